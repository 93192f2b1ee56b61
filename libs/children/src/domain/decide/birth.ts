import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type BirthDateStanding, openBirth, openSpan, spanOf } from '../birth-date';
import { type AdultDetails, type ChildEvent, type Identity, type TwinRecorded } from '../child.events';
import { placeOn, type RegisteredChild } from '../child.state';
import { areTwinsApart } from '../facts';
import { type Sex } from '../vocabulary';
import { birthField, birthSaid, birthSpan, type DateRefusal, dayRefused, type Today } from './ground';
import { registerChild, type RegisterChild, type RegisterRefusal } from './register-child';
import { contradictionRefused } from './without-contradiction';

export interface RecordBirth extends Today, Identity {
  readonly type: 'RecordBirth';
  readonly birthDateStanding?: BirthDateStanding;
  readonly sex: Sex;
}
/** There are two children where one was known. */
export interface RecordTwin extends Today, Identity {
  readonly type: 'RecordTwin';
  readonly twinId: string;
  readonly birthDateStanding?: BirthDateStanding;
  readonly sex: Sex;
  readonly on: CalendarDate;
  /** When the child on this record was born or is expected, where the record can be opened. */
  readonly bornOn: CalendarDate | undefined;
  /** As on this child's record, where the mother is on it. */
  readonly mother: (AdultDetails & { readonly personId: string }) | undefined;
  /** Whether it goes by a name of the child on this record. */
  readonly namedAsFirst: boolean;
  /** Whether the register seems to have somebody else already who could be this twin. */
  readonly probableDuplicate: boolean;
  /** The practitioner has looked: nobody on the register, and no twin recorded before, is this child. */
  readonly confirmedNew: boolean;
}
export interface EndPregnancy extends Today {
  readonly type: 'EndPregnancy';
  readonly on: CalendarDate;
}
export type BirthRefusal =
  | Refusal<'child-already-born' | 'impossible-birth-date' | 'missing-mother' | 'named-as-first-child'>
  | DateRefusal
  | RegisterRefusal;

const namesOf = ({ givenNames, familyName, alsoKnownAs, ...born }: Identity): Identity => ({
  givenNames,
  ...(familyName === undefined ? {} : { familyName }),
  ...birthSaid(born),
  ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }),
});

/** The expected child is born: from now on it has a name and a birthday, on the same record. */
export const recordBirth = (command: RecordBirth, child: RegisteredChild): Decided<ChildEvent, BirthRefusal> => {
  const { sex, today, birthDateStanding } = command;
  const span = birthSpan(command);
  if (isRefusal(span)) return span;
  const born = openBirth(command, birthDateStanding, today);
  const wanted: readonly ChildEvent[] = [{ type: 'ChildBorn', data: { ...born, sex }, personal: namesOf(command) }];
  if (child.status !== 'born') return wanted;
  return alreadyRecorded({
    by: ({ type }) => type === 'ChildBorn',
    wanted,
    pointers: { birthMonth: birthField(command) },
    refusal: refuseExisting('child-already-born', 'this child is recorded as born: correct the record instead', {
      existing: child.ref,
      correctedBy: 'POST /v1/children/{childId}/corrections',
    }),
  });
};

/**
 * How the twin comes onto the register: what the process will send, so that nothing is recorded that it would be refused.
 * @param recorded the event on the first child's record, with what was sealed in it.
 */
export const registrationOfTwin = (
  { data, personal }: Pick<TwinRecorded, 'data' | 'personal'>,
  registered: Pick<RegisterChild, 'twinOf' | 'registeredBy' | 'registeredByAgency' | 'ref' | 'today'>,
): RegisterChild => {
  const { status, sex, place, localityBasis, motherId, on, birthDateStanding } = data;
  const { mother, ...identity } = personal;
  return {
    type: 'RegisterChild',
    ...identity,
    ...(birthDateStanding === undefined ? {} : { birthDateStanding }),
    ...registered,
    ...{ status, sex, place, localityBasis, on },
    knownPlaces: [place],
    identifiers: [],
    probableDuplicate: false,
    confirmedNew: true,
    ...(mother === undefined || motherId === null ? {} : { mother: { personId: motherId, ...mother } }),
  };
};

/** A twin comes onto the register as a child of its own, where and with whom this one lives. */
export const recordTwin = (command: RecordTwin, child: RegisteredChild): Decided<ChildEvent, BirthRefusal> => {
  const { twinId, sex, on, today, mother, birthDateStanding, bornOn } = command;
  const refused = dayRefused(child, on, command, '/on');
  if (refused !== undefined) return refused;
  const span = birthSpan(command);
  if (isRefusal(span)) return span;
  const first = (bornOn === undefined ? undefined : spanOf({ birthDate: bornOn })) ?? openSpan(child);
  if (areTwinsApart(first, span))
    return refuse('impossible-birth-date', 'twins are born, or expected, on nearly the same day', birthField(command));
  const home = placeOn(child, on);
  const event: TwinRecorded = {
    type: 'TwinRecorded',
    data: {
      twinId,
      status: child.status === 'born' ? 'born' : 'unborn',
      sex,
      place: home?.place ?? child.place,
      localityBasis: home?.localityBasis ?? 'manual',
      motherId: mother?.personId ?? null,
      on,
      ...(birthDateStanding === 'estimated' ? { birthDateStanding } : {}),
    },
    personal: { ...namesOf(command), ...(mother === undefined ? {} : { mother: detailsOf(mother) }) },
  };
  const registration = registrationOfTwin(event, { twinOf: child.ref, registeredBy: '', ref: '', today });
  const nobody = { is: 'unregistered' } as const;
  const said = { fields: { birth: birthField(command), place: '/on' }, born: span, today };
  const outcome = registerChild(registration, nobody);
  if (isRefusal(outcome)) return outcome;
  const wrong = contradictionRefused(said, nobody, outcome) as BirthRefusal | undefined;
  if (wrong !== undefined) return wrong;
  if (command.namedAsFirst)
    return refuse('named-as-first-child', 'the twin goes by the name of the child on this record', '/givenNames');
  const twin = child.twins.at(-1);
  if (twin === undefined)
    return command.probableDuplicate && !command.confirmedNew
      ? refuse('probable-duplicate', 'a child with this name and birth date is on the register already')
      : [event];
  // Who it is stands sealed: the same request is a repeat, and another one tells of a third child only when it says so.
  return alreadyRecorded({
    by: ({ type, data }) => type === 'TwinRecorded' && child.twins.includes(data.twinId),
    wanted: [event],
    ...(command.confirmedNew
      ? {}
      : {
          refusal: refuseExisting(
            'probable-duplicate',
            'a twin of this child is on record: say whether it is another',
            {
              existing: twin,
              correctedBy: 'POST /v1/children/{childId}/corrections',
            },
          ),
        }),
  });
};

const detailsOf = ({ name, phone, address }: AdultDetails): AdultDetails => ({
  name,
  ...(phone === undefined ? {} : { phone }),
  ...(address === undefined ? {} : { address }),
});

/** The pregnancy ended without a birth. Everything that would remind of it stops at once. */
export const endPregnancy = (command: EndPregnancy, child: RegisteredChild): readonly ChildEvent[] | BirthRefusal =>
  child.status === 'born'
    ? refuse('child-already-born', 'this child has been born')
    : [{ type: 'PregnancyEnded', data: { on: command.on } }];
