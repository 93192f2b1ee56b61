import { type ToOpen, type RecordedEvent, sealedPart } from '@app/event-store';
import { type Fact } from '@app/kernel';
import {
  type AdultDetails,
  type ChildEvent,
  type Identity,
  type ParticularsRecorded,
  type PostalAddress,
} from '../domain/child.events';
import { type IdentifierKind } from '../domain/vocabulary';

/** Everything personal that the register holds of a child, put together from what was recorded and corrected. */
export interface PersonalRecord {
  readonly identity?: Identity;
  readonly addresses: Readonly<Record<string, PostalAddress>>;
  readonly adults: Readonly<Record<string, AdultDetails>>;
  readonly siblings: Readonly<Record<string, { readonly name?: string }>>;
  /** Every number ever recorded, as corrected since, in the order of recording. */
  readonly numbers: readonly KnownNumber[];
  readonly particulars?: ParticularsRecorded['personal'];
}

/** A number that another service knows the child by. Of a kind the last one is in use; the others were before. */
export interface KnownNumber {
  readonly recordingId: string;
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** A sealed part of the record and what it says something about; kept on the card, opened to answer a request. */
export interface RegisterPart extends ToOpen {
  readonly group: 'identity' | 'addresses' | 'adults' | 'siblings' | 'identifiers' | 'particulars';
  /** Which address, adult, sibling or recording of a number. */
  readonly which: string;
  /** Of a number: which kind. */
  readonly kind?: IdentifierKind;
  /** A correction changes what stands; anything else takes its place. */
  readonly corrects: boolean;
  /** The agency that recorded it, and the position at which it stands in the log. */
  readonly agencyId: string;
  readonly position: string;
}
type About = Pick<RegisterPart, 'group' | 'which' | 'kind'>;

type Of<T extends ChildEvent['type']> = Extract<Fact<ChildEvent>, { type: T }>;

const correctedPart = (of: Of<'FactCorrected'>['data']['of']): About | undefined => {
  switch (of.fact) {
    case 'identity':
      return { group: 'identity', which: '' };
    case 'address':
      return { group: 'addresses', which: of.addressId };
    case 'parent-or-carer':
      return { group: 'adults', which: of.personId };
    case 'identifier':
      return { group: 'identifiers', which: of.recordingId };
    case 'place':
    case 'registration':
    case 'ending':
      return undefined;
  }
};

/** What the sealed part of each event says something about. Events not listed hold nothing that is shown. */
const partsOf: { readonly [T in ChildEvent['type']]?: (data: Of<T>['data']) => About | undefined } = {
  ChildRegistered: () => ({ group: 'identity', which: '' }),
  ChildBorn: () => ({ group: 'identity', which: '' }),
  AddressRecorded: ({ addressId }) => ({ group: 'addresses', which: addressId }),
  ParentOrCarerRecorded: ({ personId }) => ({ group: 'adults', which: personId }),
  SiblingLinked: ({ linkId }) => ({ group: 'siblings', which: linkId }),
  IdentifierRecorded: ({ recordingId, kind }) => ({ group: 'identifiers', which: recordingId, kind }),
  ParticularsRecorded: () => ({ group: 'particulars', which: '' }),
  FactCorrected: ({ of }) => correctedPart(of),
};
const partOf = (fact: Fact<ChildEvent>): About | undefined =>
  (partsOf[fact.type] as ((data: object) => About | undefined) | undefined)?.(fact.data);

/** @returns the parts with that of one more event, where it says something about the record. */
export const withPart = (
  parts: readonly RegisterPart[],
  fact: Fact<ChildEvent>,
  recorded: RecordedEvent,
): readonly RegisterPart[] => {
  const about = partOf(fact);
  const sealed = sealedPart(recorded);
  if (about === undefined || sealed === undefined) return parts;
  const corrects = fact.type === 'FactCorrected';
  const others = parts.filter(({ group, which }) => group !== about.group || which !== about.which);
  const { meta, position } = recorded;
  const part = { ...about, ...sealed, corrects, agencyId: meta.actor.agencyId, position: position.toString() };
  return [...(corrects ? parts : others), part];
};

/** A day takes the place of a month or year, and the other way round: a date of birth is one of them. */
const corrected = (known: object | undefined, right: object): object => {
  if (!('birthDate' in right || 'bornIn' in right)) return { ...known, ...right };
  const { birthDate, bornIn, ...rest } = (known ?? {}) as { birthDate?: unknown; bornIn?: unknown };
  return { ...rest, ...right };
};

/** @returns the number in use of each kind. */
export const numbersInUse = ({ numbers }: Pick<PersonalRecord, 'numbers'>): Readonly<Record<string, string>> =>
  Object.fromEntries(numbers.map(({ kind, value }) => [kind, value]));

/** What somebody is not shown of what stood before their work with the child began. */
export interface NotShownBefore {
  /** Position in the log at which it began; null where it has not. */
  readonly position: string | null;
  /** Their agency, which knows what it recorded itself. */
  readonly agencyId: string;
}

/** @returns whether something was recorded by the agency itself, or after the work began. */
export const isShown = (
  { agencyId, position }: Pick<RegisterPart, 'agencyId' | 'position'>,
  before: NotShownBefore,
): boolean => agencyId === before.agencyId || before.position === null || BigInt(position) > BigInt(before.position);

/** @returns the parts that are shown: who the child is, and what the agency knows of itself or since its work began. */
export const partsShown = (parts: readonly RegisterPart[], before: NotShownBefore): readonly RegisterPart[] =>
  parts.filter((part) => part.group === 'identity' || isShown(part, before));

/**
 * @param opened what each part holds, in the same order.
 * @returns the record, or 'erased' when the child's key is destroyed.
 */
export const personalRecord = (
  parts: readonly RegisterPart[],
  opened: readonly (object | 'erased')[],
): PersonalRecord | 'erased' => {
  const groups: Record<RegisterPart['group'], Record<string, object>> = {
    identity: {},
    addresses: {},
    adults: {},
    siblings: {},
    identifiers: {},
    particulars: {},
  };
  for (const [at, { group, which, corrects, kind }] of parts.entries()) {
    const part = opened[at];
    if (part === undefined || part === 'erased') return 'erased';
    groups[group][which] = corrects
      ? corrected(groups[group][which], (part as { new: object }).new)
      : { ...part, ...(kind === undefined ? {} : { kind, recordingId: which }) };
  }
  const { identity, particulars, identifiers, addresses, adults, siblings } = groups;
  return {
    ...(identity[''] === undefined ? {} : { identity: identity[''] as Identity }),
    ...(particulars[''] === undefined ? {} : { particulars: particulars[''] }),
    addresses: addresses as PersonalRecord['addresses'],
    adults: adults as PersonalRecord['adults'],
    siblings,
    numbers: Object.values(identifiers) as KnownNumber[],
  };
};
