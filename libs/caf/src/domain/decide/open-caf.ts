import { type AgencyType, type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type CafOpened } from '../caf.events';
import { type CafFile, type Episode, openEpisode } from '../caf.state';
import { type CafReason, type CafSource } from '../vocabulary';

export interface OpenCaf {
  readonly type: 'OpenCaf';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly episodeId: string;
  readonly form: string;
  readonly source: CafSource;
  readonly reasons: readonly CafReason[];
  readonly primaryReason: CafReason;
  readonly whatLedToThis: string;
  readonly authorId: string;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  /** Day on which it began in the authority it came from. */
  readonly externalStart: CalendarDate | null;
  /** The child as the register has it; null for a child who is not on it. */
  readonly child: { readonly place: string; readonly status: string } | null;
  /** An episode that ended on this day or later makes the new one a re-referral. */
  readonly reReferralSince: CalendarDate;
  /** Whether the family's consent to assess and store holds that day: `allowed`, or the code of what is missing. */
  readonly consent: string;
}

export type OpenCafRefusal = Refusal<
  | 'child-not-found'
  | 'child-deceased'
  | 'consent-missing'
  | 'caf-already-open'
  | 'future-date'
  | 'impossible-date-order'
  | 'impossible-primary-reason'
  | 'impossible-re-referral'
  | 'impossible-external-start'
>;

/** The last episode, when it ended within the re-referral window: its number. */
const recentEpisode = (last: Episode | undefined, since: CalendarDate): number | null =>
  last?.closed != null && last.closed.on >= since ? last.number : null;

/**
 * Opens the child's next episode.
 * A repeat by the same author for the same day is taken as the same wish; anyone else is told that one is open and whom to ask.
 */
export const openCaf = (command: OpenCaf, file: CafFile): readonly CafOpened[] | OpenCafRefusal => {
  const { on, today, source, reasons, primaryReason, child, externalStart } = command;
  if (child === null) return refuse('child-not-found', 'there is no such child on the register');
  if (child.status === 'deceased') return refuse('child-deceased', 'this child has died');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  const open = openEpisode(file);
  if (open !== undefined)
    return open.authorId === command.authorId && open.openedOn === on
      ? []
      : refuse('caf-already-open', 'a CAF is open for this child: ask its author to take part in it');
  if (command.consent !== 'allowed')
    return refuse('consent-missing', 'the family must agree to assessment and record keeping before a CAF is opened');
  if (!reasons.includes(primaryReason))
    return refuse('impossible-primary-reason', 'the main reason must be one of the reasons', '/primaryReason');
  if ((source === 'transfer-in') !== (externalStart !== null) || (externalStart !== null && externalStart > on))
    return refuse(
      'impossible-external-start',
      'a CAF from another authority, and only that, has the day on which it began there',
      '/externalStart',
    );
  const last = file.episodes.findLast(({ status }) => status !== 'void');
  if (last?.closed != null && on < last.closed.on)
    return refuse('impossible-date-order', 'an earlier CAF of this child was open on that day', '/on');
  const previousEpisode = recentEpisode(last, command.reReferralSince);
  if (source === 're-referral' && previousEpisode === null)
    return refuse('impossible-re-referral', 'no CAF of this child ended shortly before', '/source');
  return [
    {
      type: 'CafOpened',
      data: {
        episode: file.episodes.length + 1,
        on,
        episodeId: command.episodeId,
        form: command.form,
        source: source === 'new' && previousEpisode !== null ? 're-referral' : source,
        reasons,
        primaryReason,
        authorId: command.authorId,
        agencyId: command.agencyId,
        agencyType: command.agencyType,
        place: child.place,
        previousEpisode,
        externalStart,
      },
      personal: { whatLedToThis: command.whatLedToThis },
    },
  ];
};
