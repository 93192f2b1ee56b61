export { erasing } from './erasing';
export { type AutomationTools, type Erase, type Queries, type Room } from './room';
export { CONFIG, type Config, ConfigError, type RateLimits, readConfig } from './config';
export { collected, faultFields, type Log, type LogFields, type LogLevel, logTo } from './log';
export { CLOCK } from './clock';
export { AccountOverOthers } from './accounts';
export { NoDatabase, openRuntime, prepareDatabase, type Runtime, type RuntimeOptions } from './runtime';
export { RuntimeModule } from './runtime.module';
export { type Service, serveUntilStopped } from './serve';
