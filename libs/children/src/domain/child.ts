import { type CalendarDate, type Decider, isCalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent, type LocalityBasis, type Sex } from './child.events';

export interface RegisterChild {
  readonly type: 'RegisterChild';
  readonly ref: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly status: 'born' | 'unborn';
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly place: string;
  readonly localityBasis: LocalityBasis;
  readonly on: CalendarDate;
  /** Places that exist on that day, the three outside the localities included. */
  readonly knownPlaces: readonly string[];
}
export type ChildCommand = RegisterChild;
export type ChildRefusal = Refusal<'child-already-registered' | 'unknown-place' | 'impossible-birth-date'>;

export type Child =
  | { readonly is: 'unregistered' }
  | {
      readonly is: 'registered';
      readonly ref: string;
      readonly status: 'born' | 'unborn';
      readonly birthMonth: string;
      readonly place: string;
    };

/** The child register: who the child is and where they belong. Rules: domain dossier 5.1. */
export const child: Decider<ChildCommand, ChildEvent, Child, ChildRefusal> = {
  initial: { is: 'unregistered' },
  evolve: (_state, { data }) => ({
    is: 'registered',
    ref: data.ref,
    status: data.status,
    birthMonth: data.birthMonth,
    place: data.place,
  }),
  decide: (command, state) => {
    if (state.is !== 'unregistered') return refuse('child-already-registered', 'this child is on the register already');
    if (!command.knownPlaces.includes(command.place))
      return refuse('unknown-place', 'there is no such place', '/place');
    if (!isCalendarDate(command.birthDate) || (command.status === 'born') !== command.birthDate <= command.on)
      return refuse(
        'impossible-birth-date',
        'a born child has a birth date in the past, an unborn child an expected date to come',
        '/birthDate',
      );
    return [
      {
        type: 'ChildRegistered',
        data: {
          ref: command.ref,
          registeredOn: command.on,
          status: command.status,
          birthMonth: command.birthDate.slice(0, 7),
          sex: command.sex,
          place: command.place,
          placeFrom: command.on,
          localityBasis: command.localityBasis,
        },
        personal: { givenNames: command.givenNames, familyName: command.familyName, birthDate: command.birthDate },
      },
    ];
  },
};
