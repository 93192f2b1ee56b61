import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { type ConvenedTeam } from '../team.state';
import { agreed, amend, amended, closed, convened, housing, removed, updated } from '../testing/story';

const unchanged = { ...amend, owner: null, dueOn: null };

describe('Agreeing anew on an action', () => {
  it('says who does it and by when from now on, and why', () =>
    given(team, convened, agreed).when(amend).then(amended));
  it('changes the words alone', () =>
    given(team, convened, agreed)
      .when({ ...unchanged, description: 'Walk to school with a friend' })
      .then(
        but(
          amended,
          { owner: agreed.data.owner, dueOn: agreed.data.dueOn },
          { description: 'Walk to school with a friend' },
        ),
      ));
  it('holds from then on, and counts how often', () => {
    const { plan } = given(team, convened, agreed, amended, but(amended, { on: '2007-05-09' })).state() as ConvenedTeam;
    expect(plan).toEqual([
      expect.objectContaining({
        owner: { kind: 'member', id: 'teacher' },
        dueOn: '2007-06-15',
        status: 'planned',
        amended: { times: 2, on: '2007-05-09' },
      }),
    ]);
  });
  it('takes the same wish for one', () =>
    given(team, convened, agreed, amended).when(amend).thenAlready('nothing-amended'));
  it('refuses a wish that changes nothing', () =>
    expect(given(team, convened, agreed).decided(unchanged)).toMatchObject({
      refusal: { refused: 'nothing-amended', existing: 'walk' },
    }));
  it('asks for the reason where it is another', () => {
    given(team, convened, agreed)
      .when({ ...amend, reason: 'other' })
      .thenRefused('missing-explanation', '/explanation');
    given(team, convened, agreed)
      .when({ ...amend, reason: 'other', explanation: 'The bus runs later' })
      .then(but(amended, { reason: 'other' }, { explanation: 'The bus runs later' }));
  });
  it('refuses an action that has ended', () =>
    given(team, convened, agreed, updated)
      .when({ ...amend, on: '2007-05-20' })
      .thenRefused('action-ended'));
  it('refuses an action that is not in the plan', () =>
    given(team, convened).when(amend).thenRefused('action-not-found'));
  it('refuses someone outside the team', () =>
    given(team, convened, agreed)
      .when({ ...amend, by: housing })
      .thenRefused('not-a-member'));
  it('refuses an owner who is no member', () =>
    given(team, convened, agreed)
      .when({ ...amend, owner: { kind: 'member', id: 'nobody' } })
      .thenRefused('unknown-member', '/owner/id'));
  it('lets the day be moved while the owner has left: the next one is found after', () =>
    given(team, convened, agreed, removed)
      .when({ ...amend, owner: null })
      .then(but(amended, { owner: agreed.data.owner })));
  it('refuses a due date before the day on which it is agreed', () =>
    given(team, convened, agreed)
      .when({ ...amend, dueOn: '2007-05-06' })
      .thenRefused('impossible-due-date', '/dueOn'));
  it.each([
    ['the action was agreed', [agreed], '2007-04-15'],
    ['it was agreed anew', [agreed, amended], '2007-05-06'],
  ] as const)('refuses a day before %s', (_, past, on) =>
    given(team, convened, ...past)
      .when({ ...amend, on, dueOn: '2007-07-01' })
      .thenRefused('impossible-date-order', '/on'),
  );
  it('refuses a day to come', () =>
    given(team, convened, agreed)
      .when({ ...amend, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that has closed', () =>
    given(team, convened, agreed, closed).when(amend).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(amend).thenRefused('team-not-found'));
});
