import { addDays, type CalendarDate } from '@app/kernel';

/** What somebody can be asked for. */
export const requestKinds = [
  'lead-proposal',
  'invitation',
  'contribution',
  'transfer',
  'step-up-decision',
  'first-team-meeting',
  'consent-expiring',
  'consent-expired',
  'consent-disagreed',
  'consent-never-said',
  'danger-report',
  'sharing-confirmation',
  'sharing-notice',
  'sharing-review',
  'sharing-challenge',
  'reported-wish',
  'work-ending',
  'overdue-action',
  'meeting-call',
  'meeting-call-answer',
  'break-glass-review',
  'destruction-approval',
  'parked-event',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * Whom it is put to. A person counts only in the agency for which they were asked. Who leads, who is the author of the open CAF and who
 * coordinates the place is told by the day on which the list is read; where nobody coordinates it, the county's CAF team answers.
 */
export type Addressee =
  | { readonly as: 'practitioner'; readonly practitionerId: string; readonly agencyId: string }
  | { readonly as: 'agency'; readonly agencyId: string }
  | { readonly as: 'social-care' | 'county-caf-team' }
  /** Whoever it is then, but the person who is excepted. */
  | { readonly as: 'lead' | 'author'; readonly except?: string }
  /** Of that place, or else of where the child lives; never the person who is excepted. */
  | { readonly as: 'coordinator'; readonly place?: string; readonly except?: string }
  | { readonly as: 'information-governance'; readonly except?: string };

/** Something that somebody has been asked for and has not answered: ids, days and codes, nothing that anybody wrote. */
export interface OpenRequest extends Readonly<Record<string, unknown>> {
  readonly kind: RequestKind;
  /** Tells it from all others of the same record. */
  readonly key: string;
  /** Whose record it is about. */
  readonly childId: string;
  readonly to: readonly Addressee[];
  /** The first and, where it passes by itself, the last day on which it is on a list. */
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  /** By when it is to be answered; null where no day was set. */
  readonly by: CalendarDate | null;
  /** The route that answers it. */
  readonly route: string;
  /** Its number in the record, where the answer needs it. */
  readonly number: number | null;
  /** On a list only while a CAF or a team of the child is open. */
  readonly whileAtWork: boolean;
}

/** A request, with what most of them have in common. */
export const asks = (
  request: Pick<OpenRequest, 'kind' | 'key' | 'childId' | 'to' | 'from' | 'route'> & Partial<OpenRequest>,
): OpenRequest => ({ until: null, by: null, number: null, whileAtWork: false, ...request });

/** Those who answer for the work with a child. */
export const whoIsAtWork: readonly Addressee[] = [{ as: 'lead' }, { as: 'author' }, { as: 'coordinator' }];

/** So many days before consent ends it is to be renewed. */
const EXPIRES_SOON_DAYS = 28;

/** @returns the first day on which consent that ends with that day is on a list. */
export const expiresSoonFrom = (lastDay: CalendarDate): CalendarDate => addDays(lastDay, -EXPIRES_SOON_DAYS);

/** @returns the words under which requests are looked for: whom they may be for, as far as that can be told without the day. */
export const addressedTo = (requests: readonly OpenRequest[]): readonly string[] => [
  ...new Set(
    requests.flatMap(({ to }) =>
      to.map((one) =>
        one.as === 'practitioner'
          ? `practitioner:${one.practitionerId}`
          : one.as === 'agency'
            ? `agency:${one.agencyId}`
            : one.as,
      ),
    ),
  ),
];
