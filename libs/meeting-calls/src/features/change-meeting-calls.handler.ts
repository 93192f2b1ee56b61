import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { cafAggregate, type Episode, openEpisode } from '@app/caf';
import { childAggregate, closedRecord, recordsOfChild } from '@app/children';
import { consentOfChild, sharingAllowed } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { deadlineOf, timescalesOn, workingDays } from '@app/timescales';
import { type MeetingCallsCommand, type MeetingCallsRefusal, type WorkKnown } from '../domain/meeting-calls';
import { meetingCallsAggregate } from '../meeting-calls.codec';

type Requested<C> = C extends unknown ? Omit<C, 'by' | 'today' | 'answerBy' | 'work'> : never;
/** What the caller knows; who they are, the day, the work with the child and the clock are found by the handler. */
export type MeetingCallsRequest = Requested<MeetingCallsCommand>;

/** An agency asks for a meeting about a child, or is answered. */
export class ChangeMeetingCalls extends Command<Outcome<MeetingCallsRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<MeetingCallsRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeMeetingCalls)
export class ChangeMeetingCallsHandler implements ICommandHandler<ChangeMeetingCalls> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeMeetingCalls): Promise<Outcome<MeetingCallsRefusal>> {
    const today = dayReceived(sent);
    const { practitionerId, agencyId } = sent.actor;
    const episode = await this.openCaf(childId);
    const place = episode?.place;
    const { dueOn, version } = deadlineOf(timescalesOn(today), workingDays, 'meeting-call-answer', today);
    return this.aggregates.handle(meetingCallsAggregate, childId, {
      ...sent,
      command: {
        ...sent.command,
        by: { practitionerId, agencyId },
        today,
        answerBy: { dueOn, version },
        work: await this.work(childId, episode, [agencyId, ...(await this.callers(childId))], today),
      },
      locality: place === undefined ? null : ((await this.places.asAt(today)).localityOf(place) ?? null),
    });
  }

  private async callers(childId: string): Promise<readonly string[]> {
    const { state } = await this.aggregates.fold(meetingCallsAggregate, childId);
    return state.calls.map(({ by }) => by.agencyId);
  }

  private async openCaf(childId: string): Promise<Episode | undefined> {
    const { used, duplicates } = await recordsOfChild(this.aggregates, childId);
    const files = await Promise.all([used, ...duplicates].map((id) => this.aggregates.fold(cafAggregate, id)));
    return files.map(({ state }) => openEpisode(state)).find((episode) => episode !== undefined);
  }

  private async work(
    childId: string,
    episode: Episode | undefined,
    agencies: readonly string[],
    on: CalendarDate,
  ): Promise<WorkKnown> {
    const [consent, { state: child }] = await Promise.all([
      consentOfChild(this.aggregates, childId),
      this.aggregates.fold(childAggregate, childId),
    ]);
    const agreedTo = [...new Set(agencies)].filter(
      (agencyId) =>
        agencyId === episode?.agencyId || sharingAllowed(consent, { agencyId, tier: 'basic', on }) === 'allowed',
    );
    const closed = child.is === 'unregistered' ? undefined : closedRecord(child);
    return { closed, cafIsOpen: episode !== undefined, agreedTo };
  }
}
