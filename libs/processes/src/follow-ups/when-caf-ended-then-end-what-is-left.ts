import { closureOf, type Episode, isOpen, latestStep } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { activeAssignment } from '@app/lead-professional';
import { currentChildren, type Team } from '@app/team-around-the-child';
import { type Step } from '../domain/follow-up.events';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { closeTeam, endInterim, endLead } from '../steps';

const latest = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
const endOf = (episode: Episode): CalendarDate => closureOf(episode)?.on ?? latestStep(episode);

/** An episode is closed only when nothing is left running; what was begun elsewhere in the very same moment is ended here. */
export const whenCafEndedThenEndWhatIsLeft = (folds: Folds): Process => {
  /** The episodes of the children whom the team still serves; one that it let go has no say any more. */
  const servedBy = async (team: Team): Promise<readonly Episode[]> => {
    const children = team.is === 'open' ? currentChildren(team.children) : [];
    const episodes = await Promise.all(
      children.map(async ({ childId, episode }) => (await folds.caf(childId)).episodes[episode - 1]),
    );
    return episodes.filter((episode) => episode !== undefined);
  };
  const leftOver = async (childId: string, episode: Episode): Promise<readonly Step[]> => {
    const left = await Promise.all(
      episode.teams.map(async (tacId) => {
        const served = await servedBy(await folds.team(tacId));
        // A team goes on while it serves any child whose episode is open.
        return served.length === 0 || served.some(isOpen)
          ? []
          : [closeTeam(tacId, served.map(endOf).reduce(latest), 'caf-ended')];
      }),
    );
    const lead = await folds.lead(childId);
    const leads = activeAssignment(lead)?.episode === episode.number;
    const standsIn = lead.interim?.episode === episode.number;
    return [
      ...left.flat(),
      ...(leads ? [endLead(childId, episode.number, endOf(episode), 'episode-closed')] : []),
      ...(standsIn ? [endInterim(childId, endOf(episode))] : []),
    ];
  };

  return {
    name: 'when-caf-ended-then-end-what-is-left',
    prefixes: [
      'caf.closed.',
      'caf.voided.',
      'caf.team-noted.',
      'lead-professional.accepted.',
      'lead-professional.interim-marked.',
    ],
    plan: async ({ stream }: RecordedEvent) => {
      const childId = streamIdOf(stream);
      const { episodes } = await folds.caf(childId);
      const ended = episodes.filter((episode) => !isOpen(episode));
      return (await Promise.all(ended.map((episode) => leftOver(childId, episode)))).flat();
    },
  };
};
