import { BoardCounts, type BoardView } from '@app/board';
import { type CalendarDate } from '@app/kernel';
import { type Runtime } from '@app/runtime';

/** The board of a day, as known now. */
export const boardAsAt = async (
  { dataSource }: Pick<Runtime, 'dataSource'>,
  asAt: CalendarDate,
): Promise<BoardView> => {
  const counts = new BoardCounts(dataSource);
  return counts.asAt(asAt, await counts.knownNow());
};
