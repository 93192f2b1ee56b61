import { isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type ElementRecorded } from '../caf.events';
import { type CafFile, type Episode } from '../caf.state';
import { asksAbout, formOf } from '../forms/forms';
import { type OnEpisode, workingOn, type WorkRefusal } from '../guards';
import { oncePerRequest } from '../on-record';
import { type NeedLevel } from '../vocabulary';

/** What a practitioner writes down about one element. */
export interface ElementNote {
  readonly element: string;
  readonly level: NeedLevel;
  readonly strengths: string | null;
  readonly needs: string | null;
  readonly evidence: string | null;
}

export interface RecordElement extends OnEpisode, ElementNote {
  readonly type: 'RecordElement';
  readonly authorId: string;
  readonly agencyId: string;
  /** Whether the family's consent lets the writer's agency take part. */
  readonly agencyCovered: boolean;
}

export type ElementRefusal = Refusal<'unknown-element'>;
export type RecordElementRefusal = WorkRefusal | ElementRefusal | Refusal<'consent-does-not-cover-agency'>;

/** @returns the facts of element notes, each with the version that follows; refuses an element the episode's form does not ask about. */
export const elementsRecorded = (
  notes: readonly ElementNote[],
  episode: Episode,
  { on, authorId, agencyId }: Pick<RecordElement, 'on' | 'authorId' | 'agencyId'>,
): readonly ElementRecorded[] | ElementRefusal => {
  const form = formOf(episode.form);
  const unknown = notes.findIndex(({ element }) => form === undefined || !asksAbout(form, element));
  if (unknown >= 0)
    return refuse('unknown-element', 'the form does not ask about this element', `/elements/${unknown}/element`);
  return notes.map(({ element, level, strengths, needs, evidence }) => ({
    type: 'ElementRecorded',
    data: {
      episode: episode.number,
      on,
      element,
      version: (episode.elements[element]?.version ?? 0) + 1,
      level,
      authorId,
      agencyId,
      strengths: strengths !== null,
      needs: needs !== null,
      evidence: evidence !== null,
    },
    personal: { strengths, needs, evidence },
  }));
};

/**
 * Writes down, or anew, what is known about one element. Every version stays on record; after completion it makes the assessment
 * ready to be completed again.
 */
export const recordElement = (command: RecordElement, file: CafFile): Decided<CafEvent, RecordElementRefusal> => {
  const episode = workingOn(file, command);
  if (isRefusal(episode)) return episode;
  if (!command.agencyCovered)
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with your agency');
  const recorded = elementsRecorded([command], episode, command);
  if (isRefusal(recorded)) return { ...recorded, field: '/element' };
  const known = episode.elements[command.element];
  return known === undefined
    ? recorded
    : oncePerRequest(
        'ElementRecorded',
        { episode: episode.number, element: command.element, version: known.version },
        recorded,
      );
};
