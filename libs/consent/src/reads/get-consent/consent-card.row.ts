import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';
import { type Consent } from '../../domain/consent.state';
import { type HeardById } from './consent-shown';

@Entity({ schema: 'read', name: 'consent_card' })
export class ConsentCardRow {
  @PrimaryColumn('uuid', { name: 'child_id' })
  childId!: string;

  @Column('jsonb')
  consent!: Consent;

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('jsonb')
  heard!: HeardById;

  @Column('date', { name: 'sharing_until', nullable: true })
  sharingUntil!: string | null;

  @Column('boolean', { name: 'in_conflict' })
  inConflict!: boolean;

  @Column('bigint')
  revision!: string;
}
