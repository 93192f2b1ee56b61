import {
  ada,
  after,
  asked,
  assessedChild,
  ben,
  type Happened,
  killAfterEachWrite,
  opened,
  registered,
} from '../testing/county';
import { whenTwinIsRecordedThenAskForItsCaf as process } from './when-twin-is-recorded-then-ask-for-its-caf';

const twin =
  (on: string, first = assessedChild): Happened =>
  async (told) => {
    await first(told, ada);
    const home = { place: 'BAN', localityBasis: 'manual', motherId: null } as const;
    await told.child(ada, {
      type: 'TwinRecorded',
      data: { twinId: ben, status: 'born', sex: 'male', ...home, on },
      personal: { givenNames: 'Ben', familyName: 'Example', birthDate: '2001-05-17' },
    });
    return told.last(`child-${ada}`);
  };

describe('When a twin comes onto the register (edge case 3)', () => {
  it('asks for a CAF of its own where the first child has one', async () =>
    expect(await asked(await after(process, twin('2007-05-01')))).toEqual([
      '{"step":0,"asked":"open-caf-for-the-twin"}',
    ]));
  it('asks once when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, twin('2007-05-01'))).toBe(2));
  it('asks nobody where the first child has none, or had none then', async () => {
    expect(await asked(await after(process, twin('2007-05-01', registered)))).toEqual([]);
    expect(await asked(await after(process, twin('2007-03-01')))).toEqual([]);
  });
  it('asks nobody where the twin has a CAF already', async () => {
    const county = await after(process, async (told) => {
      await told.caf(ben, opened);
      return twin('2007-05-01')(told);
    });
    expect(await asked(county)).toEqual([]);
  });
});
