/** HTTP in, HTTP out: the whole application over a real PostgreSQL. */
module.exports = require('./base.cjs')('e2e', ['test/e2e/**/*.e2e-spec.ts'], {
  globalSetup: '<rootDir>/test/support/database-server.ts',
  globalTeardown: '<rootDir>/test/support/database-server.stop.ts',
});
