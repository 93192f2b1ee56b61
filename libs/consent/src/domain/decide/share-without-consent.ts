import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type ConsentEvent, type DecidedNotToShare, type SharingWithoutConsentRecorded } from '../consent.events';
import { type Consent } from '../consent.state';
import { type GroundInForce, groundOn } from '../grounds';
import { type Challenge, isOver, type SharedWithoutConsent } from '../sharing';
import { type AgenciesKnown, type AgencyRefusal, agencyRefused } from './agencies';
import { type ChildKnown } from './ground';

/** Who sends it, in whose name. */
export interface Deciding {
  readonly practitionerId: string;
  readonly agencyId: string;
}
interface OnSharing {
  readonly today: CalendarDate;
  readonly child: Pick<ChildKnown, 'closed'>;
  readonly by: Deciding;
}
interface OnOneSharing extends OnSharing {
  readonly sharingId: string;
}

export type ShareWithoutConsent = Omit<SharingWithoutConsentRecorded['data'], 'recordedBy' | 'byAgency' | 'confirmBy'> &
  SharingWithoutConsentRecorded['personal'] &
  OnSharing & {
    readonly type: 'ShareWithoutConsent';
    readonly agencies: AgenciesKnown;
    readonly grounds: readonly GroundInForce[];
    /** For which agency the register knows the manager to work today; null for nobody it knows. */
    readonly managerWorksFor: string | null;
    /** The working day by which a decision has to be confirmed that no manager took. */
    readonly confirmBy: CalendarDate;
    /** The last day that a decision of that day may have. */
    readonly latestEnd: CalendarDate;
  };
export type DecideNotToShare = Pick<DecidedNotToShare['data'], 'decisionId' | 'agencyId' | 'ground' | 'on'> &
  DecidedNotToShare['personal'] &
  OnSharing & {
    readonly type: 'DecideNotToShare';
    readonly agencies: AgenciesKnown;
    readonly grounds: readonly GroundInForce[];
  };
export interface ConfirmSharing extends OnOneSharing {
  readonly type: 'ConfirmSharing';
  /** For which agency the register knows whoever confirms to work today; null for nobody it knows. */
  readonly worksFor: string | null;
}
export interface ReviewSharing extends OnOneSharing {
  readonly type: 'ReviewSharing';
  readonly reviewId: string;
  /** Its last day from now on; null: it ends. */
  readonly until: CalendarDate | null;
  readonly latestEnd: CalendarDate;
  readonly why: string;
}
export interface ChallengeSharing extends OnOneSharing {
  readonly type: 'ChallengeSharing';
  readonly challengeId: string;
  readonly why: string;
}
export interface AnswerChallenge extends OnOneSharing {
  readonly type: 'AnswerChallenge';
  readonly challengeId: string;
  readonly upheld: boolean;
  readonly answer: string;
}
export type SharingCommand =
  ShareWithoutConsent | DecideNotToShare | ConfirmSharing | ReviewSharing | ChallengeSharing | AnswerChallenge;
export type ShareRefusal =
  | AgencyRefusal
  | Refusal<
      | 'future-date'
      | 'missing-reason-not-told'
      | 'missing-reason-no-manager'
      | 'manager-was-reached'
      | 'family-was-told'
      | 'ground-not-in-force'
      | 'missing-recipient-function'
      | 'own-agency-benefits'
      | 'unknown-manager'
      | 'manager-of-another-agency'
      | 'decided-alone'
      | 'impossible-end'
      | 'sharing-not-found'
      | 'sharing-over'
      | 'no-confirmation-owed'
      | 'sharing-confirmed'
      | 'challenge-recorded'
      | 'challenge-not-found'
      | 'challenge-answered'
    >;
type Answer = Decided<ConsentEvent, ShareRefusal>;

const groundRefused = ({
  ground,
  grounds,
  on,
  today,
}: Pick<ShareWithoutConsent, 'ground' | 'grounds' | 'on' | 'today'>): ShareRefusal | undefined => {
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  return groundOn(grounds, ground, on) === undefined
    ? refuse('ground-not-in-force', 'this ground was not in force on that day', '/ground')
    : undefined;
};

const familyRefused = ({ familyTold, whyNotTold }: ShareWithoutConsent): ShareRefusal | undefined => {
  if (!familyTold && whyNotTold === null)
    return refuse('missing-reason-not-told', 'say why the family was not told', '/whyNotTold');
  return familyTold && whyNotTold !== null
    ? refuse('family-was-told', 'there is no reason for not telling a family that was told', '/whyNotTold')
    : undefined;
};

/** A second person decides, whom the register knows to answer for the agency that tells and not for the one that is told. */
const managerRefused = ({
  decidedBy,
  whyNoManager,
  managerWorksFor,
  by,
}: ShareWithoutConsent): ShareRefusal | undefined => {
  if (decidedBy === null)
    return whyNoManager === undefined
      ? refuse('missing-reason-no-manager', 'say which manager decided, or why none was reached', '/decidedBy')
      : undefined;
  if (whyNoManager !== undefined)
    return refuse('manager-was-reached', 'there is no reason for no manager where one decided', '/whyNoManager');
  if (decidedBy === by.practitionerId)
    return refuse('decided-alone', 'somebody else decides than who writes it down', '/decidedBy');
  if (managerWorksFor === null)
    return refuse('unknown-manager', 'nobody of that id is on the register and at work', '/decidedBy');
  return managerWorksFor === by.agencyId
    ? undefined
    : refuse('manager-of-another-agency', 'a manager of the agency that tells decides', '/decidedBy');
};

/**
 * A decision to tell an agency what consent does not cover: the relevant information, to whom, on which ground in law, for which
 * function of theirs, which manager decided, whether the family was told, and until when. It is possible at any time, also after consent
 * was refused or the child has died; never for the benefit of the agency that records it.
 */
export const shareWithoutConsent = (command: ShareWithoutConsent, { sharedWithout }: Consent): Answer => {
  const { sharingId, agencyId, tier, topics, ground, by, decidedBy, familyTold, whyNotTold, on, until } = command;
  const barred = groundRefused(command) ?? familyRefused(command);
  if (barred !== undefined) return barred;
  if (agencyId === by.agencyId)
    return refuse('own-agency-benefits', 'nobody decides that their own agency is told', '/agencyId');
  const unregistered = agencyRefused([agencyId], command.agencies, () => '/agencyId');
  if (unregistered !== undefined) return unregistered;
  const unmanaged = managerRefused(command);
  if (unmanaged !== undefined) return unmanaged;
  if (until < on || until > command.latestEnd)
    return refuse('impossible-end', 'it is reviewed within three months, and not before it begins', '/until');
  const { what, why, whyNoManager, recipientFunction } = command;
  if (recipientFunction === undefined && groundOn(command.grounds, ground, on)?.needsFunction === true)
    return refuse(
      'missing-recipient-function',
      'say which function of the recipient the information serves',
      '/recipientFunction',
    );
  const wanted: readonly [SharingWithoutConsentRecorded] = [
    {
      type: 'SharingWithoutConsentRecorded',
      data: {
        sharingId,
        agencyId,
        tier,
        topics,
        ground,
        recordedBy: by.practitionerId,
        byAgency: by.agencyId,
        decidedBy,
        confirmBy: decidedBy === null ? command.confirmBy : null,
        familyTold,
        whyNotTold,
        on,
        until,
      },
      personal: {
        what,
        why,
        ...(recipientFunction === undefined ? {} : { recipientFunction }),
        ...(whyNoManager === undefined ? {} : { whyNoManager }),
      },
    },
  ];
  // A second decision about the same agency and day may be about something else: only the very same request is one with it.
  const standing = sharedWithout.filter((one) => one.agencyId === agencyId && one.on === on && one.endedOn === null);
  return standing.length === 0
    ? wanted
    : alreadyRecorded({
        by: (fact) =>
          fact.type === 'SharingWithoutConsentRecorded' &&
          standing.some((one) => one.sharingId === fact.data.sharingId),
        wanted,
      });
};

/** What was considered and not told, to whom and why: that the duty was thought of is as much a fact as that it was followed. */
export const decideNotToShare = (command: DecideNotToShare, { notShared }: Consent): Answer => {
  const barred = groundRefused(command);
  if (barred !== undefined) return barred;
  const { decisionId, agencyId, ground, by, on, what, why } = command;
  const unregistered = agencyRefused([agencyId], command.agencies, () => '/agencyId');
  if (unregistered !== undefined) return unregistered;
  const wanted: readonly [DecidedNotToShare] = [
    {
      type: 'DecidedNotToShare',
      data: { decisionId, agencyId, ground, by: by.practitionerId, byAgency: by.agencyId, on },
      personal: { what, why },
    },
  ];
  const standing = notShared.filter((one) => one.agencyId === agencyId && one.on === on);
  return standing.length === 0
    ? wanted
    : alreadyRecorded({
        by: (fact) =>
          fact.type === 'DecidedNotToShare' && standing.some((one) => one.decisionId === fact.data.decisionId),
        wanted,
      });
};

const noSuch = refuse('sharing-not-found', 'no such decision to share without consent is recorded');

/** Whoever gains by a decision has no say in whether it goes on. */
const gains = ({ agencyId }: SharedWithoutConsent, by: Deciding): ShareRefusal | undefined =>
  agencyId === by.agencyId ? refuse('own-agency-benefits', 'the agency that is told does not decide on it') : undefined;

const sharingOf = ({ sharingId }: OnOneSharing, { sharedWithout }: Consent): SharedWithoutConsent | undefined =>
  sharedWithout.find((one) => one.sharingId === sharingId);

/**
 * A manager of the deciding agency stands by what was decided while none could be reached. To everybody else there is no such decision.
 */
export const confirmSharing = (command: ConfirmSharing, consent: Consent): Answer => {
  const { by, today, sharingId, worksFor } = command;
  const sharing = sharingOf(command, consent);
  if (sharing === undefined || sharing.byAgency !== by.agencyId || worksFor !== by.agencyId) return noSuch;
  if (sharing.recordedBy === by.practitionerId)
    return refuse('decided-alone', 'somebody else confirms than who wrote it down');
  if (sharing.confirmBy === null) return refuse('no-confirmation-owed', 'a manager had decided');
  const wanted = [{ type: 'SharingConfirmed', data: { sharingId, by: by.practitionerId, on: today } }] as const;
  if (sharing.confirmedBy !== null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'SharingConfirmed' && fact.data.sharingId === sharingId,
      wanted,
      refusal: refuseExisting('sharing-confirmed', 'somebody has confirmed it', { existing: sharingId }),
    });
  return isOver(sharing, today) || today > sharing.confirmBy
    ? refuse('sharing-over', 'it has ended: decide anew where it is still needed')
    : wanted;
};

/** Whether it is still needed is looked at: it goes on for three months at most, by somebody else than who recorded it, or it ends. */
export const reviewSharing = (command: ReviewSharing, consent: Consent): Answer => {
  const { by, today, sharingId, reviewId, until, why } = command;
  const sharing = sharingOf(command, consent);
  if (sharing === undefined) return noSuch;
  if (until !== null) {
    const gained = gains(sharing, by);
    if (gained !== undefined) return gained;
    if (sharing.recordedBy === by.practitionerId)
      return refuse('decided-alone', 'somebody else lets it go on than who wrote it down');
    if (until < today || until > command.latestEnd)
      return refuse('impossible-end', 'it is reviewed again within three months', '/until');
  }
  const wanted = [
    {
      type: 'SharingReviewed',
      data: { sharingId, reviewId, by: by.practitionerId, on: today, until },
      personal: { why },
    },
  ] as const;
  return isOver(sharing, today)
    ? alreadyRecorded({
        by: (fact) => fact.type === 'SharingReviewed' && fact.data.sharingId === sharingId,
        wanted,
        refusal: refuseExisting('sharing-over', 'it has ended: decide anew where it is still needed', {
          existing: sharingId,
        }),
      })
    : wanted;
};

/** Somebody who answers for the place or for the data objects. It goes on until that is answered. */
export const challengeSharing = (command: ChallengeSharing, consent: Consent): Answer => {
  const { by, today, sharingId, challengeId, why } = command;
  const sharing = sharingOf(command, consent);
  if (sharing === undefined) return noSuch;
  const open = sharing.challenges.find((one) => one.by === by.practitionerId && one.upheld === null);
  const wanted = [
    {
      type: 'SharingChallenged',
      data: { sharingId, challengeId, by: by.practitionerId, on: today },
      personal: { why },
    },
  ] as const;
  if (open !== undefined)
    return alreadyRecorded({
      by: (fact) => fact.type === 'SharingChallenged' && fact.data.challengeId === open.challengeId,
      wanted,
      refusal: refuseExisting('challenge-recorded', 'your challenge has not been answered yet', {
        existing: open.challengeId,
      }),
    });
  return isOver(sharing, today) ? refuse('sharing-over', 'it has ended') : wanted;
};

const notToAnswer = (sharing: SharedWithoutConsent, challenge: Challenge, by: Deciding): ShareRefusal | undefined =>
  gains(sharing, by) ??
  ([challenge.by, sharing.recordedBy, sharing.decidedBy, sharing.confirmedBy].includes(by.practitionerId)
    ? refuse('decided-alone', 'neither who challenges nor who decided answers the challenge')
    : undefined);

/** The challenge is answered by somebody who neither made it nor took part in the decision; where it is right, the sharing ends. */
export const answerChallenge = (command: AnswerChallenge, consent: Consent): Answer => {
  const { by, today, sharingId, challengeId, upheld, answer } = command;
  const sharing = sharingOf(command, consent);
  if (sharing === undefined) return noSuch;
  const challenge = sharing.challenges.find((one) => one.challengeId === challengeId);
  if (challenge === undefined) return refuse('challenge-not-found', 'no such challenge is recorded');
  const barred = notToAnswer(sharing, challenge, by);
  if (barred !== undefined) return barred;
  const wanted = [
    {
      type: 'SharingChallengeAnswered',
      data: { sharingId, challengeId, upheld, by: by.practitionerId, on: today },
      personal: { answer },
    },
  ] as const;
  return challenge.upheld === null
    ? wanted
    : alreadyRecorded({
        by: (fact) => fact.type === 'SharingChallengeAnswered' && fact.data.challengeId === challengeId,
        wanted,
        refusal: refuseExisting('challenge-answered', 'this challenge has been answered', { existing: challengeId }),
      });
};
