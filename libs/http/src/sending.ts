import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Grant, type Principal } from '@app/access';
import { type Actor, derivedId, type Envelope } from '@app/event-store';
import { malformedHeader } from './malformed';
import { canonicalJson } from './canonical-json';
import { type Receiving } from './receiving';

/** Who sent this request, when, and how to recognise it again. */
export interface Sending extends Omit<Envelope<never>, 'command' | 'locality'> {
  readonly actor: Actor;
}

/** Requests recognise each other by ids in this namespace. */
const REQUESTS = '9f0c6a51-6f0e-5a0c-8f53-0d4b6c1e2a77';
const keyShape = /^[\x21-\x7e]{1,100}$/;
/** A list of entity tags (RFC 9110, section 13.1.1), and of these the strong ones that this server gives. */
const tagsShape =
  /^[ \t]*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*(?:,[ \t]*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*)?)*$/;
const ownTag = /(?<!W\/)"(\d{1,18})(?:\.[\w-]+)?"/g;
const LONGEST_TAGS = 2_000;

const idempotencyKeyOf = (key: unknown): string | undefined => {
  if (key === undefined || (typeof key === 'string' && keyShape.test(key))) return key;
  throw malformedHeader('Idempotency-Key', 'must be 1 to 100 visible ASCII characters');
};

/**
 * The revisions that `If-Match` names, one of which the record must have; undefined for no condition and for `*`. Tags are compared
 * strongly: a weak one, and one that this server never gave, is a condition that no record meets.
 */
const revisionsOf = (tags: unknown): readonly bigint[] | undefined => {
  if (tags === undefined || tags === '*') return undefined;
  if (typeof tags !== 'string' || tags.length > LONGEST_TAGS || !tagsShape.test(tags))
    throw malformedHeader('If-Match', 'must be ETags in quotes, separated by commas, or *');
  return [...tags.matchAll(ownTag)].map(([, revision]) => BigInt(revision as string));
};

/**
 * Builds the sending of a request that changes something.
 * - A repeat under the same `Idempotency-Key` by the same person to the same address has the same command id.
 * - The role is the one in which the request was allowed.
 * - `If-Match` makes the change conditional on the revision that the caller looked at, or on one of several.
 * @throws Malformed `invalid-header`.
 */
export const sendingOf = (
  request: FastifyRequest,
  { clock, digest }: Receiving,
  { practitionerId, agencyId }: Principal,
  { held, purpose }: Pick<Grant, 'held' | 'purpose'>,
): Sending => {
  const { headers, method, url, body, id: correlationId } = request;
  const key = idempotencyKeyOf(headers['idempotency-key']);
  const path = url.split('?', 1)[0] as string;
  const commandId =
    key === undefined ? randomUUID() : derivedId(`${practitionerId} ${method} ${path} ${key}`, REQUESTS);
  const ifRevisions = revisionsOf(headers['if-match']);
  return {
    commandId,
    commandDigest: digest(`${method} ${path} ${canonicalJson(body)}`),
    actor: { practitionerId, role: held, agencyId },
    at: clock().toISOString(),
    correlationId,
    causationId: commandId,
    purpose,
    made: new Map(),
    ...(ifRevisions === undefined ? {} : { ifRevisions }),
  };
};

/** Parameter of a controller method that changes something: `@Sent() sending: Sending`. */
export const Sent = createParamDecorator((_: unknown, context: ExecutionContext): Sending => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal; grant?: Grant }>();
  const { principal, grant } = request;
  if (principal === undefined || grant === undefined)
    throw new Error('a route that changes something must declare what it does');
  return sendingOf(request, request.server.receiving, principal, grant);
});

/** Puts a command into its envelope. `locality` is the code of the locality concerned, where it is known. */
export const enclose = <C>(sending: Sending, command: C, locality: string | null = null): Envelope<C> => ({
  command,
  locality,
  ...sending,
});

/**
 * The id of a thing that this request creates: the same for a repeat of the request. It is noted with the request, so that the answer to a
 * repeat names what the first request made.
 * @param kind tells several apart.
 */
export const idFor = ({ commandId, made }: Pick<Sending, 'commandId' | 'made'>, kind: string): string => {
  const id = derivedId(kind, commandId);
  made?.set(id, kind);
  return id;
};
