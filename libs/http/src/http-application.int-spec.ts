import { connect } from 'node:net';
import { Body, Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsString, Length } from 'class-validator';
import { limitedInMemory } from '@app/access';
import { type Refusal, refuse } from '@app/kernel';
import { logTo } from '@app/runtime';
import { found, UuidParam } from './found';
import { HttpModule } from './http.module';
import { httpApplication, type HttpOptions } from './http-application';
import { answer } from './refusals';

class NoteBody {
  @IsString()
  @Length(1, 20)
  note!: string;
}

@Controller('notes')
class NotesController {
  @Post()
  write(@Body() { note }: NoteBody): object {
    if (note === 'bug') throw new TypeError('Canary');
    if (note === 'refuse') return answer(refuse('note-already-written', 'it is there already', '/note'), {});
    return answer({ revision: 3n, position: 77n, repeated: false, facts: [] }, {});
  }

  @Post('empty')
  @HttpCode(204)
  empty(): void {
    return undefined;
  }

  @Get(':id')
  read(@Param('id', UuidParam) id: string): object {
    return found(id.startsWith('0') ? undefined : { id, revision: '3' }, 'note-not-found');
  }
}

@Module({ imports: [HttpModule], controllers: [NotesController] })
class NotesModule {}

const note = '11111111-0000-4000-8000-000000000001';
const json = { 'content-type': 'application/json' };

describe('The server side of HTTP', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;
  let at: URL;

  beforeAll(async () => {
    app = await serving({ headersMs: 300, requestMs: 300, silentMs: 1_000, idleMs: 500 });
    at = new URL(await app.getUrl());
  });
  afterAll(() => app.close());

  /** A server of the product with limits of time that a test can wait for. */
  const serving = async (within: Pick<HttpOptions, 'headersMs' | 'requestMs' | 'silentMs' | 'idleMs'>) => {
    const clock = (): Date => new Date();
    const log = logTo((line) => lines.push(line), 'info', clock);
    const digest = (text: string): string => `d${text.length}`;
    const reached = (atLeast: bigint): Promise<Refusal | undefined> =>
      Promise.resolve(atLeast > 77n ? refuse('read-model-behind', 'not yet: try again') : undefined);
    const limited = limitedInMemory(1_000);
    const limits = { general: limited, search: limited, export: limited, breakGlass: limited, report: limited };
    const made = await httpApplication(NotesModule, { clock, log, digest, reached, limits, ...within });
    await made.listen(0, '127.0.0.1');
    return made;
  };

  const send = (path: string, init: RequestInit = {}): Promise<Response> => fetch(new URL(path, at), init);
  const post = (body: string, headers: Record<string, string> = json): Promise<Response> =>
    send('/notes', { method: 'POST', body, headers });
  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(at.port), at.hostname, () => text !== '' && socket.write(text));
      let answered = '';
      socket.on('data', (chunk) => (answered += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answered));
    });
  const problem = async (response: Response, status: number, code: string): Promise<Record<string, unknown>> => {
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ status, code, type: `urn:teamaround:problem:${code}` });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('x-correlation-id')).toBe(body.correlationId);
    return body;
  };

  it('puts revision and position of a change on the answer, and the headers that every answer has', async () => {
    const response = await post('{"note":"hello"}');
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"3"');
    expect(response.headers.get('position')).toBe('77');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toEqual({ revision: '3', position: '77' });
  });

  it('answers a read that the caller has already with 304', async () => {
    const first = await send(`/notes/${note}`);
    const etag = first.headers.get('etag') as string;
    expect(etag).toMatch(/^"3\.\w+"$/);
    const again = await send(`/notes/${note}`, { headers: { 'if-none-match': `W/${etag}, "x"` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await send(`/notes/${note}`, { headers: { 'if-none-match': '"3.other"' } })).status).toBe(200);
  });

  it('lets a read wait for a change', async () => {
    expect((await send(`/notes/${note}?atLeast=77`)).status).toBe(200);
    const late = await send(`/notes/${note}?atLeast=78`);
    expect(late.headers.get('retry-after')).toBe('1');
    await problem(late, 503, 'read-model-behind');
    await problem(await send(`/notes/${note}?atLeast=canary`), 400, 'invalid-field');
  });

  it('repeats a correlation id that is a UUID and makes one otherwise', async () => {
    const given = { ...json, 'x-correlation-id': '22222222-0000-4000-8000-000000000002' };
    expect((await post('{"note":"a"}', given)).headers.get('x-correlation-id')).toBe(given['x-correlation-id']);
    const made = await post('{"note":"a"}', { ...json, 'x-correlation-id': 'Canary' });
    expect(made.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  describe('answers with a problem', () => {
    it('a refusal', async () =>
      expect((await problem(await post('{"note":"refuse"}'), 409, 'note-already-written')).errors).toEqual([
        { pointer: '/note', code: 'note-already-written', detail: 'it is there already' },
      ]));
    it('malformed JSON', async () => {
      await problem(await post('{"note":'), 400, 'malformed-json');
    });
    it('no body', async () => {
      await problem(await post(''), 400, 'invalid-field');
    });
    it('an unknown field', async () =>
      expect((await problem(await post('{"note":"a","nite":1}'), 400, 'unknown-field')).errors).toEqual([
        { pointer: '/nite', code: 'unknown-field', detail: 'is not a field of this request' },
      ]));
    it('a wrong type', async () => {
      await problem(await post('{"note":7}'), 400, 'invalid-field');
    });
    it('a body over 256 kB', async () => {
      await problem(await post(`{"note":"${'a'.repeat(300_000)}"}`), 413, 'body-too-large');
    });
    it('another media type', async () => {
      await problem(await post('note=a', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type');
    });
    it('an unknown address', async () => {
      await problem(await send('/nites/canary'), 404, 'unknown-route');
    });
    it('an id that is none', async () => {
      await problem(await send('/notes/canary'), 404, 'record-not-found');
    });
    it('a record that is not there', async () => {
      await problem(await send(`/notes/0${note.slice(1)}`), 404, 'note-not-found');
    });
    it('a method that the address does not take', async () => {
      const response = await send('/notes', { method: 'DELETE' });
      expect(response.headers.get('allow')).toBe('POST');
      await problem(response, 405, 'method-not-allowed');
    });
    it('a bug, of which only the correlation id is told', async () => {
      const { correlationId } = await problem(await post('{"note":"bug"}'), 500, 'internal');
      const logged = lines.filter((line) => line.includes(correlationId as string)).join('');
      expect(logged).toContain('"error":"TypeError"');
      expect(logged).not.toContain('Canary');
    });
    it.each([
      ['a broken escape in the address', 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
      [
        'an over-long part of the address',
        `GET /notes/${'a'.repeat(200)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        414,
      ],
      ['garbage', '\x16\x03\x01\x02 garbage\r\n\r\n', 400],
      ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
      ['headers that never come', 'GET / HTTP/1.1\r\nHo', 408],
      [
        'a body that never comes',
        'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
        408,
      ],
    ])('%s', async (_, text, status) => {
      const answered = await raw(text);
      expect(answered).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answered.toLowerCase()).toContain('content-type: application/problem+json');
    });
  });

  describe('connections that nobody does anything with', () => {
    const request = 'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n';
    const MANY = 50;
    /** Opens many, each of which says so much and no more. */
    const open = (url: URL, text: string) => {
      const sockets = Array.from({ length: MANY }, () => connect(Number(url.port), url.hostname));
      const ends = sockets.map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.on('error', () => undefined).on('close', () => resolve());
            socket.resume();
            if (text !== '') socket.write(text);
          }),
      );
      const stillOpen = (): number => sockets.filter(({ closed }) => !closed).length;
      const leave = (): void => sockets.forEach((socket) => socket.destroy());
      return { allEnded: Promise.all(ends), stillOpen, leave };
    };

    it.each([
      ['that never say anything', ''],
      ['that say half of a request line', 'GET /no'],
      ['that say half of the headers', 'GET /notes HTTP/1.1\r\nHost: x\r\n'],
      ['that say the headers and no body', request],
      ['that say half of the body', `${request}{"note"`],
      ['that say nothing more after an answer', `${request}{"note":"hello"}`],
    ])('%s are all ended', async (_, text) => {
      const { allEnded, stillOpen } = open(at, text);
      await allEnded;
      expect(stillOpen()).toBe(0);
    });

    it('get the answers to what they said before they are ended', async () =>
      expect(await raw(`${request}{"note":"hello"}`)).toMatch(/^HTTP\/1.1 201 /));

    it('are ended by the limit of silence: without it they all stay', async () => {
      const unlimited = await serving({ headersMs: 300, requestMs: 300, silentMs: 0 });
      const without = open(new URL(await unlimited.getUrl()), '');
      const within = open(at, '');
      await within.allEnded;
      expect({ within: within.stillOpen(), without: without.stillOpen() }).toEqual({ within: 0, without: MANY });
      without.leave();
      await unlimited.close();
    });

    it('that say one byte now and then are ended as well', async () => {
      const socket = connect(Number(at.port), at.hostname);
      const letters = setInterval(() => socket.write('a'), 100);
      socket.write('GET /notes HTTP/1.1\r\nHost: x\r\nX: ');
      await new Promise<void>((resolve) => {
        socket.on('error', () => undefined).on('close', () => resolve());
        socket.resume();
      });
      clearInterval(letters);
      expect(socket.closed).toBe(true);
    });
  });

  it('answers without a body where there is nothing to say', async () => {
    const response = await send('/notes/empty', { method: 'POST' });
    expect(response.status).toBe(204);
    expect(response.headers.get('etag')).toBeNull();
  });

  it('logs the pattern of the route, never the address or the body', () => {
    expect(lines.join('')).toContain('"route":"/notes/:id"');
    expect(lines.join('')).toContain('"route":"unknown"');
    expect(lines.join('')).not.toMatch(/canary|11111111-0000-4000-8000-000000000001|hello/i);
  });
});
