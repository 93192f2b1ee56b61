import { type CafFile } from '@app/caf';
import { type Assignments } from '@app/lead-professional';
import { whomToAsk, type WorkOnRecord } from './whom-to-ask';

const record = (episodes: readonly object[], assignments: readonly object[] = []): WorkOnRecord => ({
  file: { episodes } as unknown as CafFile,
  leads: { all: assignments } as unknown as Assignments,
});
const open = { status: 'assessing', authorId: 'head-of-year', agencyId: 'school' };
const closed = { ...open, status: 'closed' };
const lead = { status: 'active', practitionerId: 'visitor', agencyId: 'health' };
const author = { as: 'caf-author', practitionerId: 'head-of-year', agencyId: 'school' };

describe('Whom to ask about a child', () => {
  it('is the author of the open CAF', () => expect(whomToAsk([record([closed, open])])).toEqual(author));
  it('is the Lead Professional where there is one', () =>
    expect(whomToAsk([record([open], [{ ...lead, status: 'ended' }, lead])])).toEqual({
      as: 'lead-professional',
      practitionerId: 'visitor',
      agencyId: 'health',
    }));
  it('is not yet who has only been asked to be it', () =>
    expect(whomToAsk([record([open], [{ ...lead, status: 'proposed' }])])).toEqual(author));
  it('is found on a record that was merged into the one that is used (edge case 2)', () =>
    expect(whomToAsk([record([closed]), record([open])])).toEqual(author));
  it('is nobody where nobody is at work', () => expect(whomToAsk([record([]), record([closed])])).toBeUndefined());
});
