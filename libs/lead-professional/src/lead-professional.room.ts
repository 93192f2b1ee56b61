import { type Room } from '@app/runtime';
import { leadProfessionalCodec } from './lead-professional.codec';
import { leadProfessionalMigrations } from './lead-professional.migrations';
import { LeadProfessionalModule } from './lead-professional.module';
import { InterimCardRow } from './reads/get-lead-professional/interim-card.row';
import { interimCardProjection } from './reads/get-lead-professional/interim-card.projection';
import { LeadCardRow } from './reads/get-lead-professional/lead-card.row';
import { leadCardProjection } from './reads/get-lead-professional/lead-card.projection';

export const leadProfessionalRoom: Room = {
  name: 'lead-professional',
  module: LeadProfessionalModule,
  codecs: [leadProfessionalCodec],
  migrations: leadProfessionalMigrations,
  entities: [LeadCardRow, InterimCardRow],
  projections: [leadCardProjection, interimCardProjection],
};
