import { but, given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { accepted, appoint, appointed, end, ended, proposed } from '../testing/story';

describe('Ending the role', () => {
  it('ends it and leaves the child without a Lead Professional', () =>
    given(leadProfessional, proposed, accepted).when(end).then(ended));
  it('takes the same wish for one', () =>
    given(leadProfessional, proposed, accepted, ended).when(end).thenAlready('no-lead-professional'));
  it('refuses where there is none', () =>
    given(leadProfessional, proposed).when(end).thenRefused('no-lead-professional'));
  it('refuses where it ended on another day', () =>
    given(leadProfessional, proposed, accepted, ended)
      .when({ ...end, on: '2007-07-20' })
      .thenAlready('no-lead-professional'));
  it('ends on the day it began (edge case 28)', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...end, on: '2007-04-18' })
      .then(but(ended, { on: '2007-04-18' })));
  it('refuses a day before it began', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...end, on: '2007-04-17' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...end, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});

describe('Appointing a deputy', () => {
  it('names who stands in', () => given(leadProfessional, proposed, accepted).when(appoint).then(appointed));
  it('takes the same wish for one', () =>
    given(leadProfessional, proposed, accepted, appointed).when(appoint).thenAlready('deputy-already-appointed'));
  it('replaces the deputy before', () =>
    given(leadProfessional, proposed, accepted, appointed)
      .when({ ...appoint, practitionerId: 'teacher' })
      .then(but(appointed, { practitionerId: 'teacher' })));
  it('refuses where there is no Lead Professional', () =>
    given(leadProfessional, proposed).when(appoint).thenRefused('no-lead-professional'));
  it('refuses the Lead Professional themselves', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...appoint, practitionerId: 'visitor' })
      .thenRefused('already-lead-professional', '/practitionerId'));
  it('refuses someone of an agency with which the family does not want to share', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...appoint, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency', '/agencyId'));
  it('refuses a day before the Lead Professional began', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...appoint, on: '2007-04-17' })
      .thenRefused('impossible-date-order'));
  it('refuses a day to come', () =>
    given(leadProfessional, proposed, accepted)
      .when({ ...appoint, on: '2007-09-02' })
      .thenRefused('future-date'));
});
