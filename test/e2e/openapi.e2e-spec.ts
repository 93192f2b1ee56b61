import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Application, startApplication } from '../support/application';
import { type Description, withoutExample } from '../support/examples';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Described {
  readonly openapi: string;
  readonly servers: readonly object[];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const committed = join(__dirname, '../../apps/api/openapi.json');

describe('The description of the API', () => {
  let application: Application;
  let description: Description;
  beforeAll(async () => {
    application = await startApplication();
    const { status, body } = await application.get('/openapi.json', { as: null });
    expect(status).toBe(200);
    description = body as unknown as Description;
  });
  afterAll(() => application.close());

  /** To bring the file up to date: UPDATE_OPENAPI=1 npx jest --selectProjects e2e --testPathPatterns openapi */
  it('is the committed one', () => {
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(committed, `${JSON.stringify(description, null, 2)}\n`);
    expect(description).toEqual(JSON.parse(readFileSync(committed, 'utf8')));
  });
  it('shows by an example what every request may hold', () => {
    expect(withoutExample(description, 'requests')).toEqual([]);
  });
  it('shows by an example what every route answers', () => {
    expect(withoutExample(description, 'answers')).toEqual([]);
  });

  describe('as a contract', () => {
    const described = (): Described => description as unknown as Described;
    const operations = (): readonly (readonly [string, Operation])[] =>
      Object.entries(described().paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
      );

    it('is OpenAPI 3.1, and says where the API is served', () => {
      expect(described().openapi).toMatch(/^3\.1\./);
      expect(described().servers).not.toEqual([]);
    });

    it('has every route of the running router but itself', () => {
      const routes = application.routes
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
        .filter((route) => !route.startsWith('HEAD ') && route !== 'GET /openapi.json');
      expect(new Set(operations().map(([route]) => route))).toEqual(new Set(routes));
    });

    it('gives each operation an id of its own that reads as a verb and what it is done to', () => {
      const ids = operations().map(([route, { operationId = route }]) => operationId);
      expect(ids.filter((id) => !/^[a-z]+[A-Z][A-Za-z]*$/.test(id))).toEqual([]);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    });

    it('sums up each operation in a line of its own', () => {
      const summaries = operations().map(([route, { summary = route }]) => summary);
      expect(summaries.filter((summary) => !/^[A-Z][^.]{8,79}$/.test(summary))).toEqual([]);
      expect(summaries.filter((summary, at) => summaries.indexOf(summary) !== at)).toEqual([]);
    });

    it('describes each group of routes, and has no group without a route', () => {
      const used = new Set(operations().flatMap(([, { tags = [] }]) => tags));
      expect(new Set(described().tags.map(({ name }) => name))).toEqual(used);
      expect(described().tags.filter(({ description: text = '' }) => text === '')).toEqual([]);
    });

    it('shows how each operation may be refused', () => {
      const missing = operations().flatMap(([route, { security, responses }]) => {
        if (security !== undefined) return [];
        const refusals = [
          ...['400', '401', '403', '429', '503'],
          ...(route.includes('{') ? ['404'] : []),
          ...(route.startsWith('GET') ? [] : ['409', '412', '413', '415', '422']),
        ];
        return refusals.filter((status) => !(status in responses)).map((status) => `${route} ${status}`);
      });
      expect(missing).toEqual([]);
    });

    it('says which operations need no token', () => {
      const open = operations().flatMap(([route, { security }]) => (security === undefined ? [] : [route]));
      expect(open).toEqual(['GET /health/live', 'GET /health/ready']);
    });
  });

  describe('on its way out', () => {
    const ask = (headers: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${application.url}/openapi.json`, { headers });

    it('is compressed for whoever accepts it, and the same', async () => {
      const [zipped, plain] = [await ask({ 'accept-encoding': 'gzip' }), await ask({ 'accept-encoding': 'identity' })];
      expect(zipped.headers.get('content-encoding')).toBe('gzip');
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect([zipped.headers.get('vary'), plain.headers.get('vary')]).toEqual(['Accept-Encoding', 'Accept-Encoding']);
      expect(Number(zipped.headers.get('content-length')) * 5).toBeLessThan(
        Number(plain.headers.get('content-length')),
      );
      expect(await zipped.json()).toEqual(await plain.json());
    });

    it('is not compressed for whoever refuses gzip', async () => {
      expect((await ask({ 'accept-encoding': 'gzip;q=0, identity' })).headers.get('content-encoding')).toBeNull();
    });

    it('is not sent again to whoever has it already, and may be kept', async () => {
      for (const coding of ['gzip', 'identity']) {
        const first = await ask({ 'accept-encoding': coding });
        await first.arrayBuffer();
        const tag = first.headers.get('etag') as string;
        expect(first.headers.get('cache-control')).toBe('public, no-cache');
        const again = await ask({ 'accept-encoding': coding, 'if-none-match': `"other", ${tag}` });
        expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
        expect((await ask({ 'accept-encoding': coding, 'if-none-match': '"other"' })).status).toBe(200);
      }
    });
  });
});
