import { type Room } from '@app/runtime';
import { tellTheSurvivor } from './automations/when-child-merged-then-tell-the-survivor';
import { indexForSearch } from './automations/when-identity-known-then-index-for-search';
import { shieldTheHousehold } from './automations/when-one-is-shielded-then-shield-the-household';
import { linkSiblingBack } from './automations/when-sibling-linked-then-link-back';
import { registerTwin } from './automations/when-twin-recorded-then-register-twin';
import { childCodec } from './children.codec';
import { childrenMigrations } from './children.migrations';
import { ChildrenModule } from './children.module';
import { ChildMatches } from './postgres/child-matches';
import { HouseholdMembers } from './postgres/household-members';
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
    await new HouseholdMembers(database).keep(childId, null);
  },
  automations: (tools) => [
    indexForSearch(tools),
    registerTwin(tools),
    shieldTheHousehold(tools),
    linkSiblingBack(tools),
    tellTheSurvivor(tools),
  ],
};
