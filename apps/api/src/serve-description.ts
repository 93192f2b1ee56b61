import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type OpenAPIObject } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

const accepts = (header: string | undefined, coding: string): boolean =>
  (header ?? '').split(',').some((one) => {
    const [name, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

const holds = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

/**
 * Serves the description of the API at `/openapi.json`: compressed for whoever accepts gzip, and with an ETag, so that 304 answers
 * whoever has it already. It is the same for everybody and holds nothing of a record, so that caches may keep it.
 */
export const serveDescription = (fastify: FastifyInstance, description: OpenAPIObject): void => {
  const plain = Buffer.from(JSON.stringify(description));
  const zipped = gzipSync(plain);
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 16);
  fastify.get('/openapi.json', (request: FastifyRequest, reply: FastifyReply) => {
    const zips = accepts(request.headers['accept-encoding'], 'gzip');
    // A tag names one sequence of bytes: the compressed one is another (RFC 9110, 8.8.3.3).
    const tag = zips ? `"${digest}.gzip"` : `"${digest}"`;
    void reply.header('cache-control', 'public, no-cache').header('etag', tag).header('vary', 'Accept-Encoding');
    if (holds(request.headers['if-none-match'], tag)) return reply.code(304).send();
    void reply.type('application/json');
    return zips ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(plain);
  });
};
