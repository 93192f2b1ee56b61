import { type EventStore } from '@app/event-store';
import { type Folds } from '../folds';
import { beginnings } from '../named';
import { type Parting, partFromAll } from '../parting';
import { type Process } from '../process';
import { type WorkIndex } from '../reads/who-works-where/work-index';
import { type PlacesOnDay } from '../steps';

const NEWS = 'practitioners.agency-left.';

/**
 * An agency does not work in the trust any more: its people leave the teams. Where one of them is the Lead Professional the role has
 * to be handed over, and where the agency holds an assessment, a person is asked who holds it from now on.
 */
export const whenAgencyLeavesThenItsPeopleLeave = (
  folds: Folds,
  places: PlacesOnDay,
  work: WorkIndex,
  store: Pick<EventStore, 'read'>,
): Process => {
  const partingOf = async (gone: string): Promise<Parting | undefined> => {
    const agency = await folds.agency(gone);
    if (agency.is !== 'left' || agency.endedOn === null) return undefined;
    return {
      on: agency.endedOn,
      goes: ({ agencyId }) => agencyId === gone,
      // A post is filled and vacated in the localities' own room, whatever the agency.
      standsDown: () => false,
      member: 'agency-withdrew',
      handover: 'agency-withdrew',
      askAboutPlace: () => Promise.resolve('agree-who-does-the-work-of-the-agency'),
    };
  };
  return {
    name: 'when-agency-leaves-then-its-people-leave',
    prefixes: [NEWS, ...beginnings],
    plan: (event) =>
      partFromAll(event, {
        folds,
        places,
        work,
        store,
        category: 'agency',
        news: NEWS,
        partingOf,
        idOf: ({ agencyId }) => agencyId,
      }),
  };
};
