import { type RecordedEvent } from '@app/event-store';
import { retentionAggregate, retentionCodec } from '@app/retention';
import { asks } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = retentionAggregate.decider;

/** Destructions that wait for the yes or no of somebody else than who asked for them. */
export const ofRetention: RequestSource<typeof initial> = {
  prefix: 'retention.',
  initial,
  fold: (retention, event: RecordedEvent) => {
    const fact = retentionCodec.decode(event);
    return fact === undefined ? retention : evolve(retention, fact);
  },
  open: ({ proposal }, childId) => {
    if (proposal?.status !== 'waiting') return [];
    const { proposalId, dueOn, requestedBy } = proposal;
    return [
      asks({
        ...{ kind: 'destruction-approval', key: proposalId, childId, from: dueOn },
        to: [
          requestedBy === null
            ? { as: 'information-governance' }
            : { as: 'information-governance', except: requestedBy },
        ],
        route: `/v1/children/${childId}/retention/proposals/${proposalId}/approval`,
      }),
    ];
  },
};
