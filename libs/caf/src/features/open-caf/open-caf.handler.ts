import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STANDINGS, type Standings } from '@app/access';
import { AgesByTheDay, childAggregate, ChildSearches } from '@app/children';
import { assessmentAllowed, type Consent, consentOfChild, type EndedCaf, openingAllowed } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { addMonths, timescalesOn } from '@app/timescales';
import { cafAggregate } from '../../caf.codec';
import { type CafFile, closureOf } from '../../domain/caf.state';
import { openOnOtherRecord } from '../open-on-other-record';
import { withContact } from '../with-contact';
import { type OpenCaf } from '../../domain/decide/open-caf';

/** What the caller knows; register, consent and timescales are looked up. */
export type OpenCafRequest = Omit<
  OpenCaf,
  | 'today'
  | 'child'
  | 'ageStanding'
  | 'openOnOtherRecord'
  | 'consent'
  | 'heard'
  | 'reReferralSince'
  | 'search'
  | 'searchedSince'
> & {
  /** As the search answered it. */
  readonly searchId?: string;
};
const HOUR_MS = 3_600_000;

export class OpenCafCommand extends Command<Outcome> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<OpenCafRequest>,
  ) {
    super();
  }
}

/** The CAF that ended last; one that was void counts for nothing. */
const lastEnded = ({ episodes }: CafFile): EndedCaf | null => {
  const last = episodes.findLast(({ status }) => status !== 'void');
  const closure = last && closureOf(last);
  return last === undefined || closure === undefined ? null : { on: closure.on, heard: last.heard };
};

/** A no on another record of the child stands in the way as well. */
const opening = (consent: Consent, asked: Parameters<typeof openingAllowed>[1]): ReturnType<typeof openingAllowed> => {
  const onAll = consent.alongside === undefined ? 'allowed' : assessmentAllowed(consent, asked.on);
  return onAll === 'allowed' ? openingAllowed(consent, asked) : onAll;
};

@CommandHandler(OpenCafCommand)
export class OpenCafHandler implements ICommandHandler<OpenCafCommand> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly searches: ChildSearches,
    private readonly ages: AgesByTheDay,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  async execute({ childId, sent }: OpenCafCommand): Promise<Outcome> {
    const { searchId, ...request } = sent.command;
    const { on, agencyId } = request;
    const [{ state: child }, consent, { state: before }, search] = await Promise.all([
      this.aggregates.fold(childAggregate, childId),
      consentOfChild(this.aggregates, childId),
      this.aggregates.fold(cafAggregate, childId),
      searchId === undefined ? null : this.searches.made(searchId, sent.actor.practitionerId, childId),
    ]);
    const today = dayReceived(sent);
    const { reReferralMonths, searchHours } = timescalesOn(today);
    const registered = child.is === 'unregistered' ? null : child;
    const command: OpenCaf = {
      ...request,
      today,
      child: registered,
      ageStanding: registered === null ? 'unknown' : await this.ages.standing(childId, registered, on),
      openOnOtherRecord: await openOnOtherRecord(this.aggregates, childId),
      consent: opening(consent, { agencyId, on, lastEnded: lastEnded(before) }),
      heard: consent.recorded.length,
      reReferralSince: addMonths(on, -reReferralMonths),
      searchedSince: new Date(Date.parse(sent.at) - searchHours * HOUR_MS).toISOString(),
      search: search === undefined ? 'unknown' : search,
    };
    const locality = registered === null ? null : ((await this.places.asAt(on)).localityOf(registered.place) ?? null);
    const outcome = await this.aggregates.handle(cafAggregate, childId, { ...sent, command, locality });
    return withContact(this.standings, childId, outcome);
  }
}
