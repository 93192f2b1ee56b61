import { agencyCovered, openEpisode } from '@app/caf';
import { type EventStore } from '@app/event-store';
import { type CalendarDate, type Clock, dayInLondon } from '@app/kernel';
import { latestPost, type Practitioner } from '@app/practitioners';
import { type Folds } from '../folds';
import { beginnings } from '../named';
import { type Parting, partFromAll } from '../parting';
import { type Process } from '../process';
import { type WorkIndex } from '../reads/who-works-where/work-index';
import { type PlacesOnDay } from '../steps';

const NEWS = 'practitioners.post-changed.';

/** For whom somebody worked before, and since when not any more. */
interface Move {
  readonly former: readonly string[];
  readonly agencyId: string;
  readonly on: CalendarDate;
}

const moveOf = (person: Practitioner): Move | undefined => {
  if (person.is !== 'registered') return undefined;
  const { agencyId } = latestPost(person);
  const last = person.posts.findLastIndex((post) => post.agencyId !== agencyId);
  const first = person.posts[last + 1];
  if (last < 0 || first === undefined) return undefined;
  const former = person.posts.map((post) => post.agencyId).filter((one) => one !== agencyId);
  return { former: [...new Set(former)], agencyId, on: first.from };
};

/**
 * Somebody works for another agency now. A family agrees to share with an agency, not with a person (dossier section 10, case 13):
 * what they did for the old one ends. Whether they go on for the new one is asked of a person, where the family's consent covers it.
 */
export const whenPractitionerChangesAgencyThenWorkForTheOldOneEnds = (
  folds: Folds,
  places: PlacesOnDay,
  work: WorkIndex,
  store: Pick<EventStore, 'read'>,
  clock: Clock,
): Process => {
  const covers = async (childId: string, agencyId: string): Promise<boolean> => {
    const [file, consent] = await Promise.all([folds.caf(childId), folds.consent(childId)]);
    const episode = openEpisode(file);
    const today = dayInLondon(clock());
    return episode !== undefined && agencyCovered(episode, consent, agencyId, today);
  };
  const partingOf = async (who: string): Promise<Parting | undefined> => {
    const move = moveOf(await folds.practitioner(who));
    if (move === undefined) return undefined;
    const { agencyId: now, on } = move;
    const agencies = await Promise.all(move.former.map(async (id) => ({ id, agency: await folds.agency(id) })));
    // Whose agency was merged into the new one has not moved.
    const former = agencies.flatMap(({ id, agency }) =>
      agency.is === 'merged' && agency.mergedInto === now ? [] : [id],
    );
    if (former.length === 0) return undefined;
    return {
      on,
      goes: ({ practitionerId, agencyId }) => practitionerId === who && agencyId !== null && former.includes(agencyId),
      // Whoever began to stand in after the move does so from the new agency.
      standsDown: ({ practitionerId, since }) => practitionerId === who && since < on,
      member: 'left-post',
      handover: 'left-post',
      askAboutPlace: async (children) => {
        const covered = await Promise.all(children.map((childId) => covers(childId, now)));
        return covered.every(Boolean) ? 'invite-again-for-the-new-agency' : 'ask-the-agency-for-somebody-else';
      },
      askAboutRole: async (childId) => ((await covers(childId, now)) ? 'propose-again-for-the-new-agency' : undefined),
    };
  };
  return {
    name: 'when-practitioner-changes-agency-then-work-for-the-old-one-ends',
    prefixes: [NEWS, ...beginnings],
    plan: (event) =>
      partFromAll(event, {
        folds,
        places,
        work,
        store,
        category: 'practitioner',
        news: NEWS,
        partingOf,
        idOf: ({ practitionerId }) => practitionerId,
      }),
  };
};
