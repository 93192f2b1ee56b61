import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';
import { type TeamChild } from '../../domain/children';
import { type TeamMember } from '../../domain/members';
import { type Action } from '../../domain/plan';
import { type FollowUp, type Review } from '../../domain/reviews';
import { type ScheduledMeeting } from '../../domain/schedule';
import { type EngagementEscalated, type TeamDayCorrected } from '../../domain/team.events';
import { type KeptMeeting } from './team-card.projection';

/** One row per team. Minutes, names and views stay sealed here too and are opened only to answer a request. */
@Entity({ schema: 'read', name: 'team_card' })
export class TeamCardRow {
  @PrimaryColumn('uuid', { name: 'tac_id' })
  tacId!: string;

  @Column('text')
  status!: 'open' | 'closed';

  @Column('date', { name: 'convened_on' })
  convenedOn!: string;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: string | null;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason!: string | null;

  /** The one agency that goes on alone. */
  @Column('text', { name: 'carried_on_by', nullable: true })
  carriedOnBy!: string | null;

  /** The family team in which the work goes on. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  /** Teams whose work goes on in this one. */
  @Column('jsonb', { name: 'taken_in' })
  takenIn!: readonly string[];

  @Column('text')
  place!: string;

  @Column('text', { name: 'convening_agency' })
  conveningAgency!: string;

  @Column('jsonb')
  children!: readonly TeamChild[];

  @Column('jsonb')
  members!: readonly TeamMember[];

  @Column('text', { name: 'planned_agency', nullable: true })
  plannedAgency!: string | null;

  @Column('text', { name: 'family_absence', nullable: true })
  familyAbsence!: string | null;

  @Column('jsonb')
  schedule!: readonly ScheduledMeeting[];

  @Column('jsonb')
  meetings!: readonly KeptMeeting[];

  /** Days that were wrong, as they were and as they are. */
  @Column('jsonb')
  corrections!: readonly TeamDayCorrected['data'][];

  @Column('jsonb')
  plan!: readonly Action[];

  @Column('jsonb')
  reviews!: readonly Review[];

  @Column('jsonb', { name: 'follow_up', nullable: true })
  followUp!: FollowUp | null;

  @Column('jsonb')
  escalations!: readonly EngagementEscalated['data'][];

  @Column('date', { name: 'next_review_on', nullable: true })
  nextReviewOn!: string | null;

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  revision!: string;
}
