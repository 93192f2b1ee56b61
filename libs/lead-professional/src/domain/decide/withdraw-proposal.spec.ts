import { but, given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import {
  accept,
  accepted,
  change,
  changeProposed,
  declined,
  propose,
  proposed,
  withdraw,
  withdrawn,
} from '../testing/story';

describe('Taking back a proposal that nobody has answered', () => {
  it('asks no more', () => given(leadProfessional, proposed).when(withdraw).then(withdrawn));
  it('takes the same wish for one', () =>
    given(leadProfessional, proposed, withdrawn).when(withdraw).thenAlready('proposal-answered'));
  it('lets somebody else be asked', () =>
    given(leadProfessional, proposed, withdrawn)
      .when({ ...propose, on: '2007-05-03', practitionerId: 'teacher' })
      .then(but(proposed, { assignment: 2, on: '2007-05-03', practitionerId: 'teacher' })));
  it('leaves the one before in the role, and another change may be asked for (edge case 25)', () => {
    const back = but(withdrawn, { assignment: 2, on: '2007-06-10' });
    given(leadProfessional, proposed, accepted, changeProposed)
      .when({ ...withdraw, assignment: 2, on: '2007-06-10' })
      .then(back);
    given(leadProfessional, proposed, accepted, changeProposed, back)
      .when({ ...change, on: '2007-06-11' })
      .then(but(changeProposed, { assignment: 3, on: '2007-06-11' }));
  });
  it('cannot be accepted any more', () =>
    given(leadProfessional, proposed, withdrawn).when(accept).thenRefused('proposal-answered'));
  it.each([
    ['accepted', accepted],
    ['declined', declined],
  ] as const)('refuses one that was %s', (_, answer) =>
    given(leadProfessional, proposed, answer).when(withdraw).thenRefused('proposal-answered'),
  );
  it('refuses one that was never made', () => given(leadProfessional).when(withdraw).thenRefused('proposal-not-found'));
  it('refuses a day before the person was asked', () =>
    given(leadProfessional, proposed)
      .when({ ...withdraw, on: '2007-04-15' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(leadProfessional, proposed)
      .when({ ...withdraw, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});
