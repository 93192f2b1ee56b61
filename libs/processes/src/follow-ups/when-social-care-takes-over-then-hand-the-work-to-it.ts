import { type Episode, openEpisode, pendingStepUp } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { activeAssignment } from '@app/lead-professional';
import { endAll } from '../ending';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { endInterim, endLead } from '../steps';

const takenOver = ({ stepUps }: Episode): Episode['stepUps'][number] | undefined =>
  stepUps.findLast(({ status }) => status === 'accepted');
const planned = ({ stepUps }: Episode): Episode['stepUps'][number] | undefined =>
  stepUps.findLast(({ planOn }) => planOn !== null);

/**
 * Social care accepts a child: the social worker leads, so the Lead Professional's role ends; the team and the episode go on.
 * They end with social care's own plan, so that the child is at no moment without help. Each child is a case of its own: a
 * family team goes on for the siblings (dossier 7.1, 7.3, edge case 4).
 */
export const whenSocialCareTakesOverThenHandTheWorkToIt = (folds: Folds): Process => ({
  name: 'when-social-care-takes-over-then-hand-the-work-to-it',
  prefixes: [
    'caf.step-up-accepted.',
    'caf.social-care-plan-agreed.',
    'caf.step-up-declined.',
    'caf.team-noted.',
    'lead-professional.accepted.',
    'lead-professional.interim-marked.',
  ],
  plan: async ({ stream }: RecordedEvent) => {
    const childId = streamIdOf(stream);
    const episode = openEpisode(await folds.caf(childId));
    if (episode === undefined) return [];
    const { planOn, basis } = planned(episode) ?? {};
    // Another request that waits for social care's answer keeps the episode open.
    if (planOn != null && pendingStepUp(episode) === undefined)
      return endAll(folds, childId, episode, planOn, {
        team: 'stepped-up',
        lead: 'stepped-up',
        caf: basis === 's47' ? 'stepped-up-s47' : 'stepped-up-s17',
      });
    const since = takenOver(episode)?.answeredOn;
    if (since == null) return [];
    const lead = await folds.lead(childId);
    return [
      ...(activeAssignment(lead)?.episode === episode.number
        ? [endLead(childId, episode.number, since, 'stepped-up')]
        : []),
      ...(lead.interim === null ? [] : [endInterim(childId, since)]),
    ];
  },
});
