/** The capacities in which somebody can act. */
export const roles = [
  'practitioner',
  'caf-author',
  'lead-professional',
  'tac-member',
  'locality-coordinator',
  'area-manager',
  'county-caf-team',
  'social-care-duty',
  'board',
  'directory-editor',
  'information-governance',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** Roles that follow from how a practitioner stands to a record. They are looked up for each request; no token gives them. */
const byRelation = ['caf-author', 'lead-professional', 'tac-member'] as const satisfies readonly Role[];

/** What a token can say that somebody is. It may name others; they mean nothing here. */
export type HeldRole = Exclude<Role, (typeof byRelation)[number]>;
export const heldRoles: readonly HeldRole[] = roles.filter(
  (role): role is HeldRole => !(byRelation as readonly Role[]).includes(role),
);
