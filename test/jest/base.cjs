/** What the jest projects share; each project only says which files are its own. */
const root = require('node:path').resolve(__dirname, '../..');
const swc = require('./swc.cjs');
// Packages that ship ES modules only: jest on Node 20 cannot require them as they are.
const esmOnly = ['@nestjs', 'any-ascii', 'double-metaphone', 'jose', 'oidc-provider', 'uuid', 'typeorm'];
module.exports = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: root,
  testEnvironment: 'node',
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.teamaround/', '<rootDir>/test/bench/'],
  transform: { '^.+\\.(?:ts|js)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/jest/seeded-fast-check.cjs',
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@app/([^/]+)/testing$': '<rootDir>/libs/$1/src/testing/index.ts',
    '^@app/([^/]+)/stream$': '<rootDir>/libs/$1/src/stream.ts',
  },
  ...extra,
});
