import {
  addDays,
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
} from '@app/kernel';
import { type BirthDate, openBirth } from '../birth-date';
import { type ChildEvent, type Corrected, type FactCorrected, type Identity, type PlainFacts } from '../child.events';
import { type Address, factKey, placeOn, type RegisteredChild, type Residence } from '../child.state';
import { type FactRefusal, PREGNANCY_DAYS } from '../facts';
import { identifierRefused, type IdentifierRefusal } from './record-identifier';
import { birthSpan, type Today } from './ground';

/** Any personal facts of the thing corrected, as they are named where they are recorded. */
export type PersonalFacts = Readonly<Record<string, unknown>> & BirthDate & { readonly value?: string };

export interface CorrectFact extends Today {
  readonly type: 'CorrectFact';
  readonly correctionId: string;
  readonly of: Corrected;
  /** What should have been recorded; facts left out were right. */
  readonly plain: PlainFacts;
  readonly personal: PersonalFacts;
  /** What stands recorded of the personal facts; read by the handler, since folds know nothing personal. */
  readonly personalBefore: PersonalFacts;
  readonly reason: string;
  readonly knownPlaces: readonly string[];
  /** Of an address: the place that its postcode, as it is right, lies in on its day; undefined when it is not known. */
  readonly placeOfPostcode: string | undefined;
  /** Whether NHS numbers of the range for invented people are accepted; false in production. */
  readonly testNumbersAllowed: boolean;
}
export type CorrectRefusal =
  | Refusal<
      'fact-not-found' | 'missing-correction' | 'impossible-birth-date' | 'unknown-place' | 'fact-of-another-kind'
    >
  | IdentifierRefusal
  | FactRefusal;

const plainKeys: Readonly<Record<Corrected['fact'], readonly (keyof PlainFacts)[]>> = {
  identity: ['sex', 'birthMonth', 'birthKnownTo', 'birthDateStanding'],
  registration: ['registeredOn'],
  ending: ['endedOn'],
  address: ['kind', 'from', 'until'],
  'parent-or-carer': ['relationship', 'from', 'until'],
  place: ['place', 'localityBasis', 'from'],
  identifier: [],
};
const personalKeys: Readonly<Record<Corrected['fact'], readonly string[]>> = {
  identity: ['givenNames', 'familyName', 'alsoKnownAs', 'birthDate', 'bornIn'] satisfies (keyof Identity)[],
  registration: [],
  ending: [],
  address: ['lines', 'postcode'],
  'parent-or-carer': ['name', 'phone', 'address'],
  place: [],
  identifier: ['value'],
};

/** An end that is not recorded is not there to be corrected. */
const ended = <T extends { readonly until: CalendarDate | null }>(
  fact: T | undefined,
): (Omit<T, 'until'> & { readonly until?: CalendarDate }) | undefined => {
  if (fact === undefined) return undefined;
  const { until, ...rest } = fact;
  return until === null ? rest : { ...rest, until };
};

/** @returns the plain facts as they stand, or undefined when nothing of that kind is recorded. */
const standing = (child: RegisteredChild, of: Corrected): PlainFacts | undefined => {
  switch (of.fact) {
    case 'identity': {
      const { birthMonth, birthKnownTo, birthDateStanding, sex } = child;
      return { birthMonth, birthKnownTo, birthDateStanding, sex };
    }
    case 'ending':
      return child.endedOn === null ? undefined : { endedOn: child.endedOn };
    case 'registration':
      return { registeredOn: child.registeredOn };
    case 'address':
      return ended(child.addresses.find(({ addressId }) => addressId === of.addressId));
    case 'parent-or-carer':
      return ended(child.adults.findLast(({ personId }) => personId === of.personId));
    case 'place':
      return child.places.findLast(({ from }) => from === of.from);
    case 'identifier':
      return child.numbers.some(({ recordingId }) => recordingId === of.recordingId) ? {} : undefined;
  }
};

const only = <T extends object>(facts: T, keys: readonly string[]): Partial<T> =>
  Object.fromEntries(
    Object.entries(facts).filter(([key, value]) => keys.includes(key) && value !== undefined),
  ) as Partial<T>;

const wrongInItself = (command: CorrectFact, child: RegisteredChild): CorrectRefusal | undefined => {
  const { of, plain, personal } = command;
  if (plain.place !== undefined && !command.knownPlaces.includes(plain.place))
    return refuse('unknown-place', 'there is no such place', '/right/place');
  const strange = [...Object.keys(plain), ...Object.keys(personal)].find(
    (key) => !plainKeys[of.fact].includes(key as keyof PlainFacts) && !personalKeys[of.fact].includes(key),
  );
  if (plain.until !== undefined && standing(child, of)?.until === undefined)
    return refuse('fact-not-found', 'no end of this is recorded', '/right/until');
  if (strange !== undefined)
    return refuse('fact-of-another-kind', 'this does not belong to the fact corrected', `/right/${strange}`);
  if (of.fact === 'identifier') {
    const kind = child.numbers.find(({ recordingId }) => recordingId === of.recordingId)?.kind ?? 'social-care-id';
    const { value } = personal;
    const { testNumbersAllowed } = command;
    if (value === undefined) return undefined;
    return identifierRefused({ kind, value, testNumbersAllowed }, '/right/value');
  }
  if (personal.birthDate === undefined && personal.bornIn === undefined) return undefined;
  const span = birthSpan(personal);
  return isRefusal(span) ? { ...span, field: `/right${span.field ?? ''}` } : undefined;
};

/** What stands in the open of the date of birth follows from the date; what is corrected is exact unless it is said otherwise. */
const withOpenBirth = (plain: PlainFacts, { personal, today }: CorrectFact, child: RegisteredChild): PlainFacts => {
  if (personal.birthDate === undefined && personal.bornIn === undefined) return plain;
  const notAfter =
    child.status === 'unborn'
      ? addDays(child.registeredOn, PREGNANCY_DAYS)
      : child.expectedMonth === null
        ? child.registeredOn
        : today;
  const { birthMonth, birthKnownTo = 'day' } = openBirth(personal, undefined, notAfter);
  return { birthDateStanding: 'exact', ...plain, birthMonth, birthKnownTo };
};

const changedOnly = (before: PlainFacts, plain: PlainFacts): PlainFacts =>
  Object.fromEntries(Object.entries(plain).filter(([key, value]) => before[key as keyof PlainFacts] !== value));

/** The place that was taken from the postcode of this home, when it still rests on it. */
const restingOn = ({ places }: RegisteredChild, { kind, from }: Address): Residence | undefined =>
  kind === 'current' ? places.findLast((one) => one.from === from && one.localityBasis === 'postcode') : undefined;

/** @returns the right place, where the place rests on the postcode of the home that is corrected. */
const placeThatFollows = (command: CorrectFact, child: RegisteredChild, right: PlainFacts): readonly ChildEvent[] => {
  const { of, personal, placeOfPostcode, correctionId, reason } = command;
  const address =
    of.fact === 'address' ? child.addresses.find(({ addressId }) => addressId === of.addressId) : undefined;
  if (address === undefined) return [];
  if (personal['postcode'] === undefined && right.kind === undefined && right.from === undefined) return [];
  const resting = restingOn(child, address);
  const { kind, from } = { ...address, ...right };
  if (resting === undefined) {
    const home = placeOn(child, from);
    const moves =
      kind === 'current' &&
      placeOfPostcode !== undefined &&
      home?.localityBasis === 'postcode' &&
      home.place !== placeOfPostcode;
    return moves ? [{ type: 'PlaceChanged', data: { place: placeOfPostcode, localityBasis: 'postcode', from } }] : [];
  }
  const before = child.places.findLast((one) => one !== resting && one.from <= resting.from);
  const place = kind === 'current' ? (placeOfPostcode ?? 'UNK') : (before?.place ?? 'UNK');
  const changed = changedOnly(resting, { place, from });
  if (Object.keys(changed).length === 0) return [];
  const event: FactCorrected = {
    type: 'FactCorrected',
    data: {
      correctionId,
      of: { fact: 'place', from: resting.from },
      old: only(resting, Object.keys(changed)),
      new: changed,
    },
    personal: { old: {}, new: {}, reason },
  };
  return [event];
};

/**
 * A recorded fact was wrong from the start. The event keeps what stood, what is right, and why; nothing is edited.
 * What changes in the world (a move, a new name by deed) is no correction.
 */
export const correctFact = (command: CorrectFact, child: RegisteredChild): Decided<ChildEvent, CorrectRefusal> => {
  const { correctionId, of, reason } = command;
  const before = standing(child, of);
  if (before === undefined) return refuse('fact-not-found', 'nothing like that is recorded', '/fact');
  const wrong = wrongInItself(command, child);
  if (wrong !== undefined) return wrong;
  const personal = only(command.personal, personalKeys[of.fact]);
  const plain = changedOnly(before, withOpenBirth(only(command.plain, plainKeys[of.fact]), command, child));
  const born = ['birthDate', 'bornIn'].some((key) => key in personal) ? ['birthDate', 'bornIn'] : [];
  const wanted: readonly ChildEvent[] = [
    {
      type: 'FactCorrected',
      data: { correctionId, of, old: only(before, Object.keys(plain)), new: plain },
      personal: { old: only(command.personalBefore, [...Object.keys(personal), ...born]), new: personal, reason },
    },
    ...placeThatFollows(command, child, plain),
  ];
  const nothing =
    Object.keys(plain).length + Object.keys(personal).length === 0
      ? refuse('missing-correction', 'say what is right', '/right')
      : undefined;
  const last = child.corrections[factKey(of)];
  if (last === undefined) return nothing ?? wanted;
  // What was sealed of the last correction is not known here: the same request is a repeat of it, another one corrects it.
  return alreadyRecorded({
    by: ({ type, data }) => type === 'FactCorrected' && data.correctionId === last,
    wanted,
    ...(nothing === undefined ? {} : { refusal: nothing }),
  });
};
