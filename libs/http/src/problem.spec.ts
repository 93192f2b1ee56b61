import { HttpException, NotFoundException } from '@nestjs/common';
import { NotStorable, StoreBusy, StoreUnavailable, SubjectErased } from '@app/event-store';
import { refuse } from '@app/kernel';
import { Malformed } from './malformed';
import { meaningOf, problemOf } from './problem';
import { RefusedError } from './refusals';

const refusal = (code: string): RefusedError => new RefusedError(refuse(code, 'because a rule says so', '/field'));

describe('What an error means to the caller', () => {
  it.each([
    [refusal('caf-already-open'), 409, 'caf-already-open'],
    [refusal('child-not-found'), 404, 'child-not-found'],
    [refusal('unknown-place'), 422, 'unknown-place'],
    [refusal('stale'), 412, 'stale'],
    [refusal('key-reused'), 422, 'key-reused'],
    [refusal('record-erased'), 410, 'record-erased'],
    [refusal('contended'), 503, 'contended'],
    [refusal('read-model-behind'), 503, 'read-model-behind'],
    [new Malformed('unknown-field', 'there is a field too many'), 400, 'unknown-field'],
    [new StoreBusy(), 503, 'busy'],
    [new StoreUnavailable(), 503, 'unavailable'],
    [new NotStorable(), 422, 'unusable-text'],
    [new SubjectErased(), 410, 'record-erased'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'unavailable'],
    [Object.assign(new Error('terminating connection'), { code: '57P01' }), 503, 'unavailable'],
    [new NotFoundException('Cannot GET /canary'), 404, 'unknown-route'],
    [new HttpException('Canary', 413), 413, 'body-too-large'],
    [Object.assign(new Error('Canary'), { statusCode: 415 }), 415, 'unsupported-media-type'],
    [{ status: 401, code: 'token-expired', detail: 'sign in again' }, 401, 'token-expired'],
    [new HttpException('Canary', 500), 500, 'internal'],
    [new TypeError('Canary'), 500, 'internal'],
    ['Canary', 500, 'internal'],
    [undefined, 500, 'internal'],
  ])('%p: %i %s', (error, status, code) => expect(meaningOf(error)).toMatchObject({ status, code }));

  it('never holds a message that somebody else wrote', () => {
    const said = [new TypeError('Canary'), new HttpException('Canary', 413), new NotFoundException('Canary')];
    expect(JSON.stringify(said.map(meaningOf))).not.toContain('Canary');
  });

  it('points at the field that a rule blames', () =>
    expect(meaningOf(refusal('unknown-place')).errors).toEqual([
      { pointer: '/field', code: 'unknown-place', detail: 'because a rule says so' },
    ]));
});

describe('A problem', () => {
  it('says whom to ask where the refusal does', () => {
    const who = { practitionerId: 'one', name: 'Tom Example', agencyId: 'other', agencyName: null, workContact: null };
    const contact = { as: 'caf-author' as const, ...who };
    const told = new RefusedError({ ...refuse('caf-already-open', 'because a rule says so'), contact });
    expect(problemOf(meaningOf(told), 'an-id')).toMatchObject({ code: 'caf-already-open', contact });
  });
  it('has a stable type and a title for people', () =>
    expect(problemOf(meaningOf(refusal('caf-already-open')), 'an-id')).toMatchObject({
      type: 'urn:teamaround:problem:caf-already-open',
      title: 'CAF already open',
      status: 409,
      correlationId: 'an-id',
    }));
});
