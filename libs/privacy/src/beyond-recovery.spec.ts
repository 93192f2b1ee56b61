import { beyondRecovery, rotationDueOn, type WrappingKey } from './beyond-recovery';

const plan = { rotateEveryDays: 30, backupsKeptDays: 35 };
const key = (id: string, firstUsedOn: string, retiredOn: string | null = null, destroyedOn: string | null = null) =>
  ({ id, firstUsedOn, retiredOn, destroyedOn }) satisfies WrappingKey;

describe('The day from which nothing of an erased record opens any more', () => {
  it('is that of the next rotation, and of the last backup from before it', () =>
    expect(beyondRecovery('2007-06-10', [key('a', '2007-06-01')], plan, '2007-06-20')).toEqual({
      from: '2007-08-05',
      is: 'waiting',
    }));
  it('says so when the rotation is late', () =>
    expect(beyondRecovery('2007-06-10', [key('a', '2007-06-01')], plan, '2007-07-02').is).toBe('overdue'));
  it('follows the rotation as it was, once it has been', () =>
    expect(
      beyondRecovery('2007-06-10', [key('a', '2007-06-01', '2007-06-15'), key('b', '2007-06-15')], plan, '2007-06-20'),
    ).toEqual({ from: '2007-07-20', is: 'waiting' }));
  it('does not count a rotation of the same day, which may have been before', () =>
    expect(
      beyondRecovery('2007-06-15', [key('a', '2007-06-01', '2007-06-15'), key('b', '2007-06-15')], plan, '2007-06-20'),
    ).toEqual({ from: '2007-08-19', is: 'waiting' }));
  it('is overdue while the old key is kept longer than any backup', () =>
    expect(
      beyondRecovery('2007-06-10', [key('a', '2007-06-01', '2007-06-15'), key('b', '2007-06-15')], plan, '2007-07-21')
        .is,
    ).toBe('overdue'));
  it('has come when the old key is destroyed', () =>
    expect(
      beyondRecovery(
        '2007-06-10',
        [key('a', '2007-06-01', '2007-06-15', '2007-07-21'), key('b', '2007-06-15')],
        plan,
        '2007-08-01',
      ),
    ).toEqual({ from: '2007-07-21', is: 'done' }));
  it('has not come while an older key is kept, which older backups are wrapped with', () =>
    expect(
      beyondRecovery(
        '2007-06-10',
        [
          key('z', '2007-05-01', '2007-06-01'),
          key('a', '2007-06-01', '2007-06-15', '2007-07-21'),
          key('b', '2007-06-15'),
        ],
        plan,
        '2007-08-01',
      ).is,
    ).toBe('overdue'));
});

describe('A rotation', () => {
  it('is due so many days after the key in use was first used', () =>
    expect(rotationDueOn([key('a', '2007-05-01', '2007-06-01'), key('b', '2007-06-01')], plan)).toBe('2007-07-01'));
  it('is due at no day that is known where no key was noted', () => expect(rotationDueOn([], plan)).toBeUndefined());
});
