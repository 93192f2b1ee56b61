import { given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type CafEvent } from '../caf.events';
import { assessed, closed, completed, element, opened, teamNoted } from '../testing/story';
import { type NoteTeam } from './note-team';

const note: NoteTeam = { type: 'NoteTeam', episode: 1, on: '2007-04-02', tacId: 'team-one' };
const status = (...past: readonly CafEvent[]) => given(caf, ...past).state().episodes[0]?.status;

describe('Noting a team on the CAF', () => {
  it('notes it', () =>
    given(caf, ...assessed)
      .when(note)
      .then(teamNoted));
  it('notes it once', () =>
    given(caf, ...assessed, teamNoted)
      .when(note)
      .thenNothing());
  it('notes it on a CAF that has closed meanwhile', () =>
    given(caf, ...assessed, closed)
      .when(note)
      .then(teamNoted));
  it('refuses an episode that is not there', () => given(caf).when(note).thenRefused('caf-not-found'));
  it('moves an assessed episode into delivery, whichever came first', () => {
    expect(status(opened)).toBe('assessing');
    expect(status(opened, teamNoted)).toBe('assessing');
    expect(status(...assessed)).toBe('assessed');
    expect(status(...assessed, teamNoted)).toBe('in-delivery');
    expect(status(opened, teamNoted, element, completed)).toBe('in-delivery');
    expect(status(...assessed, closed, teamNoted)).toBe('closed');
  });
});
