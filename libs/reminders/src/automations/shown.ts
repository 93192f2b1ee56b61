import { type RecordedEvent } from '@app/event-store';
import { ReadModelBehind, type ReadModelName } from '@app/feeds';
import { type AutomationTools } from '@app/runtime';
import { situationFeeds } from '../reads/situations';

/** The situations, and the map of the county. */
const looksAt: readonly ReadModelName[] = [...situationFeeds, 'locality', 'place-assignment'];

/**
 * Resolves when the read models show the event and everything before it.
 * @throws ReadModelBehind when they do not come so far soon.
 */
export const shown = async (
  { positions }: Pick<AutomationTools, 'positions'>,
  { position }: Pick<RecordedEvent, 'position'>,
): Promise<void> => {
  const answers = await Promise.all(looksAt.map((name) => positions.reached(name, position)));
  if (answers.some((answer) => answer !== undefined)) throw new ReadModelBehind();
};
