import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type TeamEvent } from '../team.events';
import { type ConvenedTeam, existingTeam, type Team } from '../team.state';
import { type CorrectedDay } from '../vocabulary';

/** A day that is on record was wrong; what it says stays, and what was recorded first stays readable. */
export interface CorrectDay {
  readonly type: 'CorrectDay';
  /** The day of the correction. */
  readonly today: CalendarDate;
  readonly on: CalendarDate;
  readonly what: CorrectedDay;
  /** The member or child whose day it is; null for one of the team itself. */
  readonly id: string | null;
  readonly is: CalendarDate;
  readonly explanation: string;
  /** The latest day on which a CAF of the children whom the team was convened for was opened. */
  readonly cafOpenedOn: CalendarDate | null;
}
export type CorrectDayRefusal = Refusal<
  | 'team-not-found'
  | 'nothing-to-correct'
  | 'already-corrected'
  | 'future-date'
  | 'impossible-date-order'
  | 'unknown-member'
  | 'unknown-child'
>;

/** The day as it stands, and between which days it has to be. */
interface Range {
  readonly was: CalendarDate | null;
  readonly notBefore: CalendarDate | null;
  readonly notAfter: CalendarDate | null;
}

const earliest = (days: readonly (CalendarDate | null | undefined)[]): CalendarDate | null =>
  days.filter((day): day is CalendarDate => day != null).toSorted()[0] ?? null;

const rangeOf = ({ what, id, cafOpenedOn }: CorrectDay, team: ConvenedTeam): Range | CorrectDayRefusal => {
  const { convenedOn, closed, meetings, members, children, lastOn, reviews, plan } = team;
  const of = (one: { readonly since: CalendarDate; readonly until: CalendarDate | null }): Range =>
    what.endsWith('-joining')
      ? { was: one.since, notBefore: convenedOn, notAfter: one.until ?? closed?.on ?? null }
      : { was: one.until, notBefore: one.since, notAfter: closed?.on ?? null };
  switch (what) {
    case 'convening': {
      const later = [...members, ...children].filter(({ since }) => since > convenedOn).map(({ since }) => since);
      const days = [...meetings, ...reviews].map(({ on }) => on);
      const notAfter = earliest([...later, ...days, ...plan.map(({ agreedOn }) => agreedOn), closed?.on]);
      return { was: convenedOn, notBefore: cafOpenedOn, notAfter };
    }
    case 'closing':
      return { was: closed?.on ?? null, notBefore: lastOn, notAfter: null };
    case 'member-joining':
    case 'member-leaving': {
      const member = members.find(({ memberId }) => memberId === id);
      return member === undefined
        ? refuse('unknown-member', 'nobody of that id belongs to this team', '/id')
        : of(member);
    }
    case 'child-joining':
    case 'child-leaving': {
      const child = children.findLast(({ childId }) => childId === id);
      return child === undefined
        ? refuse('unknown-child', 'this team does not work with that child', '/id')
        : of(child);
    }
  }
};

/** Puts the right day in the place of a wrong one, within what is recorded before and after it. */
export const correctDay = (command: CorrectDay, state: Team): Decided<TeamEvent, CorrectDayRefusal> => {
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  const { what, id, is, on, today, explanation } = command;
  const range = rangeOf(command, team);
  if (isRefusal(range)) return range;
  const { was, notBefore, notAfter } = range;
  if (was === null) return refuse('nothing-to-correct', 'no such day is on record', '/what');
  const corrected = (before: CalendarDate): readonly TeamEvent[] => [
    { type: 'TeamDayCorrected', data: { on, what, id, was: before, is }, personal: { explanation } },
  ];
  if (was === is)
    return alreadyRecorded({
      by: (fact) =>
        fact.type === 'TeamDayCorrected' && fact.data.what === what && fact.data.id === id && fact.data.is === is,
      wanted: corrected(was),
      refusal: refuseExisting('already-corrected', 'this day is on record like that', { existing: is, field: '/is' }),
    });
  if (is > today) return refuse('future-date', 'this day is still to come', '/is');
  if ((notBefore !== null && is < notBefore) || (notAfter !== null && is > notAfter))
    return refuse('impossible-date-order', 'this day is before an earlier step, or after a later one', '/is');
  return corrected(was);
};
