import { person } from './application';
import { type Step } from './story';

const ofRecord = '/v1/children/{childId}/retention';
const hal = (step: Omit<Step, 'child'>): Step => ({ ...step, child: 'hal' });
const officer = person(8, { roles: ['information-governance'] });
const second = person(9, { roles: ['information-governance'] });
const learnHold: Step['learn'] = ({ holdId }) => ({ hold: holdId as string });
const learnProposal: Step['learn'] = ({ proposalId }) => ({ proposal: proposalId as string });
const request = hal({
  route: `${ofRecord}/erasure-requests`,
  as: officer,
  body: { on: '2007-09-12', ground: 'right-to-erasure', note: 'The mother wrote to us' },
  learn: learnProposal,
});

/** One child's record is held and let go, and erased in the end; once everything is on hold. */
export const retentionStory: readonly Step[] = [
  {
    route: '/v1/children',
    body: {
      givenNames: 'Halcyon',
      familyName: 'Storyfield',
      status: 'born',
      birthDate: '2004-02-29',
      sex: 'male',
      place: 'CHN',
      localityBasis: 'manual',
      on: '2007-09-03',
    },
    learn: ({ childId }) => ({ hal: childId as string }),
  },
  {
    route: '/v1/retention/holds',
    as: officer,
    body: { on: '2007-09-03', reason: 'public-inquiry' },
    learn: learnHold,
  },
  { route: '/v1/retention/holds/{holdId}/release', as: officer, body: { on: '2007-09-10' } },
  hal({
    route: `${ofRecord}/holds`,
    as: officer,
    body: { on: '2007-09-10', reason: 'complaint', note: 'Complaint of the grandmother' },
    learn: learnHold,
  }),
  hal({ route: `${ofRecord}/holds/{holdId}/release`, as: officer, body: { on: '2007-09-11' } }),
  request,
  hal({
    route: `${ofRecord}/proposals/{proposalId}/refusal`,
    as: second,
    body: { on: '2007-09-13', reason: 'still-needed', until: '2007-09-20', note: 'A review is still to come' },
  }),
  { ...request, body: { on: '2007-09-20', ground: 'right-to-erasure', note: 'She wrote again' } },
  hal({ route: `${ofRecord}/proposals/{proposalId}/approval`, as: second, body: { on: '2007-09-21' } }),
];
