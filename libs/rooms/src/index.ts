import { childrenRoom } from '@app/children';
import { consentRoom } from '@app/consent';
import { localitiesRoom } from '@app/localities';
import { type Room } from '@app/runtime';

/** Every room of the system, in the order in which their migrations and modules are listed. */
export const rooms: readonly Room[] = [localitiesRoom, childrenRoom, consentRoom];
