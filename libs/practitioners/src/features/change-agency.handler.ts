import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type AgencyCommand, type AgencyRefusal, standingOn } from '../domain/agency';
import { agencyAggregate } from '../practitioners.codec';

type Requested<C> = C extends unknown ? Omit<C, 'today' | 'successor' | 'agencyId'> : never;
/** What the caller knows; the day and the agency that takes over are looked up. */
export type AgencyRequest = Requested<AgencyCommand>;

/** Any change of one agency. */
export class ChangeAgency extends Command<Outcome<AgencyRefusal>> {
  constructor(
    readonly agencyId: string,
    readonly sent: Envelope<AgencyRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeAgency)
export class ChangeAgencyHandler implements ICommandHandler<ChangeAgency> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ agencyId, sent }: ChangeAgency): Promise<Outcome<AgencyRefusal>> {
    const command = await this.complete(sent.command, agencyId, dayReceived(sent));
    return this.aggregates.handle(agencyAggregate, agencyId, { ...sent, command });
  }

  private async complete(request: AgencyRequest, agencyId: string, today: string): Promise<AgencyCommand> {
    if (request.type === 'RegisterAgency') return { ...request, today, agencyId };
    if (request.type !== 'MergeAgency') return { ...request, today };
    const { state } = await this.aggregates.fold(agencyAggregate, request.into);
    return { ...request, today, agencyId, successor: standingOn(state, request.on) };
  }
}
