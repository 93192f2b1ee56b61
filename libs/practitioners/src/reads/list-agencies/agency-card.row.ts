import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RegisteredAgency } from '../../domain/agency';

/** One row per agency. */
@Entity({ schema: 'read', name: 'agency_card' })
export class AgencyCardRow {
  @PrimaryColumn('uuid', { name: 'agency_id' })
  agencyId!: string;

  /** The day from which it works in the trust. */
  @Column('date')
  since!: string;

  @Column('jsonb')
  agency!: RegisteredAgency;

  @Column('bigint')
  revision!: string;
}
