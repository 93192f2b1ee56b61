import { type RecordedEvent } from '@app/event-store';
import { type Card, type Projection, ReadModelBehind } from '@app/feeds';
import { type AutomationTools } from '@app/runtime';
import { beginnings, namedIn } from '../../named';

export interface WorkIndexCard extends Card {
  readonly card_id: string;
  /** A practitioner or an agency. */
  readonly who: string;
  /** The stream that names them. */
  readonly stream: string;
}

const separator = ' ';

/** One row for each practitioner and agency that a team, a Lead Professional's record or a CAF has ever named. */
export const workIndexProjection: Projection<WorkIndexCard, 'work-index'> = {
  name: 'work-index',
  version: 1,
  prefixes: beginnings,
  table: { name: 'read.work_index', key: 'card_id', columns: { card_id: 'text', who: 'text', stream: 'text' } },
  keysOf: (event) => {
    const who = namedIn(event).flatMap(({ practitionerId, agencyId }) => [practitionerId, agencyId]);
    return [...new Set(who)].flatMap((id) => (id === null ? [] : [`${id}${separator}${event.stream}`]));
  },
  apply: (card, event, card_id) =>
    card ?? { card_id, who: card_id.slice(0, card_id.indexOf(separator)), stream: event.stream },
};

/** Where somebody is or was at work. Whether they still are, only the folds say. */
export interface WorkIndex {
  /**
   * @returns the streams that had named this practitioner or agency when the event happened, in a fixed order.
   * @throws ReadModelBehind when the index does not show that moment soon.
   */
  streamsNaming(who: string, event: Pick<RecordedEvent, 'position'>): Promise<readonly string[]>;
}

export const workIndexOf = ({ database, positions }: Pick<AutomationTools, 'database' | 'positions'>): WorkIndex => ({
  streamsNaming: async (who, { position }) => {
    if ((await positions.reached(workIndexProjection.name, position)) !== undefined) throw new ReadModelBehind();
    const rows = await database.query<readonly { readonly stream: string }[]>(
      'SELECT stream FROM read.work_index WHERE who = $1 ORDER BY stream',
      [who],
    );
    return rows.map(({ stream }) => stream);
  },
});

declare global {
  interface ReadModels {
    readonly 'work-index': typeof workIndexProjection;
  }
}
