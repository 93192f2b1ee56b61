import { openEpisode } from '@app/caf';
import { type EventStore, type RecordedEvent, streamIdOf } from '@app/event-store';
import { type CalendarDate, isOpenAction } from '@app/kernel';
import { activeAssignment, type HandoverReason } from '@app/lead-professional';
import { currentChildren, type MemberRemovalReason } from '@app/team-around-the-child';
import { type Step } from './domain/follow-up.events';
import { type Folds } from './folds';
import { type AtWork, namedIn } from './named';
import { type WorkIndex } from './reads/who-works-where/work-index';
import {
  type Asked,
  askPerson,
  endDeputy,
  noteHandover,
  type PlacesOnDay,
  removeMember,
  requireHandover,
  withdrawProposal,
} from './steps';

/** Who goes, and in the words of the other rooms why; what a person is asked about the gap. */
export interface Parting {
  /** The first day without them. */
  readonly on: CalendarDate;
  /** Whether it is one of those who go. */
  readonly goes: (one: AtWork) => boolean;
  /** Whether a coordinator who stands in is one of those who go: of coordinators no agency is kept. */
  readonly standsDown: (interim: { readonly practitionerId: string; readonly since: CalendarDate }) => boolean;
  readonly member: Exclude<MemberRemovalReason, 'other'>;
  readonly handover: HandoverReason;
  /** About the place in a team that serves these children. */
  readonly askAboutPlace: (children: readonly string[]) => Promise<Asked>;
  /** About the role of Lead Professional; undefined: that it has to be handed over says it all. */
  readonly askAboutRole?: (childId: string) => Promise<Asked | undefined>;
  /** On whose record it is kept what has to be handed over. */
  readonly leaver?: string;
}

/** What concerns one record, as the parting asks for it. */
interface InRecord {
  readonly folds: Folds;
  readonly id: string;
  readonly parting: Parting;
  /** Whether the parting itself was heard; otherwise only that somebody who has gone was named again. */
  readonly first: boolean;
}

const leavingBehind = ({ leaver }: Parting, work: 'lead-professional' | 'team' | 'action', record: string) =>
  leaver === undefined ? [] : [noteHandover(leaver, work, record)];

const fromTeam = async ({ folds, id, parting, first }: InRecord): Promise<readonly Step[]> => {
  const team = await folds.team(id);
  if (team.is !== 'open') return [];
  const { on, member: reason } = parting;
  const theirs = team.members.filter((member) => member.kind === 'agency' && parting.goes(member));
  const present = theirs.filter(({ until }) => until === null);
  // Who was taken out of the team before may have left something undone; that is asked once.
  const owners = new Set((first ? theirs : present).map(({ memberId }) => memberId));
  const undone = team.plan.filter(
    (action) => isOpenAction(action) && action.owner.kind === 'member' && owners.has(action.owner.id),
  );
  const ask =
    present.length === 0
      ? undefined
      : await parting.askAboutPlace(currentChildren(team.children).map(({ childId }) => childId));
  return [
    ...(present.length === 0 ? [] : leavingBehind(parting, 'team', id)),
    ...present.flatMap(({ memberId }) => [
      removeMember(id, memberId, on, reason),
      ...(ask === undefined ? [] : [askPerson(ask, id, { whom: memberId, on })]),
    ]),
    ...undone.flatMap(({ actionId }) => [
      ...leavingBehind(parting, 'action', actionId),
      askPerson('agree-who-takes-the-action-over', id, { whom: actionId, on }),
    ]),
  ];
};

const fromRole = async ({ folds, id, parting, first }: InRecord): Promise<readonly Step[]> => {
  const { on, goes, handover } = parting;
  const assignments = await folds.lead(id);
  const active = activeAssignment(assignments);
  const steps: Step[] = [];
  if (active !== undefined && goes(active) && (first || active.handoverRequiredOn === null)) {
    const ask = await parting.askAboutRole?.(id);
    steps.push(
      requireHandover(id, active.practitionerId, on, handover),
      ...leavingBehind(parting, 'lead-professional', id),
      ...(ask === undefined ? [] : [askPerson(ask, id, { episode: active.episode, whom: active.practitionerId, on })]),
    );
  }
  if (active?.deputy != null && goes({ practitionerId: active.deputy, agencyId: active.deputyAgencyId }))
    steps.push(endDeputy(id, active.deputy, on));
  const asked = assignments.all.find(({ status }) => status === 'proposed');
  if (asked !== undefined && goes(asked)) {
    const { number, episode, practitionerId: whom } = asked;
    steps.push(
      withdrawProposal(id, number, on),
      askPerson('propose-another-lead-professional', id, { episode, whom, on }),
    );
  }
  const { interim } = assignments;
  if (interim !== null && parting.standsDown(interim)) {
    const { episode, practitionerId: whom } = interim;
    steps.push(askPerson('find-another-coordinator', id, { episode, whom, on }));
  }
  return steps;
};

const fromCaf = async ({ folds, id, parting: { goes, on } }: InRecord): Promise<readonly Step[]> => {
  const episode = openEpisode(await folds.caf(id));
  if (episode === undefined || !goes({ practitionerId: null, agencyId: episode.agencyId })) return [];
  return [askPerson('agree-who-holds-the-caf', id, { episode: episode.number, whom: episode.agencyId, on })];
};

const fromRecord: Readonly<Record<string, (record: InRecord) => Promise<readonly Step[]>>> = {
  teamAroundChild: fromTeam,
  leadProfessional: fromRole,
  caf: fromCaf,
};

/** Where a record counts: a team under its place, a child under that of the open CAF. */
const placeOf = async (folds: Folds, stream: string): Promise<string | undefined> => {
  const id = streamIdOf(stream);
  if (!stream.startsWith('teamAroundChild-')) return openEpisode(await folds.caf(id))?.place;
  const team = await folds.team(id);
  return team.is === 'not-convened' ? undefined : team.place;
};

/** @returns the steps with the locality of the record that they are about: the register's news belongs to none. */
export const inLocality = async (
  { folds, places }: { readonly folds: Folds; readonly places: PlacesOnDay },
  stream: string,
  steps: readonly Step[],
): Promise<readonly Step[]> => {
  const day = steps.find(({ on }) => on !== undefined)?.on;
  const place = day === undefined ? undefined : await placeOf(folds, stream);
  if (place === undefined || day === undefined) return steps;
  const locality = (await places.asAt(day)).localityOf(place);
  return locality === undefined ? steps : steps.map((step) => ({ ...step, locality }));
};

/** What a process needs to find out who goes. */
interface Search {
  readonly folds: Folds;
  readonly places: PlacesOnDay;
  readonly work: WorkIndex;
  readonly store: Pick<EventStore, 'read'>;
  /** The streams of the register that the process is about, and the stored name of the news it has of somebody. */
  readonly category: 'practitioner' | 'agency';
  readonly news: string;
  /** Which id of somebody at work the process is about. */
  readonly idOf: (one: AtWork) => string | null;
  /** @returns the parting of that practitioner or agency; undefined where there is none. */
  readonly partingOf: (id: string) => Promise<Parting | undefined>;
}

/**
 * What follows from an event for those who have gone: where the register has news of somebody, in every record that names them;
 * where a record names somebody after that, in that record. So it makes no difference which of the two came first, and each record is
 * looked at once.
 */
export const partFromAll = async (event: RecordedEvent, search: Search): Promise<readonly Step[]> => {
  const { folds, work, store, category: register, news, idOf, partingOf } = search;
  const first = event.type.startsWith(news);
  const ids = first ? [streamIdOf(event.stream)] : [...new Set(namedIn(event).map(idOf))];
  const steps: Step[] = [];
  for (const who of ids) {
    const parting = who === null ? undefined : await partingOf(who);
    if (who === null || parting === undefined) continue;
    const told = first ? event : (await store.read(`${register}-${who}`)).findLast(({ type }) => type.startsWith(news));
    // Whoever was named before the register had its news is found with the news.
    if (told !== undefined && event.position < told.position) continue;
    for (const stream of first ? await work.streamsNaming(who, event) : [event.stream]) {
      const category = stream.slice(0, stream.indexOf('-'));
      const found = (await fromRecord[category]?.({ folds, id: streamIdOf(stream), parting, first })) ?? [];
      steps.push(...(await inLocality(search, stream, found)));
    }
  }
  return steps;
};
