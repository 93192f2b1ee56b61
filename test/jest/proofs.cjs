/** The long ones: claims about the whole system, each named by its number. Run by `npm run proofs`, never by `npm test`. */
module.exports = require('./base.cjs')('proofs', ['test/proofs/**/*.proof-spec.ts'], {
  globalSetup: '<rootDir>/test/support/database-server.ts',
  globalTeardown: '<rootDir>/test/support/database-server.stop.ts',
});
