import { type ChainEnd } from '@app/access';
import { type LogEnd } from '@app/event-store';

/** Where the log and the record of access ended at a moment. */
export interface Ends {
  readonly log: LogEnd | undefined;
  readonly access: ChainEnd;
}

/** What is noted outside of the database each time: the ends, and how far each stream reached that was added to since the note before. */
export interface Head extends Ends {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly streams: ReadonlyMap<string, bigint>;
}

/** After a restore somebody accepted that the log is shorter, or another: what was noted before does not count any more. */
export interface Acceptance extends Head {
  readonly accepted: {
    readonly by: string;
    readonly agencyId: string;
    readonly reason: AcceptanceReason;
  };
}

/** Why a log is accepted that is not the one whose ends were noted. Codes are kept: add, never rename. */
export const acceptanceReasons = ['restored-from-backup', 'moved-to-another-server', 'damaged-beyond-repair'] as const;
export type AcceptanceReason = (typeof acceptanceReasons)[number];

/**
 * Notes of where the records ended, kept apart from the database: whoever can rewrite the whole database can rewrite its chains,
 * and cannot rewrite these. Only ever added to. Holds ids, numbers and digests.
 */
export interface HeadsSink {
  add(head: Head | Acceptance): Promise<void>;
  /** All that counts, the oldest first: from the last acceptance on. */
  heads(): Promise<readonly (Head | Acceptance)[]>;
}
