import {
  addDays,
  type Decider,
  type Refusal,
  refuse,
  alreadyRecorded,
  type Decided,
  refuseExisting,
} from '@app/kernel';
import { type BreakGlassEvent, type Breaker, type Told } from './break-glass.events';
import { type Reason, REASONS_VERSION, type ReviewOutcome } from './vocabulary';

/* Rules: domain dossier 9. All instants are ISO 8601 in UTC to the millisecond, so that they compare as text. */

export interface BreakGlass {
  readonly type: 'BreakGlass';
  readonly breakGlassId: string;
  readonly by: Breaker;
  readonly at: string;
  /** Null when none was given. */
  readonly reason: Reason | null;
  /** In their own words; null when nothing was written. */
  readonly why: string | null;
  readonly childIsKnown: boolean;
  /** Who answers for the child's locality. */
  readonly coordination: Told;
}
interface OfOneUse {
  readonly breakGlassId: string;
  /** Practitioner id of who does it. */
  readonly by: string;
  readonly at: string;
}
export interface EndBreakGlass extends OfOneUse {
  readonly type: 'EndBreakGlass';
  /** Whether they may end what others began. */
  readonly anybodys: boolean;
}
export interface ReviewBreakGlass extends OfOneUse {
  readonly type: 'ReviewBreakGlass';
  readonly outcome: ReviewOutcome;
  readonly note: string | null;
}
export type BreakGlassCommand = BreakGlass | EndBreakGlass | ReviewBreakGlass;
export type BreakGlassRefusal = Refusal<
  | 'child-not-found'
  | 'missing-reason'
  | 'missing-explanation'
  | 'glass-already-broken'
  | 'break-glass-not-found'
  | 'break-glass-still-open'
  | 'break-glass-already-ended'
  | 'break-glass-already-reviewed'
  | 'second-person-needed'
>;

/** One time that somebody broke the glass. */
interface Use {
  readonly breakGlassId: string;
  readonly by: Breaker;
  readonly until: string;
  readonly endedAt: string | null;
  readonly review: { readonly by: string; readonly outcome: ReviewOutcome } | null;
}
/** Every time that anybody broke the glass over one child's record. */
export interface Uses {
  readonly uses: readonly Use[];
}

const isOpen = ({ endedAt, until }: Use, at: string): boolean => endedAt === null && at < until;
const isOf = ({ by }: Use, asker: Pick<Breaker, 'practitionerId' | 'agencyId'>): boolean =>
  by.practitionerId === asker.practitionerId && by.agencyId === asker.agencyId;

/** @returns whether somebody, for that agency, may look at this instant because of a reason that they gave. */
export const holdsFor = ({ uses }: Uses, asker: Pick<Breaker, 'practitionerId' | 'agencyId'>, at: string): boolean =>
  uses.some((use) => isOf(use, asker) && isOpen(use, at));

/** In universal time every day has 24 hours. */
const aDayAfter = (instant: string): string => addDays(instant.slice(0, 10), 1) + instant.slice(10);

const breakIt = (command: BreakGlass, { uses }: Uses): Decided<BreakGlassEvent, BreakGlassRefusal> => {
  const { breakGlassId, by, at, reason, why, coordination } = command;
  if (!command.childIsKnown) return refuse('child-not-found', 'there is no such child on the register');
  if (reason === null) return refuse('missing-reason', 'say for which reason the record has to be seen', '/reason');
  if (why === null || why.trim() === '')
    return refuse('missing-explanation', 'say in your own words why the record has to be seen', '/why');
  const given = { breakGlassId, at };
  const wanted: readonly BreakGlassEvent[] = [
    {
      type: 'GlassBroken',
      data: { breakGlassId, by, reason, reasonsVersion: REASONS_VERSION, brokenAt: at, until: aDayAfter(at) },
      personal: { why },
    },
    { type: 'NoticeGiven', data: { ...given, to: coordination } },
    {
      type: 'NoticeGiven',
      data: { ...given, to: { level: 'information-governance', code: null, practitionerId: null } },
    },
  ];
  const holds = uses.find((use) => isOf(use, by) && isOpen(use, at));
  if (holds === undefined) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'GlassBroken' && data.breakGlassId === holds.breakGlassId,
    wanted,
    refusal: refuseExisting('glass-already-broken', 'a reason that you gave holds already: end it to give another', {
      existing: holds.breakGlassId,
      correctedBy: 'POST /v1/children/{childId}/break-glass/{breakGlassId}/end',
    }),
  });
};

const notFound = refuse('break-glass-not-found', 'there is no such use of break-glass');

/** What has ended by itself needs no ending; somebody else's use is answered like one that is not there. */
const end = (command: EndBreakGlass, { uses }: Uses): Decided<BreakGlassEvent, BreakGlassRefusal> => {
  const { breakGlassId, by, at, anybodys } = command;
  const use = uses.find((one) => one.breakGlassId === breakGlassId);
  if (use === undefined || (!anybodys && use.by.practitionerId !== by)) return notFound;
  const wanted = [{ type: 'BreakGlassEnded', data: { breakGlassId, at, by } }] as const;
  if (isOpen(use, at)) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'BreakGlassEnded' && data.breakGlassId === breakGlassId,
    wanted,
    refusal: refuseExisting('break-glass-already-ended', 'nothing can be looked at on that ground any more', {
      existing: breakGlassId,
    }),
  });
};

const review = (command: ReviewBreakGlass, { uses }: Uses): Decided<BreakGlassEvent, BreakGlassRefusal> => {
  const { breakGlassId, by, at, outcome, note } = command;
  const use = uses.find((one) => one.breakGlassId === breakGlassId);
  if (use === undefined) return notFound;
  if (use.by.practitionerId === by)
    return refuse('second-person-needed', 'somebody else than who broke the glass has to review it');
  if (isOpen(use, at))
    return refuse('break-glass-still-open', 'more may still be looked at: end it first, or wait until it has ended');
  const reviewed = { type: 'BreakGlassReviewed', data: { breakGlassId, at, by, outcome } } as const;
  const wanted = [note === null ? reviewed : { ...reviewed, personal: { note } }] as const;
  if (use.review === null) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'BreakGlassReviewed' && data.breakGlassId === breakGlassId,
    wanted,
    refusal: refuseExisting('break-glass-already-reviewed', 'somebody has reviewed it already', {
      existing: breakGlassId,
    }),
  });
};

/** Who broke the glass over one child's record, until when, who was told, and what the review found. */
export const breakGlass: Decider<BreakGlassCommand, BreakGlassEvent, Uses, BreakGlassRefusal> = {
  initial: { uses: [] },
  evolve: ({ uses }, { type, data }) => {
    const change = (changed: Partial<Use>): Uses => ({
      uses: uses.map((use) => (use.breakGlassId === data.breakGlassId ? { ...use, ...changed } : use)),
    });
    switch (type) {
      case 'GlassBroken': {
        const { breakGlassId, by, until } = data;
        return { uses: [...uses, { breakGlassId, by, until, endedAt: null, review: null }] };
      }
      case 'NoticeGiven':
        return { uses };
      case 'BreakGlassEnded':
        return change({ endedAt: data.at });
      case 'BreakGlassReviewed':
        return change({ review: { by: data.by, outcome: data.outcome } });
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'BreakGlass':
        return breakIt(command, state);
      case 'EndBreakGlass':
        return end(command, state);
      case 'ReviewBreakGlass':
        return review(command, state);
    }
  },
};
