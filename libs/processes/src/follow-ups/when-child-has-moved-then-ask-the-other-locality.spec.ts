import { pendingTransfer } from '@app/caf';
import {
  ada,
  after,
  asked,
  assessedChild,
  type County,
  episode,
  type Happened,
  killAfterEachWrite,
  type ProcessOver,
} from '../testing/county';
import { whenChildHasMovedThenAskTheOtherLocality } from './when-child-has-moved-then-ask-the-other-locality';

const process: ProcessOver = (folds, clock, places) => whenChildHasMovedThenAskTheOtherLocality(folds, places, clock);
const movedTo =
  (place: string, ...before: Parameters<County['caf']>[1][]): Happened =>
  async (told) => {
    await assessedChild(told, ada);
    await told.caf(ada, ...before);
    await told.child(ada, { type: 'PlaceChanged', data: { place, localityBasis: 'manual', from: '2007-06-01' } });
    return told.last(`child-${ada}`);
  };

describe('When a child moves (edge cases 6 and 7)', () => {
  it('asks the other locality, and the episode counts where it was until that accepts', async () => {
    const state = await episode(await after(process, movedTo('CHN')));
    expect(state).toMatchObject({ place: 'BAN', transfers: [{ toPlace: 'CHN', status: 'pending', on: '2007-06-01' }] });
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () => {
    expect(await killAfterEachWrite(process, movedTo('CHN'))).toBe(3);
    expect(await killAfterEachWrite(process, movedTo('OOC'))).toBe(2);
  });
  it('moves the episode along inside one locality', async () => {
    const there = {
      type: 'TransferAccepted',
      data: { episode: 1, on: '2007-05-01', transfer: 1, place: 'CAR-BUR', acceptedBy: 'c' },
    } as const;
    const state = await episode(await after(process, movedTo('CHN', there)));
    expect(state).toMatchObject({ place: 'CHN' });
  });
  it('changes nothing for a child who left the county: the coordinator is asked to speak with the family', async () => {
    const county = await after(process, movedTo('OOC'));
    expect(await episode(county)).toMatchObject({ place: 'BAN', transfers: [], movedOutOn: null });
    expect(await asked(county)).toEqual(['{"step":0,"asked":"record-move-out"}']);
  });
  it.each(['NFA', 'UNK'])('asks to find out where the child is who has no known address (%s)', async (place) => {
    const county = await after(process, movedTo(place));
    expect(await asked(county)).toEqual(['{"step":0,"asked":"find-out-where-the-child-lives"}']);
  });
  it('asks nobody twice: a person has asked for the transfer, or has recorded the move out', async () => {
    const requested = {
      type: 'TransferRequested',
      data: { episode: 1, on: '2007-06-01', transfer: 1, fromPlace: 'BAN', toPlace: 'CHN', requestedBy: 'of-school' },
      personal: { handover: 'All in order' },
    } as const;
    expect(pendingTransfer((await episode(await after(process, movedTo('CHN', requested)))) as never)).toMatchObject({
      number: 1,
    });
    const movedOut = {
      type: 'MovedOutOfAuthority',
      data: { episode: 1, on: '2007-06-01', consentToSend: false, recordSent: false },
      personal: { authority: 'Elsewhere' },
    } as const;
    expect(await asked(await after(process, movedTo('OOC', movedOut)))).toEqual([]);
  });
  it('keeps the refusal where another locality has been asked already, for somebody to look at', async () => {
    const requested = {
      type: 'TransferRequested',
      data: { episode: 1, on: '2007-05-01', transfer: 1, fromPlace: 'BAN', toPlace: 'CAR-BUR', requestedBy: 'c' },
      personal: { handover: 'All in order' },
    } as const;
    const county = await after(process, movedTo('CHN', requested));
    expect((await county.log()).at(-1)).toContain('"refused":"transfer-pending"');
  });
  it('waits while the family has paused the work, and looks again when it is taken up', async () => {
    const suspended = {
      type: 'CafSuspended',
      data: { episode: 1, on: '2007-05-20', reason: 'family-asked' },
      personal: { note: null },
    } as const;
    expect((await episode(await after(process, movedTo('CHN', suspended))))?.transfers).toEqual([]);
    const resumed = await after(process, async (told) => {
      await movedTo('CHN', suspended)(told);
      await told.caf(ada, { type: 'CafResumed', data: { episode: 1, on: '2007-07-02' } });
      return told.last(`caf-${ada}`);
    });
    expect((await episode(resumed))?.transfers).toMatchObject([{ toPlace: 'CHN', status: 'pending' }]);
  });
});
