import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row per time in which a coordinator held the reins for a child. */
@Entity({ schema: 'read', name: 'interim_coordinator_card' })
export class InterimCardRow {
  /** `<childId>.<interim>` */
  @PrimaryColumn('text', { name: 'card_id' })
  cardId!: string;

  @Column('uuid', { name: 'child_id' })
  childId!: string;

  @Column('int')
  interim!: number;

  @Column('text', { name: 'practitioner_id' })
  practitionerId!: string;

  @Column('date')
  since!: string;

  @Column('date', { nullable: true })
  until!: string | null;
}
