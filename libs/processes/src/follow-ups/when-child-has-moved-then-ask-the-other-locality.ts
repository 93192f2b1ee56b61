import { cafCodec, openEpisode, pendingTransfer } from '@app/caf';
import { childCodec, placeOn, type Residence } from '@app/children';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Clock, dayInLondon, lastingPause } from '@app/kernel';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { askPerson, type PlacesOnDay, requestTransfer } from '../steps';

/** Whether the event is about this move: the move itself, or a CAF that began or went on when the child had moved already. */
const tellsOf = (event: RecordedEvent, home: Residence): boolean => {
  const [ofChild, ofCaf] = [childCodec.decode(event), cafCodec.decode(event)];
  if (ofChild?.type === 'PlaceChanged') return ofChild.data.place === home.place && ofChild.data.from === home.from;
  return ofCaf === undefined || home.from <= ofCaf.data.on;
};

/**
 * The register says that the child lives elsewhere. The episode does not move by itself: the other locality is asked, and until
 * it accepts, the episode counts where it was; inside one locality the move is all there is to it. Out of the county, or where
 * nobody knows where, somebody has to speak with the family first (dossier section 10, cases 6 and 7).
 */
export const whenChildHasMovedThenAskTheOtherLocality = (folds: Folds, places: PlacesOnDay, clock: Clock): Process => ({
  name: 'when-child-has-moved-then-ask-the-other-locality',
  prefixes: ['children.place-changed.', 'children.fact-corrected.', 'caf.opened.', 'caf.reopened.', 'caf.resumed.'],
  plan: async (event: RecordedEvent) => {
    const childId = streamIdOf(event.stream);
    const [child, episode] = [await folds.child(childId), openEpisode(await folds.caf(childId))];
    if (child.is === 'unregistered' || episode === undefined) return [];
    // What the family's pause holds up is looked at when the work is taken up again.
    if (lastingPause(episode.pauses) !== undefined) return [];
    const today = dayInLondon(clock());
    const home = placeOn(child, today);
    if (
      home === undefined ||
      !tellsOf(event, home) ||
      home.place === episode.place ||
      pendingTransfer(episode)?.toPlace === home.place
    )
      return [];
    const { place, from: on } = home;
    const { number } = episode;
    if ((await places.asAt(today)).localityOf(place) !== undefined)
      return [requestTransfer(childId, number, place, on)];
    // Whoever recorded the move out has spoken with the family.
    if (place === 'OOC' && episode.movedOutOn !== null) return [];
    const ask = place === 'OOC' ? 'record-move-out' : 'find-out-where-the-child-lives';
    return [askPerson(ask, childId, { episode: number, on })];
  },
});
