import { type Aggregates, derivedId, type Envelope } from '@app/event-store';
import { systemEnvelope } from '@app/feeds';
import { type Clock, dayInLondon } from '@app/kernel';
import { type ErasureRegister, type Keyring } from '@app/privacy';
import { type Erase } from '@app/runtime';
import { type ReapplyErasure } from './domain/decide/destroy';
import { recordOf } from './record-facts';
import { retentionAggregate } from './retention.codec';

interface Tools {
  readonly aggregates: Aggregates;
  readonly clock: Clock;
  readonly erasures: ErasureRegister;
  readonly erase: Erase;
  readonly keyring: Pick<Keyring, 'erased'>;
}
export interface Reapplied {
  /** How many subjects stand in the register. */
  readonly registered: number;
  /** How many of them had a key again, and have none now. */
  readonly erasedAgain: number;
  /** How many had been erased in the database and stood on no register: they do now. */
  readonly addedToRegister: number;
}

const CHILD = 'child-';
const isChild = (subject: string): boolean => subject.startsWith(CHILD);
const REAPPLIED = '4f1b7e0d-2c93-5a68-8d17-6e5f4a3b2c1d';

/**
 * After a restore: erases again everybody who stands in the register of erasures, also the traces that no key covers, and completes the
 * register with whom only the database knows to be erased. May be run at any time and any number of times.
 */
export const reapplyErasures = async ({ aggregates, clock, erasures, erase, keyring }: Tools): Promise<Reapplied> => {
  const registered = await erasures.subjects();
  const erased = new Set(await keyring.erased());
  for (const subject of registered) {
    const childId = subject.slice(CHILD.length);
    if (!isChild(subject) || (await recordOf(aggregates, childId)) === 'missing') continue;
    const command = { type: 'ReapplyErasure' as const, today: dayInLondon(clock()) };
    await aggregates.handle(retentionAggregate, childId, envelopeOf(childId, command, clock().toISOString()));
  }
  // What is to be destroyed stands in the log by now; a team's key goes once that of a child it served has gone.
  const subjects = [...new Set([...registered, ...erased])];
  await erase([...subjects.filter(isChild), ...subjects.filter((subject) => !isChild(subject))]);
  return {
    registered: registered.size,
    erasedAgain: [...registered].filter((subject) => !erased.has(subject)).length,
    addedToRegister: [...erased].filter((subject) => !registered.has(subject)).length,
  };
};

const envelopeOf = (childId: string, command: ReapplyErasure, at: string): Envelope<ReapplyErasure> =>
  systemEnvelope(command, derivedId(`${childId} ${at}`, REAPPLIED), at, 'retention');
