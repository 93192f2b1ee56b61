import { type Role } from './roles';

/** The signed-in person or program, as the verified token says. */
export interface Principal {
  /** UUID from the practitioner register. */
  readonly practitionerId: string;
  readonly agencyId: string;
  /** What they may act as, at least one; the first is used where nothing else is said. */
  readonly roles: readonly Role[];
  /** Locality codes they work for. */
  readonly localities: readonly string[];
}
