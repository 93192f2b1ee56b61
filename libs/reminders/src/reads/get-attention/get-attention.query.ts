import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { type CalendarDate, type Clock, dayInLondon, lastingPause } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { CLOCK } from '@app/runtime';
import { attentionOf, type Attention, type AttentionFlag, type Lead } from '../../domain/attention';
import { timescales } from '../../timescales';
import { type ListPlace } from '../list-place';
import { placesIn, placesInArea } from '../places-in';
import { type PlacedSituation, Situations } from '../situations';

/** One open CAF that needs somebody's attention: ids, dates and codes. */
export interface AttentionEntry extends Attention {
  readonly childId: string;
  readonly episode: number;
  readonly place: string;
  readonly openedOn: CalendarDate;
  /** Since when the family has paused the work. */
  readonly pausedOn: CalendarDate | null;
  readonly authorId: string;
  readonly agencyId: string;
  /** The Lead Professional, or the coordinator who stands in. */
  readonly leadId: string | null;
  /** The teams at work. */
  readonly teams: readonly string[];
}
export interface AttentionPage {
  readonly asAt: CalendarDate;
  readonly entries: readonly AttentionEntry[];
  /** Where the next page begins; null when there is none. */
  readonly next: ListPlace | null;
}

/** Which entries are wanted: those with that flag, and with that lead. */
export interface AttentionFilter {
  readonly flag?: AttentionFlag | undefined;
  readonly lead?: Lead | undefined;
}

/** Of one locality, or of all localities of an area. */
export type AttentionOf = { readonly locality: string } | { readonly area: string };

/** What is stuck today; undefined when there is no such locality or area. */
export class GetAttention extends Query<AttentionPage | undefined> {
  constructor(
    readonly of: AttentionOf,
    readonly filter: AttentionFilter,
    readonly most: number,
    readonly after: ListPlace | undefined,
    readonly reading: Reading,
  ) {
    super();
  }
}

/** So many episodes are looked at in one go. */
const CHUNK = 200;

const entryOf = (situation: PlacedSituation, attention: Attention): AttentionEntry => {
  const { childId, episode, teams, lead } = situation;
  const { number, place, openedOn, authorId, agencyId, pauses } = episode;
  return {
    childId,
    episode: number,
    place,
    openedOn,
    pausedOn: lastingPause(pauses)?.from ?? null,
    authorId,
    agencyId,
    leadId: lead.activeId ?? lead.interim?.practitionerId ?? null,
    teams: teams.filter(({ open }) => open).map(({ tacId }) => tacId),
    ...attention,
  };
};
const isWanted = ({ flags, lead }: Attention, wanted: AttentionFilter): boolean =>
  (wanted.flag === undefined ? flags.length > 0 : flags.includes(wanted.flag)) &&
  (wanted.lead === undefined || wanted.lead === lead);

@QueryHandler(GetAttention)
export class GetAttentionHandler implements IQueryHandler<GetAttention> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly places: PlaceBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ of, filter, most, after, reading }: GetAttention): Promise<AttentionPage | undefined> {
    const today = dayInLondon(this.clock());
    const map = await this.places.asAt(today);
    const served = 'area' in of ? placesInArea(map, of.area) : placesIn(map, of.locality);
    if (served === undefined) return undefined;
    const found: { readonly at: ListPlace; readonly entry: AttentionEntry }[] = [];
    for (let from = after, more = true; more;) {
      const chunk = await this.reads.as(reading, (rows) => new Situations(rows, today).openIn(served, CHUNK, from));
      for (const situation of chunk) {
        const attention = attentionOf(situation, today, timescales);
        if (isWanted(attention, filter)) found.push({ at: situation.at, entry: entryOf(situation, attention) });
      }
      from = chunk.at(-1)?.at;
      more = chunk.length === CHUNK && found.length <= most;
    }
    return {
      asAt: today,
      entries: found.slice(0, most).map(({ entry }) => entry),
      next: found.length > most ? (found[most - 1]?.at ?? null) : null,
    };
  }
}
