import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';
import { type Told } from '../domain/break-glass.events';
import { type Reason, type ReviewOutcome } from '../domain/vocabulary';

/** One row per time that somebody broke the glass over a child's record. */
@Entity({ schema: 'read', name: 'break_glass_card' })
export class BreakGlassCardRow {
  @PrimaryColumn('uuid', { name: 'break_glass_id' })
  breakGlassId!: string;

  @Column('uuid', { name: 'child_id' })
  childId!: string;

  /** Where the child lived when it happened; null outside the localities. */
  @Column('text', { nullable: true })
  locality!: string | null;

  @Column('text', { name: 'practitioner_id' })
  practitionerId!: string;

  @Column('text', { name: 'agency_id' })
  agencyId!: string;

  @Column('text')
  role!: string;

  @Column('text')
  reason!: Reason;

  @Column('text', { name: 'broken_at' })
  brokenAt!: string;

  @Column('text')
  until!: string;

  @Column('text', { name: 'ended_at', nullable: true })
  endedAt!: string | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column('jsonb')
  told!: readonly Told[];

  @Column('text', { name: 'reviewed_at', nullable: true })
  reviewedAt!: string | null;

  @Column('text', { name: 'reviewed_by', nullable: true })
  reviewedBy!: string | null;

  @Column('text', { nullable: true })
  outcome!: ReviewOutcome | null;

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  position!: string;
}
