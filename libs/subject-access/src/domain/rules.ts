import { type Fields, type HeldEvent } from './held';
import { type View } from './view';

/** Stands in place of what is somebody else's. */
export const WITHHELD = 'withheld';

/** Why an event is no part of the pack at all. */
export type LeftOut = 'another-child' | 'family-not-told' | 'shielding' | 'unknown-kind';
type Shown = Pick<HeldEvent, 'data' | 'personal'>;
/** What of one kind of event this recipient is shown. */
export type Rule = (event: HeldEvent, view: View) => Shown | LeftOut;

const whole: Rule = ({ data, personal }) => ({ data, personal });
const leftOut =
  (why: LeftOut): Rule =>
  () =>
    why;

const cover = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      names.includes(name) && value !== null && value !== undefined ? WITHHELD : value,
    ]),
  );
const allOf = (fields: Fields): Fields => cover(fields, Object.keys(fields));
const words = (personal: HeldEvent['personal'], change: (said: Fields) => Fields): HeldEvent['personal'] =>
  typeof personal === 'object' && personal !== null ? change(personal) : personal;

/** Some of what was written stays back. */
const withoutWords =
  (...names: readonly string[]): Rule =>
  ({ data, personal }) => ({ data, personal: words(personal, (said) => cover(said, names)) });
/** Some plain facts stay back, and some of what was written. */
const without =
  (facts: readonly string[], said: readonly string[]): Rule =>
  ({ data, personal }) => ({ data: cover(data, facts), personal: words(personal, (all) => cover(all, said)) });

const nothingSaid = ({ data, personal }: HeldEvent): Shown => ({ data, personal: words(personal, allOf) });

const address: Rule = (event, view) =>
  view.showsAddress(event.data['addressId']) ? whole(event, view) : nothingSaid(event);

/** That somebody is mother or father the family knows; how to reach them is theirs. */
const adult: Rule = (event, view) =>
  view.personId !== null && event.data['personId'] === view.personId
    ? whole(event, view)
    : withoutWords('phone', 'address')(event, view);

const registerCorrected: Rule = (event, view) => {
  const of = event.data['of'] as Fields;
  if (of['fact'] === 'address') return view.showsAddress(of['addressId']) ? whole(event, view) : nothingSaid(event);
  if (of['fact'] !== 'parent-or-carer') return whole(event, view);
  return of['personId'] === view.personId ? whole(event, view) : nothingSaid(event);
};

/** A decision of which the family must not know, and all that became of it. */
const unlessSharedInSecret: Rule = (event, view) =>
  view.isSecretSharing(event.data['sharingId']) ? 'family-not-told' : whole(event, view);

/** Who might endanger the child must not learn from the pack that it is shielded, and why. */
const shielding: Rule = (event, view) => (view.forChild ? whole(event, view) : 'shielding');

/** What one parent said is not told to the other. */
const saidBy =
  (speaker: string): Rule =>
  (event, view) => {
    const { kind, personId } = event.data[speaker] as Fields;
    const own = view.forChild || kind === 'child' || (personId !== null && personId === view.personId);
    return own ? whole(event, view) : nothingSaid(event);
  };
/** What one parent said to somebody is not told to the other, nor what it was. */
const wishReported: Rule = (event, view) => {
  const { by } = event.data['wish'] as Fields;
  const { kind, personId } = by as Fields;
  const own = view.forChild || kind === 'child' || (personId !== null && personId === view.personId);
  return own ? whole(event, view) : without(['wish'], ['name', 'note'])(event, view);
};
const parentsComment: Rule = (event, view) =>
  !view.forChild && view.severalParents ? withoutWords('parentComment')(event, view) : whole(event, view);

/** Somebody may have looked because harm is feared from a parent: to parents neither the reason nor the words are told. */
const reasonToLook: Rule = (event, view) =>
  view.forChild ? withoutWords('why')(event, view) : without(['reason'], ['why'])(event, view);

/** An agency may ask for a meeting because of what it fears from a parent: to parents neither the reason nor the words are told. */
const reasonToMeet: Rule = (event, view) =>
  view.forChild ? whole(event, view) : without(['reason'], ['note'])(event, view);

const unlessSecret =
  (rule: Rule): Rule =>
  (event, view) =>
    view.isSecretStepUp(event) ? 'family-not-told' : rule(event, view);
/** Where harm is feared, whoever raised it may be known by their words. */
const concern: Rule = (event, view) =>
  event.data['basis'] === 's47' ? withoutWords('concern')(event, view) : whole(event, view);

/** What is written about a whole family's meeting concerns the other children too; what concerns this child is kept apart. */
const teamText: Rule = (event, view) => (view.isShared(event.of) ? nothingSaid(event) : whole(event, view));
const ofOwnChild =
  (rule: Rule): Rule =>
  (event, view) =>
    view.isOwn(event.data['childId']) ? rule(event, view) : 'another-child';

type MemberOf = Readonly<{ memberId: string; kind: string; relationship?: string }>;
/** Another child, or a child of whom one cannot tell which it is. */
const mayBeOther = ({ relationship }: MemberOf, event: HeldEvent, view: View): boolean =>
  relationship === 'sibling' || (relationship === 'the-child' && view.isShared(event.of));
/** What help somebody needs to follow a meeting is theirs. */
const memberShown = (member: MemberOf, event: HeldEvent, view: View): object =>
  member.kind === 'family' && (member.relationship !== 'the-child' || mayBeOther(member, event, view))
    ? cover(member, ['needs'])
    : member;

const convened: Rule = (event, view) => {
  const members = event.data['members'] as readonly MemberOf[];
  const others = members.filter((member) => mayBeOther(member, event, view)).map(({ memberId }) => memberId);
  return {
    data: {
      ...event.data,
      children: (event.data['children'] as readonly Fields[]).filter(({ childId }) => view.isOwn(childId)),
      members: members.map((member) => memberShown(member, event, view)),
    },
    personal: words(event.personal, (said) => ({
      ...(view.isShared(event.of) ? cover(said, ['purpose']) : said),
      familyNames: cover(said['familyNames'] as Fields, others),
    })),
  };
};
const invited: Rule = (event, view) => {
  const member = event.data['member'] as MemberOf;
  return {
    data: { ...event.data, member: memberShown(member, event, view) },
    personal: words(event.personal, (said) => (mayBeOther(member, event, view) ? allOf(said) : said)),
  };
};
const met: Rule = (event, view) => {
  const children = (event.data['children'] as readonly Fields[]).filter(({ childId }) => view.isOwn(childId));
  const data = { ...cover(event.data, ['parentSupport']), children };
  return { ...(teamText({ ...event, ...parentsCommentOf(event, view) }, view) as Shown), data };
};
const parentsCommentOf = (event: HeldEvent, view: View): Shown => parentsComment(event, view) as Shown;

/**
 * What is shown of each kind of event, by its stored name. A kind that is not listed is left out: whoever adds one decides here.
 */
export const rules: Readonly<Record<string, Rule>> = {
  'children.child-registered': whole,
  'children.child-born': whole,
  'children.twin-recorded': leftOut('another-child'),
  'children.pregnancy-ended': whole,
  'children.child-died': whole,
  'children.ending-retracted': whole,
  'children.child-adopted': whole,
  'children.address-recorded': address,
  'children.address-ended': whole,
  'children.child-shielded': shielding,
  // Who reported it, and whom it names, would endanger people whoever asks.
  'children.danger-reported': leftOut('shielding'),
  'children.danger-decided': leftOut('shielding'),
  'children.shielding-reviewed': shielding,
  'children.shielding-lifted': shielding,
  'children.household-joined': whole,
  'children.parent-or-carer-recorded': adult,
  'children.parental-responsibility-changed': whole,
  'children.parent-or-carer-ended': whole,
  'children.sibling-linked': withoutWords('name'),
  'children.sibling-unlinked': whole,
  'children.place-changed': whole,
  'children.age-extended': whole,
  'children.identifier-recorded': whole,
  'children.particulars-recorded': whole,
  'children.fact-corrected': registerCorrected,
  'children.child-merged': whole,
  'children.child-unmerged': whole,
  'children.duplicate-absorbed': whole,
  'children.duplicate-released': whole,

  'consent.consent-recorded': saidBy('givenBy'),
  'consent.consent-refused': saidBy('refusedBy'),
  'consent.consent-narrowed': saidBy('narrowedBy'),
  'consent.consent-renewed': saidBy('renewedBy'),
  'consent.consent-widened': saidBy('widenedBy'),
  'consent.consent-withdrawn': saidBy('withdrawnBy'),
  'consent.consent-corrected': whole,
  'consent.wish-reported': wishReported,
  'consent.wish-confirmed': whole,
  'consent.wish-rejected': withoutWords('reason'),
  'consent.wish-retracted': withoutWords('reason'),
  'consent.ending-agreed': whole,
  'consent.sharing-without-consent-recorded': unlessSharedInSecret,
  'consent.sharing-confirmed': unlessSharedInSecret,
  'consent.sharing-reviewed': unlessSharedInSecret,
  'consent.sharing-challenged': unlessSharedInSecret,
  'consent.sharing-challenge-answered': unlessSharedInSecret,
  'consent.decided-not-to-share': whole,

  'caf.checklist-recorded': whole,
  'caf.not-proceeded': whole,
  'caf.opened': whole,
  'caf.step-down-received': whole,
  'caf.assessment-started': withoutWords('peoplePresent'),
  'caf.element-recorded': whole,
  'caf.contribution-requested': whole,
  'caf.contribution-added': whole,
  'caf.contribution-declined': whole,
  'caf.assessment-completed': parentsComment,
  'caf.next-step-decided': whole,
  'caf.actions-agreed': whole,
  'caf.action-updated': whole,
  'caf.reviewed': parentsComment,
  'caf.team-noted': whole,
  'caf.step-up-requested': unlessSecret(concern),
  'caf.step-up-accepted': unlessSecret(whole),
  'caf.social-care-plan-agreed': unlessSecret(whole),
  'caf.step-up-declined': unlessSecret(whole),
  'caf.transfer-requested': whole,
  'caf.transfer-accepted': whole,
  'caf.transfer-rejected': whole,
  'caf.moved-out-of-authority': whole,
  'caf.suspended': whole,
  'caf.resumed': whole,
  'caf.closed': parentsComment,
  'caf.reopened': whole,
  // Says, where a wrong child was taken, for which other child it was meant.
  'caf.voided': withoutWords('explanation'),
  'caf.fact-corrected': whole,
  'caf.text-corrected': (event, view) =>
    event.data['path'] === 'parentComment' && !view.forChild && view.severalParents
      ? nothingSaid(event)
      : whole(event, view),

  'team.convened': convened,
  'team.member-invited': invited,
  'team.invitation-accepted': whole,
  'team.invitation-declined': teamText,
  'team.member-removed': teamText,
  'team.meeting-scheduled': teamText,
  'team.meeting-rescheduled': teamText,
  'team.meeting-cancelled': teamText,
  'team.meeting-recorded': met,
  'team.child-views-recorded': ofOwnChild(whole),
  'team.child-discussed': ofOwnChild(whole),
  'team.action-agreed': ofOwnChild(whole),
  'team.action-amended': ofOwnChild(whole),
  'team.action-updated': ofOwnChild(whole),
  'team.review-recorded': whole,
  'team.outcomes-reviewed': ofOwnChild(parentsComment),
  'team.child-added': ofOwnChild(whole),
  'team.child-removed': ofOwnChild(whole),
  'team.taken-in': whole,
  'team.engagement-escalated': teamText,
  'team.meeting-amended': met,
  'team.day-corrected': teamText,
  'team.reservation-lapsed': whole,
  'team.closed': teamText,

  // Why somebody said no, or cannot go on, is the practitioner's own.
  'lead-professional.proposed': whole,
  'lead-professional.accepted': whole,
  'lead-professional.declined': without(['reason'], ['note']),
  'lead-professional.proposal-withdrawn': without(['reason'], ['note']),
  'lead-professional.deputy-appointed': whole,
  'lead-professional.deputy-ended': whole,
  'lead-professional.handover-required': without(['reason'], []),
  'lead-professional.interim-marked': whole,
  'lead-professional.interim-ended': whole,
  'lead-professional.day-corrected': whole,
  'lead-professional.ended': whole,

  'meeting-call.called': reasonToMeet,
  'meeting-call.agreed': whole,
  'meeting-call.declined': withoutWords('note'),
  'meeting-call.withdrawn': whole,

  'reminders.raised': whole,
  'reminders.settled': whole,

  'break-glass.broken': reasonToLook,
  'break-glass.notice-given': whole,
  'break-glass.ended': whole,
  'break-glass.reviewed': withoutWords('note'),

  // The notes say who complained, or asked.
  'retention.record-held': withoutWords('note'),
  'retention.hold-released': whole,
  'retention.destruction-proposed': whole,
  'retention.erasure-requested': withoutWords('note'),
  'retention.proposal-declined': withoutWords('note'),
  'retention.destruction-approved': whole,
  'retention.destruction-halted': whole,
  'retention.destruction-started': whole,
  'retention.record-destroyed': whole,
  'retention.erasure-reapplied': whole,
};
