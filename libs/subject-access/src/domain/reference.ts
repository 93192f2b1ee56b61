/**
 * @param correlationId of the request that made the pack: the entry in the record of access carries it too.
 * @returns what stands on each page.
 */
export const referenceOf = (correlationId: string): string => `SAR-${correlationId}`;
