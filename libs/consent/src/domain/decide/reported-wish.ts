import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  type Fact,
  isAlreadyRecorded,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import {
  type ConsentEvent,
  type Recorder,
  type SaidBy,
  type Wish,
  type WishRejected,
  type WishReported,
  type WishRetracted,
} from '../consent.events';
import { type Consent, evolve, type ReportedWish } from '../consent.state';
import { askedOf, gainsByConsent, isReporter, isShownTo, isUnanswered, leftOutBy, readsMore } from '../wishes';
import { type AgenciesKnown, agencyRefused } from './agencies';
import { type GiveRefusal, type RecordConsent, recordConsent } from './give';
import { type ChildKnown, type Said, saidBy, type SpeakerRefusal, speakerRefused } from './ground';
import { narrowConsent, refuseConsent, type TakeBackRefusal, withdrawConsent } from './take-back';

export type ReportWish = Pick<WishReported['data'], 'wishId' | 'wish'> &
  Said & { readonly type: 'ReportWish'; readonly agencies: AgenciesKnown };
interface OfOneWish {
  readonly wishId: string;
  readonly today: CalendarDate;
  readonly child: ChildKnown;
}
/** What was reported was said: it becomes a statement. */
export interface ConfirmWish extends OfOneWish {
  readonly type: 'ConfirmWish';
  readonly statementId: string;
  /** In the words that were reported; undefined where they are erased. */
  readonly words: SaidBy | undefined;
  readonly agencies: AgenciesKnown;
}
export interface RejectWish extends OfOneWish {
  readonly type: 'RejectWish';
  readonly because: WishRejected['data']['because'];
  readonly reason: string;
}
/** Whoever reported it had misunderstood. */
export interface RetractWish extends OfOneWish {
  readonly type: 'RetractWish';
  readonly reason: string;
}
export type WishRefusal =
  | GiveRefusal
  | TakeBackRefusal
  | Refusal<
      'wish-not-found' | 'wish-answered-already' | 'second-person-needed' | 'too-many-unanswered' | 'record-erased'
    >;

/** So many reports of one person about one child may wait for an answer. */
const MOST_UNANSWERED = 3;

const notFound = refuse('wish-not-found', 'no such wish was reported');
/** Somebody has answered it: the same answer again is a repeat, another one is refused. */
const answeredAlready = (wishId: string, wanted: readonly ConsentEvent[]): Decided<ConsentEvent, WishRefusal> =>
  alreadyRecorded({
    by: ({ type, data }) =>
      (type === 'WishConfirmed' || type === 'WishRejected' || type === 'WishRetracted') && data.wishId === wishId,
    wanted,
    refusal: refuseExisting(
      'wish-answered-already',
      'somebody has answered it: a statement is corrected by its own route',
      {
        existing: wishId,
        correctedBy: 'POST /v1/children/{childId}/consent/statements/{statementId}/corrections',
      },
    ),
  });

const incomplete = (wish: Wish, agencies: AgenciesKnown): SpeakerRefusal | WishRefusal | undefined => {
  if (wish.kind === 'narrowing')
    return wish.removedAgencies.length + wish.excludedAgencies.length + wish.excludedTopics.length === 0
      ? refuse('missing-narrowing', 'name an agency or a topic to take out', '/removedAgencies')
      : undefined;
  if (wish.scopes.length === 0) return refuse('missing-scopes', 'say what it is about', '/scopes');
  if (wish.kind !== 'consent') return undefined;
  if (wish.expiresOn !== null && wish.expiresOn < wish.from)
    return refuse('impossible-expiry', 'consent cannot end before it begins', '/expiresOn');
  return wish.scopes.includes('share') && wish.allowedAgencies.length === 0
    ? refuse('missing-agencies', 'name the agencies that information may be shared with', '/allowedAgencies')
    : agencyRefused(wish.allowedAgencies, agencies, (at) => `/allowedAgencies/${at}`);
};

/** What the wish would be as a statement, decided by the rules of statements; the same again is a statement beside the first. */
const asStatement = (
  wish: Wish,
  statementId: string,
  words: Pick<Said, 'name' | 'note' | 'today' | 'child'> & Pick<RecordConsent, 'agencies' | 'receivedBy'>,
  consent: Consent,
): readonly ConsentEvent[] | WishRefusal => {
  const { by, how, from } = wish;
  const said = { ...words, statementId, how };
  const decided = (): Decided<ConsentEvent, WishRefusal> => {
    switch (wish.kind) {
      case 'consent': {
        const { kind, by: givenBy, from: validFrom, ...facts } = wish;
        return recordConsent({ type: 'RecordConsent', ...said, ...facts, givenBy, validFrom }, consent);
      }
      case 'refusal':
        return refuseConsent({ type: 'RefuseConsent', ...said, scopes: wish.scopes, refusedBy: by, from }, consent);
      case 'withdrawal':
        return withdrawConsent(
          { type: 'WithdrawConsent', ...said, scopes: wish.scopes, withdrawnBy: by, from },
          consent,
        );
      case 'narrowing': {
        const { kind, by: narrowedBy, ...facts } = wish;
        return narrowConsent({ type: 'NarrowConsent', ...said, ...facts, narrowedBy }, consent);
      }
    }
  };
  const found = decided();
  return isAlreadyRecorded(found) ? (found.refusal ?? found.wanted) : found;
};

/** @returns whether more would be read in that agency if the wish were followed. */
const gains = (command: ReportWish, consent: Consent, agencyId: string): boolean => {
  const receivedBy = command.child.work.recorder;
  const statement = asStatement(command.wish, command.wishId, { ...command, receivedBy }, consent);
  if (isRefusal(statement) || !gainsByConsent(command.child.work.atWork, agencyId)) return false;
  return readsMore(consent, statement.reduce(evolve, consent), agencyId, command.today);
};

/**
 * Somebody reports what a family said to them. Nothing ends by it; until it is answered nothing new is shared where it takes
 * something back.
 */
export const reportWish = (command: ReportWish, consent: Consent): Decided<ConsentEvent, WishRefusal> => {
  const { wishId, wish, today, child, agencies } = command;
  const { recorder, atWork, answerBy } = child.work;
  const refused =
    speakerRefused(wish.by, command, wish.from, { giver: '/by', from: '/from' }) ?? incomplete(wish, agencies);
  if (refused !== undefined) return refused;
  const leftOut = leftOutBy(wish);
  const asked = askedOf(
    atWork,
    ({ practitionerId, agencyId }) =>
      practitionerId === recorder.practitionerId ||
      (agencyId !== null && (leftOut.includes(agencyId) || gains(command, consent, agencyId))),
  );
  const { practitionerId, agencyId } = recorder;
  const reportedBy = { practitionerId, agencyId };
  const { dueOn, version: timescales } = answerBy;
  const wanted: readonly WishReported[] = [
    {
      type: 'WishReported',
      data: { wishId, wish, reportedBy, on: today, answerBy: dueOn, timescales, askedOf: asked },
      personal: saidBy(command),
    },
  ];
  const waiting = consent.wishes.filter((one) => isUnanswered(one) && isReporter(one, recorder));
  if (waiting.length === 0) return wanted;
  const open = new Set(waiting.map((one) => one.wishId));
  const by = ({ type, data }: Fact<ConsentEvent>): boolean => type === 'WishReported' && open.has(data.wishId);
  return waiting.length < MOST_UNANSWERED
    ? alreadyRecorded({ by, wanted })
    : alreadyRecorded({
        by,
        wanted,
        refusal: refuseExisting(
          'too-many-unanswered',
          'what you have reported before is not answered yet: ring who works with the child',
          { existing: waiting[0]?.wishId ?? '' },
        ),
      });
};

/** Somebody's own report may be answered by somebody else only; whom the family wants left out is not told of it. */
const toAnswer = (
  { wishId, child }: OfOneWish,
  { wishes }: Consent,
): { readonly wish: ReportedWish; readonly by: Recorder } | WishRefusal => {
  const { isAtWork, practitionerId, agencyId } = child.work.recorder;
  const by = { practitionerId, agencyId };
  const wish = wishes.find((one) => one.wishId === wishId);
  if (wish === undefined || !isShownTo(wish, by)) return notFound;
  if (isReporter(wish, by))
    return refuse('second-person-needed', 'somebody else than who reported it says whether the family said it');
  return isAtWork ? { wish, by } : notFound;
};

/** The family did say it. Who answers must not be of an agency that gains by it, unless it holds the assessment already. */
export const confirmWish = (command: ConfirmWish, consent: Consent): Decided<ConsentEvent, WishRefusal> => {
  const found = toAnswer(command, consent);
  if (isRefusal(found)) return found;
  const { wish, by } = found;
  const { wishId, statementId, words, today: on, child } = command;
  const confirmed = { type: 'WishConfirmed', data: { wishId, statementId, confirmedBy: by, on } } as const;
  if (wish.answer !== null) return answeredAlready(wishId, [confirmed]);
  if (words === undefined) return refuse('record-erased', 'this record was erased');
  const statement = asStatement(
    wish.wish,
    statementId,
    { ...words, today: on, child, agencies: command.agencies, receivedBy: wish.reportedBy },
    consent,
  );
  if (isRefusal(statement)) return statement;
  const after = statement.reduce(evolve, consent);
  if (gainsByConsent(child.work.atWork, by.agencyId) && readsMore(consent, after, by.agencyId, on))
    return refuse('second-person-needed', 'somebody of an agency that does not gain by it has to confirm it');
  return [...statement, confirmed];
};

/** The wish is not followed, and the record says why. */
export const rejectWish = (command: RejectWish, consent: Consent): Decided<ConsentEvent, WishRefusal> => {
  const found = toAnswer(command, consent);
  if (isRefusal(found)) return found;
  const { wish, by } = found;
  const { wishId, because, reason, today: on } = command;
  const wanted: readonly WishRejected[] = [
    { type: 'WishRejected', data: { wishId, because, rejectedBy: by, on }, personal: { reason } },
  ];
  return wish.answer === null ? wanted : answeredAlready(wishId, wanted);
};

/** Whoever reported it takes the report back; to others it is not theirs. */
export const retractWish = (command: RetractWish, consent: Consent): Decided<ConsentEvent, WishRefusal> => {
  const { wishId, reason, today: on, child } = command;
  const wish = consent.wishes.find((one) => one.wishId === wishId);
  if (wish === undefined || !isReporter(wish, child.work.recorder)) return notFound;
  const wanted: readonly WishRetracted[] = [{ type: 'WishRetracted', data: { wishId, on }, personal: { reason } }];
  return wish.answer === null ? wanted : answeredAlready(wishId, wanted);
};
