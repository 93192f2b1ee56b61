import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { closed, convened, declined, invite, invited, officer, removed, teacher, visitor } from '../testing/story';

const aunt = {
  kind: 'family',
  memberId: 'aunt',
  relationship: 'other',
  needs: ['interpreter'],
  name: 'B. Example',
} as const;
const auntInvited = but(
  invited,
  { member: { kind: 'family', memberId: 'aunt', relationship: 'other', needs: ['interpreter'] } },
  { familyName: 'B. Example' },
);

describe('Inviting someone into a team at work', () => {
  it('asks an agency', () => given(team, convened).when(invite).then(invited));
  it('asks one of the family, whose name is sealed, and says what that person needs to follow (edge case 32)', () =>
    expect(given(team, convened).decided({ ...invite, member: aunt })).toMatchObject({
      alreadyRecorded: true,
      wanted: [auntInvited],
    }));
  it('takes the very same request for the same person of the family, and another one for somebody else', () =>
    given(team, convened, auntInvited)
      .when({ ...invite, member: { ...aunt, memberId: 'another aunt' } })
      .thenUnlessRepeated(
        but(
          auntInvited,
          { member: { kind: 'family', memberId: 'another aunt', relationship: 'other', needs: ['interpreter'] } },
          { familyName: 'B. Example' },
        ),
      ));
  it('takes the same wish for one', () =>
    given(team, convened, invited).when(invite).thenAlready('member-already-invited'));
  it('takes a second wish for the same agency for the same', () =>
    given(team, convened, invited)
      .when({ ...invite, member: { ...officer, memberId: 'another' } })
      .thenAlready('member-already-invited'));
  it('takes the wish for someone who is a member already for honoured', () =>
    expect(given(team, convened).decided({ ...invite, member: { ...teacher, memberId: 'another' } })).toMatchObject({
      refusal: { refused: 'member-already-invited', existing: 'teacher' },
    }));
  it('asks again who had declined', () =>
    given(team, convened, invited, declined)
      .when({ ...invite, on: '2007-06-01', member: { ...officer, memberId: 'again' } })
      .then(but(invited, { on: '2007-06-01', member: { ...officer, memberId: 'again' } })));
  it('asks again who had left', () =>
    given(team, convened, removed)
      .when({ ...invite, on: '2007-06-01', member: { ...visitor, memberId: 'again' } })
      .then(but(invited, { on: '2007-06-01', member: { ...visitor, memberId: 'again' } })));
  it('refuses an agency with which the family does not want to share', () =>
    given(team, convened)
      .when({ ...invite, agenciesNotCovered: ['housing'] })
      .thenRefused('consent-does-not-cover-agency', '/agencyId'));
  it('refuses a team that has closed', () => given(team, convened, closed).when(invite).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(invite).thenRefused('team-not-found'));
  it('refuses a day before the team was convened', () =>
    given(team, convened)
      .when({ ...invite, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...invite, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});
