/** The smallest workflow there can be: every command is one more entry. For measuring the command path itself. */
import { TYPES } from '../harness/event.mjs';
import { codecOf } from './product.mjs';

const NOTE = TYPES.at(-1);

export const entries = {
  category: 'case',
  codec: codecOf(Object.fromEntries(TYPES.map((type) => [type, { stored: type }]))),
  decider: {
    initial: { entries: 0 },
    evolve: (state) => ({ entries: state.entries + 1 }),
    decide: (command) => [{ type: NOTE, data: command }],
  },
};

/** Entries hold nothing personal, so nothing is ever sealed. */
const sealsNothing = () => Promise.reject(new Error('nothing personal is measured here'));
export const sealer = { seal: sealsNothing, open: sealsNothing };

/** All that the product knows of a sending, in its usual length. */
export const envelopeFor = (command, commandId) => ({
  command,
  commandId,
  commandDigest: 'p0Zb4mPqT1yq3rKQm9oYV2s8cWn5uXhDgE7aLfJtBkM',
  actor: {
    practitionerId: '5f0c8c3e-6d0e-4b52-9d5b-0b6f5a0a7c11',
    role: 'lead-professional',
    agencyId: '2d7b1f66-8a43-4a0c-9a51-c1d7f0a3e922',
  },
  at: '2007-03-14T09:30:00.000Z',
  correlationId: commandId,
  causationId: commandId,
  purpose: 'coordination',
  locality: 'E05',
});
