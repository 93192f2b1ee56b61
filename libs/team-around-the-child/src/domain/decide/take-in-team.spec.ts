import { but, given } from '@app/kernel/testing';
import { currentChildren } from '../children';
import { team } from '../team';
import { type ConvenedTeam } from '../team.state';
import { add, added, closed, convened, officer, takeIn, takenIn, teacher } from '../testing/story';

const benJoined = but(added, { on: '2007-06-11' });
const { from } = takeIn;

describe('Taking the team of a sibling into the family team', () => {
  it('serves its children too, and its people come along (edge case 4)', () => {
    given(team, convened).when(takeIn).then(takenIn, benJoined);
    const { children, members } = given(team, convened, takenIn, benJoined).state() as ConvenedTeam;
    expect(currentChildren(children).map(({ childId }) => childId)).toEqual(['ada', 'ben']);
    expect(members).toContainEqual({ ...officer, standing: 'accepted', since: '2007-06-11', until: null });
  });
  it('takes the same wish for one', () =>
    given(team, convened, takenIn, benJoined).when(takeIn).thenAlready('team-already-taken-in'));
  it('has nobody in it twice', () =>
    given(team, convened)
      .when({
        ...takeIn,
        from: { ...from, members: [{ ...teacher, memberId: 'teacher-of-ben', standing: 'accepted' }] },
      })
      .then(but(takenIn, { members: [] }), benJoined));
  it('takes in a second one', () =>
    given(team, convened, takenIn, benJoined)
      .when({
        ...takeIn,
        from: { ...from, tacId: 'team-of-cy', children: [{ ...add.child, childId: 'cy' }], members: [] },
      })
      .then(but(takenIn, { from: 'team-of-cy', members: [] }), but(benJoined, { childId: 'cy' })));
  it('refuses to merge a team with itself', () =>
    given(team, convened)
      .when({ ...takeIn, into: 'team-of-ben' })
      .thenRefused('same-team', '/from'));
  it('refuses a team to take in that is not there', () =>
    given(team, convened)
      .when({ ...takeIn, from: { ...from, is: 'not-convened' } })
      .thenRefused('unknown-team', '/from'));
  it('refuses a team to take in that has closed', () =>
    given(team, convened)
      .when({ ...takeIn, from: { ...from, is: 'closed' } })
      .thenRefused('merged-team-closed', '/from'));
  it('refuses a day before the last thing that the other team did', () =>
    given(team, convened)
      .when({ ...takeIn, on: '2007-06-03' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a child whose CAF has ended', () =>
    given(team, convened)
      .when({ ...takeIn, from: { ...from, children: [{ ...add.child, episode: null }] } })
      .thenRefused('caf-not-open', '/from'));
  it('refuses a child with whom a third team works', () =>
    given(team, convened)
      .when({ ...takeIn, from: { ...from, children: [{ ...add.child, hasOpenTeam: true }] } })
      .thenRefused('team-already-open', '/from'));
  it('refuses where a child who comes may not be shared with an agency of the two teams', () =>
    given(team, convened)
      .when({ ...takeIn, from: { ...from, children: [{ ...add.child, agenciesNotCovered: ['health'] }] } })
      .thenRefused('consent-does-not-cover-agency', '/from'));
  it('refuses where a child of this team may not be shared with an agency that comes', () =>
    given(team, convened)
      .when({ ...takeIn, agenciesNotCovered: ['housing'] })
      .thenRefused('consent-does-not-cover-agency', '/from'));
  it('refuses a day before the family team was convened', () =>
    given(team, convened)
      .when({ ...takeIn, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...takeIn, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a family team that has closed', () =>
    given(team, convened, closed).when(takeIn).thenRefused('team-not-open'));
  it('refuses a family team that is not there', () => given(team).when(takeIn).thenRefused('team-not-found'));
});
