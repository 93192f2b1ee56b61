import { packOf } from '../../domain/pack';
import { referenceOf } from '../../domain/reference';
import { type PackAnswer } from './get-pack.answer';

const childId = '3f0d9c52-6b1e-4c8a-9a67-1d2e5b7c4f10';
const agencyId = 'c5b72f18-94ae-4d06-8f3b-7a60d1e8c925';
const by = { practitionerId: '8a41c6e7-0d35-4f92-b6c8-5e9f2a7d3b64', role: 'practitioner', agencyId };
const reference = referenceOf('8a41c6e7-0d35-4f92-b6c8-5e9f2a7d3b64');
const episode = { episode: 1, on: '2007-04-16' };

const { pack, note: officersNote } = packOf(
  {
    childId,
    records: [childId],
    events: [
      {
        ...{ section: 'caf', name: 'caf.assessment-started', of: childId, recordedAt: '2007-04-16T09:00:00.000Z', by },
        data: { ...episode, startedBy: by.practitionerId },
        personal: { peoplePresent: 'The family and a neighbour' },
      },
    ],
    looks: [],
    others: [],
    sharesProtection: false,
  },
  {
    ...{ recipient: 'child', personId: null, handover: 'through-coordinator', ground: 'own-request', reference },
    ...{
      receivedOn: '2007-09-03',
      madeBy: { ...by, role: 'information-governance' },
      madeAt: '2007-09-10T09:00:00.000Z',
    },
  },
);

/** Invented. */
export const packExample: PackAnswer = { reference, officersNote, pack };
