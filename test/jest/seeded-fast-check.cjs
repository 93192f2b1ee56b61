/**
 * fast-check with a seed that stays: a run that passed passes again, on every machine. Another seed asks other questions:
 * TEST_SEED=7 npx jest --selectProjects unit --testPathPatterns property
 */
const { resolve } = require('node:path');
// By its path: by its name it would be this file again.
const fastCheck = require(resolve(__dirname, '../../node_modules/fast-check/lib/cjs/fast-check.js'));
fastCheck.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 2007) });
module.exports = fastCheck;
