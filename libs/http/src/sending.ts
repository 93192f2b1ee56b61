import { v5 as uuidv5 } from 'uuid';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Actor, type Envelope } from '@app/event-store';

/** Who sent this request, when, and how to recognise it again. Set on the request by SendingInterceptor. */
export interface Sending extends Omit<Envelope<never>, 'command' | 'locality'> {
  readonly actor: Actor;
}
export interface WithSending {
  sending?: Sending;
}

/** Parameter of a controller method that changes something: `@Sent() sending: Sending`. */
export const Sent = createParamDecorator((_: unknown, context: ExecutionContext): Sending => {
  const { sending } = context.switchToHttp().getRequest<WithSending>();
  if (sending === undefined) throw new Error('SendingInterceptor is not installed');
  return sending;
});

/** Puts a command into its envelope. `locality` is the code of the locality concerned, where it is known. */
export const enclose = <C>(sending: Sending, command: C, locality: string | null = null): Envelope<C> => ({
  ...sending,
  command,
  locality,
});

/** The id of a thing that this request creates: the same for a repeat of the request. `kind` tells several apart. */
export const idFor = ({ commandId }: Pick<Sending, 'commandId'>, kind: string): string => uuidv5(kind, commandId);
