import { rooms } from '@app/rooms';
import { serveUntilStopped } from '@app/runtime';
import { startWorker } from './start-worker';

serveUntilStopped('teamaround-worker', rooms, startWorker);
