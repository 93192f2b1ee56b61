import { type Room } from '@app/runtime';
import { noteTheDwelling } from './automations/when-address-known-then-note-the-dwelling';
import { tellTheSurvivor } from './automations/when-child-merged-then-tell-the-survivor';
import { indexForSearch } from './automations/when-identity-known-then-index-for-search';
import { linkSiblingBack } from './automations/when-sibling-linked-then-link-back';
import { registerTwin } from './automations/when-twin-recorded-then-register-twin';
import { childCodec } from './children.codec';
import { childrenMigrations } from './children.migrations';
import { ChildrenModule } from './children.module';
import { ChildMatches } from './postgres/child-matches';
import { Dwellings } from './postgres/dwellings';
import { childCardProjection } from './reads/get-child/child-card.projection';
import { ChildCardRow } from './reads/get-child/child-card.row';

export const childrenRoom: Room = {
  name: 'children',
  module: ChildrenModule,
  codecs: [childCodec],
  migrations: childrenMigrations,
  entities: [ChildCardRow],
  projections: [childCardProjection],
  forget: async (childId, { database, digests }) => {
    await new ChildMatches(database, digests).forget(childId);
    await new Dwellings(database, digests).forget(childId);
  },
  automations: (tools) => [
    indexForSearch(tools),
    registerTwin(tools),
    noteTheDwelling(tools),
    linkSiblingBack(tools),
    tellTheSurvivor(tools),
  ],
};
