import { but, given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { activeAssignment, vacancy } from '../lead-professional.state';
import {
  accept,
  accepted,
  ended,
  handoverRequired,
  interimEnded,
  mark,
  marked,
  proposed,
  today,
} from '../testing/story';

const letGo = { type: 'EndInterim', on: '2007-04-18', today } as const;

describe('A coordinator who holds the reins', () => {
  it('steps in where there is no Lead Professional (edge case 12)', () =>
    given(leadProfessional).when(mark).then(marked));
  it('takes the same wish for one', () =>
    given(leadProfessional, marked).when(mark).thenAlready('interim-already-marked'));
  it('takes over from another, with no gap', () =>
    given(leadProfessional, marked)
      .when({ ...mark, on: '2007-04-18', practitionerId: 'next' })
      .then(interimEnded, but(marked, { interim: 2, on: '2007-04-18', practitionerId: 'next' })));
  it('is no Lead Professional', () =>
    expect(activeAssignment(given(leadProfessional, marked).state())).toBeUndefined());
  it('lets go when a Lead Professional accepts, on the same day', () =>
    given(leadProfessional, marked, proposed).when(accept).then(interimEnded, accepted));
  it('lets go at the earliest on the day of stepping in', () =>
    given(leadProfessional, but(marked, { on: '2007-04-20' }), proposed)
      .when(accept)
      .then(but(interimEnded, { on: '2007-04-20' }), accepted));
  it('refuses where there is a Lead Professional', () =>
    given(leadProfessional, proposed, accepted).when(mark).thenRefused('lead-professional-active'));
  it('relieves one who has to hand over and has found nobody, with no gap (edge case 12)', () =>
    given(leadProfessional, proposed, accepted, handoverRequired)
      .when({ ...mark, on: '2007-06-15' })
      .then(but(ended, { on: '2007-06-15', reason: 'left-post' }), but(marked, { on: '2007-06-15' })));
  it('refuses to relieve anybody before the day from which they have to hand over', () =>
    given(leadProfessional, proposed, accepted, handoverRequired)
      .when({ ...mark, on: '2007-05-31' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a child without an open CAF', () =>
    given(leadProfessional)
      .when({ ...mark, episode: null })
      .thenRefused('caf-not-open'));
  it('refuses a day before the CAF was opened', () =>
    given(leadProfessional)
      .when({ ...mark, on: '2007-02-28' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day before the one before started', () =>
    given(leadProfessional, marked)
      .when({ ...mark, on: '2007-04-09', practitionerId: 'next' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(leadProfessional)
      .when({ ...mark, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));

  it('lets go when asked', () => given(leadProfessional, marked).when(letGo).then(interimEnded));
  it('lets go once', () =>
    given(leadProfessional, marked, interimEnded).when(letGo).thenAlready('no-interim-coordinator'));
  it('refuses to have let go before stepping in', () =>
    given(leadProfessional, marked)
      .when({ ...letGo, on: '2007-04-09' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses to let go on a day to come', () =>
    given(leadProfessional, marked)
      .when({ ...letGo, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});

describe('The time without a Lead Professional', () => {
  const left = but(ended, { on: '2007-06-10', reason: 'left-post' });
  it('begins when the one who leads has to hand over', () =>
    expect(vacancy(given(leadProfessional, proposed, accepted, handoverRequired).state())).toEqual({
      on: '2007-06-01',
      episode: 1,
    }));
  it.each(['left-post', 'long-absence', 'agency-withdrew'] as const)(
    'begins when somebody went without handing over: %s',
    (reason) => {
      const gone = but(ended, { on: '2007-06-10', reason });
      expect(vacancy(given(leadProfessional, proposed, accepted, gone).state())?.on).toBe('2007-06-10');
    },
  );
  it('goes on from the day of the handover when the role ends meanwhile', () =>
    expect(vacancy(given(leadProfessional, proposed, accepted, handoverRequired, left).state())?.on).toBe(
      '2007-06-01',
    ));
  it('ends when a coordinator steps in, also when the coordinator lets go again', () => {
    const stepped = but(marked, { on: '2007-06-20' });
    expect(vacancy(given(leadProfessional, proposed, accepted, left, stepped).state())).toBeUndefined();
    const letGoAgain = but(interimEnded, { on: '2007-06-25' });
    expect(vacancy(given(leadProfessional, proposed, accepted, left, stepped, letGoAgain).state())).toBeUndefined();
  });
  it('is none where nobody led, somebody leads, or the role ended with the CAF', () => {
    for (const past of [[], [proposed, accepted], [proposed, accepted, ended]])
      expect(vacancy(given(leadProfessional, ...past).state())).toBeUndefined();
  });
});
