import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore, partsOf, SEALER, type Sealer } from '@app/event-store';
import { childCodec } from '../children.codec';
import { type PersonalRecord, personalRecord, type RegisterPart, withPart } from './register-parts';

/** Opens sealed parts of the register, lifted to their newest shape. @throws PartOfAnother when one is not this child's. */
export const openRecord = async (
  sealer: Sealer,
  childId: string,
  parts: readonly RegisterPart[],
): Promise<PersonalRecord | 'erased'> => {
  const opened = await sealer.open(partsOf([`child-${childId}`], parts));
  return personalRecord(
    parts,
    parts.map(({ type }, at) => {
      const part = opened[at] ?? 'erased';
      return part === 'erased' ? part : childCodec.liftPersonal(type, part);
    }),
  );
};

/** What the register holds of a child in person, straight from the log: for commands that need it as it stands now. */
@Injectable()
export class ChildRecords {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async read(childId: string): Promise<PersonalRecord | 'erased'> {
    const recorded = await this.store.read(`child-${childId}`);
    const parts = recorded.reduce<readonly RegisterPart[]>((known, event) => {
      const fact = childCodec.decode(event);
      return fact === undefined ? known : withPart(known, fact, event);
    }, []);
    return openRecord(this.sealer, childId, parts);
  }
}
