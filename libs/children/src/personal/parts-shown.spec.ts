import { partsShown, type RegisterPart } from './register-parts';

describe('What a register shows of what stood before the work of whoever asks', () => {
  const part = (group: RegisterPart['group'], which: string, agencyId: string, position: string): RegisterPart =>
    ({ group, which, agencyId, position, corrects: false }) as RegisterPart;
  const parts = [
    part('identity', '', 'health', '1'),
    part('addresses', 'of-before', 'health', '2'),
    part('addresses', 'own', 'school', '3'),
    part('adults', 'of-before', 'health', '4'),
    part('addresses', 'since', 'health', '12'),
    part('particulars', '', 'health', '5'),
  ];
  const shownFrom = (position: string | null): readonly string[] =>
    partsShown(parts, { position, agencyId: 'school' }).map(({ group, which }) => `${group} ${which}`);

  it('is who the child is, what the agency recorded itself, and what anybody did since', () =>
    expect(shownFrom('10')).toEqual(['identity ', 'addresses own', 'addresses since']));
  it('is all of it where no work has begun', () => expect(shownFrom(null)).toHaveLength(parts.length));
});
