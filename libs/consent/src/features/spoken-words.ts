import { Inject, Injectable } from '@nestjs/common';
import {
  EVENT_STORE,
  type EventStore,
  openParts,
  SEALER,
  type SealedParts,
  type Sealer,
  withSealedPart,
} from '@app/event-store';
import { consentCodec } from '../consent.codec';
import { type SaidBy } from '../domain/consent.events';
import { idOfFact } from '../domain/id-of-fact';

/** What was said about one child in words, straight from the log: for commands that need to know who spoke. */
@Injectable()
export class SpokenWords {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  /** @returns name and note by the id of the statement, or of the report; nothing of a record that was erased. */
  async of(childId: string): Promise<ReadonlyMap<string, SaidBy>> {
    const recorded = await this.store.read(`consent-${childId}`);
    const parts = recorded.reduce<SealedParts>((known, event) => {
      const fact = consentCodec.decode(event);
      return fact === undefined ? known : withSealedPart(known, idOfFact(fact), event);
    }, {});
    const opened = await openParts(this.sealer, consentCodec, parts, [`child-${childId}`]);
    return new Map(
      Object.entries(opened).flatMap(([id, words]) => (words === 'erased' ? [] : [[id, words as SaidBy] as const])),
    );
  }
}
