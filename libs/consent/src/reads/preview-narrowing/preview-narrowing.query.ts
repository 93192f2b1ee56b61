import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Aggregates } from '@app/event-store';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { consentOfChild } from '../../consent-of-child';
import { asIfNarrowed, type Narrowed } from '../../domain/narrowing-ends';
import { WHAT_WOULD_END, type WhatWouldEnd, type WouldEnd } from '../../what-would-end';

/** What would end by a narrowing once a second person agrees, or the time is over in which one may say no. */
export class PreviewNarrowing extends Query<WouldEnd> {
  constructor(
    readonly childId: string,
    readonly narrowed: Narrowed,
  ) {
    super();
  }
}

/** From the log itself: somebody decides by it. */
@QueryHandler(PreviewNarrowing)
export class PreviewNarrowingHandler implements IQueryHandler<PreviewNarrowing> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(WHAT_WOULD_END) private readonly whatWouldEnd: WhatWouldEnd,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ childId, narrowed }: PreviewNarrowing): Promise<WouldEnd> {
    const consent = await consentOfChild(this.aggregates, childId);
    return this.whatWouldEnd.by(childId, asIfNarrowed(consent, narrowed), dayInLondon(this.clock()));
  }
}
