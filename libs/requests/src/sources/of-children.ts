import { childAggregate, childCodec } from '@app/children';
import { asks } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = childAggregate.decider;

/** Reports of danger that nobody has decided on: they reach the duty desk at any hour. */
export const ofChildren: RequestSource<typeof initial> = {
  prefix: 'children.',
  initial,
  fold: (child, event) => {
    const fact = childCodec.decode(event);
    return fact === undefined ? child : evolve(child, fact);
  },
  open: (child, childId) =>
    child.is === 'unregistered'
      ? []
      : child.dangers.map(({ reportId, reportedBy, on }) =>
          asks({
            ...{ kind: 'danger-report', key: reportId, childId, from: on, by: on },
            to: [{ as: 'social-care' }, { as: 'coordinator', except: reportedBy }],
            route: `/v1/children/${childId}/danger-reports/${reportId}/decision`,
          }),
        ),
};
