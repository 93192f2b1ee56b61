import { type CalendarDate, isCalendarDate, type Refusal, refuse } from '@app/kernel';
import { type AdultDetails, type ChildEvent, type Identity } from '../child.events';
import { placeOn, type RegisteredChild } from '../child.state';
import { type Sex } from '../vocabulary';
import { type DateRefusal, dayRefused, type Today } from './ground';
import { isPossibleBirthDate } from './register-child';

export interface RecordBirth extends Today, Identity {
  readonly type: 'RecordBirth';
  readonly sex: Sex;
}
/** There are two children where one was known. */
export interface RecordTwin extends Today, Identity {
  readonly type: 'RecordTwin';
  readonly twinId: string;
  readonly sex: Sex;
  readonly on: CalendarDate;
  /** As on this child's record, where the mother is on it. */
  readonly mother: (AdultDetails & { readonly personId: string }) | undefined;
}
export interface EndPregnancy extends Today {
  readonly type: 'EndPregnancy';
  readonly on: CalendarDate;
}
export type BirthRefusal = Refusal<'child-already-born' | 'impossible-birth-date' | 'missing-mother'> | DateRefusal;

const notADayOfBirth = (birthDate: string, today: CalendarDate): BirthRefusal | undefined =>
  isCalendarDate(birthDate) && birthDate <= today
    ? undefined
    : refuse('impossible-birth-date', 'a child is born on a day that has come', '/birthDate');

/** The expected child is born: from now on it has a name and a birthday, on the same record. */
export const recordBirth = (command: RecordBirth, child: RegisteredChild): readonly ChildEvent[] | BirthRefusal => {
  const { birthDate, givenNames, familyName, alsoKnownAs, sex, today } = command;
  const birthMonth = birthDate.slice(0, 7);
  if (child.status === 'born')
    return child.birthMonth === birthMonth && child.sex === sex
      ? []
      : refuse('child-already-born', 'this child is recorded as born: correct the record instead');
  return (
    notADayOfBirth(birthDate, today) ?? [
      {
        type: 'ChildBorn',
        data: { birthMonth, sex },
        personal: { givenNames, familyName, birthDate, ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }) },
      },
    ]
  );
};

/** A twin comes onto the register as a child of its own, where and with whom this one lives. */
export const recordTwin = (command: RecordTwin, child: RegisteredChild): readonly ChildEvent[] | BirthRefusal => {
  const { twinId, sex, on, givenNames, familyName, birthDate, mother } = command;
  if (child.twins.includes(twinId)) return [];
  const refused = dayRefused(child, on, command, '/on');
  if (refused !== undefined) return refused;
  const status = child.status === 'born' ? 'born' : 'unborn';
  if (!isPossibleBirthDate(status, birthDate, on))
    return refuse('impossible-birth-date', 'twins are born, or expected, on nearly the same day', '/birthDate');
  if (status === 'unborn' && mother === undefined)
    return refuse('missing-mother', 'an unborn child is registered with its mother');
  const home = placeOn(child, on);
  return [
    {
      type: 'TwinRecorded',
      data: {
        twinId,
        status,
        sex,
        place: home?.place ?? child.place,
        localityBasis: home?.localityBasis ?? 'manual',
        motherId: mother?.personId ?? null,
        on,
      },
      personal: { givenNames, familyName, birthDate, ...(mother === undefined ? {} : { mother: detailsOf(mother) }) },
    },
  ];
};

const detailsOf = ({ name, phone, address }: AdultDetails): AdultDetails => ({
  name,
  ...(phone === undefined ? {} : { phone }),
  ...(address === undefined ? {} : { address }),
});

/** The pregnancy ended without a birth. Everything that would remind of it stops at once. */
export const endPregnancy = (command: EndPregnancy, child: RegisteredChild): readonly ChildEvent[] | BirthRefusal => {
  if (child.status === 'born') return refuse('child-already-born', 'this child has been born');
  return dayRefused(child, command.on, command, '/on') ?? [{ type: 'PregnancyEnded', data: { on: command.on } }];
};
