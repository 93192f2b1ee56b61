import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant } from '@app/access';
import {
  Aggregates,
  EVENT_STORE,
  type EventStore,
  openParts,
  SEALER,
  type SealedParts,
  type Sealer,
  withSealedPart,
} from '@app/event-store';
import { type Call } from '../../domain/meeting-calls';
import { meetingCallsAggregate, meetingCallsCodec } from '../../meeting-calls.codec';

/** A call for a meeting as it is shown. */
export type MeetingCallView = Call & {
  /** What the agency wrote; 'erased' once the child's key is destroyed. */
  readonly asked: object | 'erased';
  /** Why no meeting follows; null unless it was declined. */
  readonly declined: object | 'erased' | null;
};
export interface MeetingCallList {
  readonly childId: string;
  /** In the order in which they were made. */
  readonly calls: readonly MeetingCallView[];
}

/** Calls for a meeting about one child: all of them for whoever may answer, those of their own agency for whoever may ask. */
export class ListMeetingCalls extends Query<MeetingCallList> {
  constructor(
    readonly childId: string,
    readonly grant: Grant,
  ) {
    super();
  }
}

/** From the log itself, so that whoever has just asked or answered reads it back at once. */
@QueryHandler(ListMeetingCalls)
export class ListMeetingCallsHandler implements IQueryHandler<ListMeetingCalls> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, grant }: ListMeetingCalls): Promise<MeetingCallList> {
    const { state } = await this.aggregates.fold(meetingCallsAggregate, childId);
    const shown = state.calls.filter((one) => grant.fields === 'full' || one.by.agencyId === grant.by.agencyId);
    const words = shown.length === 0 ? {} : await this.wordsOf(childId);
    return {
      childId,
      calls: shown.map((one) => ({
        ...one,
        asked: words[`asked ${one.callId}`] ?? 'erased',
        declined: one.answer?.is === 'declined' ? (words[`declined ${one.callId}`] ?? 'erased') : null,
      })),
    };
  }

  private async wordsOf(childId: string): Promise<Readonly<Record<string, object | 'erased'>>> {
    const recorded = await this.store.read(`${meetingCallsAggregate.category}-${childId}`);
    const parts = recorded.reduce<SealedParts>((known, event) => {
      const fact = meetingCallsCodec.decode(event);
      if (fact === undefined) return known;
      return withSealedPart(
        known,
        `${fact.type === 'MeetingCalled' ? 'asked' : 'declined'} ${fact.data.callId}`,
        event,
      );
    }, {});
    return openParts(this.sealer, meetingCallsCodec, parts, [`child-${childId}`]);
  }
}
