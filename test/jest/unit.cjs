/** Rules, codecs and pure projections: no Nest, no database. */
module.exports = require('./base.cjs')('unit', [
  'libs/**/*.spec.ts',
  'apps/**/*.spec.ts',
  'test/arch/**/*.spec.ts',
  'test/proofs/**/*.spec.ts',
]);
