import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';
import { type CafRecord } from './caf-card.projection';

/** One row per episode. What people wrote stays sealed here too and is opened only to answer a request. */
@Entity({ schema: 'read', name: 'caf_card' })
export class CafCardRow {
  /** `<childId>.<episode>` */
  @PrimaryColumn('text', { name: 'card_id' })
  cardId!: string;

  @Column('uuid', { name: 'child_id' })
  childId!: string;

  @Column('int')
  episode!: number;

  @Column('uuid', { name: 'episode_id' })
  episodeId!: string;

  @Column('text')
  status!: string;

  @Column('text')
  form!: string;

  @Column('text')
  source!: string;

  @Column('text', { name: 'primary_reason' })
  primaryReason!: string;

  @Column('text', { name: 'author_id' })
  authorId!: string;

  @Column('text', { name: 'agency_id' })
  agencyId!: string;

  @Column('text', { name: 'agency_type' })
  agencyType!: string;

  @Column('text')
  place!: string;

  @Column('date', { name: 'opened_on' })
  openedOn!: string;

  @Column('date', { name: 'completed_on', nullable: true })
  completedOn!: string | null;

  @Column('text', { nullable: true })
  finding!: string | null;

  @Column('text', { name: 'next_step', nullable: true })
  nextStep!: string | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;

  @Column('jsonb', { name: 'team_ids' })
  teamIds!: readonly string[];

  @Column('jsonb')
  record!: CafRecord;

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  revision!: string;
}
