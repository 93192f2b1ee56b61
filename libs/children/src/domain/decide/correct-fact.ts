import { type CalendarDate, isCalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent, type Corrected, type Identity, type PlainFacts } from '../child.events';
import { type RegisteredChild } from '../child.state';
import { type Today } from './ground';

/** Any personal facts of the thing corrected, as they are named where they are recorded. */
export type PersonalFacts = Readonly<Record<string, unknown>>;

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
}
export type CorrectRefusal = Refusal<
  | 'fact-not-found'
  | 'missing-correction'
  | 'impossible-birth-date'
  | 'impossible-date'
  | 'future-date'
  | 'unknown-place'
  | 'fact-of-another-kind'
>;

const plainKeys: Readonly<Record<Corrected['fact'], readonly (keyof PlainFacts)[]>> = {
  identity: ['sex', 'birthMonth'],
  registration: ['registeredOn'],
  ending: ['endedOn'],
  address: ['kind', 'from'],
  'parent-or-carer': ['relationship', 'from'],
  place: ['place', 'localityBasis', 'from'],
};
const personalKeys: Readonly<Record<Corrected['fact'], readonly string[]>> = {
  identity: ['givenNames', 'familyName', 'alsoKnownAs', 'birthDate'] satisfies (keyof Identity)[],
  registration: [],
  ending: [],
  address: ['lines', 'postcode'],
  'parent-or-carer': ['name', 'phone', 'address'],
  place: [],
};

/** @returns the plain facts as they stand, or undefined when nothing of that kind is recorded. */
const standing = (child: RegisteredChild, of: Corrected): PlainFacts | undefined => {
  switch (of.fact) {
    case 'identity':
      return { birthMonth: child.birthMonth, sex: child.sex };
    case 'ending':
      return child.endedOn === null ? undefined : { endedOn: child.endedOn };
    case 'registration':
      return { registeredOn: child.registeredOn };
    case 'address':
      return child.addresses.find(({ addressId }) => addressId === of.addressId);
    case 'parent-or-carer':
      return child.adults.find(({ personId }) => personId === of.personId);
    case 'place':
      return child.places.findLast(({ from }) => from === of.from);
  }
};

const only = <T extends object>(facts: T, keys: readonly string[]): Partial<T> =>
  Object.fromEntries(
    Object.entries(facts).filter(([key, value]) => keys.includes(key) && value !== undefined),
  ) as Partial<T>;

const dayWrong = (child: RegisteredChild, command: CorrectFact): CorrectRefusal | undefined => {
  const { plain, personal, today, of } = command;
  for (const field of ['from', 'registeredOn', 'endedOn'] as const) {
    const day = plain[field];
    if (day !== undefined && day > today) return refuse('future-date', 'this day is still to come', `/${field}`);
  }
  const birthDate = personal['birthDate'];
  if (of.fact !== 'identity' || birthDate === undefined) return undefined;
  return isCalendarDate(birthDate) && (child.status === 'unborn' || birthDate <= today)
    ? undefined
    : refuse('impossible-birth-date', 'a child is born on a day that has come', '/birthDate');
};

/**
 * A recorded fact was wrong from the start. The event keeps what stood, what is right, and why; nothing is edited.
 * What changes in the world (a move, a new name by deed) is no correction.
 */
export const correctFact = (command: CorrectFact, child: RegisteredChild): readonly ChildEvent[] | CorrectRefusal => {
  const { correctionId, of, reason } = command;
  if (child.recorded.includes(correctionId)) return [];
  const before = standing(child, of);
  if (before === undefined) return refuse('fact-not-found', 'nothing like that is recorded', '/of');
  if (command.plain.place !== undefined && !command.knownPlaces.includes(command.plain.place))
    return refuse('unknown-place', 'there is no such place', '/place');
  const wrongDay = dayWrong(child, command);
  if (wrongDay !== undefined) return wrongDay;
  const personal = only(command.personal, personalKeys[of.fact]);
  const plain = changedOnly(before, withBirthMonth(only(command.plain, plainKeys[of.fact]), personal));
  const strange = [...Object.keys(command.plain), ...Object.keys(command.personal)].find(
    (key) => !plainKeys[of.fact].includes(key as keyof PlainFacts) && !personalKeys[of.fact].includes(key),
  );
  if (strange !== undefined)
    return refuse('fact-of-another-kind', 'this does not belong to the fact corrected', `/${strange}`);
  if (Object.keys(plain).length + Object.keys(personal).length === 0)
    return refuse('missing-correction', 'say what is right');
  return [
    {
      type: 'FactCorrected',
      data: { correctionId, of, old: only(before, Object.keys(plain)), new: plain },
      personal: { old: only(command.personalBefore, Object.keys(personal)), new: personal, reason },
    },
  ];
};

/** The month of birth follows the day. */
const withBirthMonth = (plain: PlainFacts, personal: PersonalFacts): PlainFacts => {
  const birthDate = personal['birthDate'] as CalendarDate | undefined;
  return birthDate === undefined ? plain : { ...plain, birthMonth: birthDate.slice(0, 7) };
};

const changedOnly = (before: PlainFacts, plain: PlainFacts): PlainFacts =>
  Object.fromEntries(Object.entries(plain).filter(([key, value]) => before[key as keyof PlainFacts] !== value));
