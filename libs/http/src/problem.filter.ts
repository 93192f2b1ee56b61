import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  MethodNotAllowedException,
  NotFoundException,
} from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { faultFields } from '@app/runtime';
import { meaningOf, problemOf } from './problem';
import { TooManyRequests } from './rate-limits';

/** Answers with problem+json, and logs what nobody foresaw. */
export const sendProblem = (reply: FastifyReply, request: FastifyRequest, error: unknown): void => {
  const meaning = meaningOf(error);
  if (meaning.unforeseen === true)
    request.server.receiving.log.error('unforeseen', { correlationId: request.id, ...faultFields(error) });
  if (reply.sent) return;
  if (meaning.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (meaning.status === 503) void reply.header('retry-after', '1');
  if (error instanceof TooManyRequests) void reply.header('retry-after', String(error.afterSeconds));
  void reply
    .code(meaning.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problemOf(meaning, request.id)));
};

/** Every error of Nest, Fastify, our rules and our bugs leaves as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    // Rooms say themselves which record is missing: this is the router's own.
    const allowed = error instanceof NotFoundException ? request.server.routeTable.methodsAt(request.url) : [];
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    sendProblem(reply, request, allowed.length > 0 ? new MethodNotAllowedException() : error);
  }
}
