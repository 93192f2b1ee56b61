import { type AgencyType, type CalendarDate, type Decided, type Refusal, refuse } from '@app/kernel';
import { type CafEvent, type CafOpened, type StepDownReceived } from '../caf.events';
import { type CafFile, closureOf, type Episode, openEpisode } from '../caf.state';
import { formOf, inUse } from '../forms/forms';
import { toCome } from '../guards';
import { corrections, standsAlready } from '../on-record';
import { type CafReason, type CafSource, type StepDownSource } from '../vocabulary';

/** A search for an existing CAF, as its id proves it. */
export interface SearchForCaf {
  /** Under which it stands in the record of access. */
  readonly searchId: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** Whether it was for this child. */
  readonly findsChild: boolean;
}

/** What has to be settled before a child is taken over from social care. */
export interface StepDown {
  readonly from: StepDownSource;
  readonly socialWorkerId: string | null;
  readonly firstTeamOn: CalendarDate | null;
  readonly leadProfessionalId: string | null;
  readonly interimCoordinatorId: string | null;
}

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
  /** For a step-down, and only for that. */
  readonly stepDown?: StepDown | null;
  /** The search that the author names: null for none, `unknown` when there was no such search of theirs. */
  readonly search: SearchForCaf | 'unknown' | null;
  /** ISO 8601 instant in UTC: a search made before it does not count any more. */
  readonly searchedSince: string;
  /** The checklist that led to it. */
  readonly checklist?: number | null;
  /** The child as the register has it; null for a child who is not on it. */
  readonly child: { readonly place: string; readonly status: string } | null;
  /** How the child stands with the age limits that day: `extension-needed` and `over-limit` are past them. */
  readonly ageStanding: string;
  /** Whether a CAF is open on another record of the same child. */
  readonly openOnOtherRecord: boolean;
  /**
   * Whether the family's consent to assess and store holds that day for the agency that is to hold the assessment, and was not given
   * for a CAF that is over: `allowed`, or the code of what is missing.
   */
  readonly consent: string;
  /** How much the family had said about consent by then: what is said later is not what this CAF rests on. */
  readonly heard: number;
  /** An episode that ended on this day or later makes the new one a re-referral. */
  readonly reReferralSince: CalendarDate;
}

export type OpenCafRefusal = Refusal<
  | 'child-not-found'
  | 'child-deceased'
  | 'child-record-closed'
  | 'consent-missing'
  | 'consent-for-another-agency'
  | 'consent-left-over'
  | 'missing-extension-reason'
  | 'over-age-limit'
  | 'caf-already-open'
  | 'missing-search'
  | 'search-too-old'
  | 'search-for-another-child'
  | 'future-date'
  | 'impossible-date-order'
  | 'unknown-form'
  | 'form-not-in-use'
  | 'checklist-not-found'
  | 'impossible-primary-reason'
  | 'impossible-re-referral'
  | 'impossible-external-start'
  | 'impossible-step-down'
  | 'missing-first-team-date'
  | 'missing-lead'
>;

/** The last episode, when it ended within the re-referral window: its number. */
const recentEpisode = (last: Episode | undefined, since: CalendarDate): number | null => {
  const closure = last && closureOf(last);
  return last !== undefined && closure !== undefined && closure.on >= since ? last.number : null;
};

const formRefused = ({ form: code, on }: OpenCaf): OpenCafRefusal | undefined => {
  const form = formOf(code);
  if (form === undefined) return refuse('unknown-form', 'there is no such form', '/form');
  return inUse(form, on) ? undefined : refuse('form-not-in-use', 'this form was not in use on that day', '/form');
};

/** Nobody is handed over into a void: a day to meet, and someone who leads until then. */
const stepDownRefused = ({ source, stepDown, on }: OpenCaf): OpenCafRefusal | undefined => {
  if ((source === 'step-down') !== (stepDown != null))
    return refuse('impossible-step-down', 'a step-down, and only that, says what social care hands over', '/stepDown');
  if (stepDown == null) return undefined;
  if (stepDown.firstTeamOn === null || stepDown.firstTeamOn < on)
    return refuse('missing-first-team-date', 'agree on the day of the first team meeting', '/stepDown/firstTeamOn');
  if (stepDown.leadProfessionalId === null && stepDown.interimCoordinatorId === null)
    return refuse('missing-lead', 'name a Lead Professional, or the coordinator who stands in', '/stepDown');
  return undefined;
};

/** What another authority or social care hands over is about a child whom they have looked up. */
const searchedFor: readonly CafSource[] = ['new', 're-referral'];

/** Nobody tells their story twice: whoever opens a CAF has looked first whether there is one. */
const searchRefused = ({ search, searchedSince, source }: OpenCaf): OpenCafRefusal | undefined => {
  if (search === null && !searchedFor.includes(source)) return undefined;
  if (search === null || search === 'unknown')
    return refuse('missing-search', 'search for the child first, and name that search of yours', '/searchId');
  if (!search.findsChild) return refuse('search-for-another-child', 'this search was not for this child', '/searchId');
  return search.at < searchedSince
    ? refuse('search-too-old', 'this search was made too long ago: search again', '/searchId')
    : undefined;
};

/** Past eighteen there has to be a reason to go on, and nobody is helped past the last age (dossier 5.1). */
const ageRefused = ({ ageStanding }: OpenCaf): OpenCafRefusal | undefined => {
  if (ageStanding === 'extension-needed')
    return refuse('missing-extension-reason', 'past eighteen, the register must say why help goes on');
  return ageStanding === 'over-limit' ? refuse('over-age-limit', 'this person is past the last age') : undefined;
};

const consentRefused = ({ consent }: OpenCaf): OpenCafRefusal | undefined => {
  switch (consent) {
    case 'allowed':
      return undefined;
    case 'consent-for-another-agency':
      return refuse(consent, 'the family agreed with another agency: hear them yourself, or have your agency added');
    case 'consent-left-over':
      return refuse(consent, 'the family agreed to a CAF that is over: ask them again');
    default:
      return refuse('consent-missing', 'the family must agree to assessment and record keeping before a CAF is opened');
  }
};

const originRefused = (
  { source, externalStart, on, checklist }: OpenCaf,
  file: CafFile,
): OpenCafRefusal | undefined => {
  if ((source === 'transfer-in') !== (externalStart !== null) || (externalStart !== null && externalStart > on))
    return refuse(
      'impossible-external-start',
      'a CAF from another authority, and only that, has the day on which it began there',
      '/externalStart',
    );
  if (checklist != null && file.checklists[checklist - 1] === undefined)
    return refuse('checklist-not-found', 'this child has no such checklist', '/checklist');
  return undefined;
};

/**
 * Opens the child's next episode.
 * Its author is told of the one that is open and where to correct it; anyone else that one is open and whom to ask.
 */
export const openCaf = (command: OpenCaf, file: CafFile): Decided<CafEvent, OpenCafRefusal> => {
  const { on, source, reasons, primaryReason, child } = command;
  if (child === null) return refuse('child-not-found', 'there is no such child on the register');
  if (child.status === 'deceased') return refuse('child-deceased', 'this child has died');
  if (child.status !== 'born' && child.status !== 'unborn')
    return refuse('child-record-closed', 'the record of this child is closed or has been merged into another');
  const future = toCome(command);
  if (future !== undefined) return future;
  const open = openEpisode(file);
  if (open !== undefined) {
    const why = 'a CAF is open for this child: ask its author to take part in it';
    const before = file.episodes.findLast(({ number, status }) => number < open.number && status !== 'void');
    const previous = recentEpisode(before, command.reReferralSince);
    // Whoever else comes is told whom to ask, and nothing of what the CAF says.
    return open.authorId === command.authorId && open.agencyId === command.agencyId
      ? standsAlready(
          'CafOpened',
          { episode: open.number },
          openedBy({ ...command, heard: open.heard }, child, open.number, previous),
          'caf-already-open',
          why,
          { existing: open.number, correctedBy: corrections.fact },
        )
      : refuse('caf-already-open', why);
  }
  if (command.openOnOtherRecord)
    return refuse('caf-already-open', 'a CAF is open for this child on a record that was merged with this one');
  const unsearched = searchRefused(command);
  if (unsearched !== undefined) return unsearched;
  const tooOld = ageRefused(command);
  if (tooOld !== undefined) return tooOld;
  const unagreed = consentRefused(command);
  if (unagreed !== undefined) return unagreed;
  if (!reasons.includes(primaryReason))
    return refuse('impossible-primary-reason', 'the main reason must be one of the reasons', '/primaryReason');
  const refused = formRefused(command) ?? stepDownRefused(command) ?? originRefused(command, file);
  if (refused !== undefined) return refused;
  const last = file.episodes.findLast(({ status }) => status !== 'void');
  const lastClosure = last && closureOf(last);
  if (lastClosure !== undefined && on < lastClosure.on)
    return refuse('impossible-date-order', 'an earlier CAF of this child was open on that day', '/on');
  const previousEpisode = recentEpisode(last, command.reReferralSince);
  if (source === 're-referral' && previousEpisode === null)
    return refuse('impossible-re-referral', 'no CAF of this child ended shortly before', '/source');
  return openedBy(command, child, file.episodes.length + 1, previousEpisode);
};

/** What the opening records. */
const openedBy = (
  command: OpenCaf,
  child: NonNullable<OpenCaf['child']>,
  episode: number,
  previousEpisode: number | null,
): readonly (CafOpened | StepDownReceived)[] => {
  const { on, source, reasons, primaryReason, externalStart, checklist, stepDown, search } = command;
  const opened: CafOpened = {
    type: 'CafOpened',
    data: {
      episode,
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
      searchId: search === null || search === 'unknown' ? null : search.searchId,
      ...(checklist == null ? {} : { checklist }),
      heard: command.heard,
    },
    personal: { whatLedToThis: command.whatLedToThis },
  };
  if (stepDown?.firstTeamOn == null) return [opened];
  const { firstTeamOn, ...handedOver } = stepDown;
  return [opened, { type: 'StepDownReceived', data: { episode, on, firstTeamOn, ...handedOver } }];
};
