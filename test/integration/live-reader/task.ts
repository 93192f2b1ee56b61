/** What a writing process is told, as JSON in its first argument. */
export interface WriterTask {
  readonly url: string;
  readonly log: 'ours' | 'naive';
  readonly streams: number;
  readonly appends: number;
}

/** Both kinds of event in turn, so that a reader of one kind passes over the other. */
export const kinds = ['gap.even.v1', 'gap.odd.v1'] as const;
