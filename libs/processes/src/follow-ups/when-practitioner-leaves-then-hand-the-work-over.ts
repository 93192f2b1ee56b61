import { type EventStore } from '@app/event-store';
import { type Folds } from '../folds';
import { beginnings } from '../named';
import { type Parting, partFromAll } from '../parting';
import { type Process } from '../process';
import { type WorkIndex } from '../reads/who-works-where/work-index';
import { type PlacesOnDay } from '../steps';

const NEWS = 'practitioners.practitioner-left.';

/**
 * Somebody leaves and was still at work: nobody is let go silently (dossier 7.5; section 10, case 12). The role of Lead Professional
 * has to be handed over and stays theirs until it is; in teams their place is empty from that day, and what they were to do is
 * listed for a person. All of it is kept on the record of the leaver.
 */
export const whenPractitionerLeavesThenHandTheWorkOver = (
  folds: Folds,
  places: PlacesOnDay,
  work: WorkIndex,
  store: Pick<EventStore, 'read'>,
): Process => {
  const partingOf = async (leaver: string): Promise<Parting | undefined> => {
    const person = await folds.practitioner(leaver);
    // Who has come back meanwhile goes on.
    if (person.is !== 'left' || person.leftOn === null) return undefined;
    return {
      on: person.leftOn,
      goes: ({ practitionerId }) => practitionerId === leaver,
      standsDown: ({ practitionerId }) => practitionerId === leaver,
      member: 'left-post',
      handover: 'left-post',
      askAboutPlace: () => Promise.resolve('ask-the-agency-for-somebody-else'),
      leaver,
    };
  };
  return {
    name: 'when-practitioner-leaves-then-hand-the-work-over',
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
