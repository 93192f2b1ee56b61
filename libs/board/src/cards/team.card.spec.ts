import { type RecordedEvent } from '@app/event-store';
import { sampleMeta } from '@app/event-store/testing';
import { teamCodec } from '@app/team-around-the-child';
import { type TeamEvent } from '@app/team-around-the-child/stream';
import { boardTeamProjection, type BoardTeamCard } from './team.card';

const convened: TeamEvent = {
  type: 'TeamConvened',
  data: {
    on: '2007-04-02',
    children: [{ childId: 'ada', episode: 1 }],
    place: 'BAN',
    members: [],
    convenedBy: 'teacher',
    conveningAgency: 'school',
    plannedAgency: null,
    familyAbsence: null,
  },
  personal: { purpose: null, familyNames: {} },
};
const added: TeamEvent = { type: 'ChildAdded', data: { on: '2007-05-01', childId: 'ben', episode: 2 } };
const removed: TeamEvent = {
  type: 'ChildRemoved',
  data: { on: '2007-06-01', childId: 'ada', episode: 1, reason: 'needs-met' },
  personal: { note: null },
};

const recorded = (event: TeamEvent, nth: number): RecordedEvent => {
  const { type, data } = teamCodec.encode(event, 'one');
  return {
    id: `event-${nth}`,
    type,
    data,
    meta: sampleMeta(),
    stream: 'teamAroundChild-one',
    revision: BigInt(nth),
    position: BigInt(nth),
  };
};
const cardAfter = (...events: readonly TeamEvent[]): BoardTeamCard | undefined =>
  events
    .map(recorded)
    .reduce<BoardTeamCard | undefined>((card, event) => boardTeamProjection.apply(card, event, 'one'), undefined);

describe('The card of a team for the counts', () => {
  it('serves whom it was convened for', () =>
    expect(cardAfter(convened)).toMatchObject({
      cafs: [{ caf: 'ada/1', from: '2007-04-02', to: null }],
      place: 'BAN',
    }));
  it('serves a sibling from the day on which the sibling joined, still as one team', () =>
    expect(cardAfter(convened, added)?.cafs).toEqual([
      { caf: 'ada/1', from: '2007-04-02', to: null },
      { caf: 'ben/2', from: '2007-05-01', to: null },
    ]));
  it('keeps when it served a child who has left, so that counts of earlier days stay as they were', () =>
    expect(cardAfter(convened, added, removed)?.cafs).toEqual([
      { caf: 'ada/1', from: '2007-04-02', to: '2007-06-01' },
      { caf: 'ben/2', from: '2007-05-01', to: null },
    ]));
  it('serves a child again who came back', () =>
    expect(
      cardAfter(convened, added, removed, {
        type: 'ChildAdded',
        data: { on: '2007-07-01', childId: 'ada', episode: 1 },
      })?.cafs,
    ).toHaveLength(3));
  it('hears every event that changes it', () => {
    for (const event of [convened, added, removed])
      expect(boardTeamProjection.prefixes.some((prefix) => recorded(event, 0).type.startsWith(prefix))).toBe(true);
  });
});
