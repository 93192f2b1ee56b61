import { type Assignment, type Assignments } from '@app/lead-professional';
import { type Practitioner } from '@app/practitioners';
import { hasPost, leadsAs } from './standing-to-child';

const practitionerId = '0d2f6c1e-0000-5000-8000-000000000001';
const [school, clinic] = ['0d2f6c1e-0000-5000-8000-000000000002', '0d2f6c1e-0000-5000-8000-000000000003'] as const;
const post = (agencyId: string, from: string) => ({ agencyId, role: 'nurse', from });
const onRegister = {
  is: 'registered',
  posts: [post(school, '2006-09-01')],
  leftOn: null,
  handovers: [],
} as const satisfies Practitioner;

describe('Whether somebody works for the agency in whose name they ask', () => {
  const asks = (agencyId: string, practitioner: Practitioner): boolean =>
    hasPost(practitioner, { practitionerId, agencyId });

  it('is what the token says where the register does not know them', () =>
    expect(asks(school, { is: 'unregistered' })).toBe(true));
  it('is so for the agency of the post taken up last, and for no earlier one', () => {
    expect([asks(school, onRegister), asks(clinic, onRegister)]).toEqual([true, false]);
    const moved: Practitioner = { ...onRegister, posts: [...onRegister.posts, post(clinic, '2007-06-15')] };
    expect([asks(school, moved), asks(clinic, moved)]).toEqual([false, true]);
  });
  it('is not so for who has left', () =>
    expect(asks(school, { ...onRegister, is: 'left', leftOn: '2007-06-15' })).toBe(false));
});

describe('Who leads the work around a child, and for which agency', () => {
  const colleague = '0d2f6c1e-0000-5000-8000-000000000004';
  const led = {
    ...{ number: 1, status: 'active', episode: 1, practitionerId, agencyId: school },
    ...{ proposedOn: '2007-04-16', acceptedOn: '2007-04-18', endedOn: null, endReason: null, replaces: null },
    ...{ deputy: colleague, deputyAgencyId: clinic, handoverRequiredOn: null, handoverReason: null },
  } as Assignment;
  const assignments: Assignments = { all: [led], interim: null, interims: 0, lastInterimOn: null };
  const as = (who: string, agencyId: string): readonly string[] =>
    leadsAs(assignments, { practitionerId: who, agencyId });

  it('is who accepted, and who stands in, each signed in for the agency of then', () => {
    expect(as(practitionerId, school)).toEqual(['lead', 'nominee']);
    expect(as(colleague, clinic)).toEqual(['deputy']);
  });
  it('is nobody who has signed in for another agency since', () => {
    expect(as(practitionerId, clinic)).toEqual([]);
    expect(as(colleague, school)).toEqual([]);
  });
});
