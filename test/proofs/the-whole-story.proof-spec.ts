import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AccessVerb, type Action, actions, type Principal } from '@app/access';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../libs/database/src/embedded/embedded-postgres';
import { type Application, person, startApplication } from '../support/application';
import { type Asked, askedAbout, askedOfEveryRoute, type Seen, seen } from '../support/asked-of-routes';
import { inLanes } from '../support/barrage';
import { leaksOf, spellingsOf } from '../support/canaries';
import { payloads, pollutions } from '../support/payloads';
import { retold, type Told } from '../support/retold';
import { county, editor, type Known, nurse, pathOf, type Step, story, teacher, tell, worker } from '../support/story';

/** In every text that anybody writes in this story. Nothing else has these letters. */
const CANARY = 'Quillfeather';
/** What is entered in a form of its own: the NHS number and a postcode of the story, as they may be written. */
const numbers = ['999 000 0018', '9990000018', 'OX7 5AA', 'OX75AA'];
/** The only practitioner on the register. */
const registered = 'cccccccc-0000-4000-8000-000000000001';
const reviewed = join(__dirname, 's5-answer-keys.txt');

/** Everybody who can look: in every role, and in every way in which a practitioner can stand to the children of the story. */
const onlookers: Readonly<Record<string, Principal>> = {
  'caf-author': teacher,
  nominee: nurse,
  'tac-member': worker,
  stranger: person(30),
  'locality-coordinator': person(31, { roles: ['locality-coordinator'] }),
  'area-manager': person(32, { roles: ['area-manager'] }),
  'county-caf-team': county,
  'social-care-duty': person(3, { roles: ['social-care-duty'] }),
  board: person(33, { roles: ['board'] }),
  'directory-editor': editor,
  'information-governance': person(8, { roles: ['information-governance'] }),
  system: person(34, { roles: ['system'] }),
};
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The names of an answer's fields; ids and days by which something is listed count as one. */
const keysIn = (value: unknown, at = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => keysIn(one, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, inner]) =>
    keysIn(inner, `${at}.${uuid.test(name) ? '<id>' : name}`.replace(/^\./, '')),
  );
};
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)])
      : [];

/** Every file below a folder that is there when it is looked at. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });

/** A running server replaces some of its files while they are looked at: one that is just being replaced holds nothing. */
const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'latin1').toLowerCase();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

interface Looked extends Seen {
  readonly who: string;
  readonly asked: Asked;
}

describe('The whole story, told in words that must not be found', () => {
  let server: EmbeddedPostgres;
  let folder: string;
  const shared = process.env['TEAMAROUND_TEST_DATABASE_URL'];
  let application: Application;
  let known: Known;
  let told: readonly Told[];
  let looked: readonly Looked[];
  /** What this client has seen of requests that did not succeed, and the addresses it asked. */
  const problems: string[] = [];
  const addresses = new Set<string>();
  /** How many requests of each kind the client has sent; kept by the client itself. */
  const sent: Record<AccessVerb | 'denied', number> = {
    ...{ view: 0, search: 0, export: 0, change: 0, denied: 0 },
    'break-glass': 0,
  };
  /** Of people who stand to none of the records: of them every answer but a success is a denial. */
  const deniedTo = new Map<string, number>();

  const look = async (asked: Asked, as: Principal): Promise<Seen> => {
    const answer = await seen(application, asked, as);
    addresses.add(asked.path);
    if (answer.status >= 400) problems.push(answer.text);
    return answer;
  };
  const verbOf = (does: Action | 'open' | undefined): AccessVerb => actions[does as Action].verb;
  const looks = (): readonly Asked[] => {
    const reads = askedOfEveryRoute(application, known).filter(({ route: { method } }) => method === 'GET');
    const children = [known.ada, known.ben, known.cara, known.dora, known.ella, known.fay, known.gwen, known.hal];
    const others: Readonly<Record<string, readonly string[]>> = {
      childId: children,
      tacId: [known.team, known.otherTeam],
      practitionerId: [...[teacher, nurse, worker].map(({ practitionerId }) => practitionerId), registered],
    };
    return reads.flatMap((asked) => {
      const [, name = ''] = /:(childId|tacId|practitionerId)/.exec(asked.route.path) ?? [];
      return asked.about === undefined ? [asked] : (others[name] ?? []).map((id) => askedAbout(asked, id));
    });
  };
  const entriesKept = async (): Promise<Readonly<Record<string, number>>> => {
    const { rows } = await application.runtime.pool.query<{ verb: string; count: number }>(
      `SELECT verb, count(*)::int FROM audit.access WHERE decision = 'allowed' GROUP BY verb
       UNION ALL SELECT 'denied', count(*)::int FROM audit.access WHERE decision = 'denied'`,
    );
    return Object.fromEntries(rows.map(({ verb, count }) => [verb, count]));
  };

  beforeAll(async () => {
    // A server of its own, whose files can be read.
    folder = mkdtempSync(join(tmpdir(), 'teamaround-proof-'));
    server = await startEmbeddedPostgres({ folder });
    process.env['TEAMAROUND_TEST_DATABASE_URL'] = server.url;
    application = await startApplication();
    const other = retold((n) => `${payloads[n % payloads.length]} ${CANARY}${n}`);
    const take = async (step: Step, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
      addresses.add(path);
      const answer = await application.post(path, body, { as: step.as ?? teacher });
      if (answer.status >= 300) throw new Error(`the story stops at ${path}: ${JSON.stringify(answer.body)}`);
      const { does } = application.routes.find((one) => one.path === step.route.replace(/\{(\w+)\}/g, ':$1')) ?? {};
      sent[verbOf(does)] += 1;
      return answer.body;
    };
    // What a step looks up in between is counted as any look, and looked for in the same words.
    const counting: Application = Object.assign(Object.create(application) as Application, {
      get: (...asked: Parameters<Application['get']>) => {
        sent.view += 1;
        return application.get(...asked);
      },
      post: (path: string, body: unknown, options: Parameters<Application['post']>[2]) => {
        if (path === '/v1/children/search') sent.search += 1;
        return application.post(path, other.inOtherWords(body), options);
      },
    });
    known = await tell(counting, take, other.steps);
    const { practitionerId } = onlookers['locality-coordinator'] as Principal;
    const post = { practitionerId, from: '2007-09-01' };
    const route = '/v1/localities/{code}/coordinator';
    await take({ route, body: post, as: editor }, route.replace('{code}', 'CHN'), post);
    await application.caughtUp();
    ({ told } = other);

    const all: Looked[] = [];
    for (const asked of looks())
      for (const [who, as] of Object.entries(onlookers)) {
        const answer = await look(asked, as);
        // What everybody may look up and is not there is a look all the same.
        const isOpenToAll = ['view-directory', 'view-reference'].includes(asked.route.does);
        const isDenied = answer.status === 403 || (answer.status === 404 && !isOpenToAll);
        sent[isDenied ? 'denied' : verbOf(asked.route.does)] += 1;
        if (isDenied) deniedTo.set(as.practitionerId, (deniedTo.get(as.practitionerId) ?? 0) + 1);
        all.push({ ...answer, who, asked });
      }
    looked = all;
  });
  afterAll(async () => {
    await application.close();
    await server.stop();
    if (shared === undefined) delete process.env['TEAMAROUND_TEST_DATABASE_URL'];
    else process.env['TEAMAROUND_TEST_DATABASE_URL'] = shared;
    rmSync(folder, { recursive: true, force: true });
  });
  const shown = (): readonly Looked[] => looked.filter(({ status }) => status === 200);
  const of = (who: string): readonly Looked[] => shown().filter((one) => one.who === who);

  describe('S11: every look is written down', () => {
    it('as often as this client has looked, and been turned away, and no more', async () => {
      expect(new Set(looked.map(({ status }) => status))).toEqual(new Set([200, 403, 404]));
      expect(sent.view).toBeGreaterThan(300);
      expect(sent.denied).toBeGreaterThan(300);
      const kept = await entriesKept();
      // What the county's team may see and is not there is a look as well: of those, this client can only tell that they were answered.
      expect((kept['view'] ?? 0) + (kept['denied'] ?? 0)).toBe(sent.view + sent.denied);
      expect(kept['view']).toBeGreaterThanOrEqual(sent.view);
      expect([kept['search'] ?? 0, kept['export'] ?? 0, kept['break-glass'] ?? 0, kept['change'] ?? 0]).toEqual([
        sent.search,
        sent.export,
        sent['break-glass'],
        0,
      ]);
      const { rows } = await application.runtime.pool.query<{ who: string; count: number }>(
        `SELECT practitioner_id AS who, count(*)::int FROM audit.access WHERE decision = 'denied' GROUP BY 1`,
      );
      const keptOf = new Map(rows.map(({ who, count }) => [who, count]));
      for (const who of ['stranger', 'area-manager', 'board', 'directory-editor', 'system']) {
        const { practitionerId } = onlookers[who] as Principal;
        expect([who, keptOf.get(practitionerId)]).toEqual([who, deniedTo.get(practitionerId)]);
      }
    });

    it('also searches and exports, each once', async () => {
      const before = await entriesKept();
      const routes = askedOfEveryRoute(application, known);
      const one = (path: string): Asked => routes.find(({ route }) => route.path === path) as Asked;
      expect((await look(one('/v1/children/search'), teacher)).status).toBe(200);
      const pack = one('/v1/children/:childId/subject-access');
      expect((await look(pack, onlookers['information-governance'] as Principal)).status).toBe(200);
      expect((await look(pack, teacher)).status).toBe(403);
      const after = await entriesKept();
      const more = (verb: string): number => (after[verb] ?? 0) - (before[verb] ?? 0);
      expect(['view', 'search', 'export', 'denied'].map(more)).toEqual([0, 1, 1, 1]);
    });

    it('or nothing is shown: while it cannot be, every look is answered 503, and shows nothing', async () => {
      const { pool } = application.runtime;
      await pool.query('ALTER FUNCTION audit.append RENAME TO append_away');
      const answers: Looked[] = [];
      try {
        for (const asked of looks().filter(
          ({ about }) => about === undefined || about === known.ada || about === known.team,
        ))
          answers.push({ ...(await look(asked, county)), who: 'county-caf-team', asked });
      } finally {
        await pool.query('ALTER FUNCTION audit.append_away RENAME TO append');
      }
      expect(answers.length).toBeGreaterThan(15);
      for (const { asked, status, text } of answers) {
        expect([asked.route.path, status]).toEqual([asked.route.path, 503]);
        expect(JSON.parse(text)).toMatchObject({ code: 'access-record-unavailable' });
        expect(text).not.toContain(CANARY);
      }
      expect((await look(looks()[0] as Asked, county)).status).toBe(200);
    });
  });

  describe('S5: an answer holds no field that is not for the role', () => {
    /** Of each route and field: who is shown it. */
    const whoSeesWhat = (): string => {
      const seenBy = new Map<string, Set<string>>();
      for (const { who, asked, text } of shown())
        for (const key of new Set(keysIn(JSON.parse(text)))) {
          const field = `${asked.route.path} ${key}`;
          seenBy.set(field, (seenBy.get(field) ?? new Set()).add(who));
        }
      const lines = [...seenBy].map(([field, who]) => {
        const all = who.size === Object.keys(onlookers).length;
        return `${field}: ${all ? 'everybody' : [...who].sort().join(' ')}`;
      });
      return `${lines.sort().join('\n')}\n`;
    };

    /** To bring the list up to date, and then to read what has changed in it: UPDATE_REVIEWED=1 npm run proofs -- whole-story */
    it('and who is shown which field is what was reviewed', () => {
      if (process.env['UPDATE_REVIEWED'] === '1') writeFileSync(reviewed, whoSeesWhat());
      expect(whoSeesWhat()).toBe(existsSync(reviewed) ? readFileSync(reviewed, 'utf8') : '');
    });

    it('the board is shown no id of a person or a record, and nothing that anybody wrote', () => {
      const agencies = (
        JSON.parse(of('board').find(({ asked }) => asked.path === '/v1/agencies')?.text ?? '') as {
          readonly agencies: readonly { readonly agencyId: string }[];
        }
      ).agencies.map(({ agencyId }) => agencyId);
      expect(of('board').length).toBeGreaterThan(2);
      for (const { asked, text } of of('board')) {
        const rest = agencies.reduce((left, id) => left.replaceAll(id, ''), text);
        const found = [uuid, new RegExp(CANARY), /999 ?000 ?0018/].filter((one) => one.test(rest));
        expect([asked.path, found]).toEqual([asked.path, []]);
      }
    });

    /** What people wrote: neither who somebody is, nor how a practitioner is reached. */
    const names = ['givenNames', 'familyName', 'name', 'contact'];
    it.each(['area-manager', 'board', 'directory-editor', 'information-governance', 'system', 'stranger'])(
      'no word of any family is shown to a %s',
      (who) => {
        const directory = told.filter(({ route }) => /practitioners/.test(route)).map(({ text }) => text);
        const words = told.map(({ text }) => text).filter((text) => !directory.includes(text));
        // Why somebody had to see a closed record at once is for information governance to judge.
        const answers = of(who).filter(
          ({ asked }) => who !== 'information-governance' || !asked.route.path.endsWith('/break-glass'),
        );
        const found = answers.flatMap(({ asked, text }) =>
          textsIn(JSON.parse(text)).flatMap((one) =>
            words.filter((word) => one.includes(word)).map((word) => [asked.path, word]),
          ),
        );
        expect(found).toEqual([]);
      },
    );
    it('a locality-coordinator is shown who a child is, and no text about it', () => {
      const words = told.filter(({ key }) => !names.includes(key)).map(({ text }) => text);
      const answers = of('locality-coordinator');
      const found = answers.flatMap(({ asked, text }) =>
        textsIn(JSON.parse(text)).flatMap((one) =>
          words.filter((word) => one.includes(word)).map((word) => [asked.path, word]),
        ),
      );
      expect(found).toEqual([]);
      expect(answers.some(({ text }) => text.includes(CANARY))).toBe(true);
    });
  });

  describe('S8: what people write is only ever text', () => {
    const headersAreSafe = ({ headers, status, text }: Seen): boolean =>
      headers['x-content-type-options'] === 'nosniff' &&
      headers['set-cookie'] === undefined &&
      (text === '' || /^application\/(problem\+)?json/.test(headers['content-type'] ?? '')) &&
      status < 500;

    it('comes back letter for letter as it was sent', async () => {
      const officer = onlookers['information-governance'] as Principal;
      const packs = askedOfEveryRoute(application, known).filter(({ route }) => route.path.endsWith('/subject-access'));
      const exported = await Promise.all(
        [known.ada, known.ben, known.cara, known.dora, known.ella, known.fay, known.gwen].map((id) =>
          look(askedAbout(packs[0] as Asked, id), officer),
        ),
      );
      const answers = [...of('county-caf-team'), ...exported].flatMap(({ text }) => textsIn(JSON.parse(text)));
      const shownTexts = new Set(answers);
      // What was told of the child who was registered last is gone: its record was erased.
      const erased = told.findLast(({ route, key }) => route === '/v1/children' && key === 'givenNames')?.text;
      const kept = told.filter(
        ({ child, text }) =>
          child !== 'hal' && text !== erased && !told.some((one) => one.child === 'hal' && one.text === text),
      );
      const missing = kept.filter(({ text }) => !shownTexts.has(text)).map(({ route, key }) => `${route} ${key}`);
      expect(kept.length).toBeGreaterThan(60);
      // The record of an adopted child is sealed; the twin has a record of its own; a brother or sister is in nobody else's pack.
      expect([...new Set(missing)].sort()).toEqual([
        '/v1/children givenNames',
        '/v1/children/{childId}/siblings name',
        '/v1/children/{childId}/twins givenNames',
      ]);
    });

    it('in whatever field of whatever route it is sent: nothing happens but an answer', async () => {
      const { body: description } = await application.get<{ paths: Record<string, object> }>('/openapi.json', {
        as: null,
      });
      expect(Object.keys(description.paths).length).toBeGreaterThan(90);
      const everywhere = askedOfEveryRoute(application, known);
      const stringsAt = (value: unknown, at: readonly string[] = []): readonly (readonly string[])[] =>
        typeof value === 'string'
          ? [at]
          : typeof value === 'object' && value !== null
            ? Object.entries(value).flatMap(([name, inner]) => stringsAt(inner, [...at, name]))
            : [];
      const withText = (value: unknown, [head, ...rest]: readonly string[], text: string): unknown =>
        head === undefined
          ? text
          : Array.isArray(value)
            ? value.map((one: unknown, index) => (String(index) === head ? withText(one, rest, text) : one))
            : { ...(value as object), [head]: withText((value as Record<string, unknown>)[head], rest, text) };
      const inBodies = everywhere.flatMap((asked) => {
        const { body } = asked;
        if (body === undefined) return [];
        const good = JSON.parse(body) as unknown;
        const step = story.find(({ route }) => route === asked.route.path.replace(/:(\w+)/g, '{$1}'));
        const as =
          step?.as ?? (asked.route.path.endsWith('subject-access') ? onlookers['information-governance'] : teacher);
        return [
          ...stringsAt(good).flatMap((at) =>
            payloads.map((payload) => ({ as, asked: { ...asked, body: JSON.stringify(withText(good, at, payload)) } })),
          ),
          ...pollutions.map((pollution) => ({ as, asked: { ...asked, body: pollution } })),
        ];
      });
      const inAddresses = everywhere.flatMap((asked) =>
        payloads.flatMap((payload) => {
          const text = encodeURIComponent(payload);
          const parts = asked.path.split('?')[0]?.split('/') ?? [];
          const params = asked.route.path.split('/').flatMap((part, index) => (part.startsWith(':') ? [index] : []));
          return [
            ...params.map((at) => parts.map((part, index) => (index === at ? text : part)).join('/')),
            `${asked.path}${asked.path.includes('?') ? '&' : '?'}on=${text}&asAt=${text}&cursor=${text}&locality=${text}`,
          ].map((path) => ({ as: county, asked: { ...asked, path } }));
        }),
      );
      const requests = [...inBodies, ...inAddresses];
      expect(requests.length).toBeGreaterThan(8_000);
      const lines = application.logged.length;
      const faults: unknown[] = [];
      await inLanes(8, requests.length, async (index) => {
        const { asked, as } = requests[index] as (typeof requests)[number];
        const answer = await seen(application, asked, as ?? teacher);
        const reflected =
          answer.status >= 400 &&
          payloads.some(
            (payload) => payload !== '__proto__' && answer.text.includes(JSON.stringify(payload).slice(1, -1)),
          );
        if (!headersAreSafe(answer) || reflected) faults.push([asked.route.method, asked.path, asked.body, answer]);
      });
      expect(faults.slice(0, 5)).toEqual([]);
      await application.caughtUp();

      const logged = application.logged.slice(lines).map((line) => {
        expect(line.trimEnd()).not.toMatch(/[\r\n\u2028]/);
        return JSON.parse(line) as { event: string };
      });
      expect(logged.filter(({ event }) => event === 'request')).toHaveLength(requests.length);
      expect(logged.filter(({ event }) => ['forged', 'unforeseen'].includes(event))).toEqual([]);
      expect(({} as { owned?: unknown }).owned).toBeUndefined();
      expect(existsSync('/tmp/owned')).toBe(false);
      const { rows } = await application.runtime.pool.query<{ tables: number }>(
        `SELECT count(*)::int AS tables FROM information_schema.tables WHERE (table_schema, table_name) IN (('log', 'event'), ('audit', 'access'))`,
      );
      expect(rows).toEqual([{ tables: 2 }]);
      const ready = await application.get('/health/ready', { as: null });
      expect(ready.status).toBe(200);
    });

    it('in a header it is a value out of order, or nobody asked for it', async () => {
      const [asked] = looks();
      for (const payload of payloads)
        for (const name of [
          'x-correlation-id',
          'if-none-match',
          'x-acting-as',
          'idempotency-key',
          'if-match',
          'x-forwarded-for',
        ]) {
          // What no header can carry no client sends.
          const value = encodeURIComponent(payload).replaceAll('%20', ' ');
          const { status, headers } = await application.request('GET', (asked as Asked).path, {
            as: county,
            headers: { [name]: value },
          });
          expect([name, status < 500, headers.get('set-cookie')]).toEqual([name, true, null]);
          expect(headers.get('x-correlation-id')).toMatch(uuid);
        }
    });
  });

  describe('S10: nothing of it is found', () => {
    it('in any table, the record of access and the log of events included, or in a line of the server log', async () => {
      const { pool } = application.runtime;
      expect(await leaksOf([CANARY, ...numbers], { pool, logged: application.logged })).toEqual([]);
      expect(application.logged.length).toBeGreaterThan(1_000);
      // The search itself finds what is not sealed.
      expect(await leaksOf(['Story Norton'], { pool, logged: application.logged })).not.toEqual([]);
    });

    it('in an answer to a request that does not succeed', async () => {
      const steps = story.map((step, index) => ({ step, path: pathOf(step, known), index }));
      for (const { step, path, index } of steps) {
        const as = step.as ?? teacher;
        const secret = { text: `${CANARY} wrong ${index}`, [`${CANARY}-field`]: CANARY };
        for (const body of [secret, { ...secret, on: CANARY }, [CANARY]]) {
          const answer = await application.post(path, body, { as });
          if (answer.status >= 400) problems.push(JSON.stringify(answer.body));
        }
      }
      const loose = await application.request('POST', '/v1/children', {
        headers: { 'content-type': 'application/json' },
        body: `{"givenNames":"${CANARY}`,
      });
      problems.push(JSON.stringify(loose.body));
      expect(problems.length).toBeGreaterThan(1_000);
      expect(problems.filter((text) => text.includes(`${CANARY} `) || /Quillfeather\d/.test(text))).toEqual([]);
    });

    it('in an address that is asked for, in the name of a stream, or where metrics would be', async () => {
      expect([...addresses].filter((address) => decodeURIComponent(address).includes(CANARY))).toEqual([]);
      const { rows } = await application.runtime.pool.query<{ stream: string }>(
        'SELECT DISTINCT stream FROM log.event',
      );
      expect(rows.length).toBeGreaterThan(20);
      expect(
        rows.filter(({ stream }) => !/^[a-zA-Z]+-(?:[A-Z]{3}|[a-z-]+|[0-9a-f-]{36}(?:\.\d+)?)$/.test(stream)),
      ).toEqual([]);
      const metrics = await application.request('GET', '/metrics', { as: null });
      expect(JSON.stringify(metrics.body)).not.toContain(CANARY);
    });

    it('in how any program of this machine was started', () => {
      const started = readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
          try {
            return [readFileSync(`/proc/${pid}/cmdline`, 'latin1')];
          } catch {
            // It has ended meanwhile.
            return [];
          }
        });
      expect(started.some((line) => line.includes('postgres'))).toBe(true);
      expect(started.filter((line) => [CANARY, ...numbers].some((text) => line.includes(text)))).toEqual([]);
    });

    it('in the files of the database server: tables, indexes, write-ahead log and its own log', async () => {
      await application.runtime.pool.query('CHECKPOINT');
      const wanted = [CANARY, ...numbers].flatMap((text) => spellingsOf(text));
      const found: (readonly [string, string])[] = [];
      let bytes = 0;
      let control = 0;
      for (const path of filesIn(server.folder)) {
        const content = contentOf(path);
        bytes += content.length;
        if (content.includes('story norton')) control += 1;
        found.push(...wanted.filter((text) => content.includes(text)).map((text) => [path, text] as const));
      }
      expect(found).toEqual([]);
      expect(bytes).toBeGreaterThan(20e6);
      expect(control).toBeGreaterThan(0);
    });
  });
});
