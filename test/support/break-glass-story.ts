import { person } from './application';
import { type Step } from './story';

const ofGwen = '/v1/children/{childId}/break-glass';
const duty = person(11, { roles: ['social-care-duty'] });
const gwen = (step: Omit<Step, 'child'>): Step => ({ ...step, child: 'gwen' });

/** Somebody has to see a record for a reason, is done soon, and another person looks at whether the reason was good. */
export const breakGlassStory: readonly Step[] = [
  gwen({
    route: ofGwen,
    as: duty,
    body: { why: 'She was found alone at the station', reason: 'immediate-danger' },
    learn: ({ breakGlassId }) => ({ breakGlass: breakGlassId as string }),
  }),
  gwen({ route: `${ofGwen}/{breakGlassId}/end`, as: duty, body: {} }),
  gwen({
    route: `${ofGwen}/{breakGlassId}/review`,
    as: person(8, { roles: ['information-governance'] }),
    body: { note: 'Her grandmother was reached within the hour', outcome: 'justified' },
  }),
];
