import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { type ConvenedTeam } from '../team.state';
import {
  accept,
  accepted,
  closed,
  convened,
  decline,
  declined,
  housing,
  invited,
  record,
  recorded,
  removed,
  school,
  views,
} from '../testing/story';

describe('Answering an invitation to a team', () => {
  it('joins, and names who comes for the agency', () => given(team, convened, invited).when(accept).then(accepted));
  it('keeps the person whom the agency had named', () =>
    given(team, convened)
      .when({ ...accept, memberId: 'teacher', by: { practitionerId: 'head-teacher', agencyId: 'school' } })
      .then(but(accepted, { memberId: 'teacher', practitionerId: 'head-of-year' })));
  it('has someone of the team write down what one of the family says', () =>
    given(team, convened)
      .when({ ...accept, memberId: 'mother', by: school })
      .then(but(accepted, { memberId: 'mother', practitionerId: null })));
  it('takes the same acceptance for one', () =>
    given(team, convened, invited, accepted).when(accept).thenAlready('invitation-answered'));
  it('declines', () => given(team, convened, invited).when(decline).then(declined));
  it('declines also after having been in it for a while', () =>
    given(team, convened, invited, accepted)
      .when({ ...decline, on: '2007-06-01' })
      .then(but(declined, { on: '2007-06-01' })));
  it('takes the same refusal for one', () =>
    given(team, convened, invited, declined).when(decline).thenAlready('invitation-answered'));
  it('does not accept after having declined: an invitation is needed', () =>
    given(team, convened, invited, declined).when(accept).thenRefused('member-left'));
  it('does not decline after having been removed', () =>
    given(team, convened, removed)
      .when({ ...decline, memberId: 'visitor', by: { practitionerId: 'visitor', agencyId: 'health' } })
      .thenRefused('member-left'));
  it.each([accept, decline])('refuses $type by another agency', (answer) =>
    given(team, convened, invited)
      .when({ ...answer, by: school })
      .thenRefused('not-the-invited'),
  );
  it.each([accept, decline])('refuses $type for the family by someone outside the team', (answer) =>
    given(team, convened)
      .when({ ...answer, memberId: 'mother', by: housing })
      .thenRefused('not-the-invited'),
  );
  it.each([accept, decline])('refuses $type where nobody was asked', (answer) =>
    given(team, convened).when(answer).thenRefused('member-not-found'),
  );
  it.each([accept, decline])('refuses $type before the invitation', (answer) =>
    given(team, convened, invited)
      .when({ ...answer, on: '2007-04-19' })
      .thenRefused('impossible-date-order', '/on'),
  );
  it.each([accept, decline])('refuses $type on a day to come', (answer) =>
    given(team, convened, invited)
      .when({ ...answer, on: '2007-09-02' })
      .thenRefused('future-date', '/on'),
  );
  it.each([accept, decline])('refuses $type once the team has closed', (answer) =>
    given(team, convened, invited, closed).when(answer).thenRefused('team-not-open'),
  );
  it.each([accept, decline])('refuses $type to a team that is not there', (answer) =>
    given(team).when(answer).thenRefused('team-not-found'),
  );
});

describe('Who declined', () => {
  const later = { ...record, on: '2007-05-14', nextReviewOn: '2007-05-28' } as const;

  it('is not expected at meetings from that day on', () =>
    given(team, convened, invited, declined)
      .when(later)
      .then(but(recorded, { on: '2007-05-14', nextReviewOn: '2007-05-28' }), but(views, { on: '2007-05-14' })));
  it('cannot be listed as having come', () =>
    given(team, convened, invited, declined)
      .when({ ...later, attendance: [...record.attendance, { memberId: 'officer', as: 'attended' }] })
      .thenRefused('unknown-member', '/attendance/3/memberId'));
  it('was expected before, so that late minutes of an earlier meeting say whether they came', () =>
    given(team, convened, invited, declined)
      .when({ ...later, on: '2007-04-21' })
      .thenRefused('missing-attendance', '/attendance'));
  it('may, or may not, have been there on the last day', () => {
    const lastDay = { ...later, on: '2007-04-23' } as const;
    for (const attendance of [
      record.attendance,
      [...record.attendance, { memberId: 'officer', as: 'apologies' } as const],
    ])
      given(team, convened, invited, declined)
        .when({ ...lastDay, attendance })
        .then(
          but(recorded, { on: '2007-04-23', nextReviewOn: '2007-05-28', attendance }),
          but(views, { on: '2007-04-23' }),
        );
  });
  it('stays on record', () =>
    expect((given(team, convened, invited, declined).state() as ConvenedTeam).members.at(-1)).toMatchObject({
      memberId: 'officer',
      standing: 'declined',
      until: '2007-04-23',
    }));
});
