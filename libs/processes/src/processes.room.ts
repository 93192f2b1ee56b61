import { type Room } from '@app/runtime';
import { foldsOf } from './folds';
import { whenCafEndedThenEndWhatIsLeft } from './follow-ups/when-caf-ended-then-end-what-is-left';
import { whenChildHasGoneThenEndTheWork } from './follow-ups/when-child-has-gone-then-end-the-work';
import { whenChildIsMergedThenKeepOneCaf } from './follow-ups/when-child-is-merged-then-keep-one-caf';
import { whenConsentIsTakenBackThenEndWhatRestedOnIt } from './follow-ups/when-consent-is-taken-back-then-end-what-rested-on-it';
import { whenSocialCareTakesOverThenHandTheWorkToIt } from './follow-ups/when-social-care-takes-over-then-hand-the-work-to-it';
import { automationOf } from './process';
import { followUpCodec } from './processes.codec';
import { stepTaker } from './steps';

/** What follows across rooms. It owns no route: the rooms' own commands do the work. */
export const processesRoom: Room = {
  name: 'processes',
  codecs: [followUpCodec],
  migrations: [],
  entities: [],
  projections: [],
  automations: ({ aggregates, clock }) => {
    const folds = foldsOf(aggregates);
    const take = stepTaker(aggregates, clock);
    return [
      whenConsentIsTakenBackThenEndWhatRestedOnIt(folds, clock),
      whenSocialCareTakesOverThenHandTheWorkToIt(folds),
      whenChildHasGoneThenEndTheWork(folds, clock),
      whenChildIsMergedThenKeepOneCaf(folds, clock),
      whenCafEndedThenEndWhatIsLeft(folds),
    ].map((process) => automationOf(process, take, aggregates, clock));
  },
};
