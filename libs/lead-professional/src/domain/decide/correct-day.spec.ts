import { given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { accepted, changeProposed, ended, handedOver, proposed, today, tookOver } from '../testing/story';
import { type AssignmentDayCorrected } from '../lead-professional.events';
import { type CorrectDay } from './correct-day';

const correct: CorrectDay = {
  type: 'CorrectDay',
  assignment: 1,
  on: today,
  today,
  what: 'acceptance',
  is: '2007-04-20',
  explanation: 'She said yes two days later',
};
const corrected: AssignmentDayCorrected = {
  type: 'AssignmentDayCorrected',
  data: { assignment: 1, on: today, what: 'acceptance', was: '2007-04-18', is: '2007-04-20', replaces: null },
  personal: { explanation: 'She said yes two days later' },
};

describe('Correcting a day of a Lead Professional', () => {
  it('keeps what was and what is', () => {
    given(leadProfessional, proposed, accepted).when(correct).then(corrected);
    expect(given(leadProfessional, proposed, accepted, corrected).state().all).toMatchObject([
      { status: 'active', acceptedOn: '2007-04-20' },
    ]);
  });
  it('takes the same request for a repeat, and names what stands for another', () =>
    given(leadProfessional, proposed, accepted, corrected)
      .when(correct)
      .thenAlready('already-corrected', '2007-04-20'));
  it('refuses a day before the person was asked, after the end, or to come', () => {
    for (const is of ['2007-04-15', '2007-07-20'])
      given(leadProfessional, proposed, accepted, ended)
        .when({ ...correct, is })
        .thenRefused('impossible-date-order', '/is');
    given(leadProfessional, proposed, accepted)
      .when({ ...correct, is: '2007-09-02' })
      .thenRefused('future-date', '/is');
  });
  it('corrects the day on which the role ended', () =>
    given(leadProfessional, proposed, accepted, ended)
      .when({ ...correct, what: 'ending', is: '2007-07-20' })
      .then({
        ...corrected,
        data: { ...corrected.data, what: 'ending' as const, was: '2007-07-19', is: '2007-07-20' },
      }));
  it('keeps a handover without a day in between: the one before ends on the corrected day too', () => {
    const past = [proposed, accepted, changeProposed, handedOver, tookOver] as const;
    const moved = {
      ...corrected,
      data: { ...corrected.data, assignment: 2, was: '2007-06-04', is: '2007-06-06', replaces: 1 },
    } as const;
    given(leadProfessional, ...past)
      .when({ ...correct, assignment: 2, is: '2007-06-06' })
      .then(moved);
    expect(given(leadProfessional, ...past, moved).state().all).toMatchObject([
      { endedOn: '2007-06-06' },
      { acceptedOn: '2007-06-06' },
    ]);
    given(leadProfessional, ...past)
      .when({ ...correct, what: 'ending', is: '2007-06-06' })
      .thenRefused('ended-by-handover', '/what');
  });
  it('refuses what is not on record', () => {
    given(leadProfessional).when(correct).thenRefused('assignment-not-found');
    given(leadProfessional, proposed).when(correct).thenRefused('nothing-to-correct', '/what');
  });
});
