import { type Aggregate, codecOf } from '@app/event-store';
import { caf, type CafCommand, type CafRefusal } from './domain/caf';
import { type CafEvent } from './domain/caf.events';
import { type CafFile } from './domain/caf.state';

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const cafCodec = codecOf<CafEvent>({
  ChecklistRecorded: { stored: 'caf.checklist-recorded.v1', subject: ofChild },
  CafNotProceeded: { stored: 'caf.not-proceeded.v1' },
  CafOpened: { stored: 'caf.opened.v1', subject: ofChild },
  StepDownReceived: { stored: 'caf.step-down-received.v1' },
  AssessmentStarted: { stored: 'caf.assessment-started.v1', subject: ofChild },
  ElementRecorded: { stored: 'caf.element-recorded.v1', subject: ofChild },
  ContributionRequested: { stored: 'caf.contribution-requested.v1', subject: ofChild },
  ContributionAdded: { stored: 'caf.contribution-added.v1', subject: ofChild },
  ContributionDeclined: { stored: 'caf.contribution-declined.v1', subject: ofChild },
  AssessmentCompleted: { stored: 'caf.assessment-completed.v1', subject: ofChild },
  NextStepDecided: { stored: 'caf.next-step-decided.v1', subject: ofChild },
  ActionsAgreed: { stored: 'caf.actions-agreed.v1', subject: ofChild },
  ActionUpdated: { stored: 'caf.action-updated.v1', subject: ofChild },
  CafReviewed: { stored: 'caf.reviewed.v1', subject: ofChild },
  TeamNoted: { stored: 'caf.team-noted.v1' },
  StepUpRequested: { stored: 'caf.step-up-requested.v1', subject: ofChild },
  StepUpAccepted: { stored: 'caf.step-up-accepted.v1' },
  SocialCarePlanAgreed: { stored: 'caf.social-care-plan-agreed.v1' },
  StepUpDeclined: { stored: 'caf.step-up-declined.v1', subject: ofChild },
  TransferRequested: { stored: 'caf.transfer-requested.v1', subject: ofChild },
  TransferAccepted: { stored: 'caf.transfer-accepted.v1' },
  TransferRejected: { stored: 'caf.transfer-rejected.v1', subject: ofChild },
  MovedOutOfAuthority: { stored: 'caf.moved-out-of-authority.v1', subject: ofChild },
  CafSuspended: { stored: 'caf.suspended.v1', subject: ofChild },
  CafResumed: { stored: 'caf.resumed.v1' },
  CafClosed: { stored: 'caf.closed.v1', subject: ofChild },
  CafReopened: { stored: 'caf.reopened.v1', subject: ofChild },
  CafVoided: { stored: 'caf.voided.v1', subject: ofChild },
  FactCorrected: { stored: 'caf.fact-corrected.v1', subject: ofChild },
  TextCorrected: { stored: 'caf.text-corrected.v1', subject: ofChild },
});

/** Stream `caf-<childId>`: every episode of one child. */
export const cafAggregate: Aggregate<CafCommand, CafEvent, CafFile, CafRefusal> = {
  category: 'caf',
  decider: caf,
  codec: cafCodec,
};
