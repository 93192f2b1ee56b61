import { type PackRequest } from './held';
import { refusalOf, type Standing } from './may-have';
import { forChild, forParent, ids, throughCoordinator } from './testing/a-family';

const usual: Standing = { record: 'open', responsibility: 'yes', childDecides: false, today: '2007-09-10' };
const refused = (request: PackRequest, standing: Partial<Standing> = {}): string | undefined =>
  refusalOf(request, { ...usual, ...standing })?.refused;

describe('A pack is made', () => {
  it('for the child, and for a parent with parental responsibility', () => {
    expect(refused(forChild)).toBeUndefined();
    expect(refused(forParent(ids.grace))).toBeUndefined();
  });

  it('for nobody who is no parent or carer today, or holds no parental responsibility', () => {
    expect(refused(forParent(ids.paul), { responsibility: undefined })).toBe('unknown-parent-or-carer');
    for (const responsibility of ['no', 'unknown'] as const)
      expect(refused(forParent(ids.paul), { responsibility })).toBe('no-parental-responsibility');
  });

  it('for no parent where the young person decides for themselves (edge case 11)', () => {
    expect(refused(forParent(ids.grace), { childDecides: true })).toBe('child-decides');
    expect(refused(forChild, { childDecides: true })).toBeUndefined();
  });

  it('for a parent whatever they hold where a court has ordered it, if the register knows them', () => {
    const ordered = { ...forParent(ids.paul), ground: 'court-order' as const };
    expect(refused(ordered, { responsibility: 'no', childDecides: true })).toBeUndefined();
    expect(refused(ordered, { responsibility: undefined })).toBe('unknown-parent-or-carer');
  });

  it('of a sealed record for the child only, by the coordinator', () => {
    expect(refused(forChild, { record: 'sealed' })).toBe('record-sealed');
    expect(refused(forParent(ids.grace), { record: 'sealed' })).toBe('record-sealed');
    expect(refused(throughCoordinator, { record: 'sealed' })).toBeUndefined();
  });

  it('of no record that is not there or is a duplicate, and not before it was asked for', () => {
    expect(refused(forChild, { record: 'missing' })).toBe('child-not-found');
    expect(refused(forChild, { record: 'merged' })).toBe('record-merged');
    expect(refused(forChild, { today: '2007-09-02' })).toBe('future-date');
  });
});
