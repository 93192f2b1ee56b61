import { consentCardProjection } from '@app/consent';
import { type RecordedEvent } from '@app/event-store';
import { ReadModelBehind } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import { type AutomationTools } from '@app/runtime';

/** For which children something waits that one person has recorded as taken back, and the time for an answer is over. */
export interface EndingsDue {
  /**
   * @returns ids of the children, in a fixed order.
   * @throws ReadModelBehind when the read model does not show the moment of the event soon.
   */
  before(day: CalendarDate, event: Pick<RecordedEvent, 'position'>): Promise<readonly string[]>;
}

export const endingsDueOf = ({ database, positions }: Pick<AutomationTools, 'database' | 'positions'>): EndingsDue => ({
  before: async (day, { position }) => {
    if ((await positions.reached(consentCardProjection.name, position)) !== undefined) throw new ReadModelBehind();
    const rows = await database.query<readonly { readonly child_id: string }[]>(
      'SELECT child_id FROM read.consent_card WHERE ending_due < $1 ORDER BY child_id',
      [day],
    );
    return rows.map(({ child_id: childId }) => childId);
  },
});
