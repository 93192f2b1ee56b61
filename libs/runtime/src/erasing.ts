import { type Aggregates } from '@app/event-store';
import { type ErasureRegister, type Keyring } from '@app/privacy';
import { type AutomationTools, type Erase, type Room } from './room';

interface Parts {
  readonly erasures: ErasureRegister;
  readonly keyring: Pick<Keyring, 'erase'>;
  readonly aggregates: Pick<Aggregates, 'forget'>;
  readonly rooms: readonly Room[];
  readonly tools: Pick<AutomationTools, 'database' | 'digests'>;
}

const CHILD = 'child-';

/** Puts the one way of erasing together: the register first, so that no restored backup can bring back who was erased. */
export const erasing =
  ({ erasures, keyring, aggregates, rooms, tools }: Parts): Erase =>
  async (subjects) => {
    await erasures.add(subjects);
    for (const subject of subjects) await keyring.erase(subject);
    for (const subject of subjects)
      if (subject.startsWith(CHILD)) for (const { forget } of rooms) await forget?.(subject.slice(CHILD.length), tools);
    aggregates.forget();
  };
