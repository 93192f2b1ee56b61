import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { NotSignedIn } from './access.errors';
import { type Principal } from './principal';
import { Open, SignedInGuard } from './signed-in.guard';
import { startTokenSource, type TokenSource } from './testing';
import { TokenVerifier } from './token-verifier';

class Records {
  read(): void {
    // Only its decorators matter.
  }
  @Open()
  health(): void {
    // Only its decorators matter.
  }
}
@Open()
class Description {
  read(): void {
    // Only its decorators matter.
  }
}

interface Request {
  headers: { authorization?: string };
  principal?: Principal;
}
const contextOf = (request: Request, of: new () => object, method: string): ExecutionContext =>
  ({
    getClass: () => of,
    getHandler: () => (of.prototype as Record<string, unknown>)[method],
    switchToHttp: () => ({ getRequest: () => request }),
  }) as unknown as ExecutionContext;

const coordinator: Principal = {
  practitionerId: '0d2f6c1e-0000-5000-8000-000000000001',
  agencyId: '0d2f6c1e-0000-5000-8000-000000000002',
  roles: ['locality-coordinator'],
  localities: ['BAN'],
  areas: [],
};
let source: TokenSource;
let guard: SignedInGuard;
beforeAll(async () => (source = await startTokenSource({ audience: 'teamaround' })));
afterAll(() => source.stop());
beforeEach(() => {
  const rules = { issuer: source.issuer, audience: 'teamaround' };
  guard = new SignedInGuard(new Reflector(), new TokenVerifier(rules, () => new Date()));
});
const ask = async (authorization?: string): Promise<Request> => {
  const request: Request = { headers: authorization === undefined ? {} : { authorization } };
  expect(await guard.canActivate(contextOf(request, Records, 'read'))).toBe(true);
  return request;
};

describe('In front of every route', () => {
  it.each(['Bearer', 'bearer', 'BEARER '])('a person with a token passes, and is noted (%s)', async (scheme) => {
    const { principal } = await ask(`${scheme} ${await source.tokenFor(coordinator)}`);
    expect(principal).toEqual(coordinator);
  });
  it('a token seen a moment ago passes without waiting', async () => {
    const authorization = `Bearer ${await source.tokenFor(coordinator)}`;
    await ask(authorization);
    const request: Request = { headers: { authorization } };
    expect(guard.canActivate(contextOf(request, Records, 'read'))).toBe(true);
    expect(request.principal).toEqual(coordinator);
  });
  it.each([undefined, ''])('a request without a token does not pass: %j', (authorization) =>
    expect(ask(authorization)).rejects.toMatchObject({ code: 'token-missing', status: 401 }),
  );
  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer a,Bearer b', 'Bearer "a"', 'a.b.c'])(
    'a request with something else does not pass: %s',
    (authorization) => expect(ask(authorization)).rejects.toMatchObject({ code: 'token-invalid', status: 401 }),
  );
  it('a bad token does not pass', () => expect(ask('Bearer a.b.c')).rejects.toThrow(NotSignedIn));
  it.each([
    [Records, 'health'],
    [Description, 'read'],
  ])('an open route asks for nothing: %p %s', (of, method) => {
    const request: Request = { headers: {} };
    expect(guard.canActivate(contextOf(request, of, method))).toBe(true);
    expect(request.principal).toBeUndefined();
  });
});
