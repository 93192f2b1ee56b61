import { type CalendarDate } from '@app/kernel';
import { type FollowUp } from './reviews';

/** How far a team is in its life (dossier 7.2): the first and the third follow from what is on record and are never stored. */
export const teamStages = ['convening', 'active', 'closing', 'closed'] as const;
export type TeamStage = (typeof teamStages)[number];

/** @returns where the team stands: it is convening until it has met or reviewed, and closing once it has agreed to. */
export const stageOf = ({
  closedOn,
  meetings,
  followUp,
}: {
  readonly closedOn: CalendarDate | null;
  readonly meetings: readonly unknown[];
  readonly followUp: FollowUp | null;
}): TeamStage => {
  if (closedOn !== null) return 'closed';
  if (followUp !== null && followUp.closing !== null) return 'closing';
  return meetings.length === 0 && followUp === null ? 'convening' : 'active';
};
