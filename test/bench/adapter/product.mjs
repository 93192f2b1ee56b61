/** The rooms of the product as it was built, each by its front door. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const room = (name) => require(`../../../dist/libs/${name}/src/index.js`);

export const { migrate, openDatabase } = room('database');
export const { Aggregates, codecOf, eventStoreMigrations, PostgresEventStore } = room('event-store');
export const { Feeds, feedsMigrations } = room('feeds');
