import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}
interface Boundaries {
  readonly forbidden: readonly { readonly name: string }[];
}

const rules = join(__dirname, 'boundaries.cjs');
// oxlint-disable-next-line typescript/no-require-imports -- the rules are CommonJS for dependency-cruiser
const { forbidden } = require('./boundaries.cjs') as Boundaries;

/** One planted violation for each rule: what must fire, and where. */
const planted: Readonly<Record<string, string>> = {
  'domain-knows-no-framework': 'libs/caf/src/domain/knows-framework.ts',
  'domain-does-no-io': 'libs/caf/src/domain/does-io.ts',
  'domain-knows-only-kernel': 'libs/caf/src/domain/knows-another-room.ts',
  'kernel-depends-on-nothing': 'libs/kernel/src/leans-on-a-library.ts',
  'rooms-meet-at-the-front-door': 'libs/caf/src/features/open-caf/goes-through-the-window.ts',
  'the-stream-door-shows-only-rules': 'libs/caf/src/stream.ts',
  'foundations-know-no-rooms': 'libs/event-store/src/knows-a-room.ts',
  'libs-know-no-apps': 'libs/caf/src/knows-an-app.ts',
  'apps-meet-only-in-the-cli': 'apps/api/src/knows-the-worker.ts',
  'store-client-stays-in-its-adapter': 'libs/caf/src/talks-to-the-cluster.ts',
  'rows-belong-to-the-read-side': 'libs/caf/src/writes-rows.ts',
  'no-test-code-in-production': 'libs/caf/src/uses-a-fixture.ts',
  'no-cycles': 'libs/caf/src/round-one.ts',
};

const cruise = (): readonly string[] => {
  const cli = join(__dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const found = execFileSync(process.execPath, [cli, '--config', rules, '--output-type', 'json', 'libs', 'apps'], {
    cwd: join(__dirname, 'planted'),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(found) as Cruise).summary.violations.map(({ rule, from }) => `${rule.name} at ${from}`);
};

describe('The boundaries between rooms', () => {
  const violations = cruise();

  it('have a planted violation for every rule', () => {
    expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
  it.each(Object.entries(planted))('%s fires on %s', (rule, place) => {
    expect(violations).toContain(`${rule} at ${place}`);
  });
});
