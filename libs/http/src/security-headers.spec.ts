import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { securityHeaderLines, securityHeaders } from './security-headers';

describe('The headers of every answer', () => {
  it('are those that Helmet would set, but for what concerns pages and old browsers only', async () => {
    const server = fastify();
    await server.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
      frameguard: { action: 'deny' },
      // They steer how a browser shows and prepares pages; there are none here.
      dnsPrefetchControl: false,
      ieNoOpen: false,
      originAgentCluster: false,
      xssFilter: false,
    });
    server.get('/', (_, reply) => reply.send());
    const headers = Object.fromEntries((await fetch(await server.listen())).headers);
    await server.close();
    const { 'cache-control': noStore, ...ours } = securityHeaders;
    expect(noStore).toBe('no-store');
    const ofTheServer = ['content-length', 'date', 'connection', 'keep-alive'];
    const theirs = Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheServer.includes(name)));
    const spaced = (value: string): string => value.replace(/;\s*/g, '; ');
    expect(Object.fromEntries(Object.entries(theirs).map(([name, value]) => [name, spaced(value)]))).toEqual(ours);
  });
  it('can be written by hand as well', () =>
    expect(securityHeaderLines.split('\r\n')).toContain('cache-control: no-store'));
});
