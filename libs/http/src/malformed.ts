/** One fault of a request and where it is. Says what is wrong, never what was sent. */
export interface Fault {
  /** JSON pointer into the body (`/members/0/agencyId`); '' is the body itself. */
  readonly pointer?: string;
  /** Name of the query parameter or header at fault, where it is not the body. */
  readonly parameter?: string;
  readonly header?: string;
  /** Stable kebab-case code of the fault. */
  readonly code: string;
  readonly detail: string;
}

/** So many faults are told at once. */
const MOST = 50;

/** The request cannot be understood: nothing was decided. The problem filter turns it into problem+json. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly faults: readonly Fault[];
  constructor(
    readonly code: string,
    readonly detail: string,
    faults: readonly Fault[] = [],
    readonly status = 400,
  ) {
    super(code);
    this.faults = faults.slice(0, MOST);
  }
}

/** @returns the refusal of a header that cannot be read. */
export const malformedHeader = (header: string, detail: string): Malformed =>
  new Malformed('invalid-header', 'a header of the request cannot be used', [
    { header, code: 'invalid-header', detail },
  ]);

const plainName = /^[\w.-]{1,64}$/;

/**
 * JSON pointer of a member. A name that a caller made up could hold anything: one that does not look like a field's name is left
 * out, and the pointer stays with the object that holds it.
 */
export const pointerTo = (parent: string, key: string | number): string =>
  typeof key === 'number' || plainName.test(key) ? `${parent}/${key}` : parent;
