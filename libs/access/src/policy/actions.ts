import { type AccessVerb } from '../record/access-record';

/** What a request is about: one child, one team, one practitioner's work, one locality, one area, or nobody in particular. */
type About = 'child' | 'team' | 'practitioner' | 'locality' | 'area' | 'nobody';
interface Kind {
  readonly verb: AccessVerb;
  readonly about: About;
  /** Whether it is done on the record of the child on which the CAF stands, whichever of the child's records is named. */
  readonly besideCaf?: true;
}

const look = (about: About): Kind => ({ verb: 'view', about });
const change = (about: About): Kind => ({ verb: 'change', about });
/** Of the team or the Lead Professional, who are at work beside the CAF of one child. */
const changeBesideCaf = { verb: 'change', about: 'child', besideCaf: true } as const satisfies Kind;

/**
 * Everything that somebody can ask for. Every route names one; several routes may name the same, where nobody would ever be
 * allowed one and not the other.
 */
export const actions = {
  'view-reference': look('nobody'),
  'view-counts': look('nobody'),
  'view-caseload': look('practitioner'),
  'view-attention': look('locality'),
  'find-child': { verb: 'search', about: 'nobody' },
  'view-child': look('child'),
  'view-consent': look('child'),
  'view-caf-file': look('child'),
  'view-caf': look('child'),
  'view-enquiries': look('child'),
  'view-teams': look('child'),
  'view-team': look('team'),
  'view-invitation': look('team'),
  'view-lead-professional': look('child'),
  'view-area': look('area'),
  'view-follow-ups': look('nobody'),
  'settle-follow-up': change('nobody'),
  'view-requests': look('nobody'),
  'break-glass': { verb: 'break-glass', about: 'child' },
  'end-break-glass': change('child'),
  'view-break-glass': look('child'),
  'list-break-glass': look('nobody'),
  'review-break-glass': change('child'),
  'export-record': { verb: 'export', about: 'child' },
  'view-looks-at-child': look('child'),
  'view-looks-of-practitioner': look('practitioner'),
  'view-retention': look('child'),
  'list-retention': look('nobody'),
  'decide-retention': change('child'),
  'hold-all-records': change('nobody'),
  'keep-localities': change('nobody'),
  'view-directory': look('nobody'),
  'keep-directory': change('nobody'),
  'register-child': change('nobody'),
  'amend-register': change('child'),
  'retract-ending': change('child'),
  'shield-child': change('child'),
  'report-danger': change('nobody'),
  'view-danger-reports': look('child'),
  'seal-record': change('child'),
  'merge-records': change('child'),
  'record-consent': change('child'),
  'change-consent': change('child'),
  'share-without-consent': change('child'),
  'report-wish': change('child'),
  'answer-wish': change('child'),
  'view-reported-wishes': look('child'),
  'agree-ending': change('child'),
  'call-meeting': change('child'),
  'answer-meeting-call': change('child'),
  'view-meeting-calls': look('child'),
  'confirm-sharing': change('child'),
  'challenge-sharing': change('child'),
  'answer-sharing-challenge': change('child'),
  'record-enquiry': change('child'),
  'open-caf': change('child'),
  assess: change('child'),
  contribute: change('child'),
  'work-on-plan': change('child'),
  'report-progress': change('child'),
  'request-step-up': change('child'),
  'decide-step-up': change('child'),
  'request-transfer': change('child'),
  'decide-transfer': change('child'),
  'end-caf': change('child'),
  'reopen-caf': change('child'),
  'void-caf': change('child'),
  'correct-caf': change('child'),
  'convene-team': changeBesideCaf,
  'lead-team': change('team'),
  'work-in-team': change('team'),
  'answer-invitation': change('team'),
  'propose-lead-professional': changeBesideCaf,
  'answer-proposal': changeBesideCaf,
  'appoint-deputy': changeBesideCaf,
  'require-handover': changeBesideCaf,
  'hold-interim': changeBesideCaf,
  'end-lead-professional': changeBesideCaf,
} as const satisfies Readonly<Record<string, Kind>>;
export type Action = keyof typeof actions;
export const allActions = Object.keys(actions) as Action[];

/** @returns whether the action shows something, or opens the way to it, so that it is written down before it does. */
export const isRead = (action: Action): boolean => actions[action].verb !== 'change';

/** @returns whether it is done on the record of the child on which the CAF stands, whichever of the child's records is named. */
export const isOnRecordOfCaf = (action: Action): boolean => (actions[action] as Kind).besideCaf === true;
