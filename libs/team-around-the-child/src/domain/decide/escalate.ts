import { type CalendarDate, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type ActingPractitioner, agenciesOf, worksInTeam } from '../members';
import { type EngagementEscalated } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { type EscalationLevel } from '../vocabulary';

export interface EscalateEngagement {
  readonly type: 'EscalateEngagement';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
  /** The agency that was asked and does not take part. */
  readonly agencyId: string;
  readonly to: EscalationLevel;
  readonly note: string | null;
}
export type EscalateRefusal = TeamStateRefusal | Refusal<'not-a-member' | 'unknown-agency'>;

/** Takes it to those above that an agency does not take part. It may be an agency that declined or has left. */
export const escalateEngagement = (
  command: EscalateEngagement,
  state: Team,
): readonly EngagementEscalated[] | EscalateRefusal => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { on, by, agencyId, to, note } = command;
  if (team.escalations.some((one) => one.agencyId === agencyId && one.to === to && one.on === on)) return [];
  if (!worksInTeam(team.members, by))
    return refuse('not-a-member', 'only someone who works in this team can escalate for it');
  if (!agenciesOf(team.members).includes(agencyId))
    return refuse('unknown-agency', 'this agency was never asked to join the team', '/agencyId');
  return [{ type: 'EngagementEscalated', data: { on, agencyId, to }, personal: { note } }];
};
