import { type CafFile, openEpisode } from '@app/caf';

/** One record of a child, and the CAFs that stand on it. */
export interface FileOnRecord {
  readonly record: string;
  readonly file: CafFile;
}

/**
 * @param files those of all records of one child, of the record that is named first.
 * @param episode the number that is asked for; left out, the CAF that is worked on.
 * @returns the record on which it stands. Numbers are those of a record, so the one that is named comes first; then the one whose CAF is
 *   open; undefined where none has it.
 */
export const recordOfCaf = (files: readonly FileOnRecord[], episode?: number): string | undefined => {
  const having = files.filter(({ file }) => file.episodes.length >= (episode ?? 1));
  const open = having.find(({ file }) => {
    const worked = openEpisode(file);
    return worked !== undefined && (episode === undefined || worked.number === episode);
  });
  const named = having.find((one) => one === files[0]);
  return (episode === undefined ? (open ?? named ?? having[0]) : (named ?? open ?? having[0]))?.record;
};
