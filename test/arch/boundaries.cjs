/**
 * Who may import whom. Every rule has a planted violation in test/arch/planted that must fire (boundaries.spec.ts).
 */
const framework =
  'node_modules/(@nestjs|typeorm|pg|@eventstore|class-validator|class-transformer|rxjs|reflect-metadata|fastify|jose)/';
const domain = { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' };
const rooms =
  'localities|practitioners|timescales|children|child-work|consent|caf|team-around-the-child|lead-professional|meeting-calls|processes|reminders|relations|board|break-glass|retention|subject-access|looks|requests';
module.exports = {
  forbidden: [
    { name: 'domain-knows-no-framework', severity: 'error', from: domain, to: { path: framework } },
    { name: 'domain-does-no-io', severity: 'error', from: domain, to: { dependencyTypes: ['core'] } },
    {
      name: 'domain-knows-only-kernel',
      severity: 'error',
      from: domain,
      to: { path: '^libs/(?!kernel/)', pathNot: '/src/domain/' },
    },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'rooms-meet-at-the-front-door',
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$|stream\\.ts$|testing/index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      // Rooms that read each other's folds would go round in circles through their whole front doors.
      name: 'the-stream-door-shows-only-rules',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/stream\\.ts$' },
      to: { pathNot: '^libs/[^/]+/src/(domain/|[a-z-]+\\.codec\\.ts$)' },
    },
    {
      name: 'foundations-know-no-rooms',
      severity: 'error',
      from: { path: '^libs/(kernel|event-store|privacy|access|http|database|feeds|runtime)/' },
      to: { path: `^libs/(${rooms})/` },
    },
    { name: 'libs-know-no-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-meet-only-in-the-cli',
      severity: 'error',
      from: { path: '^apps/(api|worker)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'store-client-stays-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^libs/event-store/src/eventstoredb/' },
      to: { path: 'node_modules/@eventstore/' },
    },
    {
      name: 'rows-belong-to-the-read-side',
      severity: 'error',
      from: {
        path: '^libs/',
        pathNot: '/src/(reads|postgres)/|^libs/(board|database|feeds)/|\\.(int-)?spec\\.ts$|\\.module\\.ts$|/testing/',
      },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { pathNot: 'spec\\.ts$|/testing/|^test/' },
      to: { path: '/testing/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
