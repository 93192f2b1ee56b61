import { alreadyRecorded, type CalendarDate, type Decided, isRefusal, type Refusal, refuse } from '@app/kernel';
import { currentChildren } from '../children';
import { withoutName } from '../members';
import { type AgencyMember, type FamilyMember, type TeamConvened, type TeamEvent } from '../team.events';
import { type ConvenedTeam, type Team, wrongDate } from '../team.state';
import { type FamilyAbsence } from '../vocabulary';

/** A child to be served, with what the handler read about the child's CAF. */
export interface ChildToServe {
  readonly childId: string;
  /** The open episode; null when there is none. */
  readonly episode: { readonly number: number; readonly openedOn: CalendarDate; readonly place: string } | null;
  /** Whether another team of that episode is open. */
  readonly hasOpenTeam: boolean;
  /** Which, where there is one. */
  readonly openTeam?: string;
  /** Agencies among the members to whom the family's consent does not allow sharing about this child. */
  readonly agenciesNotCovered: readonly string[];
}

export interface ConveneTeam {
  readonly type: 'ConveneTeam';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly children: readonly ChildToServe[];
  readonly members: readonly (AgencyMember | (FamilyMember & { readonly name: string }))[];
  readonly convenedBy: string;
  readonly conveningAgency: string;
  readonly plannedAgency: string | null;
  readonly familyAbsence: FamilyAbsence | null;
  readonly purpose: string | null;
  /** Under which the children are reserved for this team. */
  readonly reservationId?: string;
}

export type ChildRefusal = Refusal<'future-date' | 'impossible-date-order' | 'caf-not-open' | 'team-already-open'>;
export type ConveneTeamRefusal =
  ChildRefusal | Refusal<'too-few-agencies' | 'missing-family-reason' | 'consent-does-not-cover-agency'>;

const agenciesOf = (members: ConveneTeam['members']): ReadonlySet<string> =>
  new Set(members.flatMap((member) => (member.kind === 'agency' ? [member.agencyId] : [])));

/** Two agencies, or one that works with the family while a second is about to join. */
const enoughAgencies = ({ members, plannedAgency }: ConveneTeam): boolean => {
  const agencies = agenciesOf(members);
  if (agencies.size >= 2) return true;
  const withFamily = members.some(({ kind }) => kind === 'family');
  return agencies.size === 1 && withFamily && plannedAgency !== null && !agencies.has(plannedAgency);
};

const isServed = ({ children }: ConvenedTeam, childId: string): boolean =>
  currentChildren(children).some((one) => one.childId === childId);

const openAlready = (nth: number): Refusal<'team-already-open'> =>
  refuse('team-already-open', 'a team works with this child already: join it instead', `/children/${Math.max(0, nth)}`);

/** @returns the open episode of the child, when the child can be served from that day: with an open CAF and no other team. */
export const childRefused = (
  { episode, hasOpenTeam }: ChildToServe,
  command: { readonly on: CalendarDate; readonly today: CalendarDate },
  field: string,
): NonNullable<ChildToServe['episode']> | ChildRefusal => {
  if (episode === null) return refuse('caf-not-open', 'no CAF is open for this child', field);
  if (hasOpenTeam) return { ...openAlready(0), field };
  return wrongDate(command, episode.openedOn) ?? episode;
};

const anyChildRefused = (command: ConveneTeam): ChildRefusal | undefined => {
  for (const [index, child] of command.children.entries()) {
    const refused = childRefused(child, command, `/children/${index}`);
    if (isRefusal(refused)) return refused;
  }
  return undefined;
};

const notCovered = ({ children, members }: ConveneTeam): ConveneTeamRefusal | undefined => {
  const refusedAgencies = new Set(children.flatMap(({ agenciesNotCovered }) => agenciesNotCovered));
  const index = members.findIndex((member) => member.kind === 'agency' && refusedAgencies.has(member.agencyId));
  return index < 0
    ? undefined
    : refuse(
        'consent-does-not-cover-agency',
        'the family has not agreed to share with this agency',
        `/members/${index}/agencyId`,
      );
};

/** Any agency may call a team together. The family is part of it, or the record says why not. */
export const conveneTeam = (command: ConveneTeam, team: Team): Decided<TeamEvent, ConveneTeamRefusal> => {
  const { on, children, members, convenedBy, conveningAgency, plannedAgency, familyAbsence, purpose } = command;
  const family = members.filter((member) => member.kind === 'family');
  const convened = (served: TeamConvened['data']['children'], place: string): TeamConvened => ({
    type: 'TeamConvened',
    data: {
      on,
      children: served,
      place,
      members: members.map(withoutName),
      convenedBy,
      conveningAgency,
      plannedAgency,
      familyAbsence: family.length === 0 ? familyAbsence : null,
    },
    personal: { purpose, familyNames: Object.fromEntries(family.map(({ memberId, name }) => [memberId, name])) },
  });
  if (team.is !== 'not-convened')
    return alreadyRecorded({
      by: (fact) => fact.type === 'TeamConvened',
      wanted: [
        convened(
          children.map(({ childId, episode }) => ({ childId, episode: episode?.number ?? 0 })),
          team.place,
        ),
      ],
      refusal: openAlready(children.findIndex(({ childId }) => isServed(team, childId))),
    });
  const refused = anyChildRefused(command);
  if (refused !== undefined) return refused;
  if (!enoughAgencies(command))
    return refuse(
      'too-few-agencies',
      'a team needs two agencies, or one and the family with a second planned',
      '/members',
    );
  if (family.length === 0 && familyAbsence === null)
    return refuse('missing-family-reason', 'say why no one of the family is part of the team', '/familyAbsence');
  const uncovered = notCovered(command);
  if (uncovered !== undefined) return uncovered;
  const served = children.flatMap(({ childId, episode }) => (episode === null ? [] : [{ childId, episode }]));
  const [first] = served;
  if (first === undefined) return refuse('caf-not-open', 'a team works for at least one child', '/children');
  return [
    convened(
      served.map(({ childId, episode }) => ({ childId, episode: episode.number })),
      first.episode.place,
    ),
  ];
};
