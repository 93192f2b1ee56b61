import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { isUuid } from '@app/kernel';
import { developmentSecretOf, requestToken, TokenRefused } from '../request-token';
import { heldRoles } from '../roles';
import { TokenVerifier } from '../token-verifier';
import { demonstrationCoordinators, demonstrationPeople } from './demonstration-people';
import { type DevelopmentIssuer, NotInProduction, startDevelopmentIssuer } from './development-issuer';

const audience = 'teamaround';
let home: string;
let running: DevelopmentIssuer[];
let said: jest.SpyInstance[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'development-issuer-'));
  running = [];
  said = (['log', 'info', 'warn', 'error'] as const).map((way) => jest.spyOn(console, way));
});
afterEach(async () => {
  for (const way of said) {
    expect(way).not.toHaveBeenCalled();
    way.mockRestore();
  }
  await Promise.all(running.map((issuer) => issuer.stop()));
  await rm(home, { recursive: true });
});
const start = async (more: { port?: number; redirectUris?: string[] } = {}): Promise<DevelopmentIssuer> => {
  const issuer = await startDevelopmentIssuer({ home, audience, ...more });
  running.push(issuer);
  return issuer;
};
const tokenOf = async (issuer: string, person: string): Promise<string> =>
  requestToken({ issuer, person, secret: await developmentSecretOf(home, person) });
const whoIs = (issuer: string, token: string) =>
  new TokenVerifier({ issuer, audience }, () => new Date()).verify(token);

describe('The people of the demonstration', () => {
  it('are at least one for each role, with names and ids of their own', () => {
    expect(new Set(demonstrationPeople.flatMap((person) => person.roles))).toEqual(new Set(heldRoles));
    for (const key of ['name', 'displayName', 'practitionerId'] as const)
      expect(new Set(demonstrationPeople.map((person) => person[key])).size).toBe(demonstrationPeople.length);
    for (const { practitionerId, agencyId, name } of demonstrationPeople) {
      expect([practitionerId, agencyId].every(isUuid)).toBe(true);
      expect(name).toMatch(/^[a-z-]+$/);
    }
  });
  it('have ids that never change', () => {
    const coordinator = demonstrationPeople.find(({ name }) => name === 'coordinator');
    expect(coordinator?.practitionerId).toBe('e7f8dd45-8429-54d3-93cc-b504a301bc07');
  });
  it('include the coordinators of eleven localities, one each', () => {
    expect(demonstrationCoordinators).toHaveLength(11);
    expect(new Set(demonstrationCoordinators.flatMap(({ localities }) => localities)).size).toBe(11);
  });
});

describe('The development issuer', () => {
  it('gives every person a token that says who they are', async () => {
    const { issuer } = await start();
    for (const { name, practitionerId, agencyId, roles: held, localities, areas } of demonstrationPeople)
      expect(await whoIs(issuer, await tokenOf(issuer, name))).toEqual({
        practitionerId,
        agencyId,
        roles: held,
        localities,
        areas,
      });
  });
  it('gives access tokens and nothing more', async () => {
    const { issuer } = await start();
    const token = await tokenOf(issuer, 'coordinator');
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const { exp = 0, iat = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(8 * 60 * 60);
  });
  it.each([
    ['a wrong secret', 'coordinator', 'wrong'],
    ['somebody else’s secret', 'coordinator', 'board'],
    ['somebody unknown', 'nobody', 'nobody'],
  ])('gives no token for %s', async (_, person, other) => {
    const { issuer } = await start();
    const secret = other === 'wrong' ? other : await developmentSecretOf(home, other);
    const error: unknown = await requestToken({ issuer, person, secret }).catch((caught: unknown) => caught);
    expect(error).toEqual(new TokenRefused('the identity provider gave no token (invalid_client)'));
  });
  it('keeps its key, so that tokens outlive a restart', async () => {
    const before = await start();
    const token = await tokenOf(before.issuer, 'board');
    await before.stop();
    const { issuer } = await start({ port: Number(new URL(before.issuer).port) });
    expect(issuer).toBe(before.issuer);
    expect((await whoIs(issuer, token)).roles).toEqual(['board']);
  });
  it('keeps its key to itself', async () => {
    await start();
    expect(await readdir(join(home, 'keys'))).toEqual(['development-issuer.json']);
    const path = join(home, 'keys', 'development-issuer.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o644);
    await expect(start()).rejects.toThrow('chmod 600');
  });
  it('of one data folder does not accept the secrets of another', async () => {
    const { issuer } = await start();
    const elsewhere = await mkdtemp(join(tmpdir(), 'development-issuer-'));
    const secret = await developmentSecretOf(elsewhere, 'board');
    await rm(elsewhere, { recursive: true });
    await expect(requestToken({ issuer, person: 'board', secret })).rejects.toThrow(TokenRefused);
  });
  it('says when its port is taken', async () => {
    const { issuer } = await start();
    await expect(start({ port: Number(new URL(issuer).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
  // Only Linux has more than one address of its own to try it with.
  (process.platform === 'linux' ? it : it.skip)('listens on this machine only', async () => {
    const { issuer } = await start();
    const port = Number(new URL(issuer).port);
    // Somebody else can still have the same port on another address of the machine.
    const other = createServer();
    await new Promise<void>((listening, failed) => other.once('error', failed).listen(port, '127.0.0.2', listening));
    await new Promise((closed) => other.close(closed));
  });
  it('does not start in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(startDevelopmentIssuer({ home, audience })).rejects.toThrow(NotInProduction);
      expect(await readdir(home)).toEqual([]);
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});

describe('Signing in with a browser', () => {
  const redirectUri = 'http://127.0.0.1/signed-in';
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');

  /** A browser in so far as it follows redirects by hand and keeps cookies. */
  const browser = () => {
    const cookies = new Map<string, string>();
    return async (address: string, form?: Record<string, string>): Promise<Response> => {
      const response = await fetch(address, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      return response;
    };
  };
  const toAddress = (response: Response, issuer: string): string =>
    new URL(response.headers.get('location') ?? '', issuer).href;
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
  const authorization = (issuer: string, proof: object = pkce, redirect_uri = redirectUri): string => {
    const query = new URLSearchParams({
      client_id: 'teamaround-browser',
      response_type: 'code',
      redirect_uri,
      scope: 'openid teamaround',
      state: 'state',
      ...proof,
    });
    return `${issuer}/auth?${query.toString()}`;
  };
  const exchange = (issuer: string, code: string, proof: string): Promise<Response> =>
    fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'teamaround-browser',
        code,
        redirect_uri: redirectUri,
        code_verifier: proof,
      }),
    });
  const codeFor = async (issuer: string, person: string): Promise<string> => {
    const go = browser();
    const page = toAddress(await go(authorization(issuer)), issuer);
    expect(await (await go(page)).text()).toContain('Connie Ordinator');
    const back = toAddress(await go(page, { person }), issuer);
    const end = new URL(toAddress(await go(back), issuer));
    expect(end.href.startsWith(redirectUri)).toBe(true);
    return end.searchParams.get('code') ?? '';
  };

  it('is choosing a person, and ends with an access token', async () => {
    const { issuer } = await start({ redirectUris: [redirectUri] });
    const answer = (await (await exchange(issuer, await codeFor(issuer, 'manager'), verifier)).json()) as Record<
      string,
      string
    >;
    expect(await whoIs(issuer, answer['access_token'] ?? '')).toMatchObject({
      roles: ['area-manager'],
      areas: ['North'],
    });
    // The ID token of the same sign-in is for the browser and not for us.
    await expect(whoIs(issuer, answer['id_token'] ?? '')).rejects.toMatchObject({ code: 'token-invalid' });
  });
  it('gives a code that is good once, and only for whoever asked for it', async () => {
    const { issuer } = await start({ redirectUris: [redirectUri] });
    const code = await codeFor(issuer, 'manager');
    expect((await exchange(issuer, code, randomBytes(32).toString('base64url'))).status).toBe(400);
    const another = await codeFor(issuer, 'manager');
    expect((await exchange(issuer, another, verifier)).status).toBe(200);
    expect((await exchange(issuer, another, verifier)).status).toBe(400);
  });
  it('needs PKCE', async () => {
    const { issuer } = await start({ redirectUris: [redirectUri] });
    const refused = await browser()(authorization(issuer, {}));
    expect(toAddress(refused, issuer)).toContain('error=invalid_request');
  });
  it('sends nobody to an address that was not agreed', async () => {
    const { issuer } = await start({ redirectUris: [redirectUri] });
    expect((await browser()(authorization(issuer, pkce, 'http://127.0.0.2/'))).status).toBe(400);
  });
  it('asks again when nobody that exists was chosen', async () => {
    const { issuer } = await start({ redirectUris: [redirectUri] });
    const go = browser();
    const page = toAddress(await go(authorization(issuer)), issuer);
    for (const person of ['nobody', '<script>', 'x'.repeat(2_000)]) {
      const again = await go(page, { person });
      expect(again.status).toBe(200);
      expect(await again.text()).not.toContain('<script>');
    }
  });
  it('cannot be taken up by another browser', async () => {
    const { issuer } = await start({ redirectUris: [redirectUri] });
    const page = toAddress(await browser()(authorization(issuer)), issuer);
    expect((await browser()(page, { person: 'board' })).status).toBe(400);
  });
  it('is not offered where no address was agreed', async () => {
    const { issuer } = await start();
    expect((await browser()(authorization(issuer))).status).toBe(400);
  });
});
