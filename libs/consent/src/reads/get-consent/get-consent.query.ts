import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { Aggregates, openParts, SEALER, type Sealer } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { consentOfChild } from '../../consent-of-child';
import { consentCodec } from '../../consent.codec';
import { type Consent } from '../../domain/consent.state';
import {
  assessmentAllowed,
  conflictOn,
  type Permission,
  type Sharing,
  sharingAllowed,
  sharingOn,
  type SharingStatement,
} from '../../domain/standing';
import { type Scope } from '../../domain/vocabulary';
import { ConsentCardRow } from './consent-card.row';
import { consentSince } from './consent-shown';

export interface ConsentView {
  readonly childId: string;
  readonly on: CalendarDate;
  /** Whether an assessment may be made that day, or why not. */
  readonly assessment: Permission;
  /** What may be shared that day and with whom; null when nothing may. */
  readonly sharing: SharingStatement | null;
  /** What people who may decide disagree about that day: for the coordinator. */
  readonly inConflict: readonly Scope[];
  /** Everything said, in order of the day from which it counts. */
  readonly sayings: Consent['sayings'];
  readonly sharedWithoutConsent: Consent['sharedWithout'];
  /** Who said it and in what words, by statement, correction or decision; 'erased' once the child's key is destroyed. */
  readonly inWords: Readonly<Record<string, object | 'erased'>> | 'withheld';
  readonly revision: string;
}

export class GetConsent extends Query<ConsentView | undefined> {
  constructor(
    readonly childId: string,
    readonly on: CalendarDate,
    readonly withWords: boolean,
    readonly reading: Reading,
  ) {
    super();
  }
}
/** Whether one agency may have one kind of information. */
export class AskSharing extends Query<Permission> {
  constructor(
    readonly childId: string,
    readonly sharing: Sharing,
    readonly reading: Reading,
  ) {
    super();
  }
}

/** The cards of all records of a child, the one that is asked for first, each with as much of what was said as is shown. */
const cardsFor = (
  reads: SecuredReads,
  childId: string,
  reading: Reading,
): Promise<readonly Pick<ConsentCardRow, 'childId' | 'consent' | 'sealed' | 'revision'>[]> =>
  reads.as(reading, async (rows) => {
    const cards = await rows
      .getRepository(ConsentCardRow)
      .createQueryBuilder('card')
      .where('card.childId = ANY (read.records_of(:childId))', { childId })
      .getMany();
    const inOrder = cards.toSorted((one, other) => Number(other.childId === childId) - Number(one.childId === childId));
    if (reading.showsEarlier === true) return inOrder;
    const shown = [];
    for (const card of inOrder) {
      const [began] = await rows.query<[{ position: string | null }]>('SELECT read.began_at($1) AS position', [
        card.childId,
      ]);
      const { childId: record, revision } = card;
      shown.push({ ...consentSince(card, { ...began, agencyId: reading.by.agencyId }), childId: record, revision });
    }
    return shown;
  });

@QueryHandler(GetConsent)
export class GetConsentHandler implements IQueryHandler<GetConsent> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly aggregates: Aggregates,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, on, withWords, reading }: GetConsent): Promise<ConsentView | undefined> {
    const shown = await cardsFor(this.reads, childId, reading);
    const [card] = shown;
    if (card === undefined) return undefined;
    // What holds for a child of several records is the stricter word; how they stand to each other the log says.
    const consent =
      shown.length === 1 && card.childId === childId ? card.consent : await consentOfChild(this.aggregates, childId);
    const words = withWords
      ? await Promise.all(
          shown.map((one) => openParts(this.sealer, consentCodec, one.sealed, [`child-${one.childId}`])),
        )
      : undefined;
    return {
      childId,
      on,
      assessment: assessmentAllowed(consent, on),
      sharing: sharingOn(consent, on) ?? null,
      inConflict: conflictOn(consent, on),
      sayings: shown.flatMap((one) => one.consent.sayings).toSorted((one, other) => one.from.localeCompare(other.from)),
      sharedWithoutConsent: shown.flatMap((one) => one.consent.sharedWithout),
      inWords: words === undefined ? 'withheld' : (Object.assign({}, ...words) as Record<string, object | 'erased'>),
      revision: card.childId === childId ? card.revision : '-1',
    };
  }
}

@QueryHandler(AskSharing)
export class AskSharingHandler implements IQueryHandler<AskSharing> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly aggregates: Aggregates,
  ) {}

  async execute({ childId, sharing, reading }: AskSharing): Promise<Permission> {
    const shown = await cardsFor(this.reads, childId, reading);
    const [card] = shown;
    if (card === undefined) return 'consent-not-recorded';
    const consent =
      shown.length === 1 && card.childId === childId ? card.consent : await consentOfChild(this.aggregates, childId);
    return sharingAllowed(consent, sharing);
  }
}
