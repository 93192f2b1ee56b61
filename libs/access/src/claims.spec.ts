import { principalFrom } from './claims';
import { type HeldRole } from './roles';

const claims = {
  practitioner: '0d2f6c1e-0000-5000-8000-000000000001',
  agency: '0d2f6c1e-0000-5000-8000-000000000002',
  roles: ['practitioner', 'locality-coordinator'],
  localities: ['BAN', 'HEN-SON-WOO-WAL'],
  areas: ['North'],
};

describe('The claims of a verified token', () => {
  it('say who it is', () =>
    expect(principalFrom(claims)).toEqual({
      practitionerId: claims.practitioner,
      agencyId: claims.agency,
      roles: ['practitioner', 'locality-coordinator'],
      localities: ['BAN', 'HEN-SON-WOO-WAL'],
      areas: ['North'],
    }));
  it('may have the names that the identity provider gives them', () => {
    const { agency, ...others } = claims;
    const theirs = { ...others, 'https://example.org/agency': agency };
    const names = {
      practitioner: 'practitioner',
      agency: 'https://example.org/agency',
      roles: 'roles',
      localities: 'l',
      areas: 'a',
    };
    expect(principalFrom(theirs, names)).toMatchObject({ agencyId: agency, localities: [], areas: [] });
  });
  it('may call roles by other names; then ours mean nothing, and two names of one role are one role', () => {
    const names = new Map<string, HeldRole>([
      ['CN=caf-staff,OU=Groups', 'practitioner'],
      ['Health visitors', 'practitioner'],
      ['Coordinators', 'locality-coordinator'],
    ]);
    const rolesOf = (...roles: readonly string[]): readonly string[] | undefined =>
      principalFrom({ ...claims, roles }, undefined, names)?.roles;
    expect(rolesOf('CN=caf-staff,OU=Groups', 'Health visitors', 'Coordinators', 'board')).toEqual([
      'practitioner',
      'locality-coordinator',
    ]);
    expect(rolesOf('practitioner', 'board')).toBeUndefined();
  });
  it('may hold memberships that mean nothing here', () =>
    expect(principalFrom({ ...claims, roles: ['Domain Users', 'board', 'constructor'] })?.roles).toEqual(['board']));
  it.each([
    ['no practitioner', { practitioner: undefined }],
    ['a practitioner that is no UUID', { practitioner: 'ada' }],
    ['a practitioner in a list', { practitioner: [claims.practitioner] }],
    ['no agency', { agency: undefined }],
    ['an agency that is no UUID', { agency: 'a school' }],
    ['no roles', { roles: undefined }],
    ['an empty list of roles', { roles: [] }],
    ['roles that are all unknown', { roles: ['king'] }],
    ['roles in one text', { roles: 'practitioner' }],
    ['a role that is no text', { roles: ['practitioner', 1] }],
    ['more roles than anybody has', { roles: Array<string>(101).fill('practitioner') }],
    ['localities in one text', { localities: 'BAN' }],
    ['areas in one text', { areas: 'North' }],
    ['an area that is no text', { areas: [1] }],
    ['a locality that is no code', { localities: ['BAN', "x'; drop table"] }],
    ['more localities than there are', { localities: Array<string>(101).fill('BAN') }],
  ])('are malformed with %s', (_, change) => expect(principalFrom({ ...claims, ...change })).toBeUndefined());
});
