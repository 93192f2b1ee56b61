import { type Room } from '@app/runtime';
import { whenTeamConvenedThenNoteOnCaf } from './automations/when-team-convened-then-note-on-caf';
import { cafCodec } from './caf.codec';
import { cafMigrations } from './caf.migrations';
import { CafModule } from './caf.module';
import { cafCardProjection } from './reads/get-caf/caf-card.projection';
import { CafCardRow } from './reads/get-caf/caf-card.row';
import { enquiryCardProjection } from './reads/get-caf/enquiry-card.projection';
import { EnquiryCardRow } from './reads/get-caf/enquiry-card.row';

export const cafRoom: Room = {
  name: 'caf',
  module: CafModule,
  codecs: [cafCodec],
  migrations: cafMigrations,
  entities: [CafCardRow, EnquiryCardRow],
  projections: [cafCardProjection, enquiryCardProjection],
  automations: ({ aggregates, clock }) => [whenTeamConvenedThenNoteOnCaf(aggregates, clock)],
};
