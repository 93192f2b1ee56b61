import { childrenRoom } from '@app/children';
import { type Room } from '@app/runtime';

/** Every room of the system, in the order in which their migrations and modules are listed. */
export const rooms: readonly Room[] = [childrenRoom];
