/** How much of a record somebody saw, or wanted to see. Codes are kept: add, never rename. */
export const fieldsClasses = ['existence', 'summary', 'full', 'aggregate', 'reference'] as const;
/**
 * - existence: whether there is such a child, and whom to contact
 * - summary: identity, status and dates
 * - full: all of it, with what people wrote
 * - aggregate: counts, nobody in particular
 * - reference: what concerns no child, such as localities and forms
 */
export type FieldsClass = (typeof fieldsClasses)[number];

/** What kind of thing was done, or attempted. */
export const accessVerbs = ['search', 'view', 'export', 'change', 'break-glass'] as const;
export type AccessVerb = (typeof accessVerbs)[number];

/** One search, view or export, or a request that was turned away. Holds ids and codes; nothing of what was seen or searched for. */
export interface AccessEntry {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly verb: AccessVerb;
  /** What was asked for, as the policy table names it. */
  readonly action: string;
  readonly decision: 'allowed' | 'denied';
  /** Why: a stable code of the policy table. */
  readonly reason: string;
  readonly practitionerId: string;
  /** The capacity in which they acted: one of the twelve roles. */
  readonly role: string;
  readonly agencyId: string;
  readonly purpose: string;
  /** The children whose records it was about, also where they stayed hidden, and those whom a search found; empty for an aggregate. */
  readonly children: readonly string[];
  /** Whose work it was about: a caseload, or at whom somebody looked. Null, or left out, where it is about no practitioner's. */
  readonly aboutPractitionerId?: string | null;
  readonly fields: FieldsClass;
  readonly correlationId: string;
}

/**
 * Where it is written down who looked at what. Called once for each search, view, export and denial, before anything is shown or told.
 * Changes that were allowed are in the log of events already.
 */
export interface AccessRecord {
  /**
   * Resolves when the entry is kept for good.
   * @throws when it cannot be: then nothing may be shown either.
   */
  write(entry: AccessEntry): Promise<void>;
}

/** Nest injection token of the `AccessRecord`. */
export const ACCESS_RECORD = Symbol('AccessRecord');
