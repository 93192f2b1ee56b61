import { isUuid } from '@app/kernel';
import { type Principal } from './principal';
import { type HeldRole, heldRoles } from './roles';

/** In which claims of its tokens the identity provider says who somebody is. */
export interface ClaimNames {
  readonly practitioner: string;
  readonly agency: string;
  readonly roles: string;
  readonly localities: string;
}
export const defaultClaimNames: ClaimNames = {
  practitioner: 'practitioner',
  agency: 'agency',
  roles: 'roles',
  localities: 'localities',
};

/** A person has at most so many roles or localities; a longer list is a mistake or an attack. */
const MOST = 100;
const localityCode = /^[A-Z]{3}(-[A-Z]{3}){0,5}$/;

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length <= MOST && value.every((one) => typeof one === 'string') ? value : undefined;

/**
 * Reads who somebody is from the claims of a verified token. Roles that are not ours are left out: identity providers send
 * memberships that mean nothing here.
 * @returns undefined when a claim is missing or malformed, or no role is left.
 */
export const principalFrom = (
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames = defaultClaimNames,
): Principal | undefined => {
  const practitionerId = claims[names.practitioner];
  const agencyId = claims[names.agency];
  const held = texts(claims[names.roles])?.filter((role): role is HeldRole =>
    (heldRoles as readonly string[]).includes(role),
  );
  const localities = texts(claims[names.localities] ?? []);
  if (!isUuid(practitionerId) || !isUuid(agencyId) || held === undefined || held.length === 0) return undefined;
  if (!localities?.every((code) => localityCode.test(code))) return undefined;
  return { practitionerId, agencyId, roles: held, localities };
};
