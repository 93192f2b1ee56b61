import { type CalendarDate, type Fact } from '@app/kernel';
import { type RetentionEvent } from './retention.events';
import { type HoldReason, type RecordClass } from './vocabulary';

export interface Hold {
  readonly holdId: string;
  readonly reason: HoldReason;
  readonly on: CalendarDate;
}

/** A proposal to destroy the record, and how far it is. */
export interface Proposal {
  readonly proposalId: string;
  readonly recordClass: RecordClass;
  readonly rulesVersion: string | null;
  /** The day from which the rule allows it; for a request, the day of asking. */
  readonly dueOn: CalendarDate;
  /** Who asked; null where the rules did. */
  readonly requestedBy: string | null;
  readonly status: 'waiting' | 'approved' | 'started';
  readonly approved: { readonly by: string; readonly on: CalendarDate } | null;
  readonly subjects: readonly string[];
}

/** The certificate of a destroyed record; of one erased again after a restore only the day is known. */
export interface Destroyed {
  readonly on: CalendarDate;
  readonly recordClass: RecordClass | null;
  readonly rulesVersion: string | null;
  readonly approvedBy: string | null;
  readonly keys: number;
}

/** How long one child's record is kept, and what stands against destroying it. */
export interface Retention {
  readonly holds: readonly Hold[];
  readonly proposal: Proposal | null;
  readonly keptUntil: CalendarDate | null;
  readonly destroyed: Destroyed | null;
  /** Proposals that were declined and holds that were released, by what became of them: to know a repeat. */
  readonly settled: readonly string[];
}

export const kept: Retention = {
  holds: [],
  proposal: null,
  keptUntil: null,
  destroyed: null,
  settled: [],
};

/** What a decision about an id is remembered by. */
export const settledAs = (id: string, how: 'declined' | 'released'): string => `${how} ${id}`;

/** The state after one more fact. */
export const evolve = (state: Retention, { type, data }: Fact<RetentionEvent>): Retention => {
  switch (type) {
    case 'RecordHeld': {
      const { holdId, reason, on } = data;
      const holds = [...state.holds, { holdId, reason, on }];
      return { ...state, holds, proposal: null };
    }
    case 'HoldReleased':
      return {
        ...state,
        holds: state.holds.filter(({ holdId }) => holdId !== data.holdId),
        settled: [...state.settled, settledAs(data.holdId, 'released')],
      };
    case 'DestructionProposed':
    case 'ErasureRequested':
      return {
        ...state,
        proposal: {
          proposalId: data.proposalId,
          recordClass: 'recordClass' in data ? data.recordClass : 'on-request',
          rulesVersion: 'rulesVersion' in data ? data.rulesVersion : null,
          dueOn: 'dueOn' in data ? data.dueOn : data.on,
          requestedBy: 'requestedBy' in data ? data.requestedBy : null,
          status: 'waiting',
          approved: null,
          subjects: [],
        },
      };
    case 'ProposalDeclined':
      return {
        ...state,
        proposal: null,
        keptUntil: data.until,
        settled: [...state.settled, settledAs(data.proposalId, 'declined')],
      };
    case 'DestructionApproved':
      return ofProposal(state, { status: 'approved', approved: { by: data.approvedBy, on: data.on } });
    case 'DestructionHalted':
      return { ...state, proposal: null };
    case 'DestructionStarted':
      return ofProposal(state, { status: 'started', subjects: data.subjects });
    case 'RecordDestroyed': {
      const { on, recordClass, rulesVersion, approvedBy, keys } = data;
      return { ...state, proposal: null, destroyed: { on, recordClass, rulesVersion, approvedBy, keys } };
    }
    case 'ErasureReapplied':
      return {
        ...state,
        proposal: null,
        destroyed: { on: data.on, recordClass: null, rulesVersion: null, approvedBy: null, keys: 0 },
      };
  }
};

const ofProposal = (state: Retention, change: Partial<Proposal>): Retention =>
  state.proposal === null ? state : { ...state, proposal: { ...state.proposal, ...change } };
