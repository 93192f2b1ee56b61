import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type HowOften, type Principal } from '@app/access';

/** What a request counts as; each kind has its own limit. */
type Kind = 'general' | 'search' | 'export' | 'breakGlass' | 'report';
export type Limits = Readonly<Record<Kind, HowOften>>;

const KIND = Symbol('rate-limited-as');

/** The route is one by which a register could be emptied bit by bit, or that others have to follow up: it has a tighter limit. */
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

declare module 'fastify' {
  interface FastifyInstance {
    rateLimits: Limits;
  }
}

/** Stands behind the sign-in, because it counts by person: a shared address hides many people, and one person has many tokens. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const { principal, server } = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    if (principal === undefined) return true;
    const kind = this.reflector.get<Kind | undefined>(KIND, context.getHandler()) ?? 'general';
    return this.count(server.rateLimits[kind], principal);
  }

  private async count(limit: HowOften, { practitionerId }: Principal): Promise<true> {
    const seconds = await limit.count(practitionerId);
    if (seconds !== undefined) throw new TooManyRequests(seconds);
    return true;
  }
}
