import { engagementOf } from './engagement';
import { type TeamMember } from './members';
import { escalated, officer, teacher, visitor } from './testing/story';
import { type Attendance } from './vocabulary';

const inTeam = (member: typeof teacher): TeamMember => ({
  ...member,
  standing: 'accepted',
  since: '2007-04-02',
  until: null,
});
const members = [inTeam(teacher), inTeam(visitor), { ...inTeam(officer), until: '2007-06-01' }];
const meeting = (on: string, as: Partial<Record<string, Attendance>>) => ({
  on,
  attendance: Object.entries(as).map(([memberId, mark]) => ({ memberId, as: mark as Attendance })),
});

describe('The engagement report of a team (edge case 27)', () => {
  const meetings = [
    meeting('2007-04-16', { teacher: 'attended', visitor: 'sent-report', officer: 'apologies' }),
    meeting('2007-05-28', { teacher: 'attended-apart', visitor: 'no-response', officer: 'no-response' }),
    meeting('2007-07-09', { teacher: 'attended', visitor: 'apologies' }),
  ];
  const report = engagementOf(members, meetings, [
    escalated.data,
    { ...escalated.data, to: 'locality-coordinator' },
    { ...escalated.data, agencyId: null, to: 'area-management-group' },
  ]);

  it('says of each agency how it took part, those that have left included', () =>
    expect(
      report.map(({ agencyId, inTeam: still, expected, attended }) => [agencyId, still, expected, attended]),
    ).toEqual([
      ['school', true, 3, 3],
      ['health', true, 3, 0],
      ['housing', false, 2, 0],
    ]));
  it('tells reports, apologies and silence apart, and how many meetings in a row were missed', () =>
    expect(report[1]).toMatchObject({ sentReport: 1, apologies: 1, noResponse: 1, missedInARow: 2 }));
  it('says to whom it was taken and to whom it goes next', () => {
    expect(report[1]).toMatchObject({
      escalatedTo: ['agency-manager', 'locality-coordinator'],
      nextLevel: 'area-management-group',
    });
    expect(report[0]).toMatchObject({ escalatedTo: [], nextLevel: 'agency-manager' });
  });
  it('goes no higher than the top', () => {
    const [only] = engagementOf([inTeam(visitor)], [], [{ ...escalated.data, to: 'area-management-group' }]);
    expect(only).toMatchObject({ nextLevel: null, expected: 0, missedInARow: 0 });
  });
  it('counts a meeting once for an agency, by the fullest part that anybody of it took', () => {
    const colleague = inTeam({ ...visitor, memberId: 'colleague' });
    const [both] = engagementOf(
      [inTeam(visitor), colleague],
      [meeting('2007-04-16', { visitor: 'no-response', colleague: 'attended' })],
      [],
    );
    expect(both).toMatchObject({ expected: 1, attended: 1, noResponse: 0, missedInARow: 0 });
  });
});
