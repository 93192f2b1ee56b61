import { isUuid } from '@app/kernel';
import { type ClaimNames, defaultClaimNames, type RoleNames } from '@app/runtime';
import { type Principal } from './principal';
import { type HeldRole, heldRoles } from './roles';

/** A person has at most so many roles or localities; a longer list is a mistake or an attack. */
const MOST = 100;
const localityCode = /^[A-Z]{3}(-[A-Z]{3}){0,5}$/;

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length <= MOST && value.every((one) => typeof one === 'string') ? value : undefined;

const ourNames: RoleNames = new Map(heldRoles.map((role) => [role, role]));

/**
 * Reads who somebody is from the claims of a verified token. Roles that are not ours are left out: identity providers send
 * memberships that mean nothing here.
 * @param roleNames what the identity provider calls our roles; then nothing else means a role, our own names neither.
 * @returns undefined when a claim is missing or malformed, or no role is left.
 */
export const principalFrom = (
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames = defaultClaimNames,
  roleNames: RoleNames = ourNames,
): Principal | undefined => {
  const practitionerId = claims[names.practitioner];
  const agencyId = claims[names.agency];
  const held = new Set(texts(claims[names.roles])?.flatMap((name): HeldRole[] => [roleNames.get(name) ?? []].flat()));
  const localities = texts(claims[names.localities] ?? []);
  const areas = texts(claims[names.areas] ?? []);
  if (!isUuid(practitionerId) || !isUuid(agencyId) || held.size === 0 || areas === undefined) return undefined;
  if (!localities?.every((code) => localityCode.test(code))) return undefined;
  return { practitionerId, agencyId, roles: [...held], localities, areas };
};
