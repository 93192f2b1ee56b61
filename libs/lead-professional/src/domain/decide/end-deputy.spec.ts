import { given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { accepted, appoint, appointed, deputyEnded, endDeputy, proposed } from '../testing/story';

describe('Ending that somebody stands in', () => {
  it('ends it', () => given(leadProfessional, proposed, accepted, appointed).when(endDeputy).then(deputyEnded));
  it('takes the same wish for one', () =>
    given(leadProfessional, proposed, accepted, appointed, deputyEnded).when(endDeputy).thenAlready('no-deputy'));
  it('refuses where nobody stands in', () =>
    expect(given(leadProfessional, proposed, accepted).decided(endDeputy)).toMatchObject({
      refusal: { refused: 'no-deputy' },
    }));
  it('lets the same person stand in again', () =>
    given(leadProfessional, proposed, accepted, appointed, deputyEnded).when(appoint).then(appointed));
  it('refuses where there is no Lead Professional', () =>
    given(leadProfessional, proposed).when(endDeputy).thenRefused('no-lead-professional'));
  it('refuses a day before the Lead Professional began', () =>
    given(leadProfessional, proposed, accepted, appointed)
      .when({ ...endDeputy, on: '2007-04-17' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(leadProfessional, proposed, accepted, appointed)
      .when({ ...endDeputy, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});
