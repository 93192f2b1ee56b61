import { timingSafeEqual } from 'node:crypto';
import { type KeyedDigests } from '@app/privacy';
import { type MatchKey } from './match-keys';

/** A search of one practitioner. */
export interface Search {
  /** UUID under which the search stands in the record of access. */
  readonly correlationId: string;
  readonly practitionerId: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
}

/** A search as its id proves it. */
export interface ProvenSearch extends Search {
  /** Whether the search answered with this child. */
  readonly found: (childId: string) => boolean;
  /** Whether it asked for one of these keys. */
  readonly askedFor: (keys: readonly MatchKey[]) => boolean;
}

/** Bytes of each part: correlation id, milliseconds since 1970, seal, one mark. */
const [ID, TIME, SEAL, MARK] = [16, 8, 16, 16] as const;
const HEAD = ID + TIME + SEAL;

/**
 * The ids of searches: each says by itself who made the search, when, and what it was for, so that any process can check one after
 * any restart and none is stored. The keys and the children found are in it as marks that only this installation can make or compare,
 * different ones for each search: nothing personal can be read from an id, nor whether two searches were for the same child.
 */
export class SearchIds {
  constructor(private readonly digests: Pick<KeyedDigests, 'authenticationCode'>) {}

  /** @returns the id, at most 400 characters of base64url. */
  idOf(search: Search, askedFor: readonly MatchKey[], found: readonly string[]): string {
    const marks = [
      ...askedFor.map((key) => this.keyMark(search, key)),
      ...found.map((id) => this.childMark(search, id)),
    ];
    const time = Buffer.alloc(TIME);
    time.writeBigInt64BE(BigInt(Date.parse(search.at)));
    const id = Buffer.from(search.correlationId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, time, this.seal(search, marks), ...marks]).toString('base64url');
  }

  /** @returns the search that this practitioner made under the id; undefined when there was none. */
  read(searchId: string, practitionerId: string): ProvenSearch | undefined {
    const bytes = Buffer.from(searchId, 'base64url');
    if (bytes.length < HEAD || (bytes.length - HEAD) % MARK !== 0) return undefined;
    const at = dateOf(bytes.readBigInt64BE(ID));
    if (at === undefined) return undefined;
    const search = { correlationId: uuidOf(bytes.subarray(0, ID)), practitionerId, at };
    const marks = Array.from({ length: (bytes.length - HEAD) / MARK }, (_, nth) =>
      bytes.subarray(HEAD + nth * MARK, HEAD + (nth + 1) * MARK),
    );
    if (!timingSafeEqual(bytes.subarray(ID + TIME, HEAD), this.seal(search, marks))) return undefined;
    const has = (mark: Buffer): boolean => marks.some((one) => one.equals(mark));
    return {
      ...search,
      found: (childId) => has(this.childMark(search, childId)),
      askedFor: (keys) => keys.some((key) => has(this.keyMark(search, key))),
    };
  }

  private seal(search: Search, marks: readonly Buffer[]): Buffer {
    return this.code('search', search, Buffer.concat(marks).toString('base64')).subarray(0, SEAL);
  }

  private keyMark(search: Search, { kind, text }: MatchKey): Buffer {
    return this.code('searched key', search, `${kind} ${text}`).subarray(0, MARK);
  }

  private childMark(search: Search, childId: string): Buffer {
    return this.code('found child', search, childId).subarray(0, MARK);
  }

  private code(kind: string, { correlationId, practitionerId, at }: Search, text: string): Buffer {
    return Buffer.from(
      this.digests.authenticationCode(kind, `${correlationId} ${practitionerId} ${at} ${text}`),
      'base64',
    );
  }
}

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The farthest instant that a date can be. */
const FARTHEST = 8_640_000_000_000_000n;
const dateOf = (milliseconds: bigint): string | undefined =>
  milliseconds > FARTHEST || milliseconds < -FARTHEST ? undefined : new Date(Number(milliseconds)).toISOString();
