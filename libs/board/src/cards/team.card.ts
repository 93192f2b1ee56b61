import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import { type ServedChild, teamCodec } from '@app/team-around-the-child';

/** An episode (`childId/episode`) that the team served from that day, and no longer at the end of the day `to`. */
export interface ServedCaf extends Readonly<Record<string, unknown>> {
  readonly caf: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}
export interface BoardTeamCard extends Card {
  readonly tac_id: string;
  /** Everyone it serves or served, and when; the first one on a day says where the team counts on that day. */
  readonly cafs: readonly ServedCaf[];
  readonly place: string;
  readonly convened_on: string;
  readonly closed_on: string | null;
}

const served = ({ childId, episode }: ServedChild, from: CalendarDate): ServedCaf => ({
  caf: `${childId}/${episode}`,
  from,
  to: null,
});

/** One team as the counts need it: when it was at work, and for whom. A family team is one team. */
export const boardTeamProjection: Projection<BoardTeamCard, 'board-team'> = {
  name: 'board-team',
  version: 3,
  prefixes: ['team.convened.', 'team.child-added.', 'team.child-removed.', 'team.closed.', 'team.day-corrected.'],
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
        const cafs = children.map((child) => served(child, on));
        return { tac_id, cafs, place, convened_on: on, closed_on: null };
      }
      case 'ChildAdded':
        return card && { ...card, cafs: [...card.cafs, served(fact.data, fact.data.on)] };
      case 'ChildRemoved': {
        const { on } = fact.data;
        const { caf } = served(fact.data, on);
        return (
          card && {
            ...card,
            cafs: card.cafs.map((one) => (one.caf === caf && one.to === null ? { ...one, to: on } : one)),
          }
        );
      }
      case 'TeamDayCorrected': {
        const { what, id, was, is } = fact.data;
        if (card === undefined) return card;
        if (what === 'closing') return { ...card, closed_on: is };
        if (what === 'convening') {
          const cafs = card.cafs.map((one) => (one.from === was ? { ...one, from: is } : one));
          return { ...card, cafs, convened_on: is };
        }
        const last = card.cafs.findLastIndex(({ caf }) => id !== null && caf.startsWith(`${id}/`));
        const moved = what === 'child-joining' ? { from: is } : what === 'child-leaving' ? { to: is } : {};
        return { ...card, cafs: card.cafs.map((one, nth) => (nth === last ? { ...one, ...moved } : one)) };
      }
      case 'TeamClosed':
        return card && { ...card, closed_on: fact.data.on };
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'board-team': typeof boardTeamProjection;
  }
}
