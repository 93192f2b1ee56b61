import { type RecordedEvent, type ToOpen } from '@app/event-store';
import { type OpenRequest } from '../domain/open-request';

/**
 * The requests of one room. What is open follows from the record as it stands and from nothing else: so an answer, a correction, a
 * closing or a void takes off the list what it settles, whichever way it comes.
 */
export interface RequestSource<S> {
  /** Stored-name prefix of its events. */
  readonly prefix: string;
  readonly initial: S;
  fold(state: S, event: RecordedEvent): S;
  /** @param id of the record, as its stream names it. */
  open(state: S, id: string): readonly OpenRequest[];
  /** @returns the key of the request whose words the event brings sealed, where whoever is asked may read them. */
  wordsFor?(event: RecordedEvent): string | undefined;
}

/** Words that were put to somebody, by the key of the request. */
export type AskedWords = Readonly<Record<string, ToOpen>>;
