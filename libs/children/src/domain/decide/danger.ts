import {
  addDays,
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type ChildEvent } from '../child.events';
import { type RegisteredChild } from '../child.state';
import { type DangerDecided, type DangerReported } from '../danger.events';
import { type ShieldingReason } from '../vocabulary';
import { type Today } from './ground';

/** Who sends it, in whose name. */
interface By {
  readonly practitionerId: string;
  readonly agencyId: string;
}
export interface ReportDanger extends Today {
  readonly type: 'ReportDanger';
  readonly reportId: string;
  readonly suspends: readonly string[];
  readonly by: By;
  readonly what: string;
}
export interface DecideDanger extends Today {
  readonly type: 'DecideDanger';
  readonly reportId: string;
  readonly by: By;
  /** How the child is shielded from now on; null: there is no danger. */
  readonly shielding: {
    readonly reason: Exclude<ShieldingReason, 'danger-reported'>;
    readonly reviewOn: CalendarDate;
  } | null;
  readonly why: string;
}
export type DangerCommand = ReportDanger | DecideDanger;
export type DangerRefusal = Refusal<
  | 'danger-report-not-found'
  | 'danger-decided'
  | 'decided-by-the-reporter'
  | 'decided-by-the-suspended'
  | 'impossible-review-date'
>;
type Answer = Decided<ChildEvent, DangerRefusal>;

/**
 * Somebody reports danger: the child is shielded at once, with all who live there, and the agencies that are named see nothing. It ends
 * nothing and needs nobody's leave. What is shielded already stays so.
 */
export const reportDanger = (command: ReportDanger, { dangers, shielding }: RegisteredChild): Answer => {
  const { reportId, suspends, by, what, today } = command;
  const reported: DangerReported = {
    type: 'DangerReported',
    data: {
      reportId,
      reportedBy: by.practitionerId,
      reportedByAgency: by.agencyId,
      suspends: [...new Set(suspends)].sort(),
      on: today,
    },
    personal: { what },
  };
  const wanted: readonly ChildEvent[] =
    shielding === null
      ? [
          reported,
          { type: 'ChildShielded', data: { reason: 'danger-reported', from: today, reviewOn: addDays(today, 1) } },
        ]
      : [reported];
  const own = dangers.filter((one) => one.reportedBy === by.practitionerId);
  return own.length === 0
    ? wanted
    : alreadyRecorded({
        by: (fact) => fact.type === 'DangerReported' && own.some((one) => one.reportId === fact.data.reportId),
        wanted,
      });
};

/**
 * The duty desk, the coordinator or the county's team decides: the child stays shielded, with a reason and a day of review, or there is
 * no danger, with why; then what was hidden for this report alone is shown again. Never who reported it, nor an agency that it names.
 */
export const decideDanger = (command: DecideDanger, child: RegisteredChild): Answer => {
  const { reportId, by, shielding, why, today } = command;
  const decided: DangerDecided = {
    type: 'DangerDecided',
    data: {
      reportId,
      outcome: shielding === null ? 'no-danger' : 'shielding',
      decidedBy: by.practitionerId,
      on: today,
    },
    personal: { why },
  };
  const report = child.dangers.find((one) => one.reportId === reportId);
  if (report === undefined)
    return child.dangersDecided.includes(reportId)
      ? alreadyRecorded({
          by: (fact) => fact.type === 'DangerDecided' && fact.data.reportId === reportId,
          wanted: [decided],
          refusal: refuseExisting('danger-decided', 'somebody has decided on this report', {
            existing: reportId,
            correctedBy: 'POST /v1/children/{childId}/shielding',
          }),
        })
      : refuse('danger-report-not-found', 'no such report of danger is recorded');
  if (report.reportedBy === by.practitionerId)
    return refuse('decided-by-the-reporter', 'somebody else decides than who reported it');
  if (report.suspends.includes(by.agencyId))
    return refuse('decided-by-the-suspended', 'nobody decides of an agency that the report names');
  if (shielding !== null) {
    if (shielding.reviewOn <= today)
      return refuse('impossible-review-date', 'shielding is reviewed on a later day', '/reviewOn');
    return [decided, { type: 'ChildShielded', data: { ...shielding, from: child.shielding?.from ?? today } }];
  }
  const wasForReports = child.shielding?.reason === 'danger-reported';
  return wasForReports && child.dangers.length === 1
    ? [decided, { type: 'ShieldingLifted', data: { on: today } }]
    : [decided];
};
