import { z } from 'zod';
import { type HeldRole, heldRoles } from '@app/kernel';

/** In which claims of its tokens the identity provider says who somebody is. */
export interface ClaimNames {
  readonly practitioner: string;
  readonly agency: string;
  readonly roles: string;
  readonly localities: string;
  readonly areas: string;
}
export const defaultClaimNames: ClaimNames = {
  practitioner: 'practitioner',
  agency: 'agency',
  roles: 'roles',
  localities: 'localities',
  areas: 'areas',
};

/** What the identity provider calls our roles, by its names. */
export type RoleNames = ReadonlyMap<string, HeldRole>;

/** Claims with a meaning of their own (RFC 7519, section 4.1); `sub` may well be the id of the practitioner. */
const registered = ['iss', 'aud', 'exp', 'nbf', 'iat', 'jti'];

export const claimName = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'must be the name of a claim: up to 200 visible ASCII characters')
  .refine(
    (name) => !registered.includes(name),
    `must not be one of ${registered.join(', ')}: they mean something else`,
  );

const PAIR = /^(?<theirs>.{1,200}?)\s*=\s*(?<ours>[a-z-]+)$/;

/** `Their name=our-role; Another=our-role`: names of theirs may hold commas and equal signs, as those of directories do. */
export const roleNames = z.string().transform((text, context): RoleNames => {
  const names = new Map<string, HeldRole>();
  const amiss = (message: string): void => {
    context.addIssue({ code: 'custom', message });
  };
  for (const pair of text.split(';').map((one) => one.trim())) {
    const { theirs = '', ours } = PAIR.exec(pair)?.groups ?? {};
    const role = heldRoles.find((one) => one === ours);
    if (theirs.trim() === '') amiss('must be pairs such as "Their name=practitioner", with semicolons in between');
    else if (role === undefined) amiss(`must map to roles of ours: ${heldRoles.join(', ')}`);
    else if (names.has(theirs.trim())) amiss('must not give one name two roles');
    else names.set(theirs.trim(), role);
  }
  return names;
});

/** @returns the sentence to say when two of our facts would be read from one claim. */
export const sharedClaim = (names: ClaimNames): string | undefined =>
  new Set(Object.values(names)).size < Object.keys(names).length
    ? 'OIDC_CLAIM_… settings name one claim for two things: give each its own'
    : undefined;
