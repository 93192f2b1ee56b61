import {
  type AgencyType,
  alreadyRecorded,
  type CalendarDate,
  type Dated,
  type Decided,
  type Decider,
  inForce,
  type Refusal,
  refuse,
  refuseExisting,
  withDated,
} from '@app/kernel';
import { type AgencyEvent } from './agency.events';

interface Effective {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export interface RegisterAgency extends Effective {
  readonly type: 'RegisterAgency';
  readonly agencyId: string;
  readonly name: string;
  readonly agencyType: AgencyType;
}
export interface RenameAgency extends Effective {
  readonly type: 'RenameAgency';
  readonly name: string;
}
export interface MergeAgency extends Effective {
  readonly type: 'MergeAgency';
  readonly agencyId: string;
  readonly into: string;
  /** How the agency that takes over stands on that day. */
  readonly successor: AgencyStanding;
}
export interface RecordAgencyLeft extends Effective {
  readonly type: 'RecordAgencyLeft';
}
export type AgencyCommand = RegisterAgency | RenameAgency | MergeAgency | RecordAgencyLeft;
export type AgencyRefusal = Refusal<
  | 'agency-already-registered'
  | 'agency-not-found'
  | 'agency-left'
  | 'agency-merged'
  | 'agency-not-active'
  | 'unknown-agency'
  | 'same-agency'
  | 'name-already-held'
  | 'future-date'
  | 'impossible-date-order'
>;

export interface RegisteredAgency {
  readonly is: 'active' | 'left' | 'merged';
  readonly agencyType: AgencyType;
  readonly since: CalendarDate;
  /** What it was called, from which day on. */
  readonly names: readonly (Dated & { readonly name: string })[];
  /** The first day on which it was not at work any more. */
  readonly endedOn: CalendarDate | null;
  /** Who does its work since then. */
  readonly mergedInto: string | null;
}
export type Agency = { readonly is: 'unregistered' } | RegisteredAgency;

/** How an agency stands on a day; `unknown`: nobody has registered it, or it was not at work yet. */
export type AgencyStanding = 'unknown' | 'active' | 'left' | 'merged';

/** @returns how the agency stands at the end of that day. */
export const standingOn = (agency: Agency, on: CalendarDate): AgencyStanding => {
  if (agency.is === 'unregistered' || on < agency.since) return 'unknown';
  return agency.endedOn === null || on < agency.endedOn ? 'active' : agency.is;
};

/** @returns what the agency was called at the end of that day; undefined before it was at work. */
export const nameOn = ({ names }: RegisteredAgency, on: CalendarDate): string | undefined => inForce(names, on)?.name;

/**
 * @returns who does the work of the agency at the end of that day: itself, or where its mergers lead to. So a report over years
 * can put together what belongs together, and each year keeps its names.
 */
export const successorOn = (
  agencies: ReadonlyMap<string, RegisteredAgency>,
  agencyId: string,
  on: CalendarDate,
): string => {
  const passed = new Set<string>();
  let current = agencyId;
  while (!passed.has(current)) {
    passed.add(current);
    const agency = agencies.get(current);
    if (agency === undefined || agency.mergedInto === null || standingOn(agency, on) !== 'merged') break;
    current = agency.mergedInto;
  }
  return current;
};

/** Whether another agency can be named on a day, or why not. */
export const refusedAgency = (
  standing: AgencyStanding,
  field: string,
): Refusal<'unknown-agency' | 'agency-not-active'> | undefined => {
  if (standing === 'unknown') return refuse('unknown-agency', 'no agency of that id was registered on that day', field);
  return standing === 'active'
    ? undefined
    : refuse('agency-not-active', 'this agency did not work in the trust any more on that day', field);
};

const register = (command: RegisterAgency, state: Agency): Decided<AgencyEvent, AgencyRefusal> => {
  const { name, agencyType, on, today } = command;
  const wanted = [{ type: 'AgencyRegistered', data: { name, agencyType, on } }] as const;
  if (state.is !== 'unregistered')
    return alreadyRecorded({
      by: (fact) => fact.type === 'AgencyRegistered',
      wanted,
      refusal: refuseExisting('agency-already-registered', 'there is an agency with this id already', {
        existing: command.agencyId,
        correctedBy: 'POST /v1/agencies/{agencyId}/names',
        field: '/agencyId',
      }),
    });
  return on > today ? refuse('future-date', 'this day is still to come', '/on') : wanted;
};

/** An agency that has ended: the same ending again may be a repeat, everything else comes too late. */
const afterItsEnd = (
  wanted: readonly AgencyEvent[],
  { is, endedOn }: RegisteredAgency,
): Decided<AgencyEvent, AgencyRefusal> => {
  const why =
    is === 'left'
      ? refuse('agency-left', 'this agency does not work in the trust any more')
      : refuse('agency-merged', 'another agency does the work of this one');
  const ending = is === 'left' ? 'AgencyLeft' : 'AgencyMerged';
  if (!wanted.some(({ type }) => type === ending)) return why;
  return alreadyRecorded({
    by: (fact) => fact.type === ending,
    wanted,
    refusal: { ...why, existing: endedOn ?? '' },
  });
};

const wantedOf = (command: Exclude<AgencyCommand, RegisterAgency>): readonly [AgencyEvent] => {
  const { on } = command;
  switch (command.type) {
    case 'RenameAgency':
      return [{ type: 'AgencyRenamed', data: { name: command.name, on } }];
    case 'MergeAgency':
      return [{ type: 'AgencyMerged', data: { into: command.into, on } }];
    case 'RecordAgencyLeft':
      return [{ type: 'AgencyLeft', data: { on } }];
  }
};

/** An agency of the children's trust: what it was called when, and what became of it. Rules: domain dossier 7.5, edge case 14. */
export const agency: Decider<AgencyCommand, AgencyEvent, Agency, AgencyRefusal> = {
  initial: { is: 'unregistered' },
  evolve: (state, { type, data }) => {
    if (type === 'AgencyRegistered') {
      const { name, agencyType, on } = data;
      const names = [{ name, from: on }];
      return { is: 'active', agencyType, since: on, names, endedOn: null, mergedInto: null };
    }
    if (state.is === 'unregistered') return state;
    switch (type) {
      case 'AgencyRenamed':
        return { ...state, names: withDated(state.names, { name: data.name, from: data.on }) };
      case 'AgencyMerged':
        return { ...state, is: 'merged', endedOn: data.on, mergedInto: data.into };
      case 'AgencyLeft':
        return { ...state, is: 'left', endedOn: data.on };
    }
  },
  decide: (command, state) => {
    if (command.type === 'RegisterAgency') return register(command, state);
    if (state.is === 'unregistered') return refuse('agency-not-found', 'there is no such agency');
    const wanted = wantedOf(command);
    if (state.is !== 'active') return afterItsEnd(wanted, state);
    const { on, today } = command;
    if (on > today) return refuse('future-date', 'this day is still to come', '/on');
    if (on < state.since)
      return refuse('impossible-date-order', 'the agency did not work in the trust on that day', '/on');
    switch (command.type) {
      case 'RenameAgency': {
        const called = inForce(state.names, on);
        if (called?.name !== command.name) return wanted;
        return alreadyRecorded({
          by: ({ type, data }) => (type === 'AgencyRenamed' || type === 'AgencyRegistered') && data.on === called.from,
          wanted,
          refusal: refuseExisting('name-already-held', 'the agency has this name on that day already', {
            existing: called.from,
          }),
        });
      }
      case 'MergeAgency': {
        const { agencyId, into, successor } = command;
        if (into === agencyId) return refuse('same-agency', 'an agency cannot be merged into itself', '/into');
        return refusedAgency(successor, '/into') ?? wanted;
      }
      case 'RecordAgencyLeft':
        return wanted;
    }
  },
};
