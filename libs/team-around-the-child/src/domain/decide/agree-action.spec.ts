import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { agree, agreed, closed, convened, housing, removed, update, updated } from '../testing/story';

describe('Agreeing on an action', () => {
  it('ties it to a need of one child, an outcome, an owner and a day', () =>
    given(team, convened).when(agree).then(agreed));
  it('gives it to a service', () =>
    given(team, convened)
      .when({ ...agree, owner: { kind: 'service', id: 'speech-therapy' } })
      .then(but(agreed, { owner: { kind: 'service', id: 'speech-therapy' } })));
  it('gives it to one of the family', () =>
    given(team, convened)
      .when({ ...agree, owner: { kind: 'member', id: 'mother' } })
      .then(but(agreed, { owner: { kind: 'member', id: 'mother' } })));
  it('names an aim beneath the outcome, or none', () =>
    given(team, convened)
      .when({ ...agree, aim: null })
      .then(but(agreed, { aim: null })));
  it('refuses an aim of another outcome', () =>
    given(team, convened)
      .when({ ...agree, aim: 'BH2' })
      .thenRefused('impossible-aim', '/aim'));
  it('takes the same wish for one', () =>
    given(team, convened, agreed).when(agree).thenAlready('action-already-agreed', 'walk'));
  it('refuses someone outside the team', () =>
    given(team, convened)
      .when({ ...agree, by: housing })
      .thenRefused('not-a-member'));
  it('refuses a child with whom the team does not work', () =>
    given(team, convened)
      .when({ ...agree, childId: 'ben' })
      .thenRefused('unknown-child', '/childId'));
  it('refuses a need that nobody has assessed: each sibling has needs of their own (edge case 4)', () =>
    given(team, convened)
      .when({ ...agree, need: 'P1' })
      .thenRefused('unknown-need', '/need'));
  it.each([
    ['never was', 'nobody', []],
    ['is no longer', 'visitor', [removed]],
  ] as const)('refuses an owner who %s a member', (_, id, past) =>
    given(team, convened, ...past)
      .when({ ...agree, owner: { kind: 'member', id } })
      .thenRefused('unknown-member', '/owner/id'),
  );
  it('refuses a due date before the day', () =>
    given(team, convened)
      .when({ ...agree, dueOn: '2007-04-15' })
      .thenRefused('impossible-due-date', '/dueOn'));
  it('accepts what is done the same day', () =>
    given(team, convened)
      .when({ ...agree, dueOn: '2007-04-16' })
      .then(but(agreed, { dueOn: '2007-04-16' })));
});

describe('Reporting on an action', () => {
  const started = but(updated, { status: 'in-progress', on: '2007-05-01' });

  it('says that it was done', () => given(team, convened, agreed).when(update).then(updated));
  it('says that it was begun, and then done', () => {
    given(team, convened, agreed)
      .when({ ...update, status: 'in-progress', on: '2007-05-01' })
      .then(started);
    given(team, convened, agreed, started).when(update).then(updated);
  });
  it('says again, later, how it goes on', () =>
    given(team, convened, agreed, started)
      .when({ ...update, status: 'in-progress', progress: 'Twice a week' })
      .thenUnlessRepeated(but(updated, { status: 'in-progress' }, { progress: 'Twice a week' })));
  it('agrees another one like it beside it, unless it is a repeat', () =>
    given(team, convened, agreed)
      .when({ ...agree, actionId: 'another' })
      .thenUnlessRepeated(but(agreed, { actionId: 'another' })));
  it('takes the same wish for one', () =>
    given(team, convened, agreed, updated).when(update).thenAlready('action-ended'));
  it.each(['not-done', 'superseded'] as const)('says why it is %s', (status) => {
    given(team, convened, agreed)
      .when({ ...update, status })
      .thenRefused('missing-progress', '/progress');
    given(team, convened, agreed)
      .when({ ...update, status, progress: 'The bus does not run' })
      .then(but(updated, { status }, { progress: 'The bus does not run' }));
  });
  it('refuses to change what has ended', () =>
    given(team, convened, agreed, updated)
      .when({ ...update, status: 'in-progress', on: '2007-05-15' })
      .thenAlready('action-ended'));
  it('refuses someone outside the team', () =>
    given(team, convened, agreed)
      .when({ ...update, by: housing })
      .thenRefused('not-a-member'));
  it('refuses someone whose membership has ended', () =>
    given(team, convened, agreed, removed)
      .when({ ...update, by: { practitionerId: 'visitor', agencyId: 'health' } })
      .thenRefused('not-a-member'));
  it('refuses an action that is not in the plan', () =>
    given(team, convened).when(update).thenRefused('action-not-found'));
  it('refuses a day before what is on record', () =>
    given(team, convened, agreed, started)
      .when({ ...update, on: '2007-04-30' })
      .thenRefused('impossible-date-order', '/on'));
});

describe.each([agree, update])('$type', (command) => {
  it('refuses a day to come', () =>
    given(team, convened, agreed)
      .when({ ...command, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a day before the team was convened', () =>
    given(team, convened, agreed)
      .when({ ...command, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a team that has closed', () =>
    given(team, convened, agreed, closed).when(command).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(command).thenRefused('team-not-found'));
});
