import { exampleId, exampleIds } from '@app/http';
import { type ChildView } from './child-view';

/** For the API's description: an invented child. */
export const childExample: ChildView = {
  childId: exampleId,
  ref: 'CH-000017',
  status: 'born',
  survivorId: null,
  registeredOn: '2007-03-01',
  on: '2007-07-31',
  sex: 'female',
  age: 6,
  ageStanding: 'within-limit',
  birthKnownTo: 'day',
  birthDateStanding: 'exact',
  warnings: [],
  place: 'BAN',
  localityBasis: 'school',
  householdId: null,
  shielding: null,
  identity: { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
  addresses: [
    {
      addressId: exampleIds[1],
      kind: 'current',
      livesWith: null,
      from: '2007-03-01',
      until: null,
      address: { lines: ['1 Example Road'], postcode: 'OX16 5BA' },
    },
  ],
  parentsAndCarers: [
    {
      personId: exampleIds[2],
      relationship: 'mother',
      parentalResponsibility: 'yes',
      from: '2007-03-01',
      until: null,
      details: { name: 'Grace Example' },
    },
  ],
  siblings: [],
  identifiers: {},
  numbers: [],
  particulars: null,
  extensions: [],
  revision: '3',
};
