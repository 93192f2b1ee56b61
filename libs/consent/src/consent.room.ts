import { type Room } from '@app/runtime';
import { consentCodec } from './consent.codec';
import { consentMigrations } from './consent.migrations';
import { ConsentModule } from './consent.module';
import { consentCardProjection } from './reads/get-consent/consent-card.projection';
import { ConsentCardRow } from './reads/get-consent/consent-card.row';

export const consentRoom: Room = {
  name: 'consent',
  module: ConsentModule,
  codecs: [consentCodec],
  migrations: consentMigrations,
  entities: [ConsentCardRow],
  projections: [consentCardProjection],
};
