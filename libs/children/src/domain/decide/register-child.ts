import { addDays, type CalendarDate, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type BirthDateStanding, openBirth } from '../birth-date';
import { type AdultDetails, type ChildEvent, type Identity, type PostalAddress } from '../child.events';
import { type Child } from '../child.state';
import { type ExtensionReason, type LocalityBasis, type Sex } from '../vocabulary';
import { type IdentifierGiven, type IdentifierRefusal, identifierRefused } from './record-identifier';
import { birthContradiction, PREGNANCY_DAYS } from '../facts';
import { birthField, birthSaid, birthSpan, type Today } from './ground';

export interface RegisterChild extends Today, Identity {
  readonly type: 'RegisterChild';
  readonly ref: string;
  readonly status: 'born' | 'unborn';
  readonly birthDateStanding?: BirthDateStanding;
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
      | 'second-number-of-a-kind'
    >
  | IdentifierRefusal;

const birthRefused = (command: RegisterChild): RegisterRefusal | undefined => {
  const { status, on, today, extensionReason } = command;
  const span = birthSpan(command);
  if (isRefusal(span)) return span;
  const extensions = extensionReason === undefined ? [] : [{ reason: extensionReason, from: on }];
  const wrong = birthContradiction(span, { status, registeredOn: on, expectedMonth: null, extensions }, today);
  if (wrong === undefined) return undefined;
  const field = wrong.code === 'missing-extension-reason' ? '/extensionReason' : birthField(command);
  return refuse(wrong.code as RegisterRefusal['refused'], wrong.why, field);
};

/** Of each kind of number one is given here; an earlier one is recorded beside it later. */
const numbersRefused = ({ identifiers }: RegisterChild): RegisterRefusal | undefined => {
  for (const [at, given] of identifiers.entries()) {
    const wrong = identifierRefused(given, `/identifiers/${at}/value`);
    if (wrong !== undefined) return wrong;
    if (identifiers.slice(0, at).some(({ kind }) => kind === given.kind))
      return refuse('second-number-of-a-kind', 'a child has one number of this kind: say which', `/identifiers/${at}`);
  }
  return undefined;
};

const registrationRefused = (command: RegisterChild): RegisterRefusal | undefined => {
  const { place, knownPlaces } = command;
  if (command.on > command.today) return refuse('future-date', 'this day is still to come', '/on');
  if (place === undefined)
    return refuse('missing-place', 'the place cannot be found from the postcode: name it', '/place');
  if (!knownPlaces.includes(place)) return refuse('unknown-place', 'there is no such place', '/place');
  const refused = birthRefused(command);
  if (refused !== undefined) return refused;
  if (command.status === 'unborn' && command.mother === undefined)
    return refuse('missing-mother', 'an unborn child is registered with its mother', '/mother');
  const numbers = numbersRefused(command);
  if (numbers !== undefined) return numbers;
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
  const { on, status, givenNames, familyName, alsoKnownAs, address, mother, householdId, extensionReason } = command;
  return [
    {
      type: 'ChildRegistered',
      data: {
        ref: command.ref,
        registeredOn: on,
        status,
        // Of an expected child the year only would be that of the months to come.
        ...openBirth(command, command.birthDateStanding, status === 'unborn' ? addDays(on, PREGNANCY_DAYS) : on),
        sex: command.sex,
        place: command.place ?? 'UNK',
        placeFrom: on,
        localityBasis: command.localityBasis,
        twinOf: command.twinOf,
        registeredBy: command.registeredBy,
        ...(command.registeredByAgency === undefined ? {} : { registeredByAgency: command.registeredByAgency }),
      },
      personal: {
        givenNames,
        ...(familyName === undefined ? {} : { familyName }),
        ...birthSaid(command),
        ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }),
      },
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
