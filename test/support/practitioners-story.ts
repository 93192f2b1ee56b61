import { type Step } from './story';

const agency = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-0000000000${letter.repeat(2)}`;
const [hilltop, valley] = [agency('c'), agency('d')];
const practitionerId = 'cccccccc-0000-4000-8000-000000000001';

/** An agency that is renamed, merged into another and leaves; a practitioner who changes agency and leaves. */
export const practitionersStory: readonly Step[] = [
  {
    route: '/v1/agencies',
    body: { agencyId: hilltop, name: 'Hilltop Primary School', agencyType: 'primary-school', on: '2006-09-01' },
  },
  {
    route: '/v1/agencies',
    body: { agencyId: valley, name: 'Valley Primary School', agencyType: 'primary-school', on: '2006-09-01' },
  },
  {
    route: '/v1/practitioners',
    body: {
      practitionerId,
      agencyId: hilltop,
      role: 'class teacher',
      name: 'Tom Storyfield',
      contact: 'Ring the school office',
      on: '2006-09-01',
    },
  },
  { route: '/v1/agencies/{agencyId}/names', body: { name: 'Hilltop Academy', on: '2007-05-01' } },
  {
    route: '/v1/practitioners/{practitionerId}/posts',
    body: { agencyId: valley, role: 'deputy head', on: '2007-05-15' },
  },
  { route: '/v1/agencies/{agencyId}/merger', body: { into: valley, on: '2007-06-01' } },
  { route: '/v1/practitioners/{practitionerId}/leaving', body: { on: '2007-06-15' } },
  { route: '/v1/agencies/{agencyId}/leaving', body: { on: '2007-07-01' }, at: { agencyId: valley } },
].map((step) => ({ ...step, at: { agencyId: hilltop, practitionerId, ...step.at } }));
