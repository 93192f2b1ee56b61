import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { standingOn } from '../domain/agency';
import { type NoteHandover, type PractitionerCommand, type PractitionerRefusal } from '../domain/practitioner';
import { agencyAggregate, practitionerAggregate } from '../practitioners.codec';

type Requested<C> = C extends unknown ? Omit<C, 'today' | 'agency' | 'practitionerId'> : never;
/** What the caller knows; the day and the agency are looked up. What has to be handed over, a process finds. */
export type PractitionerRequest = Requested<Exclude<PractitionerCommand, NoteHandover>>;

/** Any change of one practitioner. */
export class ChangePractitioner extends Command<Outcome<PractitionerRefusal>> {
  constructor(
    readonly practitionerId: string,
    readonly sent: Envelope<PractitionerRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangePractitioner)
export class ChangePractitionerHandler implements ICommandHandler<ChangePractitioner> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ practitionerId, sent }: ChangePractitioner): Promise<Outcome<PractitionerRefusal>> {
    const command = await this.complete(sent.command, practitionerId, dayReceived(sent));
    return this.aggregates.handle(practitionerAggregate, practitionerId, { ...sent, command });
  }

  private async complete(
    request: PractitionerRequest,
    practitionerId: string,
    today: string,
  ): Promise<PractitionerCommand> {
    if (request.type === 'RecordLeaver') return { ...request, today };
    const { state } = await this.aggregates.fold(agencyAggregate, request.agencyId);
    const looked = { today, agency: standingOn(state, request.on) };
    return request.type === 'ChangePost' ? { ...request, ...looked } : { ...request, ...looked, practitionerId };
  }
}
