import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Retention } from '../../domain/retention.state';

/** One row per child: what is decided about keeping the record. Nothing personal. */
@Entity({ schema: 'read', name: 'retention_card' })
export class RetentionCardRow {
  @PrimaryColumn('uuid', { name: 'child_id' })
  childId!: string;

  @Column('text', { name: 'birth_month' })
  birthMonth!: string;

  @Column('boolean')
  merged!: boolean;

  @Column('date', { name: 'last_on' })
  lastOn!: string;

  @Column('text')
  status!: string;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('date', { name: 'destroyed_on', nullable: true })
  destroyedOn!: string | null;

  @Column('jsonb')
  retention!: Retention;
}
