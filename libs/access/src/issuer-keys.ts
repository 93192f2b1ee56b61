import { createRemoteJWKSet, errors, type FlattenedJWSInput, type JWSHeaderParameters, type RemoteJWKSet } from 'jose';
import { IssuerUnavailable } from './access.errors';

export interface IssuerKeysOptions {
  /** After fetching the keys, an unknown key id does not make us fetch again for so long, in ms. Default 30 s. */
  readonly cooldown?: number;
  /** A request to the issuer that takes longer has failed, in ms. Default 5 s. */
  readonly timeout?: number;
}

/** Faults of the token rather than of the issuer. */
const faultsOfTheToken = new Set([
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
  errors.JOSENotSupported.code,
]);

/** The public signing keys of the identity provider, found by its discovery document and fetched again when they rotate. */
export class IssuerKeys {
  private keySet: Promise<RemoteJWKSet> | undefined;
  private readonly cooldown: number;
  private readonly timeout: number;

  /** @param issuer as tokens name it in `iss`. */
  constructor(
    readonly issuer: string,
    { cooldown = 30_000, timeout = 5_000 }: IssuerKeysOptions = {},
  ) {
    this.cooldown = cooldown;
    this.timeout = timeout;
  }

  /**
   * @returns the key that a token's header names.
   * @throws a jose error when the issuer has no such key; IssuerUnavailable when it cannot be asked.
   */
  async keyFor(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const keySet = await this.discovered();
    try {
      return await keySet(header, token);
    } catch (error) {
      if (error instanceof errors.JOSEError && faultsOfTheToken.has(error.code)) throw error;
      // Keys that are still good stay; otherwise look again the next time, they may have moved.
      if (!keySet.fresh) this.keySet = undefined;
      throw new IssuerUnavailable();
    }
  }

  /** @returns whether the issuer's discovery document has been read, now or before. */
  async known(): Promise<boolean> {
    try {
      await this.discovered();
      return true;
    } catch {
      return false;
    }
  }

  private async discovered(): Promise<RemoteJWKSet> {
    const discovery = (this.keySet ??= this.discover());
    try {
      return await discovery;
    } catch {
      if (this.keySet === discovery) this.keySet = undefined;
      throw new IssuerUnavailable();
    }
  }

  /** OpenID Connect Discovery 1.0, section 4. */
  private async discover(): Promise<RemoteJWKSet> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(this.timeout) });
    if (!response.ok) throw new Error('no discovery document');
    const { issuer, jwks_uri: keys } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (issuer !== this.issuer || typeof keys !== 'string') throw new Error('another discovery document');
    const at = new URL(keys);
    // Keys that anybody on the way could replace would make the rest pointless.
    if (at.protocol !== new URL(this.issuer).protocol) throw new Error('keys on a less safe way');
    return createRemoteJWKSet(at, { cooldownDuration: this.cooldown, timeoutDuration: this.timeout });
  }
}
