import { type Consent } from '../../domain/consent.state';
import { consentSince } from './consent-shown';

describe('What was said, to somebody who may not see what others recorded before their work began', () => {
  const said = (statementId: string): object => ({ kind: 'refused', statementId, scopes: ['share'] });
  const consent = {
    sayings: ['others-before', 'own-before', 'others-since'].map(said),
    sharedWithout: [{ sharingId: 'decided-before' }],
    corrections: [],
    recorded: ['others-before', 'own-before', 'others-since'],
  } as unknown as Consent;
  const heard = {
    'others-before': { agencyId: 'health', position: '3' },
    'own-before': { agencyId: 'school', position: '9' },
    'decided-before': { agencyId: 'police', position: '5' },
    'others-since': { agencyId: 'health', position: '11' },
  };
  const sealed = Object.fromEntries(Object.keys(heard).map((id) => [id, { sealed: id }])) as never;
  const shownFrom = (position: string | null): readonly [readonly string[], readonly string[]] => {
    const shown = consentSince({ consent, sealed, heard }, { position, agencyId: 'school' });
    return [shown.consent.sayings.map(({ statementId }) => statementId), Object.keys(shown.sealed)];
  };

  it('is what their own agency recorded, and what anybody did since, with its words', () =>
    expect(shownFrom('10')).toEqual([
      ['own-before', 'others-since'],
      ['own-before', 'others-since'],
    ]));
  it('is all of it where no work has begun', () =>
    expect(shownFrom(null)).toEqual([consent.recorded, Object.keys(heard)]));
  it('has no decision of before either', () =>
    expect(
      consentSince({ consent, sealed, heard }, { position: '10', agencyId: 'school' }).consent.sharedWithout,
    ).toEqual([]));
});
