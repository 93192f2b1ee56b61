import { type CalendarDate, type Dated, type Fact, withDated } from '@app/kernel';
import {
  type ConsentEvent,
  type ConsentRecorded,
  type ConsentWidened,
  type Giver,
  type Receiver,
  type SharingWithoutConsentRecorded,
  type StatementFacts,
} from './consent.events';
import { type Scope, type SensitiveTopic } from './vocabulary';

export type Statement = ConsentRecorded['data'];
export type SharedWithoutConsent = SharingWithoutConsentRecorded['data'];

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

/** Everything said so far about one child, in order of the day it counts from; of one day, in the order we learned it. */
export interface Consent {
  readonly sayings: readonly Saying[];
  readonly sharedWithout: readonly SharedWithoutConsent[];
  /** Ids of all statements and corrections ever taken in, to know a repeat. */
  readonly recorded: readonly string[];
}

const said = (state: Consent, saying: Saying): Consent => ({
  ...state,
  sayings: withDated(state.sayings, saying),
  recorded: [...state.recorded, saying.statementId],
});

const rightOf = (saying: Saying, { from, ...facts }: StatementFacts): Saying => {
  const dated = { ...saying, from: from ?? saying.from };
  if (dated.kind === 'given') return { ...dated, statement: { ...dated.statement, ...facts, validFrom: dated.from } };
  return dated.kind === 'renewed' && facts.expiresOn !== undefined ? { ...dated, expiresOn: facts.expiresOn } : dated;
};

const corrected = (
  state: Consent,
  { correctionId, statementId, new: right, neverSaid }: Extract<ConsentEvent, { type: 'ConsentCorrected' }>['data'],
): Consent => {
  const recorded = [...state.recorded, correctionId];
  const wrong = state.sayings.find((one) => one.statementId === statementId);
  if (wrong === undefined) return { ...state, recorded };
  const others = state.sayings.filter((one) => one !== wrong);
  return { ...state, recorded, sayings: neverSaid ? others : withDated(others, rightOf(wrong, right)) };
};

/** The state after one more fact. */
export const evolve = (state: Consent, { type, data }: Fact<ConsentEvent>): Consent => {
  switch (type) {
    case 'ConsentRecorded': {
      const { statementId, givenBy: by, validFrom: from } = data;
      return said(state, {
        kind: 'given',
        statementId,
        by,
        from,
        statement: data,
        receivedBy: data.receivedBy ?? null,
      });
    }
    case 'ConsentRefused': {
      const { statementId, refusedBy: by, from, scopes } = data;
      return said(state, { kind: 'refused', statementId, by, from, scopes });
    }
    case 'ConsentWithdrawn': {
      const { statementId, withdrawnBy: by, from, scopes } = data;
      return said(state, { kind: 'withdrawn', statementId, by, from, scopes });
    }
    case 'ConsentNarrowed': {
      const { statementId, narrowedBy: by, from, removedAgencies, excludedAgencies, excludedTopics } = data;
      const narrowing = { removedAgencies, excludedAgencies, excludedTopics };
      return said(state, { kind: 'narrowed', statementId, by, from, narrowing });
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
      return { ...state, sharedWithout: [...state.sharedWithout, data] };
  }
};

export const nothingSaid: Consent = { sayings: [], sharedWithout: [], recorded: [] };
