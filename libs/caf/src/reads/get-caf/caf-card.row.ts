import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';
import { type Episode } from '../../domain/caf.state';
import { type CardFact } from './caf-card.projection';

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

  @Column('boolean')
  suspended!: boolean;

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

  @Column('text', { name: 'place_at_start' })
  placeAtStart!: string;

  @Column('text')
  place!: string;

  @Column('date', { name: 'opened_on' })
  openedOn!: string;

  @Column('date', { name: 'completed_on', nullable: true })
  completedOn!: string | null;

  @Column('date', { name: 'next_review_on', nullable: true })
  nextReviewOn!: string | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: string | null;

  @Column('text', { name: 'closure_reason', nullable: true })
  closureReason!: string | null;

  @Column('text', { name: 'step_up_pending', nullable: true })
  stepUpPending!: string | null;

  @Column('text', { name: 'transfer_pending_to', nullable: true })
  transferPendingTo!: string | null;

  @Column('jsonb')
  state!: Episode;

  @Column('jsonb')
  facts!: readonly CardFact[];

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  revision!: string;
}
