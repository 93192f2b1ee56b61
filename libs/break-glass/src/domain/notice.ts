import { type Told } from './break-glass.events';

/** The locality in which the child lives, as it is on that day. */
export interface LocalityOfChild {
  readonly code: string;
  readonly area: string | undefined;
  /** In post or covering; undefined where the post is vacant. */
  readonly coordinatorId: string | undefined;
}

/**
 * Who answers for the child's locality and has to know: its coordinator; the area where that post is vacant, or where it is the
 * coordinator who broke the glass; the county's team for a child outside the localities.
 */
export const whomToTell = (locality: LocalityOfChild | undefined, breakerId: string): Told => {
  if (locality?.coordinatorId !== undefined && locality.coordinatorId !== breakerId)
    return { level: 'locality', code: locality.code, practitionerId: locality.coordinatorId };
  return locality?.area === undefined
    ? { level: 'county', code: null, practitionerId: null }
    : { level: 'area', code: locality.area, practitionerId: null };
};
