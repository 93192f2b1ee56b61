import { readMap } from '@app/localities';
import { type Room } from '@app/runtime';
import { foldsOf } from './folds';
import { whenAgencyIsMergedThenAskTheFamilies } from './follow-ups/when-agency-is-merged-then-ask-the-families';
import { whenAgencyLeavesThenItsPeopleLeave } from './follow-ups/when-agency-leaves-then-its-people-leave';
import { whenCafEndedThenEndWhatIsLeft } from './follow-ups/when-caf-ended-then-end-what-is-left';
import { whenChildHasGoneThenEndTheWork } from './follow-ups/when-child-has-gone-then-end-the-work';
import { whenChildHasMovedThenAskTheOtherLocality } from './follow-ups/when-child-has-moved-then-ask-the-other-locality';
import { whenChildIsMergedThenKeepOneCaf } from './follow-ups/when-child-is-merged-then-keep-one-caf';
import { whenConsentIsTakenBackThenEndWhatRestedOnIt } from './follow-ups/when-consent-is-taken-back-then-end-what-rested-on-it';
import { whenMeetingIsAgreedThenPlanIt } from './follow-ups/when-meeting-is-agreed-then-plan-it';
import { whenPractitionerChangesAgencyThenWorkForTheOldOneEnds } from './follow-ups/when-practitioner-changes-agency-then-work-for-the-old-one-ends';
import { whenPractitionerLeavesThenHandTheWorkOver } from './follow-ups/when-practitioner-leaves-then-hand-the-work-over';
import { whenSocialCareStepsDownThenAskWhomItNames } from './follow-ups/when-social-care-steps-down-then-ask-whom-it-names';
import { whenSocialCareTakesOverThenHandTheWorkToIt } from './follow-ups/when-social-care-takes-over-then-hand-the-work-to-it';
import { whenTwinIsRecordedThenAskForItsCaf } from './follow-ups/when-twin-is-recorded-then-ask-for-its-caf';
import { whenTimeForAnAnswerIsOverThenWhatWasTakenBackEnds } from './follow-ups/when-time-for-an-answer-is-over-then-what-was-taken-back-ends';
import { automationOf } from './process';
import { followUpCodec } from './processes.codec';
import { processesMigrations } from './processes.migrations';
import { ProcessesModule } from './processes.module';
import { endingsDueOf } from './reads/endings-due';
import { followUpCardProjection } from './reads/list-follow-ups/follow-up-card.projection';
import { FollowUpCardRow } from './reads/list-follow-ups/follow-up-card.row';
import { workIndexOf, workIndexProjection } from './reads/who-works-where/work-index';
import { type PlacesOnDay, stepTaker } from './steps';

/** What follows across rooms. The rooms' own commands do the work; what they refuse is listed for people here. */
export const processesRoom: Room = {
  name: 'processes',
  module: ProcessesModule,
  codecs: [followUpCodec],
  migrations: processesMigrations,
  entities: [FollowUpCardRow],
  projections: [followUpCardProjection, workIndexProjection],
  automations: ({ aggregates, clock, database, positions, store }) => {
    const folds = foldsOf(aggregates);
    const places: PlacesOnDay = { asAt: (on) => readMap(database, on) };
    const work = workIndexOf({ database, positions });
    const take = stepTaker(aggregates, places, clock);
    return [
      whenConsentIsTakenBackThenEndWhatRestedOnIt(folds, clock),
      whenTimeForAnAnswerIsOverThenWhatWasTakenBackEnds(folds, places, endingsDueOf({ database, positions })),
      whenSocialCareTakesOverThenHandTheWorkToIt(folds),
      whenSocialCareStepsDownThenAskWhomItNames(folds, places),
      whenChildHasGoneThenEndTheWork(folds, clock),
      whenChildHasMovedThenAskTheOtherLocality(folds, places, clock),
      whenChildIsMergedThenKeepOneCaf(folds, clock),
      whenMeetingIsAgreedThenPlanIt(folds),
      whenTwinIsRecordedThenAskForItsCaf(folds),
      whenCafEndedThenEndWhatIsLeft(folds),
      whenPractitionerLeavesThenHandTheWorkOver(folds, places, work, store),
      whenPractitionerChangesAgencyThenWorkForTheOldOneEnds(folds, places, work, store, clock),
      whenAgencyLeavesThenItsPeopleLeave(folds, places, work, store),
      whenAgencyIsMergedThenAskTheFamilies(folds, places, work, clock),
    ].map((process) => automationOf(process, take, aggregates, clock));
  },
};
