import { Aggregates } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { beginDays } from '@app/reminders';
import { type EndingsDue } from '../reads/endings-due';
import {
  ada,
  after,
  atWork,
  ben,
  type County,
  endingAgreed,
  type Happened,
  heardByOne,
  killAfterEachWrite,
  type ProcessOver,
  withdrawn,
} from '../testing/county';
import { whenTimeForAnAnswerIsOverThenWhatWasTakenBackEnds } from './when-time-for-an-answer-is-over-then-what-was-taken-back-ends';

const due: EndingsDue = { before: () => Promise.resolve([ada, ben]) };
const process: ProcessOver = (folds, _, places) =>
  whenTimeForAnAnswerIsOverThenWhatWasTakenBackEnds(folds, places, due);

const taken = heardByOne(withdrawn(['assess', 'store', 'share']));
const statementId = 'withdrawn-assess-store-share';
/** A day begins long after the third of July. */
const dayBegins =
  (at: string, ...said: readonly Parameters<County['consent']>[1][]): Happened =>
  async (county) => {
    await atWork(county, ada);
    await county.consent(ada, ...said);
    await beginDays(new Aggregates(county.store, new PlainSealer()), () => new Date(`${at}T05:00:00Z`));
    return county.last('days-county');
  };
const agreedOn = async (county: County): Promise<unknown> => (await county.folds.consent(ada)).endings;

describe('When nobody has said in time that it is not so', () => {
  it('what one person has recorded as taken back ends what rested on it', async () =>
    expect(await agreedOn(await after(process, dayBegins('2007-07-04', taken)))).toMatchObject([
      { statementId, agreed: { by: null, on: '2007-07-04' } },
    ]));
  it('it does not end on the last day for an answer', async () =>
    expect(await agreedOn(await after(process, dayBegins('2007-07-03', taken)))).toMatchObject([{ agreed: null }]));
  it('it is left to the second person who has agreed before', async () =>
    expect(
      await agreedOn(await after(process, dayBegins('2007-07-05', taken, endingAgreed(statementId)))),
    ).toMatchObject([{ agreed: { by: { practitionerId: 'of-health' } } }]));
  it('has one effect when it is killed after any of its writes and hears of the day again', async () =>
    expect(await killAfterEachWrite(process, dayBegins('2007-07-04', taken))).toBe(3));
});
