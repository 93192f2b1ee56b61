import { openEpisode } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Clock, dayInLondon } from '@app/kernel';
import { endAll, type Reasons } from '../ending';
import { type Folds } from '../folds';
import { type Process } from '../process';

/** In the words of each room; a pregnancy that has ended is called nothing else than that. */
const reasonsFor: Partial<Record<string, Reasons>> = {
  deceased: { team: 'deceased', lead: 'deceased', caf: 'deceased' },
  'pregnancy-ended': { team: 'caf-ended', lead: 'episode-closed', caf: 'pregnancy-ended' },
  adopted: { team: 'caf-ended', lead: 'episode-closed', caf: 'looked-after' },
};

/**
 * The child has died, the pregnancy has ended, or the record was sealed after an adoption: all work ends at once, and with it
 * every clock and reminder, for these run only while something is open (dossier section 10, cases 3, 20, 22).
 */
export const whenChildHasGoneThenEndTheWork = (folds: Folds, clock: Clock): Process => ({
  name: 'when-child-has-gone-then-end-the-work',
  prefixes: [
    'children.child-died.',
    'children.pregnancy-ended.',
    'children.child-adopted.',
    'caf.opened.',
    'caf.reopened.',
    'caf.team-noted.',
    'lead-professional.accepted.',
    'lead-professional.interim-marked.',
  ],
  plan: async ({ stream }: RecordedEvent) => {
    const childId = streamIdOf(stream);
    const child = await folds.child(childId);
    const reasons = child.is === 'registered' ? reasonsFor[child.status] : undefined;
    if (child.is === 'unregistered' || reasons === undefined) return [];
    const episode = openEpisode(await folds.caf(childId));
    const on = child.endedOn ?? dayInLondon(clock());
    return episode === undefined ? [] : endAll(folds, childId, episode, on, reasons);
  },
});
