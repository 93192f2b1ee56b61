/** Adapters against a real PostgreSQL; each suite makes its own database. */
module.exports = require('./base.cjs')(
  'integration',
  ['libs/**/*.int-spec.ts', 'apps/**/*.int-spec.ts', 'test/integration/**/*.int-spec.ts'],
  {
    globalSetup: '<rootDir>/test/support/database-server.ts',
    globalTeardown: '<rootDir>/test/support/database-server.stop.ts',
  },
);
