/** Nest injection token of the clock (`Clock` of the kernel). */
export const CLOCK = Symbol('Clock');
