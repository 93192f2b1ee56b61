import { type FastifyReply, type FastifyRequest } from 'fastify';

const matches = (tags: string | undefined, tag: string): boolean =>
  tags !== undefined && tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

/**
 * Puts on an answer what its body says about the record: `ETag` and `Position`. The tag of a change is its revision; that of a
 * read also has a digest of the body, because two people may see different parts of one revision, and erasure changes what is seen
 * without a new one. A read whose tag the caller has already is answered with 304 and no body.
 */
export const tagAnswer = (request: FastifyRequest, reply: FastifyReply, payload: unknown): void => {
  if (typeof payload !== 'object' || payload === null) return;
  const { revision, position } = payload as { readonly revision?: unknown; readonly position?: unknown };
  if (typeof position === 'string') void reply.header('position', position);
  if (typeof revision !== 'string') return;
  if (request.method !== 'GET' && request.method !== 'HEAD') return void reply.header('etag', `"${revision}"`);
  const seen = request.server.receiving.digest(JSON.stringify(payload)).replace(/[^\w]/g, '').slice(0, 16);
  const tag = `"${revision}.${seen}"`;
  void reply.header('etag', tag);
  if (matches(request.headers['if-none-match'], tag)) void reply.code(304);
};
