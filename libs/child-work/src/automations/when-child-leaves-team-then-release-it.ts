import { type Aggregates, type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Automation } from '@app/feeds';
import { teamAggregate, teamCodec } from '@app/team-around-the-child/stream';
import { type Reservations } from '../reservations';

/** Lets go of a team as soon as it serves a child no longer: it has closed, or the child has left it. */
export const whenChildLeavesTeamThenReleaseIt = (
  aggregates: Pick<Aggregates, 'fold'>,
  reservations: Pick<Reservations, 'releaseLeft'>,
): Automation => ({
  name: 'when-child-leaves-team-then-release-it',
  prefixes: ['team.child-removed.', 'team.closed.'],
  react: async (event: RecordedEvent) => {
    const fact = teamCodec.decode(event);
    if (fact?.type === 'ChildRemoved') return reservations.releaseLeft(fact.data.childId);
    const { state: team } = await aggregates.fold(teamAggregate, streamIdOf(event.stream));
    if (team.is === 'not-convened') return;
    for (const childId of new Set(team.children.map((child) => child.childId))) await reservations.releaseLeft(childId);
  },
});
