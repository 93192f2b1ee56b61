import { type Room } from '@app/runtime';
import { whenNobodyLeadsForLongThenCoordinatorStepsIn } from './automations/when-nobody-leads-for-long-then-coordinator-steps-in';
import { whenSomethingIsDueThenRemind } from './automations/when-something-is-due-then-remind';
import { attentionCafProjection } from './reads/attention-caf.projection';
import { attentionChildProjection } from './reads/attention-child.projection';
import { attentionTeamProjection } from './reads/attention-team.projection';
import { reminderCardProjection } from './reads/list-reminders/reminder-card.projection';
import { daysCodec, remindersCodec } from './reminders.codec';
import { remindersMigrations } from './reminders.migrations';
import { RemindersModule } from './reminders.module';

/** What is due for a child, what is stuck in a locality, and who is reminded of it. */
export const remindersRoom: Room = {
  name: 'reminders',
  module: RemindersModule,
  codecs: [daysCodec, remindersCodec],
  migrations: remindersMigrations,
  entities: [],
  projections: [attentionCafProjection, attentionTeamProjection, attentionChildProjection, reminderCardProjection],
  automations: (tools) => [whenSomethingIsDueThenRemind(tools), whenNobodyLeadsForLongThenCoordinatorStepsIn(tools)],
};
