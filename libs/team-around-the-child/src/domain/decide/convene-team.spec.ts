import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { convene, convened, officer, teacher, visitor } from '../testing/story';
import { type ChildToServe } from './convene-team';

const [ada] = convene.children as readonly [ChildToServe];
const ben: ChildToServe = { ...ada, childId: 'ben', episode: { number: 3, openedOn: '2007-02-01', place: 'DID' } };
const mother = convene.members.filter(({ kind }) => kind === 'family');

describe('Convening a team around the child', () => {
  it('brings two agencies and the family together', () => given(team).when(convene).then(convened));
  it('takes the same wish for one', () =>
    expect(given(team, convened).decided(convene)).toMatchObject({
      wanted: [convened],
      refusal: { refused: 'team-already-open' },
    }));
  it('refuses to convene the same team for others', () =>
    expect(given(team, convened).decided({ ...convene, children: [ben] })).toMatchObject({
      refusal: { refused: 'team-already-open' },
    }));
  it('is one team for siblings, each with their own episode, and counts where the first belongs (edge case 4)', () =>
    given(team)
      .when({ ...convene, children: [ada, ben] })
      .then(
        but(convened, {
          children: [
            { childId: 'ada', episode: 1 },
            { childId: 'ben', episode: 3 },
          ],
        }),
      ));
  it('needs no Lead Professional', () => given(team).when(convene).then(convened));
  it('starts with one agency and the family when a second is planned', () =>
    given(team)
      .when({ ...convene, members: [teacher, ...mother], plannedAgency: 'health' })
      .then(but(convened, { members: [teacher, convened.data.members[2] as never], plannedAgency: 'health' })));
  it.each([
    ['one agency alone', { members: [teacher], familyAbsence: 'declined' }],
    ['one agency and the family without a plan for a second', { members: [teacher, ...mother] }],
    ['two people of one agency', { members: [teacher, { ...teacher, memberId: 'nurse' }], familyAbsence: 'declined' }],
    ['one agency that plans itself as the second', { members: [teacher, ...mother], plannedAgency: 'school' }],
    ['one agency and a plan but no family', { members: [teacher], plannedAgency: 'health', familyAbsence: 'declined' }],
  ] as const)('refuses %s', (_, wrong) =>
    given(team)
      .when({ ...convene, ...wrong })
      .thenRefused('too-few-agencies', '/members'),
  );
  it('asks why no one of the family is part of it', () =>
    given(team)
      .when({ ...convene, members: [teacher, visitor] })
      .thenRefused('missing-family-reason', '/familyAbsence'));
  it('records why no one of the family is part of it', () =>
    given(team)
      .when({ ...convene, members: [teacher, visitor], familyAbsence: 'declined' })
      .then(but(convened, { members: [teacher, visitor], familyAbsence: 'declined' }, { familyNames: {} })));
  it('refuses an agency with which the family does not want to share, and says which', () =>
    given(team)
      .when({
        ...convene,
        members: [...convene.members, officer],
        children: [ada, { ...ben, agenciesNotCovered: ['housing'] }],
      })
      .thenRefused('consent-does-not-cover-agency', '/members/3/agencyId'));
  it('refuses a child without an open CAF', () =>
    given(team)
      .when({ ...convene, children: [ada, { ...ben, episode: null }] })
      .thenRefused('caf-not-open', '/children/1'));
  it('refuses a team for nobody', () =>
    given(team)
      .when({ ...convene, children: [] })
      .thenRefused('caf-not-open', '/children'));
  it('refuses a child with whom another team works', () =>
    given(team)
      .when({ ...convene, children: [{ ...ada, hasOpenTeam: true }] })
      .thenRefused('team-already-open', '/children/0'));
  it('refuses a day before the CAF was opened', () =>
    given(team)
      .when({ ...convene, on: '2007-02-28' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team)
      .when({ ...convene, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});
