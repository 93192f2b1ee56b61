import { type Relation } from './policy/policy';
import { type Role } from './roles';

/** What somebody in a capacity works for: written down with every look, and shown to families who ask. */
const purposes: Readonly<Record<Role, string>> = {
  practitioner: 'early-help',
  'caf-author': 'early-help',
  'lead-professional': 'early-help',
  'tac-member': 'early-help',
  'locality-coordinator': 'coordination',
  'area-manager': 'management',
  'county-caf-team': 'coordination',
  'social-care-duty': 'safeguarding',
  board: 'management',
  'directory-editor': 'directory',
  'information-governance': 'governance',
  system: 'integration',
};

/** @returns the purpose of a look in this capacity. */
export const purposeOf = (role: Role, reason?: Relation): string =>
  reason === 'break-glass' ? 'break-glass' : purposes[role];
