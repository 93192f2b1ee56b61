import { type CalendarDate, type Fact, isRefusal, type Refusal, refuse } from '@app/kernel';
import { evolveChildren, type TeamChild } from './children';
import { evolveMembers, type TeamMember } from './members';
import { type Action, evolvePlan } from './plan';
import { evolveFollowUp, evolveReviews, type FollowUp, type Review } from './reviews';
import { evolveSchedule, type ScheduledMeeting } from './schedule';
import { type EngagementEscalated, type TeamEvent } from './team.events';
import { type MeetingKind, type TeamCloseReason } from './vocabulary';

/** A meeting that took place, as far as rules need it. */
export interface HeldMeeting {
  readonly meetingId: string;
  readonly on: CalendarDate;
  readonly kind: MeetingKind;
  /** How often its minutes were amended. */
  readonly amendments: number;
}

/** One team, as far as decisions need it. */
export interface ConvenedTeam {
  readonly is: 'open' | 'closed';
  readonly convenedOn: CalendarDate;
  /** The latest effective day of anything the team did: it cannot have closed before. */
  readonly lastOn: CalendarDate;
  /** Everyone whom it serves or served. */
  readonly children: readonly TeamChild[];
  readonly place: string;
  /** Everyone who belongs or belonged to it. */
  readonly members: readonly TeamMember[];
  /** Who asked them to join, by member id. */
  readonly askedBy: Readonly<Record<string, string>>;
  readonly schedule: readonly ScheduledMeeting[];
  readonly meetings: readonly HeldMeeting[];
  readonly plan: readonly Action[];
  readonly reviews: readonly Review[];
  /** What was agreed last about the time to come. */
  readonly followUp: FollowUp | null;
  readonly escalations: readonly EngagementEscalated['data'][];
  /** Teams whose work goes on in this one. */
  readonly takenIn: readonly string[];
  readonly closed: {
    readonly on: CalendarDate;
    readonly reason: TeamCloseReason;
    readonly carriedOnBy: string | null;
    readonly mergedInto: string | null;
  } | null;
  /** Reservations that came to nothing; left out while there are none. */
  readonly lapsed?: readonly string[];
}
export type Team = { readonly is: 'not-convened'; readonly lapsed?: readonly string[] } | ConvenedTeam;

/** @returns the reservations of children for this team that have lapsed. */
export const lapsedIn = ({ lapsed = [] }: Team): readonly string[] => lapsed;

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/** Folds one fact into the team. */
export const evolve = (team: Team, fact: Fact<TeamEvent>): Team => {
  if (fact.type === 'ReservationLapsed') return { ...team, lapsed: [...lapsedIn(team), fact.data.reservationId] };
  if (fact.type === 'TeamConvened') {
    const { on, place } = fact.data;
    return {
      is: 'open',
      convenedOn: on,
      lastOn: on,
      children: evolveChildren([], fact),
      place,
      members: evolveMembers([], fact),
      askedBy: Object.fromEntries(fact.data.members.map(({ memberId }) => [memberId, fact.data.convenedBy])),
      schedule: [],
      meetings: [],
      plan: [],
      reviews: [],
      followUp: null,
      escalations: [],
      takenIn: [],
      closed: null,
      ...(team.lapsed === undefined ? {} : { lapsed: team.lapsed }),
    };
  }
  if (team.is === 'not-convened') return team;
  const known: ConvenedTeam = {
    ...team,
    // The day of a correction, and of the closing, is no step that the team took.
    lastOn:
      fact.type === 'TeamDayCorrected' || fact.type === 'TeamClosed' ? team.lastOn : later(team.lastOn, fact.data.on),
    children: evolveChildren(team.children, fact),
    members: evolveMembers(team.members, fact),
    schedule: evolveSchedule(team.schedule, fact),
    plan: evolvePlan(team.plan, fact),
    reviews: evolveReviews(team.reviews, fact),
    followUp: evolveFollowUp(team.followUp, fact),
  };
  switch (fact.type) {
    case 'MeetingRecorded': {
      const { meetingId, on, kind } = fact.data;
      return { ...known, meetings: [...team.meetings, { meetingId, on, kind, amendments: 0 }] };
    }
    case 'MeetingAmended': {
      const { meetingId, on, kind, amendment: amendments } = fact.data;
      const meetings = team.meetings.map((one) =>
        one.meetingId === meetingId ? { meetingId, on, kind, amendments } : one,
      );
      return { ...known, meetings };
    }
    case 'TeamDayCorrected': {
      const { what, is } = fact.data;
      if (what === 'convening') return { ...known, convenedOn: is };
      return what === 'closing' && team.closed !== null ? { ...known, closed: { ...team.closed, on: is } } : known;
    }
    case 'MemberInvited':
      return { ...known, askedBy: { ...team.askedBy, [fact.data.member.memberId]: fact.data.invitedBy } };
    case 'EngagementEscalated':
      return { ...known, escalations: [...team.escalations, fact.data] };
    case 'TeamTakenIn':
      return { ...known, takenIn: [...team.takenIn, fact.data.from] };
    case 'TeamClosed':
      return { ...known, is: 'closed', closed: fact.data };
    default:
      return known;
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

/** @returns the team, when it is at work and the day fits: not to come, and not before it was convened. */
export const openTeam = (
  team: Team,
  command: { readonly on: CalendarDate; readonly today: CalendarDate },
): ConvenedTeam | TeamStateRefusal => {
  const existing = existingTeam(team);
  if (isRefusal(existing)) return existing;
  if (existing.is !== 'open') return refuse('team-not-open', 'this team has closed');
  return wrongDate(command, existing.convenedOn) ?? existing;
};
