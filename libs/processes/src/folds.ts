import { type CafFile, cafAggregate } from '@app/caf';
import { type Child, childAggregate } from '@app/children';
import { type Consent, consentAggregate } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { type Assignments, leadProfessionalAggregate } from '@app/lead-professional';
import { type Agency, agencyAggregate, type Practitioner, practitionerAggregate } from '@app/practitioners';
import { type Team, teamAggregate } from '@app/team-around-the-child';

/** What the other rooms know at this moment, read fresh. */
export interface Folds {
  child(childId: string): Promise<Child>;
  consent(childId: string): Promise<Consent>;
  caf(childId: string): Promise<CafFile>;
  lead(childId: string): Promise<Assignments>;
  team(tacId: string): Promise<Team>;
  practitioner(practitionerId: string): Promise<Practitioner>;
  agency(agencyId: string): Promise<Agency>;
}

export const foldsOf = (aggregates: Aggregates): Folds => ({
  child: async (id) => (await aggregates.fold(childAggregate, id)).state,
  consent: async (id) => (await aggregates.fold(consentAggregate, id)).state,
  caf: async (id) => (await aggregates.fold(cafAggregate, id)).state,
  lead: async (id) => (await aggregates.fold(leadProfessionalAggregate, id)).state,
  team: async (id) => (await aggregates.fold(teamAggregate, id)).state,
  practitioner: async (id) => (await aggregates.fold(practitionerAggregate, id)).state,
  agency: async (id) => (await aggregates.fold(agencyAggregate, id)).state,
});
