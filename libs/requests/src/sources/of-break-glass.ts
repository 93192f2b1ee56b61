import { breakGlassAggregate, breakGlassCodec } from '@app/break-glass';
import { dayInLondon } from '@app/kernel';
import { asks } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = breakGlassAggregate.decider;

/** Uses of break-glass that nobody has reviewed yet, once they have ended. */
export const ofBreakGlass: RequestSource<typeof initial> = {
  prefix: 'break-glass.',
  initial,
  fold: (uses, event) => {
    const fact = breakGlassCodec.decode(event);
    return fact === undefined ? uses : evolve(uses, fact);
  },
  open: ({ uses }, childId) =>
    uses
      .filter(({ review }) => review === null)
      .map(({ breakGlassId, by, until, endedAt }) =>
        asks({
          ...{ kind: 'break-glass-review', key: breakGlassId, childId },
          from: dayInLondon(new Date(endedAt ?? until)),
          to: [
            { as: 'coordinator', except: by.practitionerId },
            { as: 'information-governance', except: by.practitionerId },
          ],
          route: `/v1/children/${childId}/break-glass/${breakGlassId}/review`,
        }),
      ),
};
