import { type KeyedDigests } from '@app/privacy';
import { type Queries } from '@app/runtime';
import { type PostalAddress } from '../domain/child.events';

export interface Dwelling {
  readonly addressId: string;
  readonly address: PostalAddress;
  readonly shared: boolean;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What tells one home from another: the postcode with the first line, or all lines where there is no postcode. */
const textOf = ({ lines, postcode }: PostalAddress): string =>
  postcode === undefined ? `lines ${plain(lines.join(''))}` : `${plain(postcode)} ${plain(lines[0] ?? '')}`;

/**
 * Which addresses are the same, without keeping any: keyed digests, as `ChildMatches` keeps them of names. Also up to which
 * revision of each record they were taken, so that a reader knows when they are behind.
 */
export class Dwellings {
  constructor(
    private readonly database: Queries,
    private readonly digests: KeyedDigests,
  ) {}

  /** Makes these the only addresses of the child, as of that revision of its record. */
  async keep(childId: string, dwellings: readonly Dwelling[], revision: bigint): Promise<void> {
    const rows = dwellings.map(({ addressId, address, shared }) => ({
      address_id: addressId,
      digest: this.digests.blindIndex('dwelling', textOf(address)),
      shared,
    }));
    await this.database.query(
      `WITH wanted AS (SELECT * FROM json_to_recordset($2) AS w(address_id uuid, digest text, shared boolean)),
            gone AS (DELETE FROM read.dwelling WHERE child_id = $1 AND address_id NOT IN (SELECT address_id FROM wanted)),
            noted AS (INSERT INTO read.dwellings_noted (child_id, revision) VALUES ($1, $3)
                      ON CONFLICT (child_id) DO UPDATE SET revision = greatest(excluded.revision, dwellings_noted.revision))
       INSERT INTO read.dwelling (child_id, address_id, digest, shared)
       SELECT $1, w.address_id, w.digest, w.shared FROM wanted w
       ON CONFLICT (child_id, address_id) DO UPDATE SET digest = excluded.digest, shared = excluded.shared`,
      [childId, JSON.stringify(rows), revision.toString()],
    );
  }

  /** Part of erasing a child: digests are of no key of the child's own. */
  async forget(childId: string): Promise<void> {
    await this.database.query('DELETE FROM read.dwelling WHERE child_id = $1', [childId]);
  }
}
