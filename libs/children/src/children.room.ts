import { type Room } from '@app/runtime';
import { childCodec } from './children.codec';
import { childrenMigrations } from './children.migrations';
import { ChildrenModule } from './children.module';
import { ChildCardRow } from './reads/get-child/child-card.row';
import { childCardProjection } from './reads/get-child/child-card.projection';

export const childrenRoom: Room = {
  name: 'children',
  module: ChildrenModule,
  codecs: [childCodec],
  migrations: childrenMigrations,
  entities: [ChildCardRow],
  projections: [childCardProjection],
};
