import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agencyCovered, cafAggregate, type Episode, openEpisode } from '@app/caf';
import { consentOfChild, type SharingPaused, whileSharingIsPaused } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Honoured, type Outcome } from '@app/event-store';
import { isRefusal } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { practitionerAggregate, worksFor } from '@app/practitioners';
import { type LeadProfessionalCommand, type LeadProfessionalRefusal } from '../domain/lead-professional';
import { type NomineeStanding } from '../domain/decide/propose';
import { type Assignments } from '../domain/lead-professional.state';
import { type LeadProfessionalEvent } from '../domain/lead-professional.events';
import { leadProfessionalAggregate } from '../lead-professional.codec';

type Requested<C> = C extends unknown ? Omit<C, 'today' | 'episode' | 'agencyCovered' | 'nominee'> : never;
/** What the caller knows; CAF and consent of the child are looked up. */
export type LeadProfessionalRequest = Requested<LeadProfessionalCommand>;

/** Number of the assignment or of the interim that the request has made or that stands for it. */
export interface Numbered {
  readonly number: number;
}

/** Any step about the Lead Professional of a child. */
export class ChangeLeadProfessionalOf extends Command<(Honoured & Numbered) | Refused> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<LeadProfessionalRequest>,
  ) {
    super();
  }
}

type Refused = Exclude<Outcome<LeadProfessionalRefusal | SharingPaused>, Honoured>;

const numberOf = (request: LeadProfessionalRequest, { all, interims }: Assignments): number => {
  if ('assignment' in request) return request.assignment;
  if (request.type === 'MarkInterim' || request.type === 'EndInterim') return interims;
  if (request.type !== 'ProposeLeadProfessional' && request.type !== 'ChangeLeadProfessional')
    return all.findLast(({ status }) => status === 'active' || status === 'ended')?.number ?? 0;
  const { practitionerId } = request;
  return all.findLast((one) => one.practitionerId === practitionerId)?.number ?? all.length;
};

/** Lets somebody know of the child who has had no part in it. */
const asksSomebody = ({ type }: LeadProfessionalEvent): boolean =>
  type === 'LeadProfessionalProposed' || type === 'DeputyAppointed';

@CommandHandler(ChangeLeadProfessionalOf)
export class ChangeLeadProfessionalOfHandler implements ICommandHandler<ChangeLeadProfessionalOf> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeLeadProfessionalOf): Promise<(Honoured & Numbered) | Refused> {
    const { command: request } = sent;
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    const episode = openEpisode(file);
    const today = dayReceived(sent);
    const command = await this.complete(request, childId, episode, today);
    const locality =
      episode === undefined ? null : ((await this.places.asAt(request.on)).localityOf(episode.place) ?? null);
    const rules = await whileSharingIsPaused(this.aggregates, leadProfessionalAggregate, [childId], asksSomebody);
    const outcome = await this.aggregates.handle(rules, childId, { ...sent, command, locality });
    if (isRefusal(outcome)) return outcome;
    const { state } = await this.aggregates.fold(leadProfessionalAggregate, childId);
    return { ...outcome, number: numberOf(request, state) };
  }

  private async complete(
    request: LeadProfessionalRequest,
    childId: string,
    episode: Episode | undefined,
    today: string,
  ): Promise<LeadProfessionalCommand> {
    switch (request.type) {
      case 'AcceptLeadProfessional':
      case 'DeclineLeadProfessional':
      case 'WithdrawProposal':
      case 'EndLeadProfessional':
      case 'EndDeputy':
      case 'RequireHandover':
      case 'EndInterim':
        return { ...request, today };
      case 'CorrectDay':
        return { ...request, today, on: today };
      case 'MarkInterim':
        return { ...request, today, episode: episode ?? null };
      case 'AppointDeputy':
        return { ...request, today, agencyCovered: await this.covered(childId, episode, request) };
      case 'ProposeLeadProfessional':
      case 'ChangeLeadProfessional':
        return {
          ...request,
          today,
          episode: episode ?? null,
          agencyCovered: await this.covered(childId, episode, request),
          nominee: await this.standingOf(request, today),
        };
    }
  }

  private async standingOf(
    { practitionerId, agencyId }: { readonly practitionerId: string; readonly agencyId: string },
    today: string,
  ): Promise<NomineeStanding> {
    const { state: practitioner } = await this.aggregates.fold(practitionerAggregate, practitionerId);
    if (practitioner.is === 'unregistered') return 'unknown';
    const worksAt = worksFor(practitioner, today);
    return worksAt === null ? 'left' : worksAt === agencyId ? 'at-work' : 'elsewhere';
  }

  private async covered(
    childId: string,
    episode: Episode | undefined,
    { agencyId, on }: { readonly agencyId: string; readonly on: string },
  ): Promise<boolean> {
    if (episode === undefined) return false;
    const consent = await consentOfChild(this.aggregates, childId);
    return agencyCovered(episode, consent, agencyId, on);
  }
}
