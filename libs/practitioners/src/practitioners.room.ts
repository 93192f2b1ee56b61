import { type Room } from '@app/runtime';
import { agencyCodec, practitionerCodec } from './practitioners.codec';
import { practitionersMigrations } from './practitioners.migrations';
import { PractitionersModule } from './practitioners.module';
import { practitionerCardProjection } from './reads/get-practitioner/practitioner-card.projection';
import { PractitionerCardRow } from './reads/get-practitioner/practitioner-card.row';
import { agencyCardProjection } from './reads/list-agencies/agency-card.projection';
import { AgencyCardRow } from './reads/list-agencies/agency-card.row';

/** Who works for which agency of the trust, and what became of both. */
export const practitionersRoom: Room = {
  name: 'practitioners',
  module: PractitionersModule,
  codecs: [agencyCodec, practitionerCodec],
  migrations: practitionersMigrations,
  entities: [AgencyCardRow, PractitionerCardRow],
  projections: [agencyCardProjection, practitionerCardProjection],
};
