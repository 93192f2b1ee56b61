import { hash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Clock } from '@app/kernel';
import { type ClaimNames, defaultClaimNames, type RoleNames } from '@app/runtime';
import { NotSignedIn } from './access.errors';
import { principalFrom } from './claims';
import { IssuerKeys, type IssuerKeysOptions } from './issuer-keys';
import { type Principal } from './principal';

export interface TokenRules {
  /** Whose tokens are accepted, exactly as they say in `iss`. */
  readonly issuer: string;
  /** What the tokens must be meant for: one of their `aud`. */
  readonly audience: string;
  /** In which claims they say who somebody is; those of `defaultClaimNames` unless given. */
  readonly claims?: Partial<ClaimNames>;
  /** What the issuer calls our roles; as we do unless given. */
  readonly roleNames?: RoleNames | undefined;
  /** By how much clocks may differ, in seconds. Default 5. */
  readonly clockTolerance?: number;
  readonly keys?: IssuerKeysOptions;
}

/** Signatures by a private key of the issuer only: a shared secret would let whoever verifies also sign. */
const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const LONGEST_TOKEN = 8_192;
/** A verified token is believed for so long, in ms, before it is verified again: a withdrawn key stops within this time. */
const BELIEVED = 60_000;
const REMEMBERED = 20_000;

interface Verified {
  readonly principal: Principal;
  /** When it must not be believed any more, in ms since 1970. */
  readonly until: number;
}

/** What is wrong with a token, in a word for the operator; nothing of what it says. */
const reasonOf = (error: unknown): string =>
  error instanceof errors.JWTClaimValidationFailed
    ? `${error.claim}-${error.reason}`
    : error instanceof errors.JOSEError
      ? error.code
      : 'unreadable';

/** Checks access tokens (RFC 9068) against the keys of the identity provider. */
export class TokenVerifier {
  private readonly keys: IssuerKeys;
  private readonly names: ClaimNames;
  private readonly tolerance: number;
  /** By digest, so that no usable token lies in memory. */
  private readonly verified = new LRUCache<string, Verified>({ max: REMEMBERED });

  constructor(
    private readonly rules: TokenRules,
    private readonly clock: Clock,
  ) {
    this.keys = new IssuerKeys(rules.issuer, rules.keys);
    this.names = { ...defaultClaimNames, ...rules.claims };
    this.tolerance = rules.clockTolerance ?? 5;
  }

  /** @returns whose token it is, when it was verified a moment ago and has not expired since. */
  known(token: string): Principal | undefined {
    if (token.length > LONGEST_TOKEN) return undefined;
    const digest = hash('sha256', token, 'base64');
    const verified = this.verified.get(digest);
    if (verified === undefined) return undefined;
    if (this.clock().getTime() < verified.until) return verified.principal;
    this.verified.delete(digest);
    return undefined;
  }

  /**
   * @returns whose token it is.
   * @throws NotSignedIn `token-invalid` or `token-expired`; IssuerUnavailable when the issuer's keys cannot be had.
   */
  async verify(token: string): Promise<Principal> {
    const known = this.known(token);
    if (known !== undefined) return known;
    if (token.length > LONGEST_TOKEN) throw new NotSignedIn('token-invalid', 'too-long');
    const now = this.clock().getTime();
    const claims = await this.check(token, now);
    const principal = principalFrom(claims, this.names, this.rules.roleNames);
    if (principal === undefined) throw new NotSignedIn('token-invalid', 'claims');
    const expires = ((claims.exp as number) + this.tolerance) * 1_000;
    this.verified.set(hash('sha256', token, 'base64'), { principal, until: Math.min(expires, now + BELIEVED) });
    return principal;
  }

  /** @returns whether tokens can be checked at all: the issuer has told where its keys are. */
  issuerKnown(): Promise<boolean> {
    return this.keys.known();
  }

  private async check(token: string, now: number): Promise<JWTPayload> {
    const { issuer, audience } = this.rules;
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.keys.keyFor(header, jws), {
        issuer,
        audience,
        algorithms,
        typ: 'at+jwt',
        requiredClaims: ['exp'],
        clockTolerance: this.tolerance,
        currentDate: new Date(now),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new NotSignedIn('token-expired');
      if (error instanceof errors.JOSEError || error instanceof TypeError)
        throw new NotSignedIn('token-invalid', reasonOf(error));
      throw error;
    }
  }
}
