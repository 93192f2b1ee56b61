import { type AccessEntry } from '@app/access';

/** A look, or a request to look: ids and codes, nothing of what was seen. */
export type Look = Required<AccessEntry> & { readonly entry: string };
/** A page, and where the next one begins. */
export interface LooksView {
  readonly looks: readonly Look[];
  readonly next: string | null;
}
