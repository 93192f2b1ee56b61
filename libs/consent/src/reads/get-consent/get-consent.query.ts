import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { SEALER, type Sealer } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { consentCodec } from '../../consent.codec';
import { type SaidBy } from '../../domain/consent.events';
import { assessmentAllowed, type Permission, type Saying, standingOn, type Standing } from '../../domain/standing';
import { ConsentCardRow } from './consent-card.row';

export interface ConsentView extends Standing {
  readonly childId: string;
  readonly on: CalendarDate;
  /** Whether an assessment may be made that day, or why not. */
  readonly assessment: Permission;
  /** Everything said, in order of the day from which it counts. */
  readonly sayings: readonly Saying[];
  /** Who said it, by statement; 'erased' once the child's key is destroyed. */
  readonly saidBy: Readonly<Record<string, SaidBy | 'erased'>>;
  readonly revision: string;
}

export class GetConsent extends Query<ConsentView | undefined> {
  constructor(
    readonly childId: string,
    readonly on: CalendarDate,
  ) {
    super();
  }
}

@QueryHandler(GetConsent)
export class GetConsentHandler implements IQueryHandler<GetConsent> {
  constructor(
    private readonly database: DataSource,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, on }: GetConsent): Promise<ConsentView | undefined> {
    const row = await this.database.getRepository(ConsentCardRow).findOneBy({ childId });
    if (row === null) return undefined;
    return {
      childId,
      on,
      assessment: assessmentAllowed(row.consent, on),
      ...standingOn(row.consent, on),
      sayings: row.consent.sayings,
      saidBy: await this.open(row),
      revision: row.revision,
    };
  }

  private async open({ childId, said }: ConsentCardRow): Promise<ConsentView['saidBy']> {
    const opened = await this.sealer.open(said.map((part) => ({ subject: `child-${childId}`, ...part })));
    return Object.fromEntries(
      said.map(({ statementId, type }, at) => {
        const part = opened[at] ?? 'erased';
        return [statementId, part === 'erased' ? part : (consentCodec.liftPersonal(type, part) as SaidBy)];
      }),
    );
  }
}
