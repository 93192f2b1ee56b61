import { dayInLondon, isCalendarDate } from '@app/kernel';
import { Failure } from '../failure';
import { clock } from '../home/clock';
import { withRuntime } from '../home/with-runtime';
import { boardTable } from '../output/board-table';
import { print, printJson } from '../output/print';
import { boardAsAt } from '../system/board-as-at';

export interface BoardOptions {
  /** Today in London unless given. */
  readonly asAt?: string;
  readonly json?: boolean;
}

/**
 * Prints the board's counts.
 * @throws Failure when the day does not exist, or when the counts rest on something that was put aside, after printing them.
 */
export const board = ({ asAt = dayInLondon(clock()), json }: BoardOptions): Promise<void> => {
  if (!isCalendarDate(asAt)) throw new Failure('--as-at must be a day that exists, as YYYY-MM-DD.');
  return withRuntime('board', {}, async (runtime) => {
    const view = await boardAsAt(runtime, asAt);
    if (json) {
      const { county, areas, localities } = view;
      printJson({ asAt, county, areas, localities });
    } else print(boardTable(view));
    if (!view.complete)
      throw new Failure(
        'These figures are not to be published: an event they rest on was put aside, see "npm run projections".',
      );
  });
};
