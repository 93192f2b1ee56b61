import { Aggregates, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { causedEnvelope } from '@app/feeds';
import { type TeamCommand } from '../domain/team';
import { type ConvenedTeam } from '../domain/team.state';
import { close, convene, takeIn } from '../domain/testing/story';
import { teamAggregate } from '../team.codec';
import { whenTeamTakenInThenCloseIt } from './when-team-taken-in-then-close-it';

const clock = () => new Date('2007-09-01T09:00:00Z');
const [family, ben] = ['family-team', 'team-of-ben'];

const twoTeams = async () => {
  const store = new InMemoryEventStore();
  const aggregates = new Aggregates(store, new PlainSealer());
  const origin = { id: '0f4c3f4e-95a3-5a52-9a37-6d0a3b7f9c55', meta: {} } as RecordedEvent;
  const send = (tacId: string, command: TeamCommand) =>
    aggregates.handle(
      teamAggregate,
      tacId,
      causedEnvelope(origin, command, `${command.type} ${tacId}`, clock().toISOString()),
    );
  await send(family, convene);
  await send(ben, { ...convene, children: [takeIn.from.children[0] ?? fail()] });
  await send(family, takeIn);
  const merged = (await store.read(`teamAroundChild-${family}`)).find(({ type }) => type === 'team.taken-in.v1');
  const teamOfBen = async () => (await aggregates.fold(teamAggregate, ben)).state as ConvenedTeam;
  return { aggregates, send, merged: merged ?? fail(), teamOfBen };
};
const fail = (): never => {
  throw new Error('the story has this');
};

describe('When a team was taken in, then it closes', () => {
  it('closes it once, however often that is heard and by whomever, and says where the work goes on', async () => {
    const { aggregates, merged, teamOfBen } = await twoTeams();
    await whenTeamTakenInThenCloseIt(aggregates, clock).react(merged);
    const { revision } = await aggregates.fold(teamAggregate, ben);
    await whenTeamTakenInThenCloseIt(aggregates, clock).react(merged);
    expect((await aggregates.fold(teamAggregate, ben)).revision).toBe(revision);
    expect((await teamOfBen()).closed).toEqual({
      on: '2007-06-11',
      reason: 'merged-to-family-team',
      carriedOnBy: null,
      mergedInto: family,
    });
  });
  it('leaves one alone that was closed in the same moment', async () => {
    const { aggregates, send, merged, teamOfBen } = await twoTeams();
    await send(ben, { ...close, reason: 'moved' });
    await whenTeamTakenInThenCloseIt(aggregates, clock).react(merged);
    expect((await teamOfBen()).closed).toMatchObject({ on: '2007-07-18', reason: 'moved' });
  });
});
