import { exampleDay, exampleId, exampleIds } from '@app/http';
import { type Statement } from '../../domain/consent.state';
import { type Permission } from '../../domain/standing';
import { type ConsentView } from './get-consent.query';

const [, statementId, agencyId] = exampleIds;
const givenBy = { kind: 'parent', parentalResponsibility: true, personId: null } as const;
const statement: Statement = {
  statementId,
  scopes: ['assess', 'store', 'share'],
  tier: 'basic',
  allowedAgencies: [agencyId],
  excludedAgencies: [],
  excludedTopics: [],
  givenBy,
  how: 'written',
  leafletGiven: true,
  validFrom: exampleDay,
  expiresOn: null,
  evidenceId: null,
};

/** For the API's description: the family has agreed that one agency is told what is basic. */
export const consentExample: ConsentView = {
  childId: exampleId,
  on: '2007-07-31',
  assessment: 'allowed',
  sharing: { tier: 'basic', agencies: [agencyId], basicOnly: [], excludedTopics: [] },
  inConflict: [],
  sayings: [{ kind: 'given', statementId, by: givenBy, from: exampleDay, statement, receivedBy: null }],
  sharedWithoutConsent: [],
  inWords: { [statementId]: { name: 'Grace Example' } },
  revision: '3',
};
/** For the API's description. */
export const sharingExample: { readonly permission: Permission } = { permission: 'allowed' };
