import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
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

/** @returns the card with as much of what was said as is shown. */
const cardFor = (
  reads: SecuredReads,
  childId: string,
  reading: Reading,
): Promise<Pick<ConsentCardRow, 'consent' | 'sealed' | 'revision'> | undefined> =>
  reads.as(reading, async (rows) => {
    const row = await rows.getRepository(ConsentCardRow).findOneBy({ childId });
    if (row === null || reading.showsEarlier === true) return row ?? undefined;
    const [began] = await rows.query<[{ position: string | null }]>('SELECT read.began_at($1) AS position', [childId]);
    const { revision } = row;
    return { ...consentSince(row, { ...began, agencyId: reading.by.agencyId }), revision };
  });

@QueryHandler(GetConsent)
export class GetConsentHandler implements IQueryHandler<GetConsent> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, on, withWords, reading }: GetConsent): Promise<ConsentView | undefined> {
    const row = await cardFor(this.reads, childId, reading);
    if (row === undefined) return undefined;
    const { consent, sealed, revision } = row;
    return {
      childId,
      on,
      assessment: assessmentAllowed(consent, on),
      sharing: sharingOn(consent, on) ?? null,
      inConflict: conflictOn(consent, on),
      sayings: consent.sayings,
      sharedWithoutConsent: consent.sharedWithout,
      inWords: withWords ? await openParts(this.sealer, consentCodec, sealed, [`child-${childId}`]) : 'withheld',
      revision,
    };
  }
}

@QueryHandler(AskSharing)
export class AskSharingHandler implements IQueryHandler<AskSharing> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ childId, sharing, reading }: AskSharing): Promise<Permission> {
    const row = await cardFor(this.reads, childId, reading);
    return row === undefined ? 'consent-not-recorded' : sharingAllowed(row.consent, sharing);
  }
}
