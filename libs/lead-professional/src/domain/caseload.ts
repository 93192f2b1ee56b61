/**
 * From how many children on a caseload is flagged. There is no national number: a practitioner may carry more, and somebody
 * should ask whether the share is fair (dossier 7.3).
 */
export const CASELOAD_SOFT_CAP = 5;

/** @returns whether somebody leads for more children than the soft cap foresees. */
export const isOverCap = (active: number): boolean => active > CASELOAD_SOFT_CAP;
