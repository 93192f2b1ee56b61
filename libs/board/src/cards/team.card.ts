import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { teamCodec } from '@app/team-around-the-child';

export interface BoardTeamCard extends Card {
  readonly tac_id: string;
  /** `childId/episode` of everyone it serves; the first one says where the team counts. */
  readonly cafs: readonly string[];
  readonly place: string;
  readonly convened_on: string;
  readonly closed_on: string | null;
}

/** One team as the counts need it: when it was at work, and for whom. A family team is one team. */
export const boardTeamProjection: Projection<BoardTeamCard> = {
  name: 'board-team',
  version: 1,
  prefixes: ['team.convened.', 'team.closed.'],
  table: {
    name: 'read.board_team',
    key: 'tac_id',
    columns: { tac_id: 'uuid', cafs: 'jsonb', place: 'text', convened_on: 'date', closed_on: 'date' },
    versioned: true,
  },
  keysOf: (event) => [streamIdOf(event.stream)],
  apply: (card, event, tac_id) => {
    const fact = teamCodec.decode(event);
    switch (fact?.type) {
      case 'TeamConvened': {
        const { children, place, on } = fact.data;
        const cafs = children.map(({ childId, episode }) => `${childId}/${episode}`);
        return { tac_id, cafs, place, convened_on: on, closed_on: null };
      }
      case 'TeamClosed':
        return card && { ...card, closed_on: fact.data.on };
      default:
        return card;
    }
  },
};
