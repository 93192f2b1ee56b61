import { type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import { consentCodec } from '../../consent.codec';
import { type Consent, evolve, nothingSaid } from '../../domain/consent.state';
import { idOfFact } from '../../domain/id-of-fact';
import { type HeardById } from './consent-shown';
import { conflictOn, decides, standingOn } from '../../domain/standing';

export interface ConsentCard extends Card {
  readonly child_id: string;
  /** The folded state: what was said, each with the day from which it counts. */
  readonly consent: Consent & Card;
  /** Who said it and in what words, by the id of the statement, correction or decision; still sealed. */
  readonly sealed: SealedParts;
  readonly heard: HeardById;
  /** Last day of the consent to share that stands latest; null when there is none or it has no end. */
  readonly sharing_until: string | null;
  /** Whether people who may decide want different things. */
  readonly in_conflict: boolean;
  /** The last day on which nobody has to agree yet that work ends; null when nothing waits for that. */
  readonly ending_due: string | null;
  readonly revision: bigint;
}

/** After everything that was ever said. */
const atLast: CalendarDate = '2199-12-31';

const sharingUntil = (consent: Consent): CalendarDate | null => {
  const standing = standingOn(consent, atLast);
  const { statement, refused, withdrawn } = standing[decides(standing, 'share')];
  const over = [...refused, ...withdrawn].includes('share');
  return over || statement?.scopes.includes('share') !== true ? null : statement.expiresOn;
};

const endingDue = ({ endings }: Consent): CalendarDate | null =>
  endings
    .filter(({ agreed }) => agreed === null)
    .map(({ until }) => until)
    .toSorted()[0] ?? null;

/** Everything said about one child as one row, folded by the same rules that decide. */
export const consentCardProjection: Projection<ConsentCard, 'consent-card'> = {
  name: 'consent-card',
  version: 2,
  prefixes: ['consent.'],
  table: {
    name: 'read.consent_card',
    key: 'child_id',
    columns: {
      child_id: 'uuid',
      consent: 'jsonb',
      sealed: 'jsonb',
      heard: 'jsonb',
      sharing_until: 'date',
      in_conflict: 'boolean',
      ending_due: 'date',
      revision: 'bigint',
    },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, recorded, childId) => {
    const fact = consentCodec.decode(recorded);
    if (fact === undefined) return card;
    const consent = evolve(card?.consent ?? nothingSaid, fact);
    return {
      child_id: childId,
      consent: consent as Consent & Card,
      sealed: withSealedPart(card?.sealed ?? {}, idOfFact(fact), recorded),
      heard: {
        ...card?.heard,
        [idOfFact(fact)]: { agencyId: recorded.meta.actor.agencyId, position: recorded.position.toString() },
      },
      sharing_until: sharingUntil(consent),
      in_conflict: conflictOn(consent, atLast).length > 0,
      ending_due: endingDue(consent),
      revision: recorded.revision,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'consent-card': typeof consentCardProjection;
  }
}
