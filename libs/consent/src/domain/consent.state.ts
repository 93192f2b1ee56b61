import { type CalendarDate, type Dated, type Fact, withDated } from '@app/kernel';
import {
  type ConsentCorrected,
  type ConsentEvent,
  type ConsentRecorded,
  type ConsentWidened,
  type EndingAwaited,
  type Giver,
  type Receiver,
  type Recorder,
  type DecidedNotToShare,
  type StatementFacts,
  type WishReported,
} from './consent.events';
import { evolveSharing, type SharedWithoutConsent } from './sharing';
import { type Scope, type SensitiveTopic } from './vocabulary';

export type Statement = ConsentRecorded['data'];
export type NotShared = DecidedNotToShare['data'];

/** Which agencies and topics are taken out of a statement. */
export interface Narrowing {
  readonly removedAgencies: readonly string[];
  readonly excludedAgencies: readonly string[];
  readonly excludedTopics: readonly SensitiveTopic[];
}

/** What is added to a statement. */
export type Widening = Pick<ConsentWidened['data'], 'addedAgencies' | 'includedAgencies' | 'tier' | 'includedTopics'>;

/** One thing the family said, with the day from which it counts. */
export type Saying = Dated & { readonly statementId: string; readonly by: Giver } & (
    | { readonly kind: 'given'; readonly statement: Statement; readonly receivedBy: Receiver | null }
    | { readonly kind: 'refused' | 'withdrawn'; readonly scopes: readonly Scope[] }
    | { readonly kind: 'narrowed'; readonly narrowing: Narrowing }
    | { readonly kind: 'widened'; readonly widening: Widening; readonly receivedBy: Receiver }
    | { readonly kind: 'renewed'; readonly expiresOn: CalendarDate | null; readonly receivedBy: Receiver | null }
  );

/** How a reported wish was answered. */
export interface WishAnswer {
  readonly is: 'confirmed' | 'rejected' | 'retracted';
  readonly by: Recorder;
  readonly on: CalendarDate;
  /** Of a confirmed one: the statement that it became. */
  readonly statementId: string | null;
}
/** What somebody reported that the family said. */
export type ReportedWish = WishReported['data'] & {
  readonly answer: WishAnswer | null;
};

/** A statement took consent back; what rested on it ends when this is agreed. */
export interface Ending extends EndingAwaited {
  readonly statementId: string;
  readonly agreed: { readonly by: Recorder | null; readonly on: CalendarDate } | null;
}

/** What was corrected of which statement; a statement that was never said is among the sayings no more. */
export type Correction = Pick<ConsentCorrected['data'], 'correctionId' | 'statementId' | 'neverSaid'>;

/** Everything said so far about one child, in order of the day it counts from; of one day, in the order we learned it. */
export interface Consent {
  readonly sayings: readonly Saying[];
  readonly sharedWithout: readonly SharedWithoutConsent[];
  readonly notShared: readonly NotShared[];
  /** What was said on other records of the same child and still holds beside this: the stricter word counts. Never folded. */
  readonly alongside?: readonly Consent[];
  /** Ids of all statements and corrections ever taken in: how much had been said by some moment. */
  readonly recorded: readonly string[];
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
  /** In the order in which they were reported. */
  readonly wishes: readonly ReportedWish[];
  readonly endings: readonly Ending[];
}

const said = (state: Consent, saying: Saying, ending?: EndingAwaited): Consent => ({
  ...state,
  sayings: withDated(state.sayings, saying),
  recorded: [...state.recorded, saying.statementId],
  endings:
    ending === undefined
      ? state.endings
      : [...state.endings, { ...ending, statementId: saying.statementId, agreed: null }],
});

const answered = (state: Consent, wishId: string, answer: WishAnswer): Consent => ({
  ...state,
  wishes: state.wishes.map((one) => (one.wishId === wishId ? { ...one, answer } : one)),
});

const rightOf = (saying: Saying, { from, ...facts }: StatementFacts): Saying => {
  const dated = { ...saying, from: from ?? saying.from };
  if (dated.kind === 'given') return { ...dated, statement: { ...dated.statement, ...facts, validFrom: dated.from } };
  return dated.kind === 'renewed' && facts.expiresOn !== undefined ? { ...dated, expiresOn: facts.expiresOn } : dated;
};

const corrected = (
  state: Consent,
  { correctionId, statementId, new: right, neverSaid }: ConsentCorrected['data'],
): Consent => {
  const recorded = [...state.recorded, correctionId];
  const corrections = [...state.corrections, { correctionId, statementId, neverSaid }];
  const wrong = state.sayings.find((one) => one.statementId === statementId);
  if (wrong === undefined) return { ...state, recorded, corrections };
  const others = state.sayings.filter((one) => one !== wrong);
  // What was never said ends nothing.
  const endings = neverSaid ? state.endings.filter((one) => one.statementId !== statementId) : state.endings;
  return {
    ...state,
    recorded,
    corrections,
    endings,
    sayings: neverSaid ? others : withDated(others, rightOf(wrong, right)),
  };
};

/** The state after one more fact. */
export const evolve = (state: Consent, fact: Fact<ConsentEvent>): Consent => {
  const { type, data } = fact;
  switch (type) {
    case 'ConsentRecorded': {
      const { statementId, givenBy: by, validFrom: from } = data;
      const { receivedBy = null, ending } = data;
      return said(state, { kind: 'given', statementId, by, from, statement: data, receivedBy }, ending);
    }
    case 'ConsentRefused': {
      const { statementId, refusedBy: by, from, scopes, ending } = data;
      return said(state, { kind: 'refused', statementId, by, from, scopes }, ending);
    }
    case 'ConsentWithdrawn': {
      const { statementId, withdrawnBy: by, from, scopes, ending } = data;
      return said(state, { kind: 'withdrawn', statementId, by, from, scopes }, ending);
    }
    case 'ConsentNarrowed': {
      const { statementId, narrowedBy: by, from, removedAgencies, excludedAgencies, excludedTopics, ending } = data;
      const narrowing = { removedAgencies, excludedAgencies, excludedTopics };
      return said(state, { kind: 'narrowed', statementId, by, from, narrowing }, ending);
    }
    case 'ConsentWidened': {
      const {
        statementId,
        widenedBy: by,
        from,
        addedAgencies,
        includedAgencies,
        tier,
        includedTopics,
        receivedBy,
      } = data;
      const widening = { addedAgencies, includedAgencies, tier, includedTopics };
      return said(state, { kind: 'widened', statementId, by, from, widening, receivedBy });
    }
    case 'ConsentRenewed': {
      const { statementId, renewedBy: by, from, expiresOn, receivedBy } = data;
      return said(state, { kind: 'renewed', statementId, by, from, expiresOn, receivedBy: receivedBy ?? null });
    }
    case 'ConsentCorrected':
      return corrected(state, data);
    case 'SharingWithoutConsentRecorded':
    case 'SharingConfirmed':
    case 'SharingReviewed':
    case 'SharingChallenged':
    case 'SharingChallengeAnswered':
      return { ...state, sharedWithout: evolveSharing(state.sharedWithout, fact) };
    case 'DecidedNotToShare':
      return { ...state, notShared: [...state.notShared, data] };
    case 'WishReported':
      return { ...state, wishes: [...state.wishes, { ...data, answer: null }] };
    case 'WishConfirmed': {
      const { wishId, statementId, confirmedBy: by, on } = data;
      return answered(state, wishId, { is: 'confirmed', by, on, statementId });
    }
    case 'WishRejected': {
      const { wishId, rejectedBy: by, on } = data;
      return answered(state, wishId, { is: 'rejected', by, on, statementId: null });
    }
    case 'WishRetracted': {
      const { wishId, on } = data;
      const by = state.wishes.find((one) => one.wishId === wishId)?.reportedBy;
      return by === undefined ? state : answered(state, wishId, { is: 'retracted', by, on, statementId: null });
    }
    case 'EndingAgreed': {
      const { statementId, agreedBy: by, on } = data;
      const agreed = { by, on };
      return {
        ...state,
        endings: state.endings.map((one) => (one.statementId === statementId ? { ...one, agreed } : one)),
      };
    }
  }
};

export const nothingSaid: Consent = {
  sayings: [],
  sharedWithout: [],
  notShared: [],
  recorded: [],
  corrections: [],
  wishes: [],
  endings: [],
};
