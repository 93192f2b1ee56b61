import { type Automation, ReadModelBehind } from '@app/feeds';
import { dayInLondon } from '@app/kernel';
import { daysCodec } from '@app/reminders';
import { type AutomationTools } from '@app/runtime';
import { proposeDue } from '../propose-due';
import { retentionCardProjection } from '../reads/get-retention/retention-card.projection';

/**
 * The nightly list. A day that has passed, as after an outage, is left out: what was due on it is due on the day that follows too.
 * The list made twice for a day, by this or by hand, is one.
 */
export const whenDayBeginsThenProposeDestruction = ({
  aggregates,
  clock,
  database,
  positions,
}: Pick<AutomationTools, 'aggregates' | 'clock' | 'database' | 'positions'>): Automation => ({
  name: 'when-day-begins-then-propose-destruction',
  alone: ['reminders.day-began.'],
  prefixes: ['reminders.day-began.'],
  react: async (event) => {
    const day = daysCodec.decode(event)?.data.day;
    if (day === undefined || day < dayInLondon(clock())) return;
    if ((await positions.reached(retentionCardProjection.name, event.position)) !== undefined)
      throw new ReadModelBehind();
    await proposeDue({ aggregates, database, clock, today: day });
  },
});
