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
  /** Ids of the children it answered with; never told to whoever searched. */
  readonly children: readonly string[];
  /** Whether the search answered with this child. */
  readonly found: (childId: string) => boolean;
  /** Whether it asked for one of these keys. */
  readonly askedFor: (keys: readonly MatchKey[]) => boolean;
}

/** Bytes of each part: correlation id, milliseconds since 1970, seal, how many were found, one mark. */
const [ID, TIME, SEAL, COUNT, MARK] = [16, 8, 16, 1, 16] as const;
const HEAD = ID + TIME + SEAL + COUNT;

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
      ...found.map((id, nth) => this.veiled(search, nth, bytesOf(id))),
    ];
    const time = Buffer.alloc(TIME);
    time.writeBigInt64BE(BigInt(Date.parse(search.at)));
    const count = Buffer.from([found.length]);
    const seal = this.seal(search, [count, ...marks]);
    return Buffer.concat([bytesOf(search.correlationId), time, seal, count, ...marks]).toString('base64url');
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
    const count = bytes.subarray(HEAD - COUNT, HEAD);
    if (!timingSafeEqual(bytes.subarray(ID + TIME, HEAD - COUNT), this.seal(search, [count, ...marks])))
      return undefined;
    const searched = marks.slice(0, marks.length - count.readUInt8(0));
    const children = marks.slice(searched.length).map((mark, nth) => uuidOf(this.veiled(search, nth, mark)));
    return {
      ...search,
      children,
      found: (childId) => children.includes(childId),
      askedFor: (keys) => keys.some((key) => searched.some((mark) => mark.equals(this.keyMark(search, key)))),
    };
  }

  private seal(search: Search, marks: readonly Buffer[]): Buffer {
    return this.code('search', search, Buffer.concat(marks).toString('base64')).subarray(0, SEAL);
  }

  private keyMark(search: Search, { kind, text }: MatchKey): Buffer {
    return this.code('searched key', search, `${kind} ${text}`).subarray(0, MARK);
  }

  /** The id of a child made unreadable, or readable again: a pad that this installation alone can make, another for each search and place. */
  private veiled(search: Search, nth: number, id: Buffer): Buffer {
    const pad = this.code('found child', search, String(nth));
    return Buffer.from(id.map((byte, at) => byte ^ pad.readUInt8(at)));
  }

  private code(kind: string, { correlationId, practitionerId, at }: Search, text: string): Buffer {
    return Buffer.from(
      this.digests.authenticationCode(kind, `${correlationId} ${practitionerId} ${at} ${text}`),
      'base64',
    );
  }
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The farthest instant that a date can be. */
const FARTHEST = 8_640_000_000_000_000n;
const dateOf = (milliseconds: bigint): string | undefined =>
  milliseconds > FARTHEST || milliseconds < -FARTHEST ? undefined : new Date(Number(milliseconds)).toISOString();
