import { allEntries, type BreakKind, verifyRecord } from '@app/access';
import { notedAccessOf, recordsOf } from '@app/integrity';
import { Failure } from '../failure';
import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';

const said: Readonly<Record<BreakKind, string>> = {
  missing: 'is missing',
  altered: 'is not what was written: it was altered, put in or moved',
  cut: 'and all after it are gone, though the end of the record was noted beyond it',
  replaced: 'is not the one that was noted: the record was replaced from an earlier entry on',
};

/**
 * Follows the record of who looked at what, and compares it with the ends that were noted outside of the database.
 * @throws Failure when a link is broken; the first one is named.
 */
export const verifyAudit = ({ json }: { readonly json?: boolean }): Promise<void> =>
  withRuntime('verify-audit', {}, async (runtime) => {
    const { pool, digests, heads } = recordsOf(runtime);
    const noted = notedAccessOf(await heads.heads());
    const { entries, end, broken } = await verifyRecord(allEntries(pool), digests, { noted });
    if (json) {
      const place = broken === undefined ? {} : { broken: { kind: broken.kind, entry: String(broken.entry) } };
      printJson({ entries: String(entries), end: { entry: String(end.entry), digest: end.digest }, ...place });
    } else print(`${entries} entries are sound${entries === 0n ? '' : `; the last has the digest ${end.digest}`}.`);
    if (broken !== undefined)
      throw new Failure(`The record of access is broken: entry ${broken.entry} ${said[broken.kind]}.`);
  });
