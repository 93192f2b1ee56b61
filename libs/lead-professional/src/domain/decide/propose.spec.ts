import { but, given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { accepted, change, changeProposed, declined, ended, propose, proposed } from '../testing/story';

const active = [proposed, accepted] as const;

describe('Proposing a Lead Professional', () => {
  it('asks the nominee', () => given(leadProfessional).when(propose).then(proposed));
  it('takes the same wish for one', () =>
    given(leadProfessional, proposed).when(propose).thenAlready('proposal-pending'));
  it('asks one person at a time', () =>
    given(leadProfessional, proposed)
      .when({ ...propose, practitionerId: 'teacher' })
      .thenAlready('proposal-pending'));
  it('asks another when the first has declined', () =>
    given(leadProfessional, proposed, declined)
      .when({ ...propose, practitionerId: 'teacher', on: '2007-04-20' })
      .then(but(proposed, { assignment: 2, practitionerId: 'teacher', on: '2007-04-20' })));
  it('refuses while there is one: the role is changed, not given twice', () =>
    given(leadProfessional, ...active)
      .when({ ...propose, practitionerId: 'teacher' })
      .thenRefused('lead-professional-active'));
  it('asks again after one has ended', () =>
    given(leadProfessional, ...active, ended)
      .when({ ...propose, on: '2007-08-01' })
      .then(but(proposed, { assignment: 2, on: '2007-08-01' })));
  it('records that the family does not agree, with the reason', () =>
    given(leadProfessional)
      .when({ ...propose, familyAgreed: false })
      .then(but(proposed, { familyAgreed: false })));
  it('records what spoke for this person, whatever the order in which it was said', () =>
    given(leadProfessional)
      .when({ ...propose, factors: ['capacity', 'family-wish'] })
      .then(but(proposed, { factors: ['family-wish', 'capacity'] })));
  it('asks for the reason where the family does not agree', () =>
    given(leadProfessional)
      .when({ ...propose, familyAgreed: false, reason: null })
      .thenRefused('missing-family-reason', '/reason'));
  it('refuses a child without an open CAF', () =>
    given(leadProfessional)
      .when({ ...propose, episode: null })
      .thenRefused('caf-not-open'));
  it('refuses a nominee of an agency with which the family does not want to share', () =>
    given(leadProfessional)
      .when({ ...propose, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency', '/agencyId'));
  it('refuses a day before the CAF was opened', () =>
    given(leadProfessional)
      .when({ ...propose, on: '2007-02-28' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(leadProfessional)
      .when({ ...propose, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});

describe('Changing the Lead Professional', () => {
  it('asks the next one, who takes over only by accepting (edge case 25)', () =>
    given(leadProfessional, ...active)
      .when(change)
      .then(changeProposed));
  it('takes the same wish for one', () =>
    given(leadProfessional, ...active, changeProposed)
      .when(change)
      .thenAlready('proposal-pending'));
  it('refuses where there is none', () =>
    given(leadProfessional, proposed).when(change).thenRefused('no-lead-professional'));
  it('refuses to change to the same person', () =>
    given(leadProfessional, ...active)
      .when({ ...change, practitionerId: 'visitor', agencyId: 'health' })
      .thenRefused('already-lead-professional', '/practitionerId'));
  it('asks the same person anew for the agency they have moved to (edge case 13)', () =>
    given(leadProfessional, ...active)
      .when({ ...change, practitionerId: 'visitor', agencyId: 'another-trust' })
      .then(but(changeProposed, { practitionerId: 'visitor', agencyId: 'another-trust' })));
  it('asks one person at a time', () =>
    given(leadProfessional, ...active, changeProposed)
      .when({ ...change, practitionerId: 'nurse' })
      .thenAlready('proposal-pending'));
  it('refuses a child without an open CAF', () =>
    given(leadProfessional, ...active)
      .when({ ...change, episode: null })
      .thenRefused('caf-not-open'));
  it('refuses a nominee of an agency with which the family does not want to share', () =>
    given(leadProfessional, ...active)
      .when({ ...change, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency'));
  it('asks for the reason where the family does not agree', () =>
    given(leadProfessional, ...active)
      .when({ ...change, familyAgreed: false, reason: null })
      .thenRefused('missing-family-reason'));
  it('refuses a day before the CAF was opened', () =>
    given(leadProfessional, ...active)
      .when({ ...change, on: '2007-02-28' })
      .thenRefused('impossible-date-order'));
  it('refuses a day to come', () =>
    given(leadProfessional, ...active)
      .when({ ...change, on: '2007-09-02' })
      .thenRefused('future-date'));
});
