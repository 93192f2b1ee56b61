import { openEpisode } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { meetingCallsCodec } from '@app/meeting-calls';
import { currentChildren, type MeetingKind } from '@app/team-around-the-child';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { askPerson, scheduleMeeting } from '../steps';

/**
 * A meeting that an agency asked for was agreed to: it is put into the diary of the team that serves the child. Where no team is
 * convened, a person has to convene it, for only a person knows whom to ask.
 */
export const whenMeetingIsAgreedThenPlanIt = (folds: Folds): Process => ({
  name: 'when-meeting-is-agreed-then-plan-it',
  prefixes: ['meeting-call.agreed.'],
  plan: async (event: RecordedEvent) => {
    const fact = meetingCallsCodec.decode(event);
    if (fact?.type !== 'MeetingCallAgreed') return [];
    const childId = streamIdOf(event.stream);
    const { callId, kind, plannedFor } = fact.data;
    const episode = openEpisode(await folds.caf(childId));
    for (const tacId of episode?.teams ?? []) {
      const team = await folds.team(tacId);
      if (team.is === 'open' && currentChildren(team.children).some((one) => one.childId === childId))
        return [scheduleMeeting(tacId, callId, kind as MeetingKind, plannedFor)];
    }
    return [askPerson('convene-a-team-for-the-meeting', childId, { on: plannedFor })];
  },
});
