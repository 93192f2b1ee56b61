import { HttpException } from '@nestjs/common';
import { NotStorable, StoreBusy, StoreUnavailable, SubjectErased } from '@app/event-store';
import { type Contact, type Refusal } from '@app/kernel';
import { type Fault, Malformed } from './malformed';
import { RefusedError, statusOfRefusal } from './refusals';

/** The body of every answer that is not a success: RFC 9457 problem details. */
export interface Problem {
  /** Names the kind of problem for ever: `urn:teamaround:problem:<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Fault[];
  /** Whom to ask instead. */
  readonly contact?: Contact;
  /** Id or number of what is on record already and in the way. */
  readonly existing?: string;
  /** JSON pointers of the fields in which the request differs from it. */
  readonly differs?: readonly string[];
  /** The route that changes or corrects it. */
  readonly correctedBy?: string;
  /** What others did since the caller looked. */
  readonly meanwhile?: Refusal['meanwhile'];
  /** Also in the server's log, to find what happened. */
  readonly correlationId: string;
}

/** What an error means to the caller. */
export interface Meaning {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Fault[];
  readonly contact?: Contact;
  readonly existing?: string;
  readonly differs?: readonly string[];
  readonly correctedBy?: string;
  readonly meanwhile?: Refusal['meanwhile'];
  /** Nobody foresaw it: to be logged as a fault of ours. */
  readonly unforeseen?: true;
}

/** An error that knows its own answer, as those about signing in do. */
interface SelfExplaining {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly contact?: Contact;
}
const isSelfExplaining = (error: unknown): error is SelfExplaining => {
  const { status, code, detail } = error as Partial<SelfExplaining>;
  return typeof status === 'number' && typeof code === 'string' && typeof detail === 'string';
};

/** Requests that the framework turns away before any of our code, by status. */
const turnedAway: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['malformed-request', 'the request cannot be read'],
  404: ['unknown-route', 'there is nothing at this address'],
  405: ['method-not-allowed', 'this address does not take this method'],
  408: ['request-timeout', 'the request took too long to arrive'],
  413: ['body-too-large', 'the body is larger than 256 kB'],
  414: ['address-too-long', 'a part of the address is too long'],
  415: ['unsupported-media-type', 'send JSON, with Content-Type: application/json'],
  431: ['headers-too-large', 'the headers are too large'],
};

/** @returns the meaning of a status that the framework, or the HTTP parser, chose. */
export const meaningOfStatus = (status: number): Meaning => {
  const [code, detail] = turnedAway[status] ?? ['malformed-request', 'the request cannot be used'];
  return { status, code, detail };
};

const unforeseen: Meaning = {
  status: 500,
  code: 'internal',
  detail: 'something went wrong here; it has been logged under the correlation id',
  unforeseen: true,
};

/** Network errors and PostgreSQL's own: connection lost (08), out of resources (53), going down (57P). */
const unreachable = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|53\w{3}|57P\w{2})$/;
const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (unreachable.test(String((error as { code?: unknown }).code)) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    ));

/**
 * What an error means to the caller: the one table of all errors. Never uses an error's message, which may quote the record or
 * the request.
 */
export const meaningOf = (error: unknown): Meaning => {
  if (error instanceof RefusedError) {
    const { refused: code, why: detail, field, ...more } = error.refusal;
    const errors = field === undefined ? {} : { errors: [{ pointer: field, code, detail }] };
    return { status: statusOfRefusal(error.refusal), code, detail, ...errors, ...more };
  }
  if (error instanceof Malformed) {
    const { status, code, detail, faults } = error;
    return faults.length === 0 ? { status, code, detail } : { status, code, detail, errors: faults };
  }
  if (error instanceof StoreBusy)
    return { status: 503, code: 'busy', detail: 'too much is being written at the moment: try again shortly' };
  if (error instanceof StoreUnavailable || isDatabaseAway(error))
    return {
      status: 503,
      code: 'unavailable',
      detail: 'the records cannot be reached at the moment: try again shortly',
    };
  if (error instanceof NotStorable)
    return { status: 422, code: 'unusable-text', detail: 'a text holds characters that cannot be stored' };
  if (error instanceof SubjectErased) return { status: 410, code: 'record-erased', detail: 'this record was erased' };
  if (error instanceof HttpException) return error.getStatus() < 500 ? meaningOfStatus(error.getStatus()) : unforeseen;
  if (typeof error !== 'object' || error === null) return unforeseen;
  if (isSelfExplaining(error)) {
    const { status, code, detail, contact } = error;
    return { status, code, detail, ...(contact === undefined ? {} : { contact }) };
  }
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? meaningOfStatus(statusCode)
    : unforeseen;
};

const titleOf = (code: string): string => {
  const words = code.replace(/-/g, ' ').replace(/\b(caf|tac)\b/g, (name) => name.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** @returns the body of the answer. */
export const problemOf = ({ code, unforeseen: _, ...meaning }: Meaning, correlationId: string): Problem => ({
  type: `urn:teamaround:problem:${code}`,
  title: titleOf(code),
  code,
  ...meaning,
  correlationId,
});
