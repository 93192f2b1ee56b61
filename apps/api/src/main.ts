import { rooms } from '@app/rooms';
import { serveUntilStopped } from '@app/runtime';
import { createApi } from './create-api';

serveUntilStopped('teamaround-api', rooms, createApi);
