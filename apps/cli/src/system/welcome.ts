import { demonstrationPeople } from '@app/access';
import { type Runtime } from '@app/runtime';
import { launchDay } from '../demonstration/county.plan';
import { boardTable } from '../output/board-table';
import { print } from '../output/print';
import { table } from '../output/table';
import { boardAsAt } from './board-as-at';

/** What there is to say about the running system. */
export interface Running {
  readonly address: string;
  readonly issuerIsOurs: boolean;
  readonly logFile: string | undefined;
  readonly tookMs: number;
}

/** Prints where the system is, who can sign in, and the board of the launch day. */
export const welcome = async (runtime: Runtime, { address, issuerIsOurs, logFile, tookMs }: Running): Promise<void> => {
  const { oidcIssuer = '', nodeEnv, home } = runtime.config;
  print(`\nTeamaround is running at ${address} after ${(tookMs / 1000).toFixed(1)} s`);
  print(`  description of every route   ${address}/openapi.json`);
  print(`  sign-in                      ${oidcIssuer}`);
  print(`  data                         ${home}`);
  if (logFile !== undefined) print(`  server log                   ${logFile}`);
  if (nodeEnv === 'production') return;
  if (issuerIsOurs) {
    print(
      '\nInvented people who can sign in; "npm run -s token -- coordinator" prints an access token for one of them:\n',
    );
    const rows = demonstrationPeople.map(({ name, displayName, roles, localities }) => [
      name,
      displayName,
      roles.join(', '),
      localities.join(' '),
    ]);
    print(table(['Person', 'Name', 'Role', 'Localities'], rows));
  }
  print(`\n${boardTable(await boardAsAt(runtime, launchDay))}`);
  print('\nCtrl-C stops everything; the data are kept.');
};
