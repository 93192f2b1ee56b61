export const OURS = 'teamaround';

/** The stores that the product is held against. */
export const PEERS = ['emmett', 'emmett+index', 'emmett+tuned', 'emmett+index+tuned', 'castore'];
