import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { add, added, closed, convened, record, takenOut, takeOut } from '../testing/story';

describe('Taking a sibling into the team', () => {
  it('serves the sibling too, as one team (edge case 4)', () => given(team, convened).when(add).then(added));
  it('takes the same wish for one', () => given(team, convened, added).when(add).thenAlready('child-already-served'));
  it('takes back a child who had left', () =>
    given(team, convened, added, takenOut)
      .when({ ...add, on: '2007-07-01', child: { ...add.child, childId: 'ada' } })
      .then(but(added, { on: '2007-07-01', childId: 'ada' })));
  it('has every meeting from then on say how the sibling was heard', () =>
    given(team, convened, added)
      .when({ ...record, on: '2007-05-02' })
      .thenRefused('missing-child-views', '/children'));
  it('leaves late minutes of an earlier meeting as they were', () =>
    expect(team.decide({ ...record, on: '2007-04-30' }, given(team, convened, added).state())).toHaveLength(2));
  it('refuses a child without an open CAF', () =>
    given(team, convened)
      .when({ ...add, child: { ...add.child, episode: null } })
      .thenRefused('caf-not-open', '/childId'));
  it('refuses a child with whom another team works', () =>
    given(team, convened)
      .when({ ...add, child: { ...add.child, hasOpenTeam: true } })
      .thenRefused('team-already-open', '/childId'));
  it('refuses where the consent for this child does not cover an agency of the team', () =>
    given(team, convened)
      .when({ ...add, child: { ...add.child, agenciesNotCovered: ['health'] } })
      .thenRefused('consent-does-not-cover-agency', '/childId'));
  it('refuses a day before the CAF of the child was opened', () =>
    given(team, convened)
      .when({ ...add, child: { ...add.child, episode: { number: 2, openedOn: '2007-05-02', place: 'BAN' } } })
      .thenRefused('impossible-date-order', '/on'));
});

describe('Ending the work with one of several children', () => {
  it('goes on for the others (edge case 4)', () => given(team, convened, added).when(takeOut).then(takenOut));
  it('takes the same wish for one', () =>
    given(team, convened, added, takenOut).when(takeOut).thenAlready('child-already-removed'));
  it('speaks of that child in no later meeting', () =>
    given(team, convened, added, takenOut)
      .when({ ...record, on: '2007-06-01', nextReviewOn: '2007-07-01' })
      .thenRefused('unknown-child', '/children/0'));
  it('refuses the only child: the team closes instead', () =>
    given(team, convened).when(takeOut).thenRefused('last-child'));
  it('refuses a child with whom the team never worked', () =>
    given(team, convened, added)
      .when({ ...takeOut, childId: 'cy' })
      .thenRefused('unknown-child'));
  it('refuses a day before the child came', () =>
    given(team, convened, added)
      .when({ ...takeOut, childId: 'ben', on: '2007-04-30' })
      .thenRefused('impossible-date-order', '/on'));
});

describe.each([add, takeOut])('$type', (command) => {
  it('refuses a day to come', () =>
    given(team, convened, but(added, { childId: 'cy' }))
      .when({ ...command, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a day before the team was convened', () =>
    given(team, convened, but(added, { childId: 'cy' }))
      .when({ ...command, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a team that has closed', () => given(team, convened, closed).when(command).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(command).thenRefused('team-not-found'));
});
