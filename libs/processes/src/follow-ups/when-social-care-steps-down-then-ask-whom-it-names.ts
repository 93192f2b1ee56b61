import { cafCodec, openEpisode } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { activeAssignment, pendingAssignment } from '@app/lead-professional';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { askPerson, markInterim, type PlacesOnDay, proposeLead } from '../steps';

/**
 * Social care hands a child over and names who is to lead, or the coordinator who stands in: the one is asked, the other stands in (dossier
 * 7.1, ReceiveStepDown). Only whoever coordinates where the child lives is taken at that word; of anybody else a person is asked, for
 * to stand in opens the record.
 */
export const whenSocialCareStepsDownThenAskWhomItNames = (folds: Folds, places: PlacesOnDay): Process => ({
  name: 'when-social-care-steps-down-then-ask-whom-it-names',
  prefixes: ['caf.step-down-received.'],
  plan: async (event: RecordedEvent) => {
    const fact = cafCodec.decode(event);
    if (fact?.type !== 'StepDownReceived') return [];
    const childId = streamIdOf(event.stream);
    const { episode: number, on, leadProfessionalId, interimCoordinatorId } = fact.data;
    const episode = openEpisode(await folds.caf(childId));
    if (episode?.number !== number) return [];
    const lead = await folds.lead(childId);
    const led = activeAssignment(lead) !== undefined;
    const locality = (await places.asAt(on)).localityOf(episode.place);
    const coordinates = async (who: string): Promise<boolean> =>
      locality !== undefined && (await folds.coordinator(locality, on)) === who;
    return [
      ...(interimCoordinatorId === null || led || lead.interim !== null
        ? []
        : (await coordinates(interimCoordinatorId))
          ? [markInterim(childId, number, interimCoordinatorId, on)]
          : [askPerson('find-another-coordinator', childId, { episode: number, whom: interimCoordinatorId, on })]),
      ...(leadProfessionalId === null || led || pendingAssignment(lead) !== undefined
        ? []
        : [proposeLead(childId, number, leadProfessionalId, on)]),
    ];
  },
});
