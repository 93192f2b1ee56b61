import { whomToAsk } from './whom-to-ask';

const episode = { authorId: 'head-of-year', agencyId: 'school' };
const visitor = { practitionerId: 'visitor', agencyId: 'health' };

describe('Whom to ask about a CAF that is open', () => {
  it('is its author', () =>
    expect(whomToAsk(episode, { leadProfessional: null, shielded: false })).toEqual({
      as: 'author',
      practitionerId: 'head-of-year',
      agencyId: 'school',
    }));
  it('is the Lead Professional where there is one', () =>
    expect(whomToAsk(episode, { leadProfessional: visitor, shielded: false })).toEqual({
      as: 'lead-professional',
      ...visitor,
    }));
  it('is nobody near the family when the child is shielded: a coordinator helps', () =>
    expect(whomToAsk(episode, { leadProfessional: visitor, shielded: true })).toEqual({
      as: 'locality-coordinator',
      practitionerId: null,
      agencyId: null,
    }));
});
