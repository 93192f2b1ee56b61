import { type Aggregates, dayReceived, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { type Clock, isRefusal } from '@app/kernel';
import { type CloseMergedTeam } from '../domain/decide/close-team';
import { teamAggregate, teamCodec } from '../team.codec';

/** Closes the team whose work goes on in a family team: the two are two streams, and one request writes only one. */
export const whenTeamTakenInThenCloseIt = (aggregates: Aggregates, clock: Clock): Automation => ({
  name: 'when-team-taken-in-then-close-it',
  prefixes: ['team.taken-in.'],
  react: async (event) => {
    const fact = teamCodec.decode(event);
    if (fact?.type !== 'TeamTakenIn') return;
    const at = clock().toISOString();
    const { from, on } = fact.data;
    const command: CloseMergedTeam = {
      type: 'CloseMergedTeam',
      on,
      today: dayReceived({ at }),
      into: streamIdOf(event.stream),
    };
    const outcome = await aggregates.handle(teamAggregate, from, causedEnvelope(event, command, 'close-merged', at));
    if (isRefusal(outcome)) throw new Error(`a team that was taken in could not be closed: ${outcome.refused}`);
  },
});
