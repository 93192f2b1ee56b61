export { processesRoom } from './processes.room';
