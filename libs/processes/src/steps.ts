import {
  agencyCovered,
  cafAggregate,
  type ClosureReason,
  endEpisode,
  isOpen,
  latestStep,
  stillAtWork,
  type VoidReason,
} from '@app/caf';
import { Reservations } from '@app/child-work';
import { consentAggregate, whileSharingIsPaused } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { systemActor } from '@app/feeds';
import { type CalendarDate, type Clock, dayInLondon, refuse } from '@app/kernel';
import {
  activeAssignment,
  type HandoverReason,
  type LeadEndReason,
  leadProfessionalAggregate,
  pendingAssignment,
  roleToHandOver,
} from '@app/lead-professional';
import { practitionerAggregate, worksFor, type WorkKind } from '@app/practitioners';
import {
  type ChildRemovalReason,
  currentChildren,
  type MeetingKind,
  type MemberRemovalReason,
  teamAggregate,
  type TeamCloseReason,
} from '@app/team-around-the-child';
import { type Places } from '@app/localities';
import { type Step } from './domain/follow-up.events';
import { foldsOf } from './folds';
import { type TakeStep } from './process';

/** The map of the county, day by day. */
export interface PlacesOnDay {
  asAt(on: CalendarDate): Promise<Places>;
}

/** Why a child's work with a team ends, whether the team ends with it or goes on for others. */
export type LeavingReason = TeamCloseReason & ChildRemovalReason;

/** The child leaves the team; a team that served no other child closes. */
export const leaveTeam = (tacId: string, childId: string, on: CalendarDate, reason: LeavingReason): Step => ({
  do: 'leave-team',
  to: tacId,
  whom: childId,
  on,
  reason,
});
export const closeTeam = (tacId: string, on: CalendarDate, reason: TeamCloseReason): Step => ({
  do: 'close-team',
  to: tacId,
  on,
  reason,
});
export const removeMember = (
  tacId: string,
  memberId: string,
  on: CalendarDate,
  reason: Exclude<MemberRemovalReason, 'other'>,
): Step => ({ do: 'remove-member', to: tacId, whom: memberId, on, reason });
export const endLead = (childId: string, episode: number, on: CalendarDate, reason: LeadEndReason): Step => ({
  do: 'end-lead-professional',
  to: childId,
  episode,
  on,
  reason,
});
/** Whoever has gone answers no more: somebody else may be asked. */
export const withdrawProposal = (childId: string, assignment: number, on: CalendarDate): Step => ({
  do: 'withdraw-proposal',
  to: childId,
  whom: String(assignment),
  on,
});
export const endDeputy = (childId: string, deputyId: string, on: CalendarDate): Step => ({
  do: 'end-deputy',
  to: childId,
  whom: deputyId,
  on,
});
/** The role stays with the Lead Professional until somebody has taken it over. */
export const requireHandover = (
  childId: string,
  practitionerId: string,
  on: CalendarDate,
  reason: HandoverReason,
): Step => ({ do: 'require-handover', to: childId, whom: practitionerId, on, reason });
/** It is kept on the record of a leaver what they were still at work in. */
export const noteHandover = (practitionerId: string, work: WorkKind, record: string): Step => ({
  do: 'note-handover',
  to: practitionerId,
  whom: record,
  reason: work,
});
export const endInterim = (childId: string, on: CalendarDate): Step => ({ do: 'end-interim', to: childId, on });
export const closeCaf = (childId: string, episode: number, on: CalendarDate, reason: ClosureReason): Step => ({
  do: 'close-caf',
  to: childId,
  episode,
  on,
  reason,
});
export const voidCaf = (childId: string, episode: number, on: CalendarDate, reason: VoidReason): Step => ({
  do: 'void-caf',
  to: childId,
  episode,
  on,
  reason,
});

/** Nobody has said in time that a family did not take back what one person has recorded. */
export const lapseEnding = (childId: string, statementId: string, on: CalendarDate): Step => ({
  do: 'lapse-ending',
  to: childId,
  whom: statementId,
  on,
});

/** A meeting that was agreed to is put into the diary of a team, under the id of the call. */
export const scheduleMeeting = (
  tacId: string,
  meetingId: string,
  kind: MeetingKind,
  plannedFor: CalendarDate,
): Step => ({
  do: 'schedule-meeting',
  to: tacId,
  whom: meetingId,
  on: plannedFor,
  reason: kind,
});

/** The place that the child has moved to is asked to take the episode over. */
export const requestTransfer = (childId: string, episode: number, toPlace: string, on: CalendarDate): Step => ({
  do: 'request-transfer',
  to: childId,
  episode,
  whom: toPlace,
  on,
});

/** Whoever social care has named as the coordinator who stands in does so. */
export const markInterim = (childId: string, episode: number, who: string, on: CalendarDate): Step => ({
  do: 'mark-interim',
  to: childId,
  episode,
  whom: who,
  on,
});

/** Whoever social care has named is asked to lead. */
export const proposeLead = (childId: string, episode: number, who: string, on: CalendarDate): Step => ({
  do: 'propose-lead',
  to: childId,
  episode,
  whom: who,
  on,
});

/** What only a person can do, for it needs what no record says. */
export type Asked =
  | 'record-move-out'
  | 'find-out-where-the-child-lives'
  | 'open-caf-for-the-twin'
  | 'convene-a-team-for-the-meeting'
  // Two records turned out to be one child, and the family was heard on both.
  | 'ask-the-family-which-consent-holds'
  // Somebody leaves, or an agency: about a place in a team, an action, a role, an assessment.
  | 'ask-the-agency-for-somebody-else'
  | 'agree-who-does-the-work-of-the-agency'
  | 'agree-who-takes-the-action-over'
  | 'propose-another-lead-professional'
  | 'find-another-coordinator'
  | 'agree-who-holds-the-caf'
  // Somebody works for another agency, with which the family shares too.
  | 'invite-again-for-the-new-agency'
  | 'propose-again-for-the-new-agency'
  // Another agency does the work of one that the family agreed to.
  | 'ask-the-family-about-the-successor';
export const askPerson = (ask: Asked, to: string, more: Pick<Step, 'episode' | 'whom' | 'on'> = {}): Step => ({
  do: 'ask-person',
  to,
  ...more,
  reason: ask,
});

/** What is written where a person would say in words why an episode ended. */
const summaries: Partial<Record<ClosureReason, string>> = {
  'consent-withdrawn': 'Closed because the family has withdrawn its consent.',
  'consent-not-given': 'Closed because consent was refused.',
  'stepped-up-s17': 'Closed because social care has taken over with a plan of its own.',
  'stepped-up-s47': 'Closed because social care has taken over with a plan of its own.',
  'looked-after': 'Closed because the record of the child was sealed.',
  deceased: 'Closed because the child has died.',
  'pregnancy-ended': 'Closed because the pregnancy has ended.',
};

/**
 * Takes a step by the other room's own command. The reason that stands in a step is one of that room's codes: only the
 * functions above make steps. Where a record has gone on since the day of the step, its last day counts: nothing ends before
 * what is recorded of it.
 */
export const stepTaker = (aggregates: Aggregates, places: PlacesOnDay, clock: Clock): TakeStep => {
  const folds = foldsOf(aggregates);
  const reservations = new Reservations(aggregates, clock);
  return async (step, seal) => {
    const today = dayInLondon(clock());
    const { to, episode: number = 0, whom = '', on: from = today } = step;
    const notBefore = (...days: readonly (CalendarDate | null | undefined)[]): CalendarDate =>
      days.reduce<CalendarDate>((latest, day) => (day != null && day > latest ? day : latest), from);
    switch (step.do) {
      case 'leave-team': {
        const team = await folds.team(to);
        if (team.is !== 'open') return 'already-so';
        const served = currentChildren(team.children);
        const child = served.find(({ childId }) => childId === whom);
        if (child === undefined) return 'already-so';
        const reason = step.reason as LeavingReason;
        const alone = served.every(({ childId }) => childId === whom);
        return aggregates.handle(
          teamAggregate,
          to,
          alone
            ? seal({ type: 'CloseTeam' as const, on: notBefore(team.lastOn), today, reason, note: null })
            : seal({
                type: 'RemoveChild' as const,
                childId: whom,
                on: notBefore(child.since, team.convenedOn),
                today,
                reason,
                note: null,
              }),
        );
      }
      case 'close-team': {
        const team = await folds.team(to);
        if (team.is !== 'open') return 'already-so';
        const reason = step.reason as TeamCloseReason;
        const on = notBefore(team.lastOn);
        return aggregates.handle(
          teamAggregate,
          to,
          seal({ type: 'CloseTeam' as const, on, today, reason, note: null }),
        );
      }
      case 'remove-member': {
        const team = await folds.team(to);
        const member = team.is === 'open' ? team.members.find(({ memberId }) => memberId === whom) : undefined;
        if (member?.until !== null) return 'already-so';
        const reason = step.reason as MemberRemovalReason;
        const leaving = { memberId: whom, on: notBefore(member.since), today, reason, familyAbsence: null, note: null };
        return aggregates.handle(teamAggregate, to, seal({ type: 'RemoveMember' as const, ...leaving }));
      }
      case 'end-lead-professional': {
        const active = activeAssignment(await folds.lead(to));
        if (active?.episode !== number) return 'already-so';
        const reason = step.reason as LeadEndReason;
        const on = notBefore(active.acceptedOn);
        const end = { type: 'EndLeadProfessional' as const, on, today, reason, note: null };
        return aggregates.handle(leadProfessionalAggregate, to, seal(end));
      }
      case 'withdraw-proposal': {
        const proposal = (await folds.lead(to)).all[Number(whom) - 1];
        if (proposal?.status !== 'proposed') return 'already-so';
        const withdrawn = { assignment: proposal.number, on: notBefore(proposal.proposedOn), today, note: null };
        const command = { type: 'WithdrawProposal' as const, reason: 'nominee-left' as const, ...withdrawn };
        return aggregates.handle(leadProfessionalAggregate, to, seal(command));
      }
      case 'end-deputy': {
        const active = activeAssignment(await folds.lead(to));
        if (active?.deputy !== whom) return 'already-so';
        const on = notBefore(active.acceptedOn);
        return aggregates.handle(leadProfessionalAggregate, to, seal({ type: 'EndDeputy' as const, on, today }));
      }
      case 'require-handover': {
        const role = roleToHandOver(await folds.lead(to), whom);
        if (role?.handoverRequiredOn !== null) return 'already-so';
        const reason = step.reason as HandoverReason;
        const require = { practitionerId: whom, on: notBefore(role.acceptedOn), today, reason };
        return aggregates.handle(leadProfessionalAggregate, to, seal({ type: 'RequireHandover' as const, ...require }));
      }
      case 'note-handover': {
        // Who has come back meanwhile has nothing to hand over.
        if ((await folds.practitioner(to)).is !== 'left') return 'already-so';
        const note = { type: 'NoteHandover' as const, work: step.reason as WorkKind, record: whom };
        return aggregates.handle(practitionerAggregate, to, seal(note));
      }
      case 'end-interim': {
        const { interim } = await folds.lead(to);
        if (interim === null) return 'already-so';
        const on = notBefore(interim.since);
        return aggregates.handle(leadProfessionalAggregate, to, seal({ type: 'EndInterim' as const, on, today }));
      }
      case 'mark-interim': {
        const lead = await folds.lead(to);
        const episode = (await folds.caf(to)).episodes[number - 1];
        if (activeAssignment(lead) !== undefined || lead.interim !== null) return 'already-so';
        if (episode === undefined || !isOpen(episode)) return 'already-so';
        const mark = { type: 'MarkInterim' as const, on: notBefore(episode.openedOn), today, practitionerId: whom };
        return aggregates.handle(leadProfessionalAggregate, to, seal({ ...mark, episode }));
      }
      case 'propose-lead': {
        const lead = await folds.lead(to);
        const episode = (await folds.caf(to)).episodes[number - 1];
        if (activeAssignment(lead) !== undefined || pendingAssignment(lead) !== undefined) return 'already-so';
        if (episode === undefined || !isOpen(episode)) return 'already-so';
        const nominee = await folds.practitioner(whom);
        if (nominee.is === 'unregistered') return refuse('unknown-nominee', 'nobody of that id is on the register');
        const agencyId = worksFor(nominee, today);
        const agency = agencyId === null ? undefined : await folds.agency(agencyId);
        if (agencyId === null || agency === undefined || agency.is === 'unregistered')
          return refuse('nominee-not-at-work', 'this person works for nobody any more');
        const on = notBefore(episode.openedOn);
        const proposal = {
          ...{ type: 'ProposeLeadProfessional' as const, on, today, practitionerId: whom, agencyId, episode },
          ...{ agencyType: agency.agencyType, proposedBy: systemActor.practitionerId, factors: [] },
          familyAgreed: false,
          reason: 'Named when social care handed the child over. The family is still to be asked.',
          agencyCovered: agencyCovered(episode, await folds.consent(to), agencyId, today),
          nominee: 'at-work' as const,
        };
        const rules = await whileSharingIsPaused(aggregates, leadProfessionalAggregate, [to], () => true);
        return aggregates.handle(rules, to, seal(proposal));
      }
      case 'close-caf': {
        const episode = (await folds.caf(to)).episodes[number - 1];
        if (episode === undefined || !isOpen(episode)) return 'already-so';
        const reason = step.reason as ClosureReason;
        const close = async () => ({
          type: 'CloseCaf' as const,
          ...(await stillAtWork(aggregates, to, episode)),
          episode: number,
          on: notBefore(latestStep(episode)),
          today,
          reason,
          outcomes: [],
          summary: summaries[reason] ?? '',
          childComment: null,
          parentComment: null,
        });
        return endEpisode(aggregates, reservations, to, async () => seal(await close()));
      }
      case 'void-caf': {
        const episode = (await folds.caf(to)).episodes[number - 1];
        if (episode === undefined || !isOpen(episode)) return 'already-so';
        const reason = step.reason as VoidReason;
        const explanation = 'The child is on the register twice, and has an open CAF on the record that is used.';
        const strike = { type: 'VoidCaf' as const, episode: number, on: from, today, reason, explanation };
        return endEpisode(aggregates, reservations, to, async () =>
          seal({ ...strike, ...(await stillAtWork(aggregates, to, episode)) }),
        );
      }
      case 'schedule-meeting': {
        const team = await folds.team(to);
        if (team.is !== 'open') return refuse('team-not-open', 'the team has closed since the meeting was agreed');
        if (team.schedule.some(({ meetingId }) => meetingId === whom)) return 'already-so';
        const kind = step.reason as MeetingKind;
        const schedule = { type: 'ScheduleMeeting' as const, meetingId: whom, kind, plannedFor: from, venue: null };
        // A step that is late is taken for one of the day itself: the meeting was agreed before.
        return aggregates.handle(teamAggregate, to, seal({ ...schedule, on: from < today ? from : today, today }));
      }
      case 'request-transfer': {
        const episode = (await folds.caf(to)).episodes[number - 1];
        if (episode === undefined || !isOpen(episode) || episode.place === whom) return 'already-so';
        const on = notBefore(episode.openedOn);
        const map = await places.asAt(on);
        const request = {
          type: 'RequestTransfer' as const,
          episode: number,
          on,
          today,
          toPlace: whom,
          knownPlaces: map.codes,
          sameLocality: map.localityOf(whom) === map.localityOf(episode.place),
          requestedBy: systemActor.practitionerId,
          handover: 'The child register says that the child has moved. What is handed over is still to be written.',
        };
        return aggregates.handle(cafAggregate, to, seal(request));
      }
      case 'lapse-ending': {
        const { endings } = await folds.consent(to);
        if (!endings.some(({ statementId, agreed }) => statementId === whom && agreed === null)) return 'already-so';
        return aggregates.handle(
          consentAggregate,
          to,
          seal({ type: 'LapseEnding' as const, statementId: whom, today: from }),
        );
      }
      case 'ask-person':
        return { ask: step.reason ?? '' };
      default:
        return refuse('unknown-step', 'no process knows that step');
    }
  };
};
