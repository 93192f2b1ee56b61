import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agencyCovered, cafAggregate } from '@app/caf';
import { type ReservationRefusal, Reservations, type TeamToServe } from '@app/child-work';
import { consentOfChild, type SharingPaused, whileSharingIsPaused } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { deadlineOf, timescalesOn, workingDays } from '@app/timescales';
import { type ConveneTeam } from '../domain/decide/convene-team';
import { currentChildren } from '../domain/children';
import { type AddChild } from '../domain/decide/change-children';
import { type CorrectDay } from '../domain/decide/correct-day';
import { type ChildAtMeeting } from '../domain/decide/record-meeting';
import { type CloseMergedTeam } from '../domain/decide/close-team';
import { type LapseReservation } from '../domain/decide/lapse-reservation';
import { type TakeInTeam, type TeamToTakeIn } from '../domain/decide/take-in-team';
import { agenciesOf, currentMembers } from '../domain/members';
import { type TeamCommand, type TeamRefusal } from '../domain/team';
import { type Member, type ServedChild } from '../domain/team.events';
import { type ConvenedTeam, type Team } from '../domain/team.state';
import { teamAggregate } from '../team.codec';
import { childToServe } from './child-to-serve';
import { letsIn } from './lets-in';

type LookedUp =
  'today' | 'agenciesNotCovered' | 'latestReviewOn' | 'assessedElements' | 'into' | 'reservationId' | 'cafOpenedOn';
type Requested<C> = C extends unknown ? Omit<C, LookedUp> : never;
/** What the caller knows; the day it is, the CAF and the consents of the children are looked up. */
export type TeamRequest =
  | Requested<
      Exclude<TeamCommand, ConveneTeam | AddChild | TakeInTeam | CloseMergedTeam | LapseReservation | CorrectDay>
    >
  | Omit<CorrectDay, 'today' | 'on' | 'cafOpenedOn'>
  | (Omit<AddChild, 'today' | 'child' | 'reservationId'> & { readonly childId: string })
  | (Omit<Requested<TakeInTeam>, 'from'> & {
      readonly from: string;
      /** Who of that team does not come along. */
      readonly without: readonly string[];
    });

/** The last day on which the timescales allow the review after something of the day `on`. */
const latestReviewOn = (on: string, today: string): string =>
  deadlineOf(timescalesOn(today), workingDays, 'next-review', on).dueOn;

/** Whether what has to be looked up for a request depends on whom the team serves, or who is in it, just now. */
const restsOnWhoIsServed = (request: TeamRequest): boolean =>
  request.type === 'RecordMeeting'
    ? request.walkIns.length > 0 || request.children.some(({ updates }) => Object.keys(updates).length > 0)
    : ['AgreeAction', 'InviteMember', 'AddChild', 'TakeInTeam'].includes(request.type);

/** Whom a request makes this team serve, and the teams that may serve each of them until then. */
const reservedFor = (tacId: string, state: Team, command: AddChild | TakeInTeam): TeamToServe => {
  if (command.type === 'AddChild')
    return { tacId, children: [{ childId: command.child.childId, from: [tacId] }], pointTo: () => '/childId' };
  // Its own children too: the other team may be about to take this one in.
  const served = state.is === 'not-convened' ? [] : currentChildren(state.children);
  const { tacId: from, children } = command.from;
  return {
    tacId,
    children: [
      ...served.map(({ childId }) => ({ childId, from: [tacId] })),
      // Who serves them is this one already where the very same request was faster.
      ...children.map(({ childId }) => ({ childId, from: [from, tacId] })),
    ],
    pointTo: () => '/from',
  };
};

/** Any change of a team that is there. */
export class ChangeTeam extends Command<Outcome<TeamRefusal | ReservationRefusal | SharingPaused>> {
  constructor(
    readonly tacId: string,
    readonly sent: Envelope<TeamRequest>,
  ) {
    super();
  }
}

/** Of which children somebody would know by the command who did not; none where it lets nobody in. */
const concernedBy = (command: TeamCommand, team: Team): readonly string[] => {
  const served = team.is === 'not-convened' ? [] : currentChildren(team.children).map(({ childId }) => childId);
  switch (command.type) {
    case 'InviteMember':
      return served;
    case 'AddChild':
      return [command.child.childId];
    case 'TakeInTeam':
      return [...served, ...command.from.children.map(({ childId }) => childId)];
    default:
      return [];
  }
};

@CommandHandler(ChangeTeam)
export class ChangeTeamHandler implements ICommandHandler<ChangeTeam> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly reservations: Reservations,
  ) {}

  async execute({ tacId, sent }: ChangeTeam): Promise<Outcome<TeamRefusal | ReservationRefusal | SharingPaused>> {
    const looked = await this.lookedUp(tacId, sent);
    const { command } = looked;
    const { state } = await this.aggregates.fold(teamAggregate, tacId);
    const rules = await whileSharingIsPaused(this.aggregates, teamAggregate, concernedBy(command, state), letsIn);
    if (command.type !== 'AddChild' && command.type !== 'TakeInTeam')
      return this.aggregates.handle(rules, tacId, looked);
    const decided = rules.decider.decide(command, state);
    // What is refused anyway, or was done before, needs no reservation.
    if (!Array.isArray(decided) || decided.length === 0) return this.aggregates.handle(rules, tacId, looked);
    return this.reservations.forTeam(reservedFor(tacId, state, command), looked, async (reservationId) => {
      const again = await this.lookedUp(tacId, sent);
      return this.aggregates.handle(rules, tacId, { ...again, command: { ...again.command, reservationId } });
    });
  }

  private async lookedUp(tacId: string, sent: Envelope<TeamRequest>): Promise<Envelope<TeamCommand>> {
    const known = await this.teamFor(sent.command, tacId);
    const command = await this.complete(sent.command, tacId, known, dayReceived(sent));
    const locality =
      known === undefined ? null : ((await this.places.asAt(command.on)).localityOf(known.place) ?? null);
    return { ...sent, command, locality };
  }

  /** The team as far as the request needs it: where it counts never changes, whom it serves and who is in it does. */
  private async teamFor(request: TeamRequest, tacId: string): Promise<ConvenedTeam | undefined> {
    const team = restsOnWhoIsServed(request)
      ? (await this.aggregates.fold(teamAggregate, tacId)).state
      : await this.aggregates.lastSeen(teamAggregate, tacId);
    return team.is === 'not-convened' ? undefined : team;
  }

  private async complete(
    request: TeamRequest,
    tacId: string,
    team: ConvenedTeam | undefined,
    today: string,
  ): Promise<TeamCommand> {
    const children = currentChildren(team?.children ?? []);
    switch (request.type) {
      case 'RecordMeeting':
        // Before the request for speed (test/bench/README.md). It is put together field by field, so it cannot hold any of these.
        return {
          today,
          latestReviewOn: latestReviewOn(request.on, today),
          agenciesNotCovered: await this.notCovered(children, agenciesOf(request.walkIns), request.on),
          assessedElements: await this.elementsSpokenAbout(children, request.children),
          ...request,
        };
      case 'AmendMeeting':
        return {
          today,
          latestReviewOn: latestReviewOn(request.on, today),
          agenciesNotCovered: [],
          assessedElements: {},
          ...request,
        };
      case 'CorrectDay': {
        const { state } = await this.aggregates.fold(teamAggregate, tacId);
        return { ...request, today, on: today, cafOpenedOn: await this.cafsOpenedOn(state) };
      }
      case 'RecordReview':
        return { ...request, today, latestReviewOn: latestReviewOn(request.on, today) };
      case 'AgreeAction': {
        const assessedElements = await this.assessedElements(children, request.childId);
        return { ...request, today, assessedElements };
      }
      case 'AddChild': {
        const { childId, ...rest } = request;
        const agencies = agenciesOf(currentMembers(team?.members ?? []));
        return { ...rest, today, child: await childToServe(this.aggregates, childId, [tacId], agencies, request.on) };
      }
      case 'TakeInTeam': {
        const { without, ...rest } = request;
        const from = await this.teamToTakeIn(request, tacId, currentMembers(team?.members ?? []));
        return {
          ...rest,
          today,
          into: tacId,
          from,
          agenciesNotCovered: await this.notCovered(children, agenciesOf(from.members), request.on),
        };
      }
      case 'InviteMember':
        return {
          ...request,
          today,
          agenciesNotCovered: await this.notCovered(children, agenciesOf([request.member]), request.on),
        };
      default:
        return { ...request, today };
    }
  }

  /** The latest day on which a CAF of those for whom the team was convened was opened. */
  private async cafsOpenedOn(team: Team): Promise<string | null> {
    if (team.is === 'not-convened') return null;
    const first = team.children.filter(({ since }) => since === team.convenedOn);
    const days = await Promise.all(
      first.map(async ({ childId, episode }) => {
        const { state: file } = await this.aggregates.fold(cafAggregate, childId);
        return file.episodes[episode - 1]?.openedOn;
      }),
    );
    return (
      days
        .filter((day) => day !== undefined)
        .toSorted()
        .at(-1) ?? null
    );
  }

  /** The team that is to be taken in, read fresh, with the consents of its children for everybody who will know about them. */
  private async teamToTakeIn(
    { from: tacId, without, on }: Extract<TeamRequest, { type: 'TakeInTeam' }>,
    into: string,
    present: readonly Member[],
  ): Promise<TeamToTakeIn> {
    const { state: team } = await this.aggregates.fold(teamAggregate, tacId);
    if (team.is === 'not-convened') return { tacId, is: team.is, lastOn: on, children: [], members: [] };
    const members = currentMembers(team.members).flatMap<TeamToTakeIn['members'][number]>((member) => {
      if (member.kind !== 'agency' || without.includes(member.memberId)) return [];
      const { since, until, standing, ...person } = member;
      return [{ ...person, standing: standing === 'accepted' ? 'accepted' : 'invited' }];
    });
    const agencies = agenciesOf([...present, ...members]);
    const children = await Promise.all(
      currentChildren(team.children).map(({ childId }) =>
        childToServe(this.aggregates, childId, [into, tacId], agencies, on),
      ),
    );
    return { tacId, is: team.is, lastOn: team.lastOn, children, members };
  }

  /** Elements about which the assessment says anything, of each child about whose needs a meeting spoke. */
  private async elementsSpokenAbout(
    served: readonly ServedChild[],
    children: readonly Pick<ChildAtMeeting, 'childId' | 'updates'>[],
  ): Promise<Readonly<Record<string, readonly string[]>>> {
    const spokenAbout = children.filter(({ updates }) => Object.keys(updates).length > 0);
    const elements = spokenAbout.map(
      async ({ childId }) => [childId, await this.assessedElements(served, childId)] as const,
    );
    return Object.fromEntries(await Promise.all(elements));
  }

  /** Elements about which the assessment of this child says anything; none for a child whom the team does not serve. */
  private async assessedElements(children: readonly ServedChild[], childId: string): Promise<readonly string[]> {
    const served = children.find((child) => child.childId === childId);
    if (served === undefined) return [];
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    return Object.keys(file.episodes[served.episode - 1]?.elements ?? {});
  }

  private async notCovered(
    children: readonly ServedChild[],
    agencies: readonly string[],
    on: string,
  ): Promise<readonly string[]> {
    if (agencies.length === 0) return [];
    const refused = await Promise.all(
      children.map(async ({ childId, episode: number }) => {
        const [{ state: file }, consent] = await Promise.all([
          this.aggregates.fold(cafAggregate, childId),
          consentOfChild(this.aggregates, childId),
        ]);
        const episode = file.episodes[number - 1];
        return agencies.filter((agencyId) => episode === undefined || !agencyCovered(episode, consent, agencyId, on));
      }),
    );
    return refused.flat();
  }
}
