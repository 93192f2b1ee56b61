import { recordsOf, requireHeads } from '@app/integrity';
import { rooms } from '@app/rooms';
import { serveUntilStopped } from '@app/runtime';
import { createApi } from './create-api';

serveUntilStopped('teamaround-api', rooms, async (runtime) => {
  await requireHeads(recordsOf(runtime));
  return createApi(runtime);
});
