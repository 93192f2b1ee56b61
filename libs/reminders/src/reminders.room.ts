import { type Room } from '@app/runtime';
import { attentionCafProjection } from './reads/attention-caf.projection';
import { attentionChildProjection } from './reads/attention-child.projection';
import { attentionTeamProjection } from './reads/attention-team.projection';
import { remindersMigrations } from './reminders.migrations';
import { RemindersModule } from './reminders.module';

/** What is due for a child, what is stuck in a locality, and who is reminded of it. */
export const remindersRoom: Room = {
  name: 'reminders',
  module: RemindersModule,
  codecs: [],
  migrations: remindersMigrations,
  entities: [],
  projections: [attentionCafProjection, attentionTeamProjection, attentionChildProjection],
};
