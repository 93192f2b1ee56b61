import { openEpisode } from '@app/caf';
import { childCodec } from '@app/children';
import { streamIdOf } from '@app/event-store';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { askPerson } from '../steps';

/**
 * A twin comes onto the register while a CAF was open for the child that was known: the twin needs one too, and consent of its
 * own, for which somebody has to speak with the family (dossier section 10, case 3).
 */
export const whenTwinIsRecordedThenAskForItsCaf = (folds: Folds): Process => ({
  name: 'when-twin-is-recorded-then-ask-for-its-caf',
  prefixes: ['children.twin-recorded.'],
  plan: async (event) => {
    const fact = childCodec.decode(event);
    if (fact?.type !== 'TwinRecorded') return [];
    const { twinId, on } = fact.data;
    const childId = streamIdOf(event.stream);
    const [known, twin] = [openEpisode(await folds.caf(childId)), await folds.caf(twinId)];
    if (known === undefined || known.openedOn > on || twin.episodes.length > 0) return [];
    return [askPerson('open-caf-for-the-twin', twinId, { episode: known.number, whom: childId, on })];
  },
});
