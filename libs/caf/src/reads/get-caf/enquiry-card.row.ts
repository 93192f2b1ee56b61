import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';

/** One row per checklist and per family that did not agree. */
@Entity({ schema: 'read', name: 'caf_enquiry_card' })
export class EnquiryCardRow {
  /** `<childId>.<revision>` */
  @PrimaryColumn('text', { name: 'card_id' })
  cardId!: string;

  @Column('uuid', { name: 'child_id' })
  childId!: string;

  @Column('text')
  kind!: 'checklist' | 'not-proceeded';

  @Column('int', { nullable: true })
  checklist!: number | null;

  @Column('date', { name: 'made_on' })
  madeOn!: string;

  @Column('text', { name: 'made_by' })
  madeBy!: string;

  @Column('text', { name: 'agency_id' })
  agencyId!: string;

  @Column('text', { name: 'agency_type' })
  agencyType!: string;

  @Column('text')
  place!: string;

  @Column('text', { nullable: true })
  decision!: string | null;

  @Column('jsonb', { nullable: true })
  answers!: Readonly<Record<string, string>> | null;

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  revision!: string;
}
