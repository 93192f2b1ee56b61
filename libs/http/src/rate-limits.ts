import rateLimit from '@fastify/rate-limit';
import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Principal } from '@app/access';
import { type RateLimits } from '@app/runtime';

/** What a request counts as; each kind has its own limit. */
type Kind = keyof RateLimits;

const KIND = Symbol('rate-limited-as');

/** The route is one by which a register could be emptied bit by bit: it has a tighter limit of its own. */
export const Limited = (kind: Exclude<Kind, 'general'>): MethodDecorator =>
  applyDecorators(
    SetMetadata(KIND, kind),
    ApiResponse({
      status: 429,
      description: 'Refused: `too-many-requests`. `Retry-After` says when to try again, in seconds.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

/** One person, or program, asks for too much in too short a time. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
  readonly status = 429;
  readonly code = 'too-many-requests';
  readonly detail = 'too many requests in a short time: try again later';
  constructor(readonly afterSeconds: number) {
    super('too many requests');
  }
}

const WINDOW_MS = 60_000;
/** So many people are counted at once; beyond that who was seen longest ago is forgotten. */
const COUNTED = 10_000;

type Signed = FastifyRequest & { readonly principal?: Principal };
type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

declare module 'fastify' {
  interface FastifyInstance {
    rateLimits: RateLimits;
  }
}

/** Makes the limits known to the server; they are counted in this process's memory. */
export const installRateLimits = (fastify: FastifyInstance, limits: RateLimits): void => {
  fastify.decorate('rateLimits', limits);
  void fastify.register(rateLimit, {
    global: false,
    timeWindow: WINDOW_MS,
    cache: COUNTED,
    keyGenerator: (request) => (request as Signed).principal?.practitionerId ?? '',
  });
};

/** Stands behind the sign-in, because it counts by person: a shared address hides many people, and one person has many tokens. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limiters = new Map<Kind, Limiter>();

  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<Signed>();
    if (request.principal === undefined) return true;
    return this.count(request, this.reflector.get<Kind | undefined>(KIND, context.getHandler()) ?? 'general');
  }

  private async count(request: Signed, kind: Kind): Promise<true> {
    const counted = await this.limiterOf(request.server, kind)(request);
    if (!counted.isAllowed && counted.isExceeded) throw new TooManyRequests(counted.ttlInSeconds);
    return true;
  }

  private limiterOf(server: FastifyInstance, kind: Kind): Limiter {
    let limiter = this.limiters.get(kind);
    if (limiter === undefined) {
      limiter = server.createRateLimit({ max: server.rateLimits[kind] });
      this.limiters.set(kind, limiter);
    }
    return limiter;
  }
}
