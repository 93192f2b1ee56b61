import { type CafFile, openEpisode } from '@app/caf';
import { type Contact } from '@app/kernel';
import { activeAssignment, type Assignments } from '@app/lead-professional';

/** What is known of the work around a child on one of the child's records. */
export interface WorkOnRecord {
  readonly file: CafFile;
  readonly leads: Assignments;
}
export type Asked = Pick<Contact, 'as'> & { readonly practitionerId: string; readonly agencyId: string };

/**
 * @param records those of one child: more than one where duplicates were merged.
 * @returns the Lead Professional, otherwise the author of the open CAF; undefined where nobody is at work.
 */
export const whomToAsk = (records: readonly WorkOnRecord[]): Asked | undefined => {
  const lead = records.flatMap(({ leads }) => activeAssignment(leads) ?? [])[0];
  if (lead !== undefined)
    return { as: 'lead-professional', practitionerId: lead.practitionerId, agencyId: lead.agencyId };
  const open = records.flatMap(({ file }) => openEpisode(file) ?? [])[0];
  return open && { as: 'caf-author', practitionerId: open.authorId, agencyId: open.agencyId };
};
