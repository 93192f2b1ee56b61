import { principalFrom } from './claims';

const claims = {
  practitioner: '0d2f6c1e-0000-5000-8000-000000000001',
  agency: '0d2f6c1e-0000-5000-8000-000000000002',
  roles: ['practitioner', 'locality-coordinator'],
  localities: ['BAN', 'HEN-SON-WOO-WAL'],
};

describe('The claims of a verified token', () => {
  it('say who it is', () =>
    expect(principalFrom(claims)).toEqual({
      practitionerId: claims.practitioner,
      agencyId: claims.agency,
      roles: ['practitioner', 'locality-coordinator'],
      localities: ['BAN', 'HEN-SON-WOO-WAL'],
    }));
  it('may have the names that the identity provider gives them', () => {
    const { agency, ...others } = claims;
    const theirs = { ...others, 'https://example.org/agency': agency };
    const names = {
      practitioner: 'practitioner',
      agency: 'https://example.org/agency',
      roles: 'roles',
      localities: 'l',
    };
    expect(principalFrom(theirs, names)).toMatchObject({ agencyId: agency, localities: [] });
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
    ['a locality that is no code', { localities: ['BAN', "x'; drop table"] }],
    ['more localities than there are', { localities: Array<string>(101).fill('BAN') }],
  ])('are malformed with %s', (_, change) => expect(principalFrom({ ...claims, ...change })).toBeUndefined());
});
