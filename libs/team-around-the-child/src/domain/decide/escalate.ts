import { alreadyRecorded, type CalendarDate, type Decided, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type ActingPractitioner, agenciesOf, worksInTeam } from '../members';
import { type EngagementEscalated, type TeamEvent } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { cancelledTooOften } from '../schedule';
import { type EscalationLevel } from '../vocabulary';

export interface EscalateEngagement {
  readonly type: 'EscalateEngagement';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
  /** The agency that was asked and does not take part; null where meetings keep being cancelled. */
  readonly agencyId: string | null;
  readonly to: EscalationLevel;
  readonly note: string | null;
}
export type EscalateRefusal = TeamStateRefusal | Refusal<'not-a-member' | 'unknown-agency' | 'missing-agency'>;

const latest = (one: CalendarDate | undefined, other: CalendarDate): CalendarDate =>
  one === undefined || other > one ? other : one;

/**
 * Takes it to those above that an agency does not take part, which may be one that declined or has left; or, without one, that
 * the team cannot meet: three meetings in a row were cancelled.
 */
export const escalateEngagement = (command: EscalateEngagement, state: Team): Decided<TeamEvent, EscalateRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { on, by, agencyId, to, note } = command;
  if (!worksInTeam(team.members, by))
    return refuse('not-a-member', 'only someone who works in this team can escalate for it');
  const lastHeldOn = team.meetings.map((meeting) => meeting.on).reduce<CalendarDate | undefined>(latest, undefined);
  if (agencyId === null && !cancelledTooOften(team.schedule, lastHeldOn))
    return refuse('missing-agency', 'say which agency does not take part: the team has been able to meet', '/agencyId');
  if (agencyId !== null && !agenciesOf(team.members).includes(agencyId))
    return refuse('unknown-agency', 'this agency was never asked to join the team', '/agencyId');
  const wanted: readonly TeamEvent[] = [
    { type: 'EngagementEscalated', data: { on, agencyId, to }, personal: { note } },
  ];
  const isSame = (one: EngagementEscalated['data']): boolean =>
    one.agencyId === agencyId && one.to === to && one.on === on;
  return team.escalations.some(isSame)
    ? alreadyRecorded({ by: (fact) => fact.type === 'EngagementEscalated' && isSame(fact.data), wanted })
    : wanted;
};
