import { type Aggregate, codecOf } from '@app/event-store';
import { type FollowUp, followUp, type FollowUpCommand, type FollowUpRefusal } from './domain/follow-up';
import { type FollowUpEvent } from './domain/follow-up.events';

export const followUpCodec = codecOf<FollowUpEvent>({
  FollowUpPlanned: { stored: 'processes.planned.v1' },
  StepDone: { stored: 'processes.step-done.v1' },
  StepRefused: { stored: 'processes.step-refused.v1' },
  PersonAsked: { stored: 'processes.person-asked.v1' },
  StepSettled: { stored: 'processes.step-settled.v1' },
});

export const followUpAggregate: Aggregate<FollowUpCommand, FollowUpEvent, FollowUp, FollowUpRefusal> = {
  category: 'followUp',
  decider: followUp,
  codec: followUpCodec,
};
