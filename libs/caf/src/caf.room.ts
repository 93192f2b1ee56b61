import { type Room } from '@app/runtime';
import { whenTeamConvenedThenNoteOnCaf } from './automations/when-team-convened-then-note-on-caf';
import { cafCodec } from './caf.codec';
import { cafMigrations } from './caf.migrations';
import { CafModule } from './caf.module';
import { cafCardProjection } from './reads/get-caf/caf-card.projection';
import { CafCardRow } from './reads/get-caf/caf-card.row';

export const cafRoom: Room = {
  name: 'caf',
  module: CafModule,
  codecs: [cafCodec],
  migrations: cafMigrations,
  entities: [CafCardRow],
  projections: [cafCardProjection],
  automations: ({ aggregates, clock }) => [whenTeamConvenedThenNoteOnCaf(aggregates, clock)],
};
