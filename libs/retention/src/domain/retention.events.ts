import { type CalendarDate, type DomainEvent } from '@app/kernel';
import { type Basis, type ErasureGround, type HoldReason, type KeepReason, type RecordClass } from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in retention.codec.ts and an upcast from the last. */

/** Legal hold on one record: nothing may be destroyed while it stands. Ends a proposal that had not begun to be carried out. */
export type RecordHeld = DomainEvent<
  'RecordHeld',
  { readonly holdId: string; readonly reason: HoldReason; readonly on: CalendarDate },
  { readonly note: string | null }
>;
export type HoldReleased = DomainEvent<'HoldReleased', { readonly holdId: string; readonly on: CalendarDate }>;

/** The record has been kept for as long as its rule says: somebody has to decide. */
export type DestructionProposed = DomainEvent<
  'DestructionProposed',
  {
    readonly proposalId: string;
    readonly recordClass: RecordClass;
    readonly basis: Basis;
    readonly years: number;
    /** Version of the rules it was proposed by. */
    readonly rulesVersion: string;
    readonly dueOn: CalendarDate;
    readonly on: CalendarDate;
  }
>;

/** Somebody asks for the record to be erased now. */
export type ErasureRequested = DomainEvent<
  'ErasureRequested',
  {
    readonly proposalId: string;
    readonly ground: ErasureGround;
    /** Practitioner who wrote the request down: somebody else has to approve it. */
    readonly requestedBy: string;
    readonly on: CalendarDate;
  },
  { readonly note: string | null }
>;

/** The record is kept, for a reason; proposed again not before `until`, where that is given. */
export type ProposalDeclined = DomainEvent<
  'ProposalDeclined',
  {
    readonly proposalId: string;
    readonly reason: KeepReason;
    readonly until: CalendarDate | null;
    readonly on: CalendarDate;
  },
  { readonly note: string | null }
>;

export type DestructionApproved = DomainEvent<
  'DestructionApproved',
  { readonly proposalId: string; readonly approvedBy: string; readonly on: CalendarDate }
>;

/** Approved, and then every record was put on hold before it could be carried out: it has to be proposed again. */
export type DestructionHalted = DomainEvent<
  'DestructionHalted',
  { readonly proposalId: string; readonly on: CalendarDate }
>;

/** From here there is no way back: a hold comes too late. */
export type DestructionStarted = DomainEvent<
  'DestructionStarted',
  {
    readonly proposalId: string;
    /** Whose keys are destroyed: the child's, those of its duplicates, those of teams that served nobody else. */
    readonly subjects: readonly string[];
    readonly on: CalendarDate;
  }
>;

/** The certificate: what was destroyed, by which rule, who approved it. */
export type RecordDestroyed = DomainEvent<
  'RecordDestroyed',
  {
    readonly proposalId: string;
    readonly recordClass: RecordClass;
    readonly rulesVersion: string | null;
    readonly approvedBy: string;
    readonly approvedOn: CalendarDate;
    /** How many keys were destroyed. */
    readonly keys: number;
    readonly on: CalendarDate;
  }
>;

/** An older copy of the database was restored, in which this record stood again: it was erased again. */
export type ErasureReapplied = DomainEvent<'ErasureReapplied', { readonly on: CalendarDate }>;

export type RetentionEvent =
  | RecordHeld
  | HoldReleased
  | DestructionProposed
  | ErasureRequested
  | ProposalDeclined
  | DestructionApproved
  | DestructionHalted
  | DestructionStarted
  | RecordDestroyed
  | ErasureReapplied;
