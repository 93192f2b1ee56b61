import { given } from '@app/kernel/testing';
import { legalHold } from './legal-hold';

const today = '2015-03-02';
const hold = { type: 'HoldAllRecords', holdId: 'h-1', reason: 'public-inquiry', on: '2015-03-01', today } as const;
const held = { type: 'AllRecordsHeld', data: { holdId: 'h-1', reason: 'public-inquiry', on: '2015-03-01' } } as const;
const release = { type: 'ReleaseAllRecords', holdId: 'h-1', on: today, today } as const;
const released = { type: 'AllRecordsReleased', data: { holdId: 'h-1', on: today } } as const;

describe('A legal hold on every record', () => {
  it('is placed once', () => {
    given(legalHold).when(hold).then(held);
    given(legalHold, held).when(hold).thenUnlessRepeated(held);
  });
  it('is released once', () => {
    given(legalHold, held).when(release).then(released);
    given(legalHold, held, released).when(release).thenAlready('hold-already-released', 'h-1');
  });
  it('stands until the last one is released', () => {
    const second = { ...held, data: { ...held.data, holdId: 'h-2' } };
    expect(given(legalHold, held, second, released).state().holds).toEqual([second.data]);
  });
  it.each([
    ['future-date', { ...hold, on: '2015-03-03' }, []],
    ['hold-not-found', release, []],
    ['impossible-date-order', { ...release, on: '2015-02-28' }, [held]],
  ] as const)('is refused as %s', (code, command, past) =>
    given(legalHold, ...past)
      .when(command)
      .thenRefused(code),
  );
});
