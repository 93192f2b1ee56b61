import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import { type Attendance, type ConvenedTeam, type Team, teamAggregate, teamCodec } from '@app/team-around-the-child';
import { deadlineFrom } from '@app/timescales';

/** Who came to one meeting: what the team's own flags look at beside its fold. */
export interface HeldMeeting extends Readonly<Record<string, unknown>> {
  readonly meetingId: string;
  readonly on: CalendarDate;
  readonly attendance: readonly {
    readonly memberId: string;
    readonly as: Attendance;
  }[];
}
/** One team as its own rules see it. */
export interface AttentionTeamCard extends Card {
  readonly tac_id: string;
  /** `<childId>.<episode>` of everyone it serves or served. */
  readonly episodes: readonly string[];
  /** The first day on which something of it, or after it, is due, pauses of its children apart; null once it has agreed to close. */
  readonly due_on: CalendarDate | null;
  readonly team: ConvenedTeam & Readonly<Record<string, unknown>>;
  /** The second agency that is to join, where only one was in it at first. */
  readonly planned_agency: string | null;
  /** In order of the day. */
  readonly meetings: readonly HeldMeeting[];
}

const { initial, evolve } = teamAggregate.decider;

/** Until it has met, its first meeting is waited for, by a day that the CAF says: from the first day on it has to be looked at. */
const dueOn = ({ closed, convenedOn, meetings, followUp }: ConvenedTeam): CalendarDate | null => {
  // Whoever goes on without it has to agree on a next day.
  if (closed !== null) return closed.on;
  if (meetings.length === 0) return convenedOn;
  return followUp === null ? (deadlineFrom('first-review', convenedOn)?.dueOn ?? null) : followUp.nextReviewOn;
};

/** One row per team. */
export const attentionTeamProjection: Projection<AttentionTeamCard, 'attention-team'> = {
  name: 'attention-team',
  version: 3,
  prefixes: ['team.'],
  table: {
    name: 'read.attention_team',
    key: 'tac_id',
    columns: {
      tac_id: 'uuid',
      episodes: 'text[]',
      due_on: 'date',
      team: 'jsonb',
      planned_agency: 'text',
      meetings: 'jsonb',
    },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, event, tac_id) => {
    const fact = teamCodec.decode(event);
    if (fact === undefined) return card;
    const team: Team = evolve(card?.team ?? initial, fact);
    if (team.is === 'not-convened') return card;
    const meetings = card?.meetings ?? [];
    return {
      tac_id,
      episodes: team.children.map(({ childId, episode }) => `${childId}.${episode}`),
      due_on: dueOn(team),
      team: { ...team },
      planned_agency: fact.type === 'TeamConvened' ? fact.data.plannedAgency : (card?.planned_agency ?? null),
      meetings:
        fact.type === 'MeetingRecorded' || fact.type === 'MeetingAmended'
          ? [...meetings.filter(({ meetingId }) => meetingId !== fact.data.meetingId), held(fact.data)].sort(byDay)
          : meetings,
    };
  },
};

const held = ({ meetingId, on, attendance }: HeldMeeting): HeldMeeting => ({ meetingId, on, attendance });
const byDay = (one: HeldMeeting, other: HeldMeeting): number => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0);

declare global {
  interface ReadModels {
    readonly 'attention-team': typeof attentionTeamProjection;
  }
}
