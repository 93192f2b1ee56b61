import {
  addDays,
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
import { type LocalityEvent } from './locality.events';

/** Codes a child may have in place of a place: out of county, no fixed address, unknown. They belong to no locality. */
export const placesOutside = ['OOC', 'NFA', 'UNK'] as const;

interface Effective {
  readonly from: CalendarDate;
  readonly today: CalendarDate;
}
export interface EstablishLocality extends Effective {
  readonly type: 'EstablishLocality';
  readonly code: string;
  readonly name: string;
  readonly area: string;
}
export interface AssignPlace extends Effective {
  readonly type: 'AssignPlace';
  readonly place: string;
  readonly name: string;
  /** The locality that the map of the county shows for the place on that day; undefined: none, or not seen yet. */
  readonly heldBy: string | undefined;
}
export interface MapPostcodes extends Effective {
  readonly type: 'MapPostcodes';
  readonly place: string;
  readonly prefixes: readonly string[];
}
export interface AppointCoordinator extends Effective {
  readonly type: 'AppointCoordinator';
  readonly practitionerId: string;
}
export interface AppointCover extends Effective {
  readonly type: 'AppointCover';
  readonly practitionerId: string;
}
export interface VacatePost extends Effective {
  readonly type: 'VacatePost';
}
export type LocalityCommand =
  EstablishLocality | AssignPlace | MapPostcodes | AppointCoordinator | AppointCover | VacatePost;

export type LocalityRefusal = Refusal<
  | 'locality-not-found'
  | 'locality-already-established'
  | 'invalid-code'
  | 'invalid-postcode'
  | 'unknown-place'
  | 'future-date'
  | 'impossible-date'
  | 'coordinator-in-post'
  | 'post-already-held'
  | 'post-already-vacant'
  | 'place-already-assigned'
  | 'postcodes-already-mapped'
>;

/** The coordinator's post from a day on. */
export type Post = Dated &
  (
    | { readonly is: 'vacant'; readonly practitionerId: null }
    | { readonly is: 'in-post' | 'covered'; readonly practitionerId: string }
  );
interface Established {
  readonly is: 'established';
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly from: CalendarDate;
  readonly places: readonly (Dated & { readonly place: string; readonly name: string })[];
  readonly postcodes: readonly (Dated & { readonly place: string; readonly prefixes: readonly string[] })[];
  readonly post: readonly Post[];
}
export type Locality = { readonly is: 'unknown' } | Established;

/** A reorganisation or an appointment is known some time ahead, but not longer than a year. */
const KNOWN_AHEAD_DAYS = 366;
const code = /^[A-Z]{2,4}(-[A-Z]{2,4}){0,4}$/;
const isCode = (text: string): boolean => code.test(text) && !(placesOutside as readonly string[]).includes(text);

const tooFarAhead = ({ from, today }: Effective): LocalityRefusal | undefined =>
  from > addDays(today, KNOWN_AHEAD_DAYS)
    ? refuse('future-date', 'a date more than a year ahead cannot be recorded', '/from')
    : undefined;

const establish = (command: EstablishLocality, state: Locality): Decided<LocalityEvent, LocalityRefusal> => {
  const { code, name, area, from } = command;
  const wanted = [{ type: 'LocalityEstablished', data: { code, name, area, from } }] as const;
  if (state.is === 'established')
    return alreadyRecorded({
      by: (fact) => fact.type === 'LocalityEstablished',
      wanted,
      refusal: refuseExisting('locality-already-established', 'there is a locality with this code already', {
        existing: state.code,
        field: '/code',
      }),
    });
  if (!isCode(code))
    return refuse('invalid-code', 'a code is short groups of capital letters joined by hyphens', '/code');
  return tooFarAhead(command) ?? wanted;
};

const assign = (command: AssignPlace, state: Established): Decided<LocalityEvent, LocalityRefusal> => {
  const { place, name, from, heldBy } = command;
  if (!isCode(place))
    return refuse('invalid-code', 'a code is short groups of capital letters joined by hyphens', '/place');
  const known = inForce(
    state.places.filter((entry) => entry.place === place),
    from,
  );
  const wanted = [{ type: 'PlaceAssigned', data: { place, name, from } }] as const;
  if ((heldBy !== state.code && heldBy !== undefined) || known?.name !== name) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'PlaceAssigned' && data.place === place && data.from === known.from,
    wanted,
    refusal: refuseExisting('place-already-assigned', 'the place belongs to this locality on that day already', {
      existing: known.from,
    }),
  });
};

/** `OX16`, or `OX4 2` where a district is divided between places. */
const postcodePrefix = /^[A-Z]{1,2}\d[A-Z\d]?( \d)?$/;

const hasSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((prefix) => other.includes(prefix));

const mapPostcodes = (
  { place, prefixes, from }: MapPostcodes,
  state: Established,
): Decided<LocalityEvent, LocalityRefusal> => {
  const wrong = prefixes.findIndex((prefix) => !postcodePrefix.test(prefix));
  if (wrong >= 0)
    return refuse(
      'invalid-postcode',
      'a postcode district is like OX16, or OX4 2 where it is divided',
      `/prefixes/${wrong}`,
    );
  if (!state.places.some((entry) => entry.place === place && entry.from <= from))
    return refuse('unknown-place', 'the place does not belong to this locality', '/place');
  const mapped = inForce(
    state.postcodes.filter((entry) => entry.place === place),
    from,
  );
  const wanted = [{ type: 'PostcodesMapped', data: { place, prefixes, from } }] as const;
  if (mapped === undefined || !hasSame(mapped.prefixes, prefixes)) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'PostcodesMapped' && data.place === place && data.from === mapped.from,
    wanted,
    refusal: refuseExisting('postcodes-already-mapped', 'these postcodes lead to this place on that day already', {
      existing: mapped.from,
    }),
  });
};

const appoint = (
  { type, practitionerId, from }: AppointCoordinator | AppointCover,
  state: Established,
): Decided<LocalityEvent, LocalityRefusal> => {
  const as = type === 'AppointCoordinator' ? 'CoordinatorAppointed' : 'CoordinatorPostCovered';
  const data = { practitionerId, from };
  const wanted: readonly LocalityEvent[] = as === 'CoordinatorAppointed' ? [{ type: as, data }] : [{ type: as, data }];
  const post = inForce(state.post, from);
  const isSame = post?.is === postIs[as] && post.practitionerId === practitionerId;
  if (!isSame && post?.is !== 'in-post') return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === as && fact.data.from === post.from,
    wanted,
    refusal: isSame
      ? refuseExisting('post-already-held', 'this practitioner holds the post on that day already', held(post))
      : refuseExisting('coordinator-in-post', 'another coordinator holds this post: vacate it first', {
          ...held(post),
          field: '/from',
        }),
  });
};

const postIs = { CoordinatorAppointed: 'in-post', CoordinatorPostCovered: 'covered' } as const;
const held = ({ from }: Post): { existing: CalendarDate; correctedBy: string } => ({
  existing: from,
  correctedBy: 'POST /v1/localities/{code}/coordinator/vacancy',
});

const vacate = ({ from }: VacatePost, state: Established): Decided<LocalityEvent, LocalityRefusal> => {
  const wanted = [{ type: 'CoordinatorPostVacated', data: { from } }] as const;
  const post = inForce(state.post, from);
  if (post?.is !== 'vacant') return wanted;
  return alreadyRecorded({
    by: ({ type, data }) =>
      (type === 'CoordinatorPostVacated' || type === 'LocalityEstablished') && data.from === post.from,
    wanted,
    refusal: refuseExisting('post-already-vacant', 'nobody holds this post on that day', { existing: post.from }),
  });
};

/** A locality: the places it serves and its coordinator's post, each from a day on. Rules: domain dossier 3. */
export const locality: Decider<LocalityCommand, LocalityEvent, Locality, LocalityRefusal> = {
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'LocalityEstablished')
      return {
        is: 'established',
        ...data,
        places: [],
        postcodes: [],
        post: [{ is: 'vacant', practitionerId: null, from: data.from }],
      };
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'PlaceAssigned':
        return { ...state, places: withDated(state.places, data) };
      case 'PostcodesMapped':
        return { ...state, postcodes: withDated(state.postcodes, data) };
      case 'CoordinatorAppointed':
        return { ...state, post: withDated(state.post, { is: 'in-post', ...data }) };
      case 'CoordinatorPostCovered':
        return { ...state, post: withDated(state.post, { is: 'covered', ...data }) };
      case 'CoordinatorPostVacated':
        return { ...state, post: withDated(state.post, { is: 'vacant', practitionerId: null, ...data }) };
    }
  },
  decide: (command, state) => {
    if (command.type === 'EstablishLocality') return establish(command, state);
    if (state.is === 'unknown') return refuse('locality-not-found', 'there is no such locality');
    if (command.from < state.from) return refuse('impossible-date', 'the locality did not exist on that day', '/from');
    const ahead = tooFarAhead(command);
    if (ahead !== undefined) return ahead;
    switch (command.type) {
      case 'AssignPlace':
        return assign(command, state);
      case 'MapPostcodes':
        return mapPostcodes(command, state);
      case 'AppointCoordinator':
      case 'AppointCover':
        return appoint(command, state);
      case 'VacatePost':
        return vacate(command, state);
    }
  },
};
