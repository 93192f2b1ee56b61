import { type Aggregate, codecOf } from '@app/event-store';
import { caf, type CafCommand, type CafRefusal } from './domain/caf';
import { type CafEvent } from './domain/caf.events';
import { type CafFile } from './domain/caf.state';

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const cafCodec = codecOf<CafEvent>({
  CafOpened: { stored: 'caf.opened.v1', subject: ofChild },
  ElementRecorded: { stored: 'caf.element-recorded.v1', subject: ofChild },
  AssessmentCompleted: { stored: 'caf.assessment-completed.v1', subject: ofChild },
  NextStepDecided: { stored: 'caf.next-step-decided.v1', subject: ofChild },
  TeamNoted: { stored: 'caf.team-noted.v1' },
  CafClosed: { stored: 'caf.closed.v1', subject: ofChild },
  CafVoided: { stored: 'caf.voided.v1', subject: ofChild },
});

/** Stream `caf-<childId>`: every episode of one child. */
export const cafAggregate: Aggregate<CafCommand, CafEvent, CafFile, CafRefusal> = {
  category: 'caf',
  decider: caf,
  codec: cafCodec,
};
