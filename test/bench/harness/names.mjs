export const OURS = 'teamaround';

/** Ours, but for the record of who looked at what. */
export const UNRECORDED = 'no look recorded';

/** Ours, but for the chain of the log. */
export const UNCHAINED = 'no chain';

/** The stores that the product is held against. */
export const PEERS = ['emmett', 'emmett+index', 'emmett+tuned', 'emmett+index+tuned', 'castore'];
