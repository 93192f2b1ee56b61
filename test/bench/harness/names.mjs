export const OURS = 'teamaround';

/** Ours, but for the record of who looked at what. */
export const UNRECORDED = 'no look recorded';

/** The stores that the product is held against. */
export const PEERS = ['emmett', 'emmett+index', 'emmett+tuned', 'emmett+index+tuned', 'castore'];
