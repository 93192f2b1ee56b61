import { agencyCovered, openEpisode } from '@app/caf';
import { streamIdOf } from '@app/event-store';
import { type Clock, dayInLondon } from '@app/kernel';
import { activeAssignment } from '@app/lead-professional';
import { currentChildren } from '@app/team-around-the-child';
import { type Step } from '../domain/follow-up.events';
import { type Folds } from '../folds';
import { inLocality } from '../parting';
import { type Process } from '../process';
import { type WorkIndex } from '../reads/who-works-where/work-index';
import { askPerson, type PlacesOnDay } from '../steps';

/**
 * Another agency does the work of one that was merged into it (dossier section 10, case 14). Nobody leaves a team by that, and what is
 * recorded keeps the agency of the time. But consent is to an agency: where a family's does not cover the one that takes over, a
 * person is asked to speak with them.
 */
export const whenAgencyIsMergedThenAskTheFamilies = (
  folds: Folds,
  places: PlacesOnDay,
  work: WorkIndex,
  clock: Clock,
): Process => {
  /** The children for whom the agency is at work in that record now. */
  const childrenIn = async (stream: string, agencyId: string): Promise<readonly string[]> => {
    const id = streamIdOf(stream);
    if (stream.startsWith('caf-')) return openEpisode(await folds.caf(id))?.agencyId === agencyId ? [id] : [];
    if (stream.startsWith('leadProfessional-')) {
      const active = activeAssignment(await folds.lead(id));
      return active?.agencyId === agencyId || active?.deputyAgencyId === agencyId ? [id] : [];
    }
    const team = await folds.team(id);
    const isIn =
      team.is === 'open' &&
      team.members.some((member) => member.kind === 'agency' && member.until === null && member.agencyId === agencyId);
    return isIn ? currentChildren(team.children).map(({ childId }) => childId) : [];
  };
  const uncovered = async (childId: string, agencyId: string): Promise<number | undefined> => {
    const [file, consent] = await Promise.all([folds.caf(childId), folds.consent(childId)]);
    const episode = openEpisode(file);
    const today = dayInLondon(clock());
    return episode === undefined || agencyCovered(episode, consent, agencyId, today) ? undefined : episode.number;
  };
  return {
    name: 'when-agency-is-merged-then-ask-the-families',
    prefixes: ['practitioners.agency-merged.'],
    plan: async (event) => {
      const agencyId = streamIdOf(event.stream);
      const agency = await folds.agency(agencyId);
      if (agency.is !== 'merged' || agency.mergedInto === null || agency.endedOn === null) return [];
      const { mergedInto: whom, endedOn: on } = agency;
      const children = new Set<string>();
      for (const stream of await work.streamsNaming(agencyId, event))
        for (const childId of await childrenIn(stream, agencyId)) children.add(childId);
      const steps: Step[] = [];
      for (const childId of [...children].sort()) {
        const episode = await uncovered(childId, whom);
        if (episode === undefined) continue;
        const ask = askPerson('ask-the-family-about-the-successor', childId, { episode, whom, on });
        steps.push(...(await inLocality({ folds, places }, `caf-${childId}`, [ask])));
      }
      return steps;
    },
  };
};
