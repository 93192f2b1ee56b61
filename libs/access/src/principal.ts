import { type HeldRole } from './roles';

/** The signed-in person or program, as the verified token says. */
export interface Principal {
  /** UUID from the practitioner register. */
  readonly practitionerId: string;
  readonly agencyId: string;
  /** What they may act as, at least one. */
  readonly roles: readonly HeldRole[];
  /** Locality codes they work for, as the token says: for what they are shown first, never for what they may see. */
  readonly localities: readonly string[];
  /** Names of the areas that an area manager answers for. */
  readonly areas: readonly string[];
}
