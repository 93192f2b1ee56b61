import { randomUUID } from 'node:crypto';
import { type CommandBus } from '@nestjs/cqrs';
import { operator } from '@app/access';
import { type Actor, type Envelope } from '@app/event-store';
import { dayInLondon, isRefusal, isUuid } from '@app/kernel';
import { DecideOnRecord, ListCertificates, ListProposals, proposeDue } from '@app/retention';
import { type Config, type Runtime } from '@app/runtime';
import { Failure } from '../failure';
import { actingAs, type Signed } from '../home/acting';
import { withRuntime } from '../home/with-runtime';
import { confirmed } from '../output/confirmed';
import { print, printJson } from '../output/print';
import { table } from '../output/table';
import { type Commands, commandsOver } from '../system/commands-over';

interface Output {
  readonly json?: boolean;
}
/** How whoever approves says who they are, and that they mean it. */
export type Approving = Signed & Output & { readonly yes?: boolean };

const MOST = 1_000;
const asGovernance = operator('list-retention', 'information-governance');

const withCommands = (
  command: string,
  work: (rooms: Commands, runtime: Runtime, settings: Config) => Promise<void>,
): Promise<void> =>
  withRuntime(command, {}, async (runtime, settings) => {
    const rooms = await commandsOver(runtime);
    try {
      await work(rooms, runtime, settings);
    } finally {
      await rooms.close();
    }
  });

/** Makes the nightly list now: proposes for destruction what need not be kept any more. */
export const propose = ({ json }: Output): Promise<void> =>
  withRuntime('retention propose', {}, async ({ aggregates, dataSource: database, clock }) => {
    const proposed = await proposeDue({ aggregates, database, clock, today: dayInLondon(clock()) });
    if (json) printJson({ proposed });
    else print(`${proposed} records are proposed for destruction now; a person decides on each.`);
  });

/** Prints what waits for a decision, the longest due first. */
export const list = ({ json }: Output): Promise<void> =>
  withCommands('retention list', async ({ queries }) => {
    const { proposals } = await queries.execute(new ListProposals(undefined, MOST, asGovernance));
    if (json) {
      printJson(proposals);
      return;
    }
    const rows = proposals.map(({ childId, recordClass, dueOn, status }) => [childId, recordClass, dueOn, status]);
    print(rows.length === 0 ? 'Nothing is proposed.' : table(['Record', 'Class', 'Due since', 'State'], rows));
  });

/**
 * Approves the destruction of one record, as the person whose token is given; the worker carries it out.
 * @throws Failure when they are not of information governance, it is not proposed, or a rule says no.
 */
export const approve = (childId: string, { json, yes, ...signed }: Approving): Promise<void> =>
  withCommands('retention approve', async ({ commands, queries, standings }, runtime, settings) => {
    if (!isUuid(childId)) throw new Failure('Records are named by their ids.');
    const actor = await actingAs('information-governance', signed, runtime, settings, standings);
    const { proposals } = await queries.execute(new ListProposals(undefined, MOST, asGovernance));
    const proposal = proposals.find((one) => one.childId === childId);
    if (proposal === undefined) throw new Failure('The destruction of this record is not proposed.');
    await confirmed(
      `The record ${childId} (${proposal.recordClass}, due since ${proposal.dueOn}) is to be destroyed for ever, as approved by ${actor.practitionerId}.`,
      { yes: yes === true },
    );
    await decide(commands, childId, proposal.proposalId, actor, runtime.clock());
    if (json) printJson({ childId, approved: proposal.proposalId });
    else print('Approved. The worker destroys the record; "retention certificates" shows when it is done.');
  });

const decide = async (
  commands: CommandBus,
  childId: string,
  proposalId: string,
  actor: Actor,
  now: ReturnType<Runtime['clock']>,
): Promise<void> => {
  const commandId = randomUUID();
  const sent: Envelope<DecideOnRecord['sent']['command']> = {
    command: {
      ...{ type: 'ApproveDestruction', proposalId },
      ...{ approvedBy: actor.practitionerId, on: dayInLondon(now) },
    },
    commandId,
    commandDigest: commandId,
    actor,
    at: now.toISOString(),
    correlationId: commandId,
    causationId: commandId,
    purpose: 'retention',
    locality: null,
  };
  const outcome = await commands.execute(new DecideOnRecord(childId, sent));
  if (isRefusal(outcome)) throw new Failure(`Refused (${outcome.refused}): ${outcome.why}.`);
};

/** Prints what was destroyed between two days. */
export const certificates = (from: string, to: string, { json }: Output): Promise<void> =>
  withCommands('retention certificates', async ({ queries }) => {
    const all = await queries.execute(new ListCertificates(from, to, asGovernance));
    if (json) {
      printJson(all);
      return;
    }
    const rows = all.map(({ on, recordClass, rulesVersion, records, keys, approvedBy, beyondRecovery }) => [
      on,
      recordClass ?? 'after a restore',
      rulesVersion ?? '-',
      records,
      keys,
      approvedBy ?? '-',
      `${beyondRecovery.from} (${beyondRecovery.is})`,
    ]);
    print(table(['Day', 'Class', 'Rules', 'Records', 'Keys', 'Approved by', 'Opens nowhere from'], rows));
  });
