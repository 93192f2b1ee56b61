export { type AutomationTools, type Queries, type Room } from './room';
export { type Config, ConfigError, readConfig } from './config';
export { collected, faultFields, type Log, type LogFields, type LogLevel, logTo } from './log';
export { CLOCK } from './clock';
