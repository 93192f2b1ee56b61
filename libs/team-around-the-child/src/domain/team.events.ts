import {
  type AgencyType,
  type CalendarDate,
  type DomainEvent,
  type EcmAim,
  type EcmOutcome,
  type Result,
} from '@app/kernel';
import {
  type ActionOwnerKind,
  type ActionStatus,
  type AmendmentReason,
  type Attendance,
  type ChildRemovalReason,
  type CommunicationSupport,
  type CorrectedDay,
  type EscalationLevel,
  type FamilyAbsence,
  type InvitationDeclineReason,
  type LeadAgreement,
  type MeetingKind,
  type MemberRemovalReason,
  type MinutesAmendmentReason,
  type NotHeardReason,
  type PostponementReason,
  type Relationship,
  type TeamCloseReason,
  type WayOfHearing,
} from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in team.codec.ts and an upcast from the last. */

/** One child whom the team serves, and the episode of the child's CAF it serves. */
export interface ServedChild {
  readonly childId: string;
  readonly episode: number;
}

/** Someone from an agency. The agency may be asked before a person is named. */
export interface AgencyMember {
  readonly kind: 'agency';
  readonly memberId: string;
  readonly practitionerId: string | null;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  readonly role: string;
}
/** A child, parent or relative as part of the team; the name is sealed apart. */
export interface FamilyMember {
  readonly kind: 'family';
  readonly memberId: string;
  readonly relationship: Relationship;
  /** What this person needs to follow a meeting and to be understood. */
  readonly needs: readonly CommunicationSupport[];
}
export type Member = AgencyMember | FamilyMember;

export type TeamConvened = DomainEvent<
  'TeamConvened',
  {
    readonly on: CalendarDate;
    /** The first one names the place under which the team counts. A family team has several; it is still one team. */
    readonly children: readonly ServedChild[];
    /** Place of the first child's episode. */
    readonly place: string;
    readonly members: readonly Member[];
    readonly convenedBy: string;
    readonly conveningAgency: string;
    /** The second agency that is to join, where only one and the family are in it yet. */
    readonly plannedAgency: string | null;
    /** Why no one of the family is a member; null when someone is. */
    readonly familyAbsence: FamilyAbsence | null;
  },
  {
    readonly purpose: string | null;
    /** Names of family members by member id. */
    readonly familyNames: Readonly<Record<string, string>>;
  }
>;

/** How one child took part in a meeting. */
export interface ChildHeard {
  readonly childId: string;
  readonly present: boolean;
  readonly heard: WayOfHearing | null;
  readonly notHeard: NotHeardReason | null;
  /** With what help the child followed and was heard. */
  readonly support: readonly CommunicationSupport[];
  /** What was agreed about who leads for this child; null when nothing was said. */
  readonly leadProfessional: LeadAgreement | null;
}

export type MeetingRecorded = DomainEvent<
  'MeetingRecorded',
  {
    readonly meetingId: string;
    readonly on: CalendarDate;
    readonly kind: MeetingKind;
    /** Member ids. */
    readonly chair: string;
    readonly minuteTaker: string | null;
    readonly attendance: readonly { readonly memberId: string; readonly as: Attendance }[];
    /** Who came without having been invited: members from now on. */
    readonly walkIns: readonly AgencyMember[];
    readonly children: readonly ChildHeard[];
    readonly parentPresent: boolean;
    readonly parentAbsence: FamilyAbsence | null;
    /** With what help the parents followed and were heard. */
    readonly parentSupport: readonly CommunicationSupport[];
    readonly consentRechecked: boolean;
    /** Either the day of the next review, or why the team is about to close. */
    readonly nextReviewOn: CalendarDate | null;
    readonly closing: TeamCloseReason | null;
  },
  { readonly venue: string | null; readonly minutes: string; readonly parentComment: string | null }
>;

/** The minutes as they should have been. What was recorded before stays as it was. */
export type MeetingAmended = DomainEvent<
  'MeetingAmended',
  Omit<MeetingRecorded['data'], 'walkIns'> & {
    /** Counted from 1 for the meeting. */
    readonly amendment: number;
    readonly reason: MinutesAmendmentReason;
  },
  {
    readonly venue: string | null;
    readonly minutes: string;
    readonly parentComment: string | null;
    readonly explanation: string | null;
  }
>;

/** A day on the team's record was wrong. `on` is the day of the correction. */
export type TeamDayCorrected = DomainEvent<
  'TeamDayCorrected',
  {
    readonly on: CalendarDate;
    readonly what: CorrectedDay;
    /** The member or child whose day it is; null for one of the team itself. */
    readonly id: string | null;
    readonly was: CalendarDate;
    readonly is: CalendarDate;
  },
  { readonly explanation: string }
>;

/** What one child said, sealed with that child's own key. */
export type ChildViewsRecorded = DomainEvent<
  'ChildViewsRecorded',
  { readonly meetingId: string; readonly on: CalendarDate; readonly childId: string },
  { readonly views: string }
>;

/** What a meeting said about one child: what goes well, and each need one by one; sealed with that child's own key. */
export type ChildDiscussed = DomainEvent<
  'ChildDiscussed',
  {
    readonly meetingId: string;
    readonly on: CalendarDate;
    readonly childId: string;
    /** Elements of the child's assessment that were spoken about. */
    readonly needs: readonly string[];
  },
  {
    readonly strengths: string | null;
    /** What was said, by element. */
    readonly updates: Readonly<Record<string, string>>;
  }
>;

export type TeamClosed = DomainEvent<
  'TeamClosed',
  {
    readonly on: CalendarDate;
    readonly reason: TeamCloseReason;
    /** The one agency that goes on with what is left to do. */
    readonly carriedOnBy: string | null;
    /** The family team in which the work goes on. */
    readonly mergedInto: string | null;
  },
  { readonly note: string | null }
>;

/** Someone is asked to join a team that is at work. */
export type MemberInvited = DomainEvent<
  'MemberInvited',
  { readonly on: CalendarDate; readonly member: Member; readonly invitedBy: string },
  { readonly familyName: string | null }
>;

export type InvitationAccepted = DomainEvent<
  'InvitationAccepted',
  {
    readonly memberId: string;
    readonly on: CalendarDate;
    /** Who comes for the agency, where it had named no one; null for the family. */
    readonly practitionerId: string | null;
  }
>;

/** Not part of the team from this day on. */
export type InvitationDeclined = DomainEvent<
  'InvitationDeclined',
  { readonly memberId: string; readonly on: CalendarDate; readonly reason: InvitationDeclineReason },
  { readonly note: string | null }
>;

/** No longer part of the team from this day on. */
export type MemberRemoved = DomainEvent<
  'MemberRemoved',
  {
    readonly memberId: string;
    readonly on: CalendarDate;
    readonly reason: MemberRemovalReason;
    /** Why no one of the family is a member any more; null while someone is. */
    readonly familyAbsence: FamilyAbsence | null;
  },
  { readonly note: string | null }
>;

/** A meeting is put into the diary; `on` is the day on which that was agreed. */
export type MeetingScheduled = DomainEvent<
  'MeetingScheduled',
  {
    readonly meetingId: string;
    readonly on: CalendarDate;
    readonly kind: MeetingKind;
    readonly plannedFor: CalendarDate;
  },
  { readonly venue: string | null }
>;

export type MeetingRescheduled = DomainEvent<
  'MeetingRescheduled',
  {
    readonly meetingId: string;
    readonly on: CalendarDate;
    readonly plannedFor: CalendarDate;
    readonly reason: PostponementReason;
  },
  { readonly venue: string | null; readonly note: string | null }
>;

export type MeetingCancelled = DomainEvent<
  'MeetingCancelled',
  { readonly meetingId: string; readonly on: CalendarDate; readonly reason: PostponementReason },
  { readonly note: string | null }
>;

/** Who does it: a member id, or the id of a service. */
export interface ActionOwner {
  readonly kind: ActionOwnerKind;
  readonly id: string;
}

/** One thing to be done about one need of one child; sealed with that child's own key. */
export type ActionAgreed = DomainEvent<
  'ActionAgreed',
  {
    readonly actionId: string;
    readonly on: CalendarDate;
    readonly childId: string;
    /** Element of the child's assessment. */
    readonly need: string;
    readonly outcome: EcmOutcome;
    /** The aim beneath the outcome. */
    readonly aim: EcmAim | null;
    readonly owner: ActionOwner;
    readonly dueOn: CalendarDate;
  },
  { readonly description: string; readonly desiredOutcome: string }
>;

/** Something that is still to be done was agreed anew: this is who does it and by when from now on. Texts are null where they stay. */
export type ActionAmended = DomainEvent<
  'ActionAmended',
  {
    readonly actionId: string;
    readonly on: CalendarDate;
    readonly childId: string;
    readonly owner: ActionOwner;
    readonly dueOn: CalendarDate;
    readonly reason: AmendmentReason;
  },
  {
    readonly description: string | null;
    readonly desiredOutcome: string | null;
    readonly explanation: string | null;
  }
>;

export type ActionUpdated = DomainEvent<
  'ActionUpdated',
  {
    readonly actionId: string;
    readonly on: CalendarDate;
    readonly childId: string;
    readonly status: Exclude<ActionStatus, 'planned'>;
  },
  { readonly progress: string | null }
>;

/** How far one outcome was reached for one child. */
export interface ReviewedOutcome {
  readonly ecm: EcmOutcome;
  /** Element of the child's assessment. */
  readonly element: string;
  readonly result: Result;
  /** Distance travelled, 1 to 10, where the family gave it. */
  readonly distance: number | null;
}

export type ReviewRecorded = DomainEvent<
  'ReviewRecorded',
  {
    readonly reviewId: string;
    readonly on: CalendarDate;
    readonly meetingId: string | null;
    /** Either the day of the next review, or why the team is about to close. */
    readonly nextReviewOn: CalendarDate | null;
    readonly closing: TeamCloseReason | null;
  }
>;

/** What a review said about one child, sealed with that child's own key. */
export type OutcomesReviewed = DomainEvent<
  'OutcomesReviewed',
  {
    readonly reviewId: string;
    readonly on: CalendarDate;
    readonly childId: string;
    readonly outcomes: readonly ReviewedOutcome[];
  },
  { readonly childComment: string | null; readonly parentComment: string | null }
>;

/** A sibling joins: from this day the team serves this child too. */
export type ChildAdded = DomainEvent<'ChildAdded', ServedChild & { readonly on: CalendarDate }>;

/** The team serves this child no longer from this day on; it goes on for the others. Sealed with the child's own key. */
export type ChildRemoved = DomainEvent<
  'ChildRemoved',
  ServedChild & { readonly on: CalendarDate; readonly reason: ChildRemovalReason },
  { readonly note: string | null }
>;

/** Another team's work goes on in this one from that day; the children it served are added one by one. */
export type TeamTakenIn = DomainEvent<
  'TeamTakenIn',
  {
    readonly on: CalendarDate;
    /** The team that closes. */
    readonly from: string;
    /** Who comes from it: in that standing, and under the id that they had there. */
    readonly members: readonly (AgencyMember & { readonly standing: 'invited' | 'accepted' })[];
    readonly agreedBy: string;
  }
>;

/** An agency was asked and does not take part, or meetings keep being cancelled: that is taken to those above. */
export type EngagementEscalated = DomainEvent<
  'EngagementEscalated',
  {
    readonly on: CalendarDate;
    /** Null where no agency is to blame: three meetings in a row were cancelled. */
    readonly agencyId: string | null;
    readonly to: EscalationLevel;
  },
  { readonly note: string | null }
>;

/** What somebody had reserved for this team has lapsed: the request that reserved it writes nothing any more. */
export type ReservationLapsed = DomainEvent<
  'ReservationLapsed',
  { readonly on: CalendarDate; readonly reservationId: string }
>;

export type TeamEvent =
  | TeamConvened
  | MemberInvited
  | InvitationAccepted
  | InvitationDeclined
  | MemberRemoved
  | MeetingScheduled
  | MeetingRescheduled
  | MeetingCancelled
  | MeetingRecorded
  | ChildViewsRecorded
  | ChildDiscussed
  | ActionAgreed
  | ActionAmended
  | ActionUpdated
  | ReviewRecorded
  | ChildAdded
  | ChildRemoved
  | TeamTakenIn
  | EngagementEscalated
  | OutcomesReviewed
  | MeetingAmended
  | TeamDayCorrected
  | ReservationLapsed
  | TeamClosed;
