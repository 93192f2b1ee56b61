import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { type ReadModelName } from '@app/feeds';
import { Malformed } from './malformed';
import { RefusedError } from './refusals';

const READS_FROM = Symbol('reads-from');

/** Which read models a route looks at, by name: `?atLeast=` waits for these only. Without it, for all. */
export const ReadsFrom = (...names: readonly ReadModelName[]): MethodDecorator => SetMetadata(READS_FROM, names);

/** @returns which read models a handler says that it looks at. */
export const readsFrom = (handler: object): readonly string[] =>
  (Reflect.getMetadata(READS_FROM, handler) as readonly string[] | undefined) ?? [];

/**
 * Read-your-writes: a read with `?atLeast=<position>` goes on only when the read models show the log up to there. Stands behind
 * the sign-in, so that nobody unknown can make us wait.
 */
@Injectable()
export class AtLeast implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { atLeast?: unknown } }>>();
    const { atLeast } = request.query;
    if (atLeast === undefined || request.method !== 'GET') return true;
    if (typeof atLeast !== 'string' || !/^\d{1,18}$/.test(atLeast))
      throw new Malformed('invalid-field', 'some fields cannot be used', [
        { parameter: 'atLeast', code: 'is-position', detail: 'must be a position that a change answered with' },
      ]);
    const names = this.reflector.get<readonly string[] | undefined>(READS_FROM, context.getHandler());
    return this.wait(request, BigInt(atLeast), names);
  }

  private async wait(request: FastifyRequest, position: bigint, names?: readonly string[]): Promise<true> {
    const refusal = await request.server.receiving.reached(position, names);
    if (refusal !== undefined) throw new RefusedError(refusal);
    return true;
  }
}
