import { type CalendarDate, type Fact, type Refusal, refuse } from '@app/kernel';
import { type Member, type ServedChild, type TeamEvent } from './team.events';
import { type MeetingKind, type TeamCloseReason } from './vocabulary';

/** A meeting that took place, as far as rules need it. */
export interface HeldMeeting {
  readonly meetingId: string;
  readonly on: CalendarDate;
  readonly kind: MeetingKind;
}

/** One team, as far as decisions need it. */
export interface ConvenedTeam {
  readonly is: 'open' | 'closed';
  readonly convenedOn: CalendarDate;
  /** The latest effective day of anything the team did: it cannot have closed before. */
  readonly lastOn: CalendarDate;
  readonly children: readonly ServedChild[];
  readonly place: string;
  readonly members: readonly Member[];
  readonly meetings: readonly HeldMeeting[];
  readonly nextReviewOn: CalendarDate | null;
  readonly closed: { readonly on: CalendarDate; readonly reason: TeamCloseReason } | null;
}
export type Team = { readonly is: 'not-convened' } | ConvenedTeam;

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/** Folds one fact into the team. */
export const evolve = (team: Team, fact: Fact<TeamEvent>): Team => {
  if (fact.type === 'TeamConvened') {
    const { on, children, place, members } = fact.data;
    return {
      is: 'open',
      convenedOn: on,
      lastOn: on,
      children,
      place,
      members,
      meetings: [],
      nextReviewOn: null,
      closed: null,
    };
  }
  if (team.is === 'not-convened') return team;
  switch (fact.type) {
    case 'MeetingRecorded': {
      const { meetingId, on, kind, walkIns, nextReviewOn } = fact.data;
      return {
        ...team,
        lastOn: later(team.lastOn, on),
        members: [...team.members, ...walkIns],
        meetings: [...team.meetings, { meetingId, on, kind }],
        // Minutes entered late do not undo what a later meeting agreed.
        nextReviewOn: team.meetings.some((meeting) => meeting.on > on) ? team.nextReviewOn : nextReviewOn,
      };
    }
    case 'ChildViewsRecorded':
      return team;
    case 'TeamClosed': {
      const { on, reason } = fact.data;
      return { ...team, is: 'closed', lastOn: later(team.lastOn, on), closed: { on, reason } };
    }
  }
};

export type TeamStateRefusal = Refusal<'team-not-found' | 'team-not-open' | 'future-date' | 'impossible-date-order'>;

/** @returns the team; refuses one that was never convened. */
export const existingTeam = (team: Team): ConvenedTeam | Refusal<'team-not-found'> =>
  team.is === 'not-convened' ? refuse('team-not-found', 'there is no such team') : team;

/** @returns a refusal when the day is to come or before the earliest day allowed; otherwise undefined. */
export const wrongDate = (
  { on, today }: { readonly on: CalendarDate; readonly today: CalendarDate },
  notBefore: CalendarDate,
): Refusal<'future-date' | 'impossible-date-order'> | undefined => {
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < notBefore) return refuse('impossible-date-order', 'this day is before an earlier step', '/on');
  return undefined;
};
