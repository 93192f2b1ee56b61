import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agencyCovered, cafAggregate, type Episode, openEpisode } from '@app/caf';
import { consentAggregate } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { type LeadProfessionalCommand, type LeadProfessionalRefusal } from '../domain/lead-professional';
import { leadProfessionalAggregate } from '../lead-professional.codec';

type Requested<C> = C extends unknown ? Omit<C, 'today' | 'episode' | 'agencyCovered'> : never;
/** What the caller knows; CAF and consent of the child are looked up. */
export type LeadProfessionalRequest = Requested<LeadProfessionalCommand>;

/** Any step about the Lead Professional of a child. */
export class ChangeLeadProfessionalOf extends Command<Outcome<LeadProfessionalRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<LeadProfessionalRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeLeadProfessionalOf)
export class ChangeLeadProfessionalOfHandler implements ICommandHandler<ChangeLeadProfessionalOf> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeLeadProfessionalOf): Promise<Outcome<LeadProfessionalRefusal>> {
    const { command: request } = sent;
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    const episode = openEpisode(file);
    const today = dayReceived(sent);
    const command = await this.complete(request, childId, episode, today);
    const locality =
      episode === undefined ? null : ((await this.places.asAt(request.on)).localityOf(episode.place) ?? null);
    return this.aggregates.handle(leadProfessionalAggregate, childId, { ...sent, command, locality });
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
        };
    }
  }

  private async covered(
    childId: string,
    episode: Episode | undefined,
    { agencyId, on }: { readonly agencyId: string; readonly on: string },
  ): Promise<boolean> {
    if (episode === undefined) return false;
    const { state: consent } = await this.aggregates.fold(consentAggregate, childId);
    return agencyCovered(episode, consent, agencyId, on);
  }
}
