import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { createPrivateFile, readPrivateFile } from '@app/privacy';

/** What the development issuer keeps between two starts, so that tokens and secrets stay good. */
export interface IssuerKeysInHome {
  /** Private signing key. */
  readonly signingKey: JWK;
  /** Signs the cookies of the sign-in page. */
  readonly cookieKey: string;
  /** @returns the secret with which a program signs in as this person. */
  secretOf(name: string): string;
}

const ALG = 'ES256';

const newContent = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair(ALG, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const signingKey = { ...jwk, alg: ALG, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  return JSON.stringify({ signingKey, secret: randomBytes(32).toString('base64url') });
};

/**
 * The development issuer's keys in the data folder, made there at the first start and private to its owner.
 * @throws KeyFileRefused when the file was opened to others since.
 */
export const issuerKeysIn = async (home: string): Promise<IssuerKeysInHome> => {
  const path = join(home, 'keys', 'development-issuer.json');
  await createPrivateFile(path, await newContent());
  const { signingKey, secret } = JSON.parse((await readPrivateFile(path)).toString()) as {
    readonly signingKey: JWK;
    readonly secret: string;
  };
  const derived = (use: string): string => createHmac('sha256', secret).update(use).digest('base64url');
  return { signingKey, cookieKey: derived('cookies'), secretOf: (name) => derived(`person ${name}`) };
};
