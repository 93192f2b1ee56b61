/** What a person can act as. A token may name others; they mean nothing here. */
export const roles = [
  'practitioner',
  'lead-professional',
  'locality-coordinator',
  'area-manager',
  'county-caf-team',
  'social-care-duty',
  'board',
  'directory-editor',
  'information-governance',
] as const;
export type Role = (typeof roles)[number];
