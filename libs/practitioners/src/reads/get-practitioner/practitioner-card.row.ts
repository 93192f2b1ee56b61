import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SealedParts } from '@app/event-store';
import { type RegisteredPractitioner } from '../../domain/practitioner';

/** One row per practitioner. Name and contact stay sealed here too: they are opened only to answer a request. */
@Entity({ schema: 'read', name: 'practitioner_card' })
export class PractitionerCardRow {
  @PrimaryColumn('uuid', { name: 'practitioner_id' })
  practitionerId!: string;

  @Column('jsonb')
  practitioner!: RegisteredPractitioner;

  @Column('jsonb')
  sealed!: SealedParts;

  @Column('bigint')
  revision!: string;
}
