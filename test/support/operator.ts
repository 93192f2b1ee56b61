import { type Principal } from '@app/access';
import { type Application } from './application';

/**
 * Gives an operator's command in this process, on the application's database, sign-in and data folder.
 * @param settings that the operator has set besides. @returns what it printed.
 */
export const operated = async (
  { runtime: { config } }: Pick<Application, 'runtime'>,
  command: () => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const before = process.env;
  const printed = jest.spyOn(console, 'log').mockImplementation();
  process.env = {
    ...before,
    NODE_ENV: config.nodeEnv,
    DATABASE_URL: config.databaseUrl,
    TEAMAROUND_HOME: config.home,
    OIDC_ISSUER: config.oidcIssuer,
    PORT: '0',
    ...settings,
  };
  try {
    await command();
    return printed.mock.calls.map(([text]: unknown[]) => String(text)).join('\n');
  } finally {
    process.env = before;
    printed.mockRestore();
  }
};

/** The settings by which a person proves to a command who they are: with a token that is valid now, whatever time the application lives in. */
export const signedBy = async (
  { issuer }: Pick<Application, 'issuer'>,
  principal: Principal,
): Promise<Readonly<Record<string, string>>> => ({
  TEAMAROUND_TOKEN: await issuer.tokenFor(principal, new Date()),
});
