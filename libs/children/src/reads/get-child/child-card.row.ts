import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RegisteredChild } from '../../domain/child.state';
import { type RegisterPart } from '../../personal/register-parts';

/** One row per registered child. What is personal stays sealed here too: it is opened only to answer a request. */
@Entity({ schema: 'read', name: 'child_card' })
export class ChildCardRow {
  @PrimaryColumn('uuid', { name: 'child_id' })
  childId!: string;

  @Column('text')
  ref!: string;

  @Column('text')
  status!: string;

  @Column('text')
  place!: string;

  @Column('uuid', { name: 'household_id', nullable: true })
  householdId!: string | null;

  @Column('boolean')
  shielded!: boolean;

  @Column('uuid', { name: 'survivor_id', nullable: true })
  survivorId!: string | null;

  @Column('date', { name: 'registered_on' })
  registeredOn!: string;

  @Column('jsonb')
  child!: RegisteredChild;

  @Column('jsonb')
  parts!: RegisterPart[];

  @Column('bigint')
  revision!: string;
}
