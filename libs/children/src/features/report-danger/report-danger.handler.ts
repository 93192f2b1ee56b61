import { Command, CommandHandler, CommandBus, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, derivedId, type Envelope } from '@app/event-store';
import { isRefusal, refuse, type Refusal } from '@app/kernel';
import { agencyAggregate } from '@app/practitioners';
import { childAggregate } from '../../children.codec';
import { type ReportDanger } from '../../domain/decide/danger';
import { ChangeChild } from '../change-child.handler';
import { ChildSearches } from '../search-child/child-searches';

/** Of whom danger is reported: the child, or whomever a search of the reporter's found. */
export interface Report extends Omit<ReportDanger, 'today' | 'type' | 'reportId'> {
  readonly childId: string | null;
  readonly searchId: string | null;
}

export class ReportDangers extends Command<{ readonly reportId: string } | Refusal> {
  constructor(readonly sent: Envelope<Report>) {
    super();
  }
}

/**
 * Reports danger of each child that is meant, and tells nothing of any: neither which they are nor how many. Each child's record is
 * written for itself, under a command of its own, so that a repeat goes on where the first time stopped.
 */
@CommandHandler(ReportDangers)
export class ReportDangersHandler implements ICommandHandler<ReportDangers> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly searches: ChildSearches,
    private readonly commands: CommandBus,
  ) {}

  async execute({ sent }: ReportDangers): Promise<{ readonly reportId: string } | Refusal> {
    const { childId, searchId, ...report } = sent.command;
    const unknown = await this.unregistered(report.suspends);
    if (unknown !== undefined) return unknown;
    const meant = childId !== null ? [childId] : (this.meantBy(searchId, report.by.practitionerId) ?? []);
    if (meant.length === 0) return refuse('child-not-found', 'no child was found by that');
    const used = new Set(await Promise.all(meant.map((one) => this.used(one))));
    const outcomes = await Promise.all([...used].map((id) => this.reportOf(id, sent, report)));
    // Whoever named several learns of the first only: how many there are is not told.
    return outcomes.find(isRefusal) ?? outcomes[0] ?? refuse('child-not-found', 'no child was found by that');
  }

  private async reportOf(
    childId: string,
    sent: Envelope<Report>,
    report: Omit<Report, 'childId' | 'searchId'>,
  ): Promise<{ readonly reportId: string } | Refusal> {
    const commandId = derivedId(`danger-report of ${childId}`, sent.commandId);
    const reportId = derivedId('danger-report', commandId);
    const made = new Map([[reportId, 'danger-report']]);
    const command = { type: 'ReportDanger' as const, ...report, reportId };
    const outcome = await this.commands.execute(new ChangeChild(childId, { ...sent, command, commandId, made }));
    return isRefusal(outcome) ? outcome : { reportId: outcome.firstIds?.get(reportId) ?? reportId };
  }

  private meantBy(searchId: string | null, practitionerId: string): readonly string[] | undefined {
    return searchId === null ? undefined : this.searches.foundBy(searchId, practitionerId);
  }

  /** A duplicate leads to the record that is used. */
  private async used(childId: string): Promise<string> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    return state.is === 'registered' ? (state.survivorId ?? childId) : childId;
  }

  private async unregistered(agencies: readonly string[]): Promise<Refusal<'unknown-agency'> | undefined> {
    const known = await Promise.all(agencies.map((id) => this.aggregates.fold(agencyAggregate, id)));
    const at = known.findIndex(({ state }) => state.is === 'unregistered');
    return at === -1
      ? undefined
      : refuse('unknown-agency', 'no agency of that id is on the register', `/suspendedAgencies/${at}`);
  }
}
