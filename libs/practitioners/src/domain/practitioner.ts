import {
  alreadyRecorded,
  type CalendarDate,
  type Dated,
  type Decided,
  type Decider,
  inForce,
  isRefusal,
  refuse,
  refuseExisting,
  type Refusal,
} from '@app/kernel';
import { type AgencyStanding, refusedAgency } from './agency';
import { type HandoverRequired, type PractitionerEvent } from './practitioner.events';

interface Effective {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
interface ForAgency extends Effective {
  readonly agencyId: string;
  readonly role: string;
  /** How the agency stands on that day. */
  readonly agency: AgencyStanding;
}
export interface RegisterPractitioner extends ForAgency {
  readonly type: 'RegisterPractitioner';
  readonly practitionerId: string;
  readonly name: string;
  readonly contact: string | null;
}
export interface ChangePost extends ForAgency {
  readonly type: 'ChangePost';
}
export interface RecordLeaver extends Effective {
  readonly type: 'RecordLeaver';
}
/** Of somebody who has left: what they were still at work in. */
export interface NoteHandover {
  readonly type: 'NoteHandover';
  readonly work: HandoverRequired['data']['work'];
  readonly record: string;
}
export type PractitionerCommand = RegisterPractitioner | ChangePost | RecordLeaver | NoteHandover;
export type PractitionerRefusal = Refusal<
  | 'practitioner-already-registered'
  | 'practitioner-not-found'
  | 'practitioner-left'
  | 'practitioner-at-work'
  | 'post-already-held'
  | 'handover-already-noted'
  | 'unknown-agency'
  | 'agency-not-active'
  | 'future-date'
  | 'impossible-date-order'
>;

/** For whom somebody works, and as what, from a day on. */
export type Post = Dated & { readonly agencyId: string; readonly role: string };
export interface RegisteredPractitioner {
  readonly is: 'registered' | 'left';
  /** Oldest first. */
  readonly posts: readonly [Post, ...Post[]];
  readonly leftOn: CalendarDate | null;
  /** What they were still at work in when they left. */
  readonly handovers: readonly HandoverRequired['data'][];
}
export type Practitioner = { readonly is: 'unregistered' } | RegisteredPractitioner;

/** @returns the post that was taken up last. */
export const latestPost = ({ posts }: RegisteredPractitioner): Post => posts[posts.length - 1] ?? posts[0];

/** @returns the agency that somebody works for at the end of that day; null for whoever has left, or is not on the register. */
export const worksFor = (one: Practitioner, on: CalendarDate): string | null => {
  if (one.is === 'unregistered' || (one.leftOn !== null && one.leftOn <= on)) return null;
  return inForce(one.posts, on)?.agencyId ?? null;
};

/** Nothing happens before what is recorded already. */
const wrongDay = (
  { on, today }: Effective,
  notBefore: CalendarDate,
): Refusal<'future-date' | 'impossible-date-order'> | undefined => {
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  return on < notBefore ? refuse('impossible-date-order', 'this day is before an earlier step', '/on') : undefined;
};

const register = (
  command: RegisterPractitioner,
  state: Practitioner,
): Decided<PractitionerEvent, PractitionerRefusal> => {
  const { agencyId, role, name, contact, on } = command;
  const wanted = [
    { type: 'PractitionerRegistered', data: { agencyId, role, on }, personal: { name, contact } },
  ] as const;
  if (state.is === 'registered')
    return alreadyRecorded({
      by: (fact) => fact.type === 'PractitionerRegistered',
      wanted,
      refusal: refuseExisting('practitioner-already-registered', 'this practitioner is registered already', {
        existing: command.practitionerId,
        correctedBy: 'POST /v1/practitioners/{practitionerId}/posts',
        field: '/practitionerId',
      }),
    });
  const refused =
    wrongDay(command, state.is === 'left' ? (state.leftOn ?? on) : on) ?? refusedAgency(command.agency, '/agencyId');
  return isRefusal(refused) ? refused : wanted;
};

const noteHandover = (
  { work, record }: NoteHandover,
  { leftOn, handovers }: RegisteredPractitioner,
): Decided<PractitionerEvent, PractitionerRefusal> => {
  if (leftOn === null) return refuse('practitioner-at-work', 'this practitioner has not left');
  const wanted = [{ type: 'HandoverRequired', data: { work, record, on: leftOn } }] as const;
  const isThis = (one: HandoverRequired['data']): boolean => one.work === work && one.record === record;
  if (!handovers.some(isThis)) return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === 'HandoverRequired' && isThis(fact.data),
    wanted,
    refusal: refuseExisting('handover-already-noted', 'this work is noted as left behind already', {
      existing: record,
    }),
  });
};

const left = (
  { on, today }: Effective,
  state: RegisteredPractitioner,
): Decided<PractitionerEvent, PractitionerRefusal> => {
  const { agencyId, from } = latestPost(state);
  const wanted = [{ type: 'PractitionerLeft', data: { agencyId, on } }] as const;
  if (state.leftOn !== null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'PractitionerLeft' && fact.data.on === state.leftOn,
      wanted,
      refusal: refuseExisting('practitioner-left', 'this practitioner does not work here any more', {
        existing: state.leftOn,
        correctedBy: 'POST /v1/practitioners',
      }),
    });
  return wrongDay({ on, today }, from) ?? wanted;
};

const changePost = (
  command: ChangePost,
  state: RegisteredPractitioner,
): Decided<PractitionerEvent, PractitionerRefusal> => {
  if (state.leftOn !== null) return refuse('practitioner-left', 'this practitioner does not work here any more');
  const { agencyId, role, on } = command;
  const post = latestPost(state);
  const wanted = [{ type: 'PostChanged', data: { from: post.agencyId, agencyId, role, on } }] as const;
  if (post.agencyId === agencyId && post.role === role)
    return alreadyRecorded({
      by: ({ type, data }) =>
        type === 'PostChanged' && data.agencyId === agencyId && data.role === role && data.on === post.from,
      wanted,
      refusal: refuseExisting('post-already-held', 'this practitioner holds this post already', {
        existing: post.from,
      }),
    });
  return wrongDay(command, post.from) ?? refusedAgency(command.agency, '/agencyId') ?? wanted;
};

/** Somebody who works for an agency of the children's trust. Rules: domain dossier 7.5, edge cases 12 and 13. */
export const practitioner: Decider<PractitionerCommand, PractitionerEvent, Practitioner, PractitionerRefusal> = {
  initial: { is: 'unregistered' },
  evolve: (state, { type, data }) => {
    if (type === 'PractitionerRegistered') {
      const post = { agencyId: data.agencyId, role: data.role, from: data.on };
      const posts: readonly [Post, ...Post[]] = state.is === 'unregistered' ? [post] : [...state.posts, post];
      return { is: 'registered', posts, leftOn: null, handovers: [] };
    }
    if (state.is === 'unregistered') return state;
    switch (type) {
      case 'PostChanged': {
        const { agencyId, role, on } = data;
        return { ...state, posts: [...state.posts, { agencyId, role, from: on }] };
      }
      case 'PractitionerLeft':
        return { ...state, is: 'left', leftOn: data.on };
      case 'HandoverRequired':
        return { ...state, handovers: [...state.handovers, data] };
    }
  },
  decide: (command, state) => {
    if (command.type === 'RegisterPractitioner') return register(command, state);
    if (state.is === 'unregistered') return refuse('practitioner-not-found', 'there is no such practitioner');
    switch (command.type) {
      case 'NoteHandover':
        return noteHandover(command, state);
      case 'RecordLeaver':
        return left(command, state);
      case 'ChangePost':
        return changePost(command, state);
    }
  },
};
