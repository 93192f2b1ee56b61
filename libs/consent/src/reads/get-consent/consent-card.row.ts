import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Consent } from '../../domain/standing';
import { type SaidSealed } from './consent-card.projection';

@Entity({ schema: 'read', name: 'consent_card' })
export class ConsentCardRow {
  @PrimaryColumn('uuid', { name: 'child_id' })
  childId!: string;

  @Column('jsonb')
  consent!: Consent;

  @Column('jsonb')
  said!: SaidSealed[];

  @Column('bigint')
  revision!: string;
}
