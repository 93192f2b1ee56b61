import { openEpisode } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Clock, dayInLondon } from '@app/kernel';
import { type Step } from '../domain/follow-up.events';
import { endTogether } from '../ending';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { askPerson, voidCaf } from '../steps';

const MERGED = 'children.child-merged.';

/**
 * Two records turn out to be one child, and both have an open CAF: the one of the record that is used goes on, the other is
 * void as a duplicate, so that the child is counted once. A CAF that only the duplicate has stays as it is: nothing is
 * rewritten (dossier section 10, case 2).
 */
export const whenChildIsMergedThenKeepOneCaf = (folds: Folds, clock: Clock): Process => {
  /** The record that is used, and those that were merged into it. */
  const recordsOf = async (
    childId: string,
  ): Promise<{ readonly used: string; readonly duplicates: readonly string[] }> => {
    const child = await folds.child(childId);
    if (child.is === 'unregistered') return { used: childId, duplicates: [] };
    return child.survivorId === null
      ? { used: childId, duplicates: child.absorbed }
      : { used: child.survivorId, duplicates: [childId] };
  };
  const strike = async (childId: string, on: string): Promise<readonly Step[]> => {
    const episode = openEpisode(await folds.caf(childId));
    if (episode === undefined) return [];
    const together = await endTogether(folds, childId, episode, on, { team: 'caf-ended', lead: 'episode-closed' });
    return [...together, voidCaf(childId, episode.number, on, 'duplicate')];
  };

  /** The stricter word holds until the family is asked again. */
  const askFamily = async (used: string, duplicate: string, on: string): Promise<readonly Step[]> =>
    (await folds.hasSpoken(duplicate))
      ? [askPerson('ask-the-family-which-consent-holds', used, { whom: duplicate, on })]
      : [];

  return {
    name: 'when-child-is-merged-then-keep-one-caf',
    prefixes: [MERGED, 'caf.opened.', 'caf.reopened.'],
    plan: async ({ stream, type }: RecordedEvent) => {
      const { used, duplicates } = await recordsOf(streamIdOf(stream));
      if (duplicates.length === 0) return [];
      const today = dayInLondon(clock());
      const asked = type.startsWith(MERGED) ? await askFamily(used, streamIdOf(stream), today) : [];
      if (openEpisode(await folds.caf(used)) === undefined) return asked;
      const struck = await Promise.all(duplicates.map((duplicate) => strike(duplicate, today)));
      return [...struck.flat(), ...asked];
    },
  };
};
