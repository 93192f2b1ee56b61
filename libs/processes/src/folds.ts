import { type CafFile, cafAggregate } from '@app/caf';
import { type Child, childAggregate, recordsOfChild } from '@app/children';
import { type Consent, consentAggregate, consentOfChild } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { type CalendarDate, inForce } from '@app/kernel';
import { type Assignments, leadProfessionalAggregate } from '@app/lead-professional';
import { localityAggregate } from '@app/localities';
import { type Agency, agencyAggregate, type Practitioner, practitionerAggregate } from '@app/practitioners';
import { type Team, teamAggregate } from '@app/team-around-the-child';

/** What the other rooms know at this moment, read fresh. */
export interface Folds {
  child(childId: string): Promise<Child>;
  /** Ids of all records of the child. */
  records(childId: string): Promise<readonly string[]>;
  /** As the family said it on all records of the child. */
  consent(childId: string): Promise<Consent>;
  /** Whether the family was heard on this very record. */
  hasSpoken(childId: string): Promise<boolean>;
  caf(childId: string): Promise<CafFile>;
  lead(childId: string): Promise<Assignments>;
  team(tacId: string): Promise<Team>;
  practitioner(practitionerId: string): Promise<Practitioner>;
  agency(agencyId: string): Promise<Agency>;
  /** Who coordinates the locality that day; undefined where the post is vacant. */
  coordinator(locality: string, on: CalendarDate): Promise<string | undefined>;
}

export const foldsOf = (aggregates: Aggregates): Folds => ({
  child: async (id) => (await aggregates.fold(childAggregate, id)).state,
  records: async (id) => {
    const { used, duplicates } = await recordsOfChild(aggregates, id);
    return [used, ...duplicates];
  },
  consent: (id) => consentOfChild(aggregates, id),
  hasSpoken: async (id) => (await aggregates.fold(consentAggregate, id)).state.sayings.length > 0,
  caf: async (id) => (await aggregates.fold(cafAggregate, id)).state,
  lead: async (id) => (await aggregates.fold(leadProfessionalAggregate, id)).state,
  team: async (id) => (await aggregates.fold(teamAggregate, id)).state,
  practitioner: async (id) => (await aggregates.fold(practitionerAggregate, id)).state,
  agency: async (id) => (await aggregates.fold(agencyAggregate, id)).state,
  coordinator: async (locality, on) => {
    const { state } = await aggregates.fold(localityAggregate, locality);
    const post = state.is === 'established' ? inForce(state.post, on) : undefined;
    return post === undefined || post.is === 'vacant' ? undefined : post.practitionerId;
  },
});
