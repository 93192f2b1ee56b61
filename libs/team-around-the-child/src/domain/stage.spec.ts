import { stageOf } from './stage';

const agreed = { on: '2007-04-16', nextReviewOn: '2007-05-28', closing: null };

describe('The stage of a team', () => {
  it.each([
    ['convening', { closedOn: null, meetings: [], followUp: null }],
    ['active', { closedOn: null, meetings: [{}], followUp: agreed }],
    ['active', { closedOn: null, meetings: [], followUp: agreed }],
    [
      'closing',
      { closedOn: null, meetings: [{}], followUp: { ...agreed, nextReviewOn: null, closing: 'plan-complete' } },
    ],
    ['closed', { closedOn: '2007-07-18', meetings: [{}], followUp: agreed }],
  ] as const)('is %s', (stage, team) => expect(stageOf(team)).toBe(stage));
});
