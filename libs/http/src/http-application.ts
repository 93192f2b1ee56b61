import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type Socket } from 'node:net';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type ConnectionError,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { isUuid } from '@app/kernel';
import { parseJsonBody } from './json-body';
import { sendProblem } from './problem.filter';
import { meaningOfStatus, problemOf } from './problem';
import { tagAnswer } from './answers';
import { type Limits } from './rate-limits';
import { type Receiving } from './receiving';
import { RouteTable } from './route-table';
import { securityHeaderLines, securityHeaders } from './security-headers';

export interface HttpOptions extends Receiving {
  /** How often one person may ask. */
  readonly limits: Limits;
  /** How long the headers, and the whole request, may take to arrive. Default 10 s and 20 s. */
  readonly headersMs?: number;
  readonly requestMs?: number;
  /** How long a connection may stay without a byte, also while it waits for its answer. Default 30 s. */
  readonly silentMs?: number;
  /** How long a connection may wait for its next request after an answer. Default 65 s: longer than a proxy in front keeps one. */
  readonly idleMs?: number;
}

export const BODY_LIMIT = 256 * 1024;
/** A token of the largest size that is looked at, and as much again. */
const HEADER_LIMIT = 16 * 1024;

const correlationIdOf = (request: IncomingMessage): string => {
  const given = request.headers['x-correlation-id'];
  return isUuid(given) ? given : randomUUID();
};

/** What the HTTP parser could not read never becomes a request; the answer is written to the socket by hand. */
const statusOfParserError = ({ code }: ConnectionError): number =>
  code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
const answerParserError = (error: ConnectionError, socket: Socket): void => {
  if (socket.writable && error.code !== 'ECONNRESET') {
    const status = statusOfParserError(error);
    const body = JSON.stringify(problemOf(meaningOfStatus(status), randomUUID()));
    socket.write(
      `HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\nContent-Type: application/problem+json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n${securityHeaderLines}Connection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
};

const install = (fastify: FastifyInstance, options: HttpOptions): void => {
  const { log } = options;
  const routes = new RouteTable();
  routes.watch(fastify);
  fastify.decorate('receiving', options);
  fastify.decorate('routeTable', routes);
  fastify.decorate('rateLimits', options.limits);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders).header('x-correlation-id', request.id);
    done();
  });
  fastify.addHook('preSerialization', (request, reply, payload, done) => {
    tagAnswer(request, reply, payload);
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info('request', {
      method: request.method,
      // The pattern, never the address: ids belong in no log.
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      correlationId: request.id,
    });
    done();
  });
};

/**
 * The server side of HTTP: limits, JSON only, headers of every answer, one line of log for each request. Refusals before our code
 * (bad address, garbage on the wire) leave as problem+json too.
 */
const httpAdapter = (options: HttpOptions): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: options.requestMs ?? 20_000,
    http: {
      headersTimeout: options.headersMs ?? 10_000,
      maxHeaderSize: HEADER_LIMIT,
      connectionsCheckingInterval: 1_000,
    },
    keepAliveTimeout: options.idleMs ?? 65_000,
    // Node.js counts the time for headers from the first byte on: who never sends one would stay for ever.
    connectionTimeout: options.silentMs ?? 30_000,
    genReqId: correlationIdOf,
    requestIdHeader: false,
    // While stopping, what has arrived is still answered; the connection closes after it.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerParserError,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(securityHeaders).header('x-correlation-id', request.id);
      sendProblem(reply, request, error);
    },
  });
  install(adapter.getInstance(), options);
  return adapter;
};

/** @returns the application of a module, not yet listening. @throws what its providers throw while they are made. */
export const httpApplication = (module: Type | DynamicModule, options: HttpOptions): Promise<NestFastifyApplication> =>
  NestFactory.create<NestFastifyApplication>(module, httpAdapter(options), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
