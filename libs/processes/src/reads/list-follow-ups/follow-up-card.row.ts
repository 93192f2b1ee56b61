import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row per step of a plan. */
@Entity({ schema: 'read', name: 'follow_up_card' })
export class FollowUpCardRow {
  /** `<followUpId>.<step>`, steps counted from 1. */
  @PrimaryColumn('text', { name: 'card_id' })
  cardId!: string;

  @Column('uuid', { name: 'follow_up_id' })
  followUpId!: string;

  @Column('int')
  step!: number;

  @Column('text')
  process!: string;

  /** What the process wanted to do, to which record, and whom in it it concerns. */
  @Column('text')
  wanted!: string;

  @Column('text', { name: 'record_id' })
  recordId!: string;

  @Column('int', { nullable: true })
  episode!: number | null;

  @Column('text', { nullable: true })
  whom!: string | null;

  @Column('text')
  status!: 'waiting' | 'done' | 'refused' | 'asked' | 'settled';

  /** The refusal of the other room, or what a person is asked to do. */
  @Column('text', { nullable: true })
  why!: string | null;

  /** Where the child belonged when it happened; null outside the localities. */
  @Column('text', { nullable: true })
  locality!: string | null;

  @Column('text')
  since!: string;

  @Column('bigint')
  position!: string;
}
