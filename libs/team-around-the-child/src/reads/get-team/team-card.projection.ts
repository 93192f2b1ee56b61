import { type RecordedEvent, type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type Fact } from '@app/kernel';
import { evolveChildren, type TeamChild } from '../../domain/children';
import { currentMembers, evolveMembers, type TeamMember } from '../../domain/members';
import { type Action, evolvePlan } from '../../domain/plan';
import { evolveFollowUp, evolveReviews, type FollowUp, type Review } from '../../domain/reviews';
import { evolveSchedule, type ScheduledMeeting } from '../../domain/schedule';
import {
  type EngagementEscalated,
  type MeetingRecorded,
  type TeamDayCorrected,
  type TeamEvent,
} from '../../domain/team.events';
import { teamCodec } from '../../team.codec';

/** A meeting as its minutes stand, with what they said before they were amended. */
export type KeptMeeting = MeetingRecorded['data'] & {
  readonly amendment?: number;
  readonly amendedFor?: string;
  readonly before?: readonly object[];
};

export interface TeamCard extends Card {
  readonly tac_id: string;
  readonly status: string;
  readonly convened_on: string;
  readonly closed_on: string | null;
  readonly close_reason: string | null;
  readonly carried_on_by: string | null;
  readonly merged_into: string | null;
  readonly taken_in: readonly string[];
  readonly place: string;
  readonly convening_agency: string;
  readonly children: readonly TeamChild[];
  readonly members: readonly TeamMember[];
  readonly planned_agency: string | null;
  readonly family_absence: string | null;
  readonly schedule: readonly ScheduledMeeting[];
  /** Oldest day first. */
  readonly meetings: readonly KeptMeeting[];
  /** Days that were wrong, as they were and as they are, in the order of the corrections. */
  readonly corrections: readonly TeamDayCorrected['data'][];
  readonly plan: readonly Action[];
  readonly reviews: readonly Review[];
  readonly escalations: readonly EngagementEscalated['data'][];
  readonly follow_up: (FollowUp & Readonly<Record<string, string | null>>) | null;
  readonly next_review_on: string | null;
  readonly sealed: SealedParts;
  readonly revision: bigint;
}

const convened = (
  fact: Extract<Fact<TeamEvent>, { type: 'TeamConvened' }>,
  recorded: RecordedEvent,
  tacId: string,
): TeamCard => {
  const { data } = fact;
  return {
    tac_id: tacId,
    status: 'open',
    convened_on: data.on,
    closed_on: null,
    close_reason: null,
    carried_on_by: null,
    merged_into: null,
    taken_in: [],
    place: data.place,
    convening_agency: data.conveningAgency,
    children: evolveChildren([], fact),
    members: evolveMembers([], fact),
    planned_agency: data.plannedAgency,
    family_absence: data.familyAbsence,
    schedule: [],
    meetings: [],
    corrections: [],
    plan: [],
    reviews: [],
    follow_up: null,
    escalations: [],
    next_review_on: null,
    sealed: withSealedPart({}, 'convening', recorded),
    revision: recorded.revision,
  };
};

/** Why no one of the family is a member, after the fact; null while someone is. */
const familyAbsence = (
  { members, family_absence: before }: TeamCard,
  fact: Fact<TeamEvent>,
): TeamCard['family_absence'] => {
  if (currentMembers(evolveMembers(members, fact)).some(({ kind }) => kind === 'family')) return null;
  if (fact.type === 'MemberRemoved') return fact.data.familyAbsence ?? before;
  return fact.type === 'InvitationDeclined' ? (before ?? 'declined') : before;
};

/** What changes on the card, and the name under which the event's sealed part is kept. */
const changeOf = (
  card: TeamCard,
  fact: Exclude<Fact<TeamEvent>, { type: 'TeamConvened' | 'ReservationLapsed' }>,
): { readonly card: Partial<TeamCard>; readonly part: string } => {
  switch (fact.type) {
    case 'MeetingRecorded': {
      const { data } = fact;
      const meetings = [...card.meetings, data].sort((one, other) =>
        one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
      );
      return {
        card: { meetings },
        part: `meeting:${data.meetingId}`,
      };
    }
    case 'MeetingAmended': {
      const { amendment, reason, ...data } = fact.data;
      const meetings = card.meetings
        .map((one) =>
          one.meetingId === data.meetingId
            ? {
                ...one,
                ...data,
                amendment,
                amendedFor: reason,
                before: [...(one.before ?? []), { ...one, before: [] }],
              }
            : one,
        )
        .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
      return { card: { meetings }, part: `meeting:${data.meetingId}:amendment:${amendment}` };
    }
    case 'TeamDayCorrected': {
      const { what, is, was, id, on } = fact.data;
      const corrections = [...card.corrections, { what, id, was, is, on }];
      const days = what === 'convening' ? { convened_on: is } : what === 'closing' ? { closed_on: is } : {};
      return { card: { corrections, ...days }, part: `correction:${corrections.length}` };
    }
    case 'MemberInvited':
      return { card: {}, part: `member:${fact.data.member.memberId}` };
    case 'InvitationAccepted':
      return { card: {}, part: 'acceptance' };
    case 'InvitationDeclined':
      return { card: {}, part: `member-left:${fact.data.memberId}` };
    case 'MemberRemoved':
      return { card: {}, part: `member-left:${fact.data.memberId}` };
    case 'MeetingScheduled':
      return { card: {}, part: `planned:${fact.data.meetingId}` };
    case 'MeetingRescheduled':
      return { card: {}, part: `replanned:${fact.data.meetingId}` };
    case 'MeetingCancelled':
      return { card: {}, part: `cancelled:${fact.data.meetingId}` };
    case 'ChildViewsRecorded':
      return { card: {}, part: `views:${fact.data.meetingId}:${fact.data.childId}` };
    case 'ChildDiscussed':
      return { card: {}, part: `discussed:${fact.data.meetingId}:${fact.data.childId}` };
    case 'ActionAmended': {
      const before = card.plan.find(({ actionId }) => actionId === fact.data.actionId)?.amended?.times ?? 0;
      return { card: {}, part: `amendment:${fact.data.actionId}:${before + 1}` };
    }
    case 'ActionAgreed':
      return { card: {}, part: `action:${fact.data.actionId}` };
    case 'ActionUpdated':
      return { card: {}, part: `progress:${fact.data.actionId}:${fact.data.on}:${fact.data.status}` };
    case 'ReviewRecorded':
      return { card: {}, part: 'review' };
    case 'OutcomesReviewed':
      return { card: {}, part: `review:${fact.data.reviewId}:${fact.data.childId}` };
    case 'ChildAdded':
      return { card: {}, part: 'child' };
    case 'ChildRemoved':
      return { card: {}, part: `child-left:${fact.data.childId}` };
    case 'TeamTakenIn':
      return { card: { taken_in: [...card.taken_in, fact.data.from] }, part: 'taken-in' };
    case 'EngagementEscalated': {
      const { agencyId, to, on } = fact.data;
      return {
        card: { escalations: [...card.escalations, fact.data] },
        part: `escalation:${agencyId ?? 'meetings'}:${to}:${on}`,
      };
    }
    case 'TeamClosed':
      return {
        card: {
          status: 'closed',
          closed_on: fact.data.on,
          close_reason: fact.data.reason,
          carried_on_by: fact.data.carriedOnBy,
          merged_into: fact.data.mergedInto,
          next_review_on: null,
        },
        part: 'closure',
      };
  }
};

/** What was written earlier under the same name stays beside what is written now. */
const freePart = (sealed: SealedParts, part: string): string => {
  for (let nth = 2, name = part; ; name = `${part}:${nth++}`) if (!(name in sealed)) return name;
};

/** One row per team. */
export const teamCardProjection: Projection<TeamCard, 'team-card'> = {
  name: 'team-card',
  version: 6,
  prefixes: ['team.'],
  table: {
    name: 'read.team_card',
    key: 'tac_id',
    columns: {
      tac_id: 'uuid',
      status: 'text',
      convened_on: 'date',
      closed_on: 'date',
      close_reason: 'text',
      carried_on_by: 'text',
      merged_into: 'uuid',
      taken_in: 'jsonb',
      place: 'text',
      convening_agency: 'text',
      children: 'jsonb',
      members: 'jsonb',
      planned_agency: 'text',
      family_absence: 'text',
      schedule: 'jsonb',
      meetings: 'jsonb',
      corrections: 'jsonb',
      plan: 'jsonb',
      reviews: 'jsonb',
      follow_up: 'jsonb',
      escalations: 'jsonb',
      next_review_on: 'date',
      sealed: 'jsonb',
      revision: 'bigint',
    },
  },
  // That a reservation has lapsed says nothing about the team, which may never have been convened.
  keysOf: ({ stream, type }) => (type.startsWith('team.reservation-lapsed.') ? [] : [streamIdOf(stream)]),
  apply: (card, recorded, tacId) => {
    const fact = teamCodec.decode(recorded);
    if (fact === undefined || fact.type === 'ReservationLapsed') return card;
    if (fact.type === 'TeamConvened') return convened(fact, recorded, tacId);
    if (card === undefined) throw new Error('a team goes on that was never convened');
    const change = changeOf(card, fact);
    const followUp = evolveFollowUp(card.follow_up, fact);
    const sealed = withSealedPart(card.sealed, freePart(card.sealed, change.part), recorded);
    return {
      ...card,
      children: evolveChildren(card.children, fact),
      members: evolveMembers(card.members, fact),
      schedule: evolveSchedule(card.schedule, fact),
      family_absence: familyAbsence(card, fact),
      plan: evolvePlan(card.plan, fact),
      reviews: evolveReviews(card.reviews, fact),
      follow_up: followUp as TeamCard['follow_up'],
      next_review_on: followUp?.nextReviewOn ?? null,
      ...change.card,
      sealed,
      revision: recorded.revision,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'team-card': typeof teamCardProjection;
  }
}
