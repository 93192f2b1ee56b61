import { cafAggregate, closureOf, type Episode } from '@app/caf';
import { type Aggregates, dayReceived, type Outcome, type RecordedEvent, streamIdOf } from '@app/event-store';
import { type CalendarDate, type Clock, refuse } from '@app/kernel';
import { activeAssignment, type LeadEndReason, leadProfessionalAggregate } from '@app/lead-professional';
import { currentChildren, type Team, teamAggregate, type TeamCloseReason } from '@app/team-around-the-child';
import { type Step } from '../domain/follow-up.events';
import { type Process, type SealStep } from '../process';

const ended = (episode: Episode | undefined): boolean => episode?.status === 'closed' || episode?.status === 'void';

/** An episode is closed only when nothing is left running; what was begun elsewhere in the very same moment is ended here. */
export const whenCafEndedThenEndWhatIsLeft = (aggregates: Aggregates, clock: Clock): Process => {
  const fileOf = async (childId: string) => (await aggregates.fold(cafAggregate, childId)).state;
  const teamOf = async (tacId: string) => (await aggregates.fold(teamAggregate, tacId)).state;

  /** The episodes of the children whom the team still serves; one that it let go has no say any more. */
  const servedBy = (team: Team): Promise<readonly (Episode | undefined)[]> =>
    Promise.all(
      (team.is === 'not-convened' ? [] : currentChildren(team.children)).map(
        async ({ childId, episode }) => (await fileOf(childId)).episodes[episode - 1],
      ),
    );
  /** A team goes on while it serves any child whose episode is open. */
  const servesNobody = async (team: Team): Promise<boolean> =>
    team.is === 'open' && (await servedBy(team)).every(ended);
  const leftOver = async (childId: string, episode: Episode): Promise<readonly Step[]> => {
    const left = await Promise.all(
      episode.teams.map(async (tacId) =>
        (await servesNobody(await teamOf(tacId))) ? [{ do: 'close-team', to: tacId }] : [],
      ),
    );
    const { state } = await aggregates.fold(leadProfessionalAggregate, childId);
    const leads = activeAssignment(state)?.episode === episode.number;
    return [...left.flat(), ...(leads ? [{ do: 'end-lead-professional', to: childId, episode: episode.number }] : [])];
  };

  return {
    name: 'when-caf-ended-then-end-what-is-left',
    prefixes: ['caf.closed.', 'caf.voided.', 'caf.team-noted.', 'lead-professional.accepted.'],
    plan: async ({ stream }: RecordedEvent) => {
      const childId = streamIdOf(stream);
      const { episodes } = await fileOf(childId);
      return (await Promise.all(episodes.filter(ended).map((episode) => leftOver(childId, episode)))).flat();
    },
    carryOut: async (step: Step, _event: RecordedEvent, seal: SealStep): Promise<Outcome> => {
      const today = dayReceived({ at: clock().toISOString() });
      switch (step.do) {
        case 'close-team': {
          const team = await teamOf(step.to);
          const on = (await servedBy(team)).map(endOf).reduce(latest, team.is === 'not-convened' ? today : team.lastOn);
          const reason: TeamCloseReason = 'caf-ended';
          return aggregates.handle(
            teamAggregate,
            step.to,
            seal({ type: 'CloseTeam' as const, on, today, reason, note: null }),
          );
        }
        case 'end-lead-professional': {
          const { state } = await aggregates.fold(leadProfessionalAggregate, step.to);
          const reason: LeadEndReason = 'episode-closed';
          const on = latest(
            activeAssignment(state)?.acceptedOn ?? today,
            endOf((await fileOf(step.to)).episodes[(step.episode ?? 0) - 1]),
          );
          return aggregates.handle(
            leadProfessionalAggregate,
            step.to,
            seal({ type: 'EndLeadProfessional' as const, on, today, reason, note: null }),
          );
        }
        default:
          return refuse('unknown-step', 'this process does not know that step');
      }
    },
  };
};

const latest = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
const endOf = (episode: Episode | undefined): CalendarDate =>
  episode === undefined ? '' : (closureOf(episode)?.on ?? episode.lastOn);
