import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';

/** One row per assignment of a child. */
@Entity({ schema: 'read', name: 'lead_professional_card' })
export class LeadCardRow {
  /** `<childId>.<assignment>` */
  @PrimaryColumn('text', { name: 'card_id' })
  cardId!: string;

  @Column('uuid', { name: 'child_id' })
  childId!: string;

  @Column('int')
  assignment!: number;

  @Column('int')
  episode!: number;

  @Column('text')
  status!: 'proposed' | 'active' | 'declined' | 'withdrawn' | 'ended';

  @Column('text', { name: 'practitioner_id' })
  practitionerId!: string;

  @Column('text', { name: 'agency_id' })
  agencyId!: string;

  @Column('text', { name: 'agency_type' })
  agencyType!: string;

  @Column('boolean', { name: 'family_agreed' })
  familyAgreed!: boolean;

  /** What spoke for this person. */
  @Column('text', { array: true })
  factors!: readonly string[];

  @Column('date', { name: 'proposed_on' })
  proposedOn!: string;

  @Column('date', { name: 'accepted_on', nullable: true })
  acceptedOn!: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;

  @Column('int', { nullable: true })
  replaces!: number | null;

  @Column('text', { name: 'deputy_id', nullable: true })
  deputyId!: string | null;

  @Column('date', { name: 'handover_required_on', nullable: true })
  handoverRequiredOn!: string | null;

  /** Days that were wrong, as they were and as they are. */
  @Column('jsonb')
  corrections!: readonly Readonly<Record<'what' | 'was' | 'is' | 'on', string>>[];

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  revision!: string;
}
