import { type HeldRole, heldRoles, type Role, roles } from '@app/kernel';

export { type HeldRole, heldRoles, type Role, roles };

/** @returns the capacities that a held role can have, by how its holder stands to the record. */
export const capacitiesOf = (held: HeldRole): readonly Role[] =>
  held === 'practitioner' ? ['caf-author', 'lead-professional', 'tac-member', 'practitioner'] : [held];
