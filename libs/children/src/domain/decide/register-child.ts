import { addDays, type CalendarDate, isCalendarDate, type Refusal, refuse } from '@app/kernel';
import { ADULT_FROM, ageAt, extendedUpTo } from '../age';
import { type AdultDetails, type ChildEvent, type Identity, type PostalAddress } from '../child.events';
import { type Child } from '../child.state';
import { type ExtensionReason, type LocalityBasis, type Sex } from '../vocabulary';
import { type IdentifierGiven, type IdentifierRefusal, identifierRefused } from './record-identifier';
import { type Today } from './ground';

export interface RegisterChild extends Today, Identity {
  readonly type: 'RegisterChild';
  readonly ref: string;
  readonly status: 'born' | 'unborn';
  readonly sex: Sex;
  /** Place code; undefined when it could not be found from the postcode. */
  readonly place: string | undefined;
  readonly localityBasis: LocalityBasis;
  readonly on: CalendarDate;
  readonly twinOf: string | null;
  readonly registeredBy: string;
  /** Left out where nobody registers it for an agency. */
  readonly registeredByAgency?: string;
  readonly householdId?: string;
  readonly address?: PostalAddress & { readonly addressId: string };
  /** Needed for an unborn child. */
  readonly mother?: AdultDetails & { readonly personId: string };
  readonly identifiers: readonly IdentifierGiven[];
  /** Needed for a young person of eighteen or more. */
  readonly extensionReason?: ExtensionReason;
  /** Places that exist on that day, the three outside the localities included. */
  readonly knownPlaces: readonly string[];
  /** Whether the register seems to have this child already, by name and birth, or by a number. */
  readonly probableDuplicate: boolean;
  /** The practitioner has looked and says that this is another child. */
  readonly confirmedNew: boolean;
}
export type RegisterRefusal =
  | Refusal<
      | 'child-already-registered'
      | 'probable-duplicate'
      | 'missing-place'
      | 'unknown-place'
      | 'impossible-birth-date'
      | 'missing-mother'
      | 'future-date'
      | 'missing-extension-reason'
      | 'over-age-limit'
    >
  | IdentifierRefusal;

/** A birth may be late, and a pregnancy is known for nine months and a little. */
const OVERDUE_DAYS = 21;
const PREGNANCY_DAYS = 300;

/** Whether a child can have been born on that day, or be expected on it, as seen from another day. */
export const isPossibleBirthDate = (status: 'born' | 'unborn', birthDate: string, on: CalendarDate): boolean =>
  isCalendarDate(birthDate) &&
  (status === 'born'
    ? birthDate <= on
    : birthDate >= addDays(on, -OVERDUE_DAYS) && birthDate <= addDays(on, PREGNANCY_DAYS));

const birthDateRefused = ({ status, birthDate, on }: RegisterChild): RegisterRefusal | undefined =>
  isPossibleBirthDate(status, birthDate, on)
    ? undefined
    : refuse(
        'impossible-birth-date',
        'a born child has a birth date in the past, an unborn child an expected date within the next months',
        '/birthDate',
      );

const ageRefused = ({ status, birthDate, on, extensionReason }: RegisterChild): RegisterRefusal | undefined => {
  const age = ageAt(birthDate, on);
  if (status === 'unborn' || age < ADULT_FROM) return undefined;
  if (extensionReason === undefined && age <= Math.max(...Object.values(extendedUpTo)))
    return refuse(
      'missing-extension-reason',
      'past the eighteenth birthday a reason for going on is needed',
      '/extensionReason',
    );
  return extensionReason === undefined || age > extendedUpTo[extensionReason]
    ? refuse('over-age-limit', 'this person is older than those the register is for', '/birthDate')
    : undefined;
};

const registrationRefused = (command: RegisterChild): RegisterRefusal | undefined => {
  const { place, knownPlaces } = command;
  if (command.on > command.today) return refuse('future-date', 'this day is still to come', '/on');
  if (place === undefined)
    return refuse('missing-place', 'the place cannot be found from the postcode: name it', '/place');
  if (!knownPlaces.includes(place)) return refuse('unknown-place', 'there is no such place', '/place');
  const refused = birthDateRefused(command) ?? ageRefused(command);
  if (refused !== undefined) return refused;
  if (command.status === 'unborn' && command.mother === undefined)
    return refuse('missing-mother', 'an unborn child is registered with its mother', '/mother');
  for (const [at, given] of command.identifiers.entries()) {
    const wrong = identifierRefused(given, `/identifiers/${at}/value`);
    if (wrong !== undefined) return wrong;
  }
  return command.probableDuplicate && !command.confirmedNew
    ? refuse(
        'probable-duplicate',
        'a child with this name and birth date, or with one of these numbers, is on the register already',
      )
    : undefined;
};

/**
 * Puts a child on the register, with what is known at once: main address, household, mother, numbers.
 * Repeated for a child who is there already it is refused: a repeat of the same request is known by its command id.
 */
export const registerChild = (command: RegisterChild, state: Child): readonly ChildEvent[] | RegisterRefusal => {
  if (state.is !== 'unregistered') return refuse('child-already-registered', 'this child is on the register already');
  const refused = registrationRefused(command);
  if (refused !== undefined) return refused;
  const { on, givenNames, familyName, birthDate, alsoKnownAs, address, mother, householdId, extensionReason } = command;
  return [
    {
      type: 'ChildRegistered',
      data: {
        ref: command.ref,
        registeredOn: on,
        status: command.status,
        birthMonth: birthDate.slice(0, 7),
        sex: command.sex,
        place: command.place ?? 'UNK',
        placeFrom: on,
        localityBasis: command.localityBasis,
        twinOf: command.twinOf,
        registeredBy: command.registeredBy,
        ...(command.registeredByAgency === undefined ? {} : { registeredByAgency: command.registeredByAgency }),
      },
      personal: { givenNames, familyName, birthDate, ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }) },
    },
    ...addressEvents(address, on),
    ...(householdId === undefined ? [] : [{ type: 'HouseholdJoined' as const, data: { householdId, from: on } }]),
    ...motherEvents(mother, on),
    ...command.identifiers.map(({ kind, value, recordingId }) => ({
      type: 'IdentifierRecorded' as const,
      data: { recordingId, kind },
      personal: { value },
    })),
    ...(extensionReason === undefined
      ? []
      : [{ type: 'AgeExtended' as const, data: { reason: extensionReason, from: on } }]),
  ];
};

const addressEvents = (address: RegisterChild['address'], on: CalendarDate): readonly ChildEvent[] => {
  if (address === undefined) return [];
  const { addressId, ...personal } = address;
  return [{ type: 'AddressRecorded', data: { addressId, kind: 'current', from: on, livesWith: null }, personal }];
};

const motherEvents = (mother: RegisterChild['mother'], on: CalendarDate): readonly ChildEvent[] => {
  if (mother === undefined) return [];
  const { personId, ...personal } = mother;
  return [
    {
      type: 'ParentOrCarerRecorded',
      data: { personId, relationship: 'mother', parentalResponsibility: 'yes', from: on },
      personal,
    },
  ];
};
