import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STANDINGS, type Standings } from '@app/access';
import { childAggregate } from '@app/children';
import {
  assessmentAllowed,
  type Consent,
  consentOfChild,
  grantsOn,
  type SharingPaused,
  whileSharingIsPaused,
} from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { PlaceBook, type Places } from '@app/localities';
import { deadlineOf, timescalesOn, workingDays } from '@app/timescales';
import { agencyCovered } from '../agency-covered';
import { cafAggregate } from '../caf.codec';
import { type CafCommand, type CafRefusal } from '../domain/caf';
import { type RequestStepUp } from '../domain/decide/step-up';
import { type CafEvent } from '../domain/caf.events';
import { closureOf, type Episode } from '../domain/caf.state';
import { openOnOtherRecord } from './open-on-other-record';
import { withContact } from './with-contact';

/** Everything that is done to an episode that is there, but for its ending. */
type EpisodeCommand = Exclude<
  CafCommand,
  { type: 'RecordChecklist' | 'RecordNotProceeded' | 'OpenCaf' | 'NoteTeam' | 'CloseCaf' | 'VoidCaf' }
>;
/** What a command says that its sender cannot know: it is looked up. */
type LookedUp =
  | 'today'
  | 'consent'
  | 'agencyCovered'
  | 'sharingStands'
  | 'latestReviewOn'
  | 'knownPlaces'
  | 'sameLocality'
  | 'asCoordinator'
  | 'reopenBy'
  | 'childStatus'
  | 'openOnOtherRecord';
type Requested<C> = C extends unknown ? Omit<C, LookedUp> : never;
export type CafRequest = Requested<EpisodeCommand>;

export class ChangeCaf extends Command<Outcome<CafRefusal | SharingPaused>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<CafRequest>,
  ) {
    super();
  }
}

/** Roles that coordinate a locality, or the county's CAFs. */
const coordinators = ['locality-coordinator', 'county-caf-team'];

/** Lets an agency know of the child. What is feared for it is told to social care all the same. */
const asksAnAgency = ({ type }: CafEvent): boolean => type === 'ContributionRequested';

@CommandHandler(ChangeCaf)
export class ChangeCafHandler implements ICommandHandler<ChangeCaf> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly placeBook: PlaceBook,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  async execute({ childId, sent }: ChangeCaf): Promise<Outcome<CafRefusal | SharingPaused>> {
    const { episode: number, on } = sent.command;
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    const episode = file.episodes[number - 1];
    const places = await this.placeBook.asAt(on);
    const command = await this.complete(childId, sent, episode, places);
    const locality = episode === undefined ? null : (places.localityOf(episode.place) ?? null);
    const rules = await whileSharingIsPaused(this.aggregates, cafAggregate, [childId], asksAnAgency);
    const outcome = await this.aggregates.handle(rules, childId, { ...sent, command, locality });
    return withContact(this.standings, childId, outcome);
  }

  private async complete(
    childId: string,
    sent: Envelope<CafRequest>,
    episode: Episode | undefined,
    places: Places,
  ): Promise<EpisodeCommand> {
    const { command: request } = sent;
    const today = dayReceived(sent);
    const covered = async (agencyId: string): Promise<boolean> =>
      episode !== undefined && agencyCovered(episode, await this.consent(childId), agencyId, request.on);
    switch (request.type) {
      case 'StartAssessment':
        return { ...request, today, consent: assessmentAllowed(await this.consent(childId), request.on) };
      case 'RecordElement':
      case 'RequestContribution':
      case 'AddContribution':
        return { ...request, today, agencyCovered: await covered(request.agencyId) };
      case 'RequestStepUp':
        return {
          ...request,
          today,
          agencyCovered: await covered(request.toAgency),
          sharingStands: await this.stands(childId, request),
        };
      case 'ReviewCaf':
        return { ...request, today, latestReviewOn: this.dueAfter(request.on, 'next-review', today) };
      case 'RequestTransfer': {
        const locality = places.localityOf(request.toPlace);
        const sameLocality = episode !== undefined && locality === places.localityOf(episode.place);
        return { ...request, today, knownPlaces: places.codes, sameLocality };
      }
      case 'ReopenCaf': {
        const closure = episode && closureOf(episode);
        const { state: child } = await this.aggregates.fold(childAggregate, childId);
        return {
          ...request,
          today,
          asCoordinator: coordinators.includes(sent.actor.role),
          reopenBy: closure === undefined ? null : this.dueAfter(closure.on, 'reopening', today),
          openOnOtherRecord: await openOnOtherRecord(this.aggregates, childId),
          childStatus: child.is === 'unregistered' ? child.is : child.status,
          consent: assessmentAllowed(await this.consent(childId), request.on),
        };
      }
      case 'DeclineContribution':
      case 'CompleteAssessment':
      case 'DecideNextStep':
      case 'AgreeActions':
      case 'UpdateAction':
      case 'AcceptStepUp':
      case 'AgreeSocialCarePlan':
      case 'DeclineStepUp':
      case 'AcceptTransfer':
      case 'RejectTransfer':
      case 'RecordMoveOut':
      case 'SuspendCaf':
      case 'ResumeCaf':
      case 'CorrectFact':
      case 'CorrectText':
        return { ...request, today };
    }
  }

  /** Whether the decision to share that is cited is one about that agency, and lets it have something that day. */
  private async stands(
    childId: string,
    { sharingRecordId, toAgency, on }: Pick<RequestStepUp, 'sharingRecordId' | 'toAgency' | 'on'>,
  ): Promise<boolean> {
    if (sharingRecordId === null) return false;
    const { sharedWithout } = await this.consent(childId);
    return sharedWithout.some(
      (one) => one.sharingId === sharingRecordId && one.agencyId === toAgency && grantsOn(one, on),
    );
  }

  private consent(childId: string): Promise<Consent> {
    return consentOfChild(this.aggregates, childId);
  }

  private dueAfter(day: CalendarDate, clock: 'next-review' | 'reopening', today: CalendarDate): CalendarDate {
    return deadlineOf(timescalesOn(today), workingDays, clock, day).dueOn;
  }
}
