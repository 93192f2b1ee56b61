import { type Aggregates, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { type Clock, isRefusal } from '@app/kernel';
import { teamCodec } from '@app/team-around-the-child/stream';
import { cafAggregate } from '../caf.codec';
import { type NoteTeam } from '../domain/decide/note-team';

/** Tells the CAF of every child whom a team comes to serve that it has this team: the team is one stream, the CAFs are others. */
export const whenTeamConvenedThenNoteOnCaf = (aggregates: Aggregates, clock: Clock): Automation => ({
  name: 'when-team-convened-then-note-on-caf',
  prefixes: ['team.convened.', 'team.child-added.'],
  react: async (event) => {
    const fact = teamCodec.decode(event);
    if (fact?.type !== 'TeamConvened' && fact?.type !== 'ChildAdded') return;
    const { on } = fact.data;
    const children = fact.type === 'TeamConvened' ? fact.data.children : [fact.data];
    const tacId = streamIdOf(event.stream);
    for (const { childId, episode } of children) {
      const command: NoteTeam = { type: 'NoteTeam', episode, on, tacId };
      const outcome = await aggregates.handle(
        cafAggregate,
        childId,
        causedEnvelope(event, command, 'note-team', clock().toISOString()),
      );
      if (isRefusal(outcome)) throw new Error(`a team could not be noted on the CAF: ${outcome.refused}`);
    }
  },
});
