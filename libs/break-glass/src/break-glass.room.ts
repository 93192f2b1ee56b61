import { type Room } from '@app/runtime';
import { breakGlassCodec } from './break-glass.codec';
import { breakGlassMigrations } from './break-glass.migrations';
import { BreakGlassModule } from './break-glass.module';
import { breakGlassCardProjection } from './reads/break-glass-card.projection';
import { BreakGlassCardRow } from './reads/break-glass-card.row';

export const breakGlassRoom: Room = {
  name: 'break-glass',
  module: BreakGlassModule,
  codecs: [breakGlassCodec],
  migrations: breakGlassMigrations,
  entities: [BreakGlassCardRow],
  projections: [breakGlassCardProjection],
};
