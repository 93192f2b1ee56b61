import { type CalendarDate } from '@app/kernel';
import { type AskedOf, type Recorder, type Wish } from './consent.events';
import { type Consent, type ReportedWish } from './consent.state';
import { sharingOn } from './standing';

/** Whether somebody still has to say whether the family said it. */
export const isUnanswered = ({ answer }: ReportedWish): boolean => answer === null;

/**
 * Whether nothing new may be shared for now: the family is reported to have taken something back, and nobody has said yet whether it
 * did. Ends nothing that is shared already.
 */
export const sharingPaused = ({ wishes }: Consent): boolean =>
  wishes.some((one) => isUnanswered(one) && one.wish.kind !== 'consent');

/** Agencies that the family is reported to want left out, of all or of more than basic facts. */
export const leftOutBy = (wish: Wish): readonly string[] => {
  switch (wish.kind) {
    case 'consent':
      return wish.excludedAgencies;
    case 'narrowing':
      return [...wish.removedAgencies, ...wish.excludedAgencies];
    case 'refusal':
    case 'withdrawal':
      return [];
  }
};

/** Whether people of that agency are told of the wish at all; whoever reported it knows it. */
export const isShownTo = ({ wish, reportedBy }: ReportedWish, asker: Recorder): boolean =>
  !leftOutBy(wish).includes(asker.agencyId) || isReporter({ reportedBy }, asker);

export const isReporter = ({ reportedBy }: Pick<ReportedWish, 'reportedBy'>, asker: Recorder): boolean =>
  reportedBy.practitionerId === asker.practitionerId;

/** Somebody at work with the child, who may answer for what a family said. Of a coordinator no agency is kept. */
export interface AtWork {
  readonly as: Exclude<AskedOf, 'county'>;
  readonly practitionerId: string;
  readonly agencyId: string | null;
}

/**
 * Whether consent opens to that agency what another one has recorded. The agency that holds the assessment gains nothing by consent: it
 * knows it already; and where nobody holds one there is nothing to gain yet.
 */
export const gainsByConsent = (atWork: readonly AtWork[], agencyId: string): boolean => {
  const holder = atWork.find(({ as }) => as === 'author');
  return holder !== undefined && holder.agencyId !== agencyId;
};

/**
 * @param unless whom it cannot be asked of: who says it themselves, or is of an agency that gains or is left out.
 * @returns of whom it is asked; failing others, of the county's team.
 */
export const askedOf = (atWork: readonly AtWork[], unless: (one: AtWork) => boolean): readonly AskedOf[] => {
  const asked = atWork.filter((one) => !unless(one)).map(({ as }) => as);
  return asked.length > 0 ? asked : ['county'];
};

/** How much an agency may have that day: nothing, basic facts, more; and what is held back of it. */
const share = (
  consent: Consent,
  agencyId: string,
  on: CalendarDate,
): { readonly tier: number; readonly heldBack: readonly string[] } => {
  const sharing = sharingOn(consent, on);
  if (!sharing?.agencies.includes(agencyId)) return { tier: 0, heldBack: [] };
  const additional = sharing.tier === 'additional' && !sharing.basicOnly.includes(agencyId);
  return { tier: additional ? 2 : 1, heldBack: sharing.excludedTopics };
};

/** @returns whether the agency may have more by the one consent than by the other. */
export const readsMore = (before: Consent, after: Consent, agencyId: string, on: CalendarDate): boolean => {
  const [had, has] = [share(before, agencyId, on), share(after, agencyId, on)];
  return has.tier > had.tier || (has.tier === had.tier && had.heldBack.some((topic) => !has.heldBack.includes(topic)));
};

/**
 * Consent as far as what rested on it may end: whatever was taken back by one person alone counts once a second one has agreed. For
 * reading it counts at once; that is what the folds themselves say.
 */
export const asAgreed = (consent: Consent): Consent => {
  const waiting = new Set(consent.endings.filter(({ agreed }) => agreed === null).map((one) => one.statementId));
  return { ...consent, sayings: consent.sayings.filter(({ statementId }) => !waiting.has(statementId)) };
};
