import { type Contact } from '@app/kernel';
import { type Episode } from './caf.state';

/** Who speaks for a family at the moment, and whether where the family is may be known. */
export interface SpeakingFor {
  readonly leadProfessional: { readonly practitionerId: string; readonly agencyId: string } | null;
  readonly shielded: boolean;
}

/**
 * Whom another agency asks that wanted to open a CAF itself: the Lead Professional, otherwise the author. That a CAF exists and whom
 * to ask is all it learns. For a shielded child even an agency's name says where the family is: then only that a coordinator helps.
 */
export const whomToAsk = (
  { authorId, agencyId }: Pick<Episode, 'authorId' | 'agencyId'>,
  { leadProfessional, shielded }: SpeakingFor,
): Contact => {
  if (shielded) return { as: 'locality-coordinator', practitionerId: null, agencyId: null };
  return leadProfessional === null
    ? { as: 'author', practitionerId: authorId, agencyId }
    : { as: 'lead-professional', ...leadProfessional };
};
