import { type Room } from '@app/runtime';
import { whenDestructionApprovedThenErase } from './automations/when-destruction-approved-then-erase';
import { whenDayBeginsThenProposeDestruction } from './automations/when-day-begins-then-propose-destruction';
import { retentionCardProjection } from './reads/get-retention/retention-card.projection';
import { RetentionCardRow } from './reads/get-retention/retention-card.row';
import { legalHoldCodec, retentionCodec } from './retention.codec';
import { retentionMigrations } from './retention.migrations';
import { RetentionModule } from './retention.module';

export const retentionRoom: Room = {
  name: 'retention',
  module: RetentionModule,
  codecs: [retentionCodec, legalHoldCodec],
  migrations: retentionMigrations,
  entities: [RetentionCardRow],
  projections: [retentionCardProjection],
  automations: (tools) => [whenDestructionApprovedThenErase(tools), whenDayBeginsThenProposeDestruction(tools)],
};
