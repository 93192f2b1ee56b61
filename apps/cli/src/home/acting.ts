import { readFileSync } from 'node:fs';
import { type Standings, TokenVerifier } from '@app/access';
import { type Actor } from '@app/event-store';
import { type HeldRole } from '@app/kernel';
import { type Config, type Runtime } from '@app/runtime';
import { Failure } from '../failure';
import { claimantOf } from './claim';

/** How whoever gives a command says who they are. */
export interface Signed {
  /** A file with their access token; without it the token is looked for in TEAMAROUND_TOKEN. */
  readonly tokenFile?: string;
}

const tokenOf = ({ tokenFile }: Signed): string => {
  if (tokenFile === undefined) {
    const given = process.env['TEAMAROUND_TOKEN'];
    if (given !== undefined && given !== '') return given;
    throw new Failure('Say who you are: your access token in a file (--token-file) or in TEAMAROUND_TOKEN.');
  }
  try {
    return readFileSync(tokenFile, 'utf8').trim();
  } catch (error) {
    throw new Failure(`The file ${tokenFile} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
};

const verifierFor = ({ config, clock }: Pick<Runtime, 'config' | 'clock'>, home: string): TokenVerifier => {
  const issuer = config.oidcIssuer ?? claimantOf(home)?.running?.issuer;
  if (issuer === undefined)
    throw new Failure('Nobody can prove who they are: set OIDC_ISSUER, or start the system with its own sign-in.');
  const { oidcAudience: audience, oidcClaims: claims, oidcRoleNames: roleNames } = config;
  return new TokenVerifier({ issuer, audience, claims, roleNames }, clock);
};

/**
 * Who gives a command that is recorded as somebody's: by their own token, and only while they are at work for the agency that it names.
 * @throws Failure when there is no token, it is refused, or they do not hold the role.
 */
export const actingAs = async (
  role: HeldRole,
  signed: Signed,
  runtime: Pick<Runtime, 'config' | 'clock'>,
  { home }: Pick<Config, 'home'>,
  standings: Pick<Standings, 'isAtWork'>,
): Promise<Actor> => {
  const principal = await verifierFor(runtime, home)
    .verify(tokenOf(signed))
    .catch((error: unknown) => {
      throw new Failure(`The access token is refused (${(error as Error).name}).`);
    });
  const { practitionerId, agencyId, roles } = principal;
  if (!roles.includes(role)) throw new Failure(`This needs the role ${role}, which the token does not give.`);
  if (!(await standings.isAtWork(principal, { fresh: false })))
    throw new Failure('The token names an agency for which its owner does not work.');
  return { practitionerId, role, agencyId };
};
