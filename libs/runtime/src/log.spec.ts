import { collected, faultFields, logTo } from './log';

const clock = () => new Date('2007-07-31T12:00:00Z');

describe('The server log', () => {
  it('writes one line of JSON for each thing', () => {
    const lines: string[] = [];
    logTo((line) => lines.push(line), 'info', clock).info('request', { route: '/v1/children', status: 201 });
    expect(lines).toEqual([
      '{"at":"2007-07-31T12:00:00.000Z","level":"info","event":"request","route":"/v1/children","status":201}\n',
    ]);
  });

  it('drops what is below its level', () => {
    const lines: string[] = [];
    const log = logTo((line) => lines.push(line), 'error', clock);
    log.warn('something');
    log.error('worse');
    expect(lines).toHaveLength(1);
  });

  it('writes the lines of one turn together', async () => {
    const written: string[] = [];
    const write = collected((text) => written.push(text));
    write('a\n');
    write('b\n');
    await new Promise(setImmediate);
    write('c\n');
    await new Promise(setImmediate);
    expect(written).toEqual(['a\nb\n', 'c\n']);
  });
});

describe('What is logged of an unexpected error', () => {
  it('is its kind, code and place, never its message', () => {
    const error = Object.assign(new TypeError('duplicate key (name)=(Canary)\n    at Canary (canary.js:1:1)'), {
      code: '23505',
    });
    const fields = faultFields(error);
    expect(fields).toMatchObject({ error: 'TypeError', code: '23505' });
    expect(fields.trace).toMatch(/log\.spec\.ts:\d+/);
    expect(JSON.stringify(fields)).not.toMatch(/canary/i);
  });

  it('says of a thrown value only what kind it is', () => expect(faultFields('Canary')).toEqual({ error: 'string' }));
});
