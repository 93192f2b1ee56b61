import { type CafFile, cafAggregate } from '@app/caf';
import { type Child, childAggregate } from '@app/children';
import { type Consent, consentAggregate } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { type Assignments, leadProfessionalAggregate } from '@app/lead-professional';
import { type Team, teamAggregate } from '@app/team-around-the-child';

/** What the other rooms know at this moment, read fresh. */
export interface Folds {
  child(childId: string): Promise<Child>;
  consent(childId: string): Promise<Consent>;
  caf(childId: string): Promise<CafFile>;
  lead(childId: string): Promise<Assignments>;
  team(tacId: string): Promise<Team>;
}

export const foldsOf = (aggregates: Aggregates): Folds => ({
  child: async (id) => (await aggregates.fold(childAggregate, id)).state,
  consent: async (id) => (await aggregates.fold(consentAggregate, id)).state,
  caf: async (id) => (await aggregates.fold(cafAggregate, id)).state,
  lead: async (id) => (await aggregates.fold(leadProfessionalAggregate, id)).state,
  team: async (id) => (await aggregates.fold(teamAggregate, id)).state,
});
