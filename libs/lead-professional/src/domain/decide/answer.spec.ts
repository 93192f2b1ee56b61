import { but, given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { activeAssignment } from '../lead-professional.state';
import {
  accept,
  accepted,
  changeProposed,
  decline,
  declined,
  ended,
  handedOver,
  proposed,
  takeOver,
  tookOver,
} from '../testing/story';

describe('Answering a proposal', () => {
  it('makes the nominee the Lead Professional', () => given(leadProfessional, proposed).when(accept).then(accepted));
  it('counts nobody as identified before the answer', () =>
    expect(activeAssignment(given(leadProfessional, proposed).state())).toBeUndefined());
  it('lets the nominee decline', () => given(leadProfessional, proposed).when(decline).then(declined));
  it('takes the same acceptance for one', () =>
    given(leadProfessional, proposed, accepted).when(accept).thenAlready('proposal-answered'));
  it('takes the same refusal for one', () =>
    given(leadProfessional, proposed, declined).when(decline).thenAlready('proposal-answered'));

  it('hands over on one day, with no gap and no overlap', () =>
    given(leadProfessional, proposed, accepted, changeProposed).when(takeOver).then(handedOver, tookOver));
  it('keeps the one before when the nominee declines', () => {
    const no = but(declined, { assignment: 2, on: '2007-06-04' });
    given(leadProfessional, proposed, accepted, changeProposed)
      .when({ ...decline, assignment: 2, on: '2007-06-04', by: 'teacher' })
      .then(no);
    expect(activeAssignment(given(leadProfessional, proposed, accepted, changeProposed, no).state())?.number).toBe(1);
  });
  it('just starts when the one before has ended meanwhile', () =>
    given(leadProfessional, proposed, accepted, changeProposed, but(ended, { on: '2007-06-02' }))
      .when(takeOver)
      .then(tookOver));
  it('refuses to take over before the one before had started', () =>
    given(leadProfessional, proposed, but(accepted, { on: '2007-06-10' }), changeProposed)
      .when(takeOver)
      .thenRefused('impossible-date-order', '/on'));

  it.each([accept, decline])('refuses $type by anyone but the nominee', (answer) =>
    given(leadProfessional, proposed)
      .when({ ...answer, by: 'teacher' })
      .thenRefused('not-the-nominee'),
  );
  it.each([accept, decline])('refuses $type where nobody was asked', (answer) =>
    given(leadProfessional).when(answer).thenRefused('proposal-not-found'),
  );
  it('refuses to decline what was accepted', () =>
    given(leadProfessional, proposed, accepted).when(decline).thenRefused('proposal-answered'));
  it('refuses to accept what was declined', () =>
    given(leadProfessional, proposed, declined).when(accept).thenRefused('proposal-answered'));
  it('refuses to accept again what has ended', () =>
    given(leadProfessional, proposed, accepted, ended).when(accept).thenRefused('proposal-answered'));
  it.each([accept, decline])('refuses $type before the person was asked', (answer) =>
    given(leadProfessional, proposed)
      .when({ ...answer, on: '2007-04-15' })
      .thenRefused('impossible-date-order', '/on'),
  );
  it.each([accept, decline])('refuses $type on a day to come', (answer) =>
    given(leadProfessional, proposed)
      .when({ ...answer, on: '2007-09-02' })
      .thenRefused('future-date', '/on'),
  );
});
