import { operator, SecuredReads } from '@app/access';
import { BoardCounts, type BoardView } from '@app/board';
import { type CalendarDate } from '@app/kernel';
import { type Runtime } from '@app/runtime';

/** The board of a day, as known now. */
export const boardAsAt = async (
  { dataSource, clock }: Pick<Runtime, 'dataSource' | 'clock'>,
  asAt: CalendarDate,
): Promise<BoardView> => {
  const counts = new BoardCounts(dataSource, new SecuredReads(dataSource, clock));
  return counts.asAt(asAt, await counts.knownNow(), operator('view-counts', 'county-caf-team'));
};
