import { type FastifyRequest } from 'fastify';
import { type Principal } from '@app/access';
import { logTo } from '@app/runtime';
import { Malformed } from './malformed';
import { type Receiving } from './receiving';
import { idFor, type Sending, sendingOf } from './sending';

const clock = () => new Date('2007-07-31T12:00:00Z');
const receiving: Receiving = {
  clock,
  digest: (text) => `digest of ${text}`,
  log: logTo(() => undefined, 'silent', clock),
  reached: () => Promise.resolve(undefined),
};
const principal: Principal = {
  practitionerId: 'aaaaaaaa-0000-4000-8000-000000000001',
  agencyId: 'bbbbbbbb-0000-4000-8000-000000000001',
  roles: ['practitioner', 'locality-coordinator'],
  localities: ['BAN'],
  areas: [],
};
const send = (headers: Record<string, string> = {}, more: object = {}, by: Partial<Principal> = {}): Sending =>
  sendingOf(
    {
      method: 'POST',
      url: '/v1/children?x=1',
      id: 'a-correlation-id',
      headers,
      body: { b: 1, a: 2 },
      ...more,
    } as FastifyRequest,
    receiving,
    { ...principal, ...by },
    { held: 'practitioner', purpose: 'early-help' },
  );

describe('The sending of a request', () => {
  it('says who, when, what for and by which request', () =>
    expect(send()).toMatchObject({
      actor: { practitionerId: principal.practitionerId, role: 'practitioner', agencyId: principal.agencyId },
      at: '2007-07-31T12:00:00.000Z',
      correlationId: 'a-correlation-id',
      purpose: 'early-help',
      commandDigest: 'digest of POST /v1/children {"a":2,"b":1}',
    }));

  it('has an id of its own without an idempotency key', () => expect(send().commandId).not.toBe(send().commandId));

  it('has the same id for a repeat: same person, method, path and key', () => {
    const key = { 'idempotency-key': 'form-7' };
    const { commandId } = send(key);
    expect(send(key).commandId).toBe(commandId);
    expect(send(key, { url: '/v1/children?x=2' }).commandId).toBe(commandId);
    expect(send({ 'idempotency-key': 'form-8' }).commandId).not.toBe(commandId);
    expect(send(key, { url: '/v1/cafs' }).commandId).not.toBe(commandId);
    expect(send(key, { method: 'PUT' }).commandId).not.toBe(commandId);
    expect(send(key, {}, { practitionerId: 'cccccccc-0000-4000-8000-000000000001' }).commandId).not.toBe(commandId);
  });

  it('gives what it creates the same ids on a repeat', () => {
    const key = { 'idempotency-key': 'form-7' };
    expect(idFor(send(key), 'child')).toBe(idFor(send(key), 'child'));
    expect(idFor(send(key), 'child')).not.toBe(idFor(send(key), 'team'));
  });

  it.each(['', ' ', 'two words', 'x'.repeat(101), 'é'])('refuses the key %p', (key) =>
    expect(() => send({ 'idempotency-key': key })).toThrow(Malformed),
  );

  it('takes the revision that the caller looked at from If-Match', () => {
    expect(send({ 'if-match': '"7"' }).ifRevisions).toEqual([7n]);
    expect(send({ 'if-match': '"7.aB3_"' }).ifRevisions).toEqual([7n]);
    expect(send({ 'if-match': '"7", "8.x" ,"other"' }).ifRevisions).toEqual([7n, 8n]);
    expect(send({ 'if-match': '*' })).not.toHaveProperty('ifRevisions');
    expect(send()).not.toHaveProperty('ifRevisions');
  });

  it.each(['W/"7"', '"-1"', '"1e3"', `"${'9'.repeat(19)}"`, 'W/"7", W/"8"', '"7x"'])(
    'takes If-Match %p for a condition that no record meets',
    (tag) => expect(send({ 'if-match': tag }).ifRevisions).toEqual([]),
  );

  it.each(['7', '"7', 'W/7', '"7" "8"', '*, "7"', `"${'9'.repeat(2_000)}"`])(
    'refuses If-Match %p, which is no list of tags',
    (tag) => expect(() => send({ 'if-match': tag })).toThrow(Malformed),
  );
});
