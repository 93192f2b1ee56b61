import { type Practitioner } from '@app/practitioners';
import { hasPost } from './standing-to-child';

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
