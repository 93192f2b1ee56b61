import { createHash } from 'node:crypto';
import { type RecordedEvent } from './ports';

/** A link of the log's chain, in hex: SHA-256 over the link before and everything that a batch of appends wrote. */
export type Link = string;

/** Before the first event. */
export const NO_LINK: Link = '';

/** Where the log ends, or ended when somebody noted it: everything up to that event is in the link. */
export interface LogEnd {
  readonly position: bigint;
  readonly link: Link;
}

/** An event as the chain sees it: where it is, what is stored of it, and the link where a batch ends with it. */
export interface ChainedEvent extends Pick<RecordedEvent, 'position' | 'stream' | 'revision' | 'type'> {
  /** Every stored byte but those of the position and of the link itself, part by part. Every event has as many parts as any other. */
  readonly said: readonly string[];
  readonly link: Link | undefined;
}

/** The log as it is kept, for whoever checks whether it is what was written. */
export interface LogChain {
  /** The whole log in the order of positions, page by page. */
  chained(): AsyncIterable<readonly ChainedEvent[]>;
  /** @returns where the log ends; undefined while it is empty. */
  end(): Promise<LogEnd | undefined>;
  /** @returns the link that stands at that position; undefined when no batch ends there. */
  linkAt(position: bigint): Promise<Link | undefined>;
}

/** Stands behind every part; no part holds it. */
const END = '\x1f';

/**
 * @param said the parts of each event of the batch.
 * @returns the link of a batch that stands behind another: of all its events the first part, then of all the second, and so on.
 */
export const linkAfter = (before: Link, said: readonly (readonly string[])[]): Link => {
  const digest = createHash('sha256').update(Buffer.from(before, 'hex'));
  const parts = said[0]?.length ?? 0;
  for (let part = 0; part < parts; part += 1)
    digest.update(`${said.map((event) => event[part] ?? '').join(END)}${END}`);
  return digest.digest('hex');
};
