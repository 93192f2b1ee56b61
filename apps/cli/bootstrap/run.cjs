/* `node run.cjs <command> ...`: what npm start and the other npm scripts run. Old syntax on purpose, see node-version.cjs. */
'use strict';
require('./node-version.cjs');
require('./prepare.cjs').runCommand(process.argv.slice(2));
