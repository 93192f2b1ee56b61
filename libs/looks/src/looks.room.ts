import { type Room } from '@app/runtime';
import { LooksModule } from './looks.module';

export const looksRoom: Room = {
  name: 'looks',
  module: LooksModule,
  codecs: [],
  migrations: [],
  entities: [],
  projections: [],
};
