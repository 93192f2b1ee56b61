import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row per registered child. Names stay sealed here too: `sealed` is opened only to answer a request. */
@Entity({ schema: 'read', name: 'child_card' })
export class ChildCardRow {
  @PrimaryColumn('uuid', { name: 'child_id' })
  childId!: string;

  @Column('text')
  ref!: string;

  @Column('text')
  status!: 'born' | 'unborn';

  @Column('text')
  sex!: string;

  @Column('text')
  place!: string;

  @Column('text', { name: 'locality_basis' })
  localityBasis!: string;

  @Column('date', { name: 'registered_on' })
  registeredOn!: string;

  @Column('bigint')
  revision!: string;

  /** What is needed to open the names: the event's id, its stored name and the ciphertext. */
  @Column('jsonb')
  identity!: { eventId: string; type: string; sealed: string };
}
