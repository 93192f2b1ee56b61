import { randomUUID } from 'node:crypto';
import { type Aggregates, derivedId, type Envelope, type Outcome } from '@app/event-store';
import { type Pause, realPause, systemEnvelope } from '@app/feeds';
import { type Clock, dayInLondon, isRefusal, refuse, type Refusal } from '@app/kernel';
import { currentChildren, teamAggregate } from '@app/team-around-the-child/stream';
import { childWorkAggregate } from './child-work.codec';
import { type ChildWorkCommand, type Reservation, type ReserveEnding, type ReserveTeam } from './domain/child-work';

/** So long a reservation is left to whoever made it; an append gives up much earlier. */
const LEASE_MS = 30_000;
/** Somebody else's reservation is waited for so often, a little longer each time: some seven seconds in all. */
const ATTEMPTS = 80;
const WAIT_MS = 10;
/** Waiting longer than this between two looks would let others by for ever. */
const LONGEST_WAIT_MS = 100;

export type ReservationRefusal = Refusal<'contended' | 'team-already-open' | 'team-still-open'>;
/** The request that reserves: when and why it was sent is kept with what is reserved, and which request it was. */
export type Reserving = Pick<Envelope<unknown>, 'commandId' | 'at' | 'correlationId' | 'purpose' | 'locality'>;

/** Whose reservations an act needs: the children, and how a child at fault is pointed to in the request. */
export interface TeamToServe {
  readonly tacId: string;
  /** Each with the teams that may serve it until then and are no other team to it. */
  readonly children: readonly { readonly childId: string; readonly from: readonly string[] }[];
  readonly pointTo: (childId: string) => string;
}

type Reserve = ReserveTeam | ReserveEnding;
/** Which child could not be reserved, and why. */
interface NotReserved<R extends Refusal = Refusal> {
  readonly childId: string;
  readonly refusal: R;
}

const contended = (): Refusal<'contended'> =>
  refuse('contended', 'others change at the same moment which team works with this child: try again');

/**
 * Has what may happen only once for a child happen only once, although it is written in other streams: the children are reserved in
 * order of their ids, then the act is done, then it is settled who serves them. What a crash leaves unsettled is settled by the worker,
 * from what the streams say.
 */
export class Reservations {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clock: Clock,
    private readonly pause: Pause = realPause,
  ) {}

  /**
   * Does what makes a team serve these children, while nobody else can.
   * @param act is told the reservation, which the command has to carry: one that has lapsed meanwhile writes nothing any more.
   * @returns the outcome; or `team-already-open` where another team serves one of them, `contended` where that is being decided.
   */
  async forTeam<R extends Refusal>(
    { tacId, children: named, pointTo }: TeamToServe,
    by: Reserving,
    act: (reservationId: string) => Promise<Outcome<R>>,
  ): Promise<Outcome<R> | ReservationRefusal> {
    const children = [...new Set(named.map(({ childId }) => childId))].sort();
    const reservationId = randomUUID();
    const refused = await this.reserved(children, by, (childId, until) => {
      const from = named.flatMap((one) => (one.childId === childId ? one.from : []));
      return { type: 'ReserveTeam', reservationId, tacId, from, until };
    });
    if (refused !== undefined)
      return refused.refusal.refused === 'team-already-open'
        ? { ...refused.refusal, field: pointTo(refused.childId) }
        : refused.refusal;
    const outcome = await act(reservationId);
    await this.settleWhereItEnded(children, reservationId, by);
    return isRefusal(outcome) && outcome.refused === 'reservation-lapsed' ? contended() : outcome;
  }

  /**
   * Does what ends a child's CAF, while no team can begin.
   * @returns the outcome; or `team-still-open` where a team serves the child, `contended` where that is being decided.
   */
  async forEnding<R extends Refusal>(
    childId: string,
    episode: number,
    by: Reserving,
    act: () => Promise<Outcome<R>>,
  ): Promise<Outcome<R> | ReservationRefusal> {
    const reservationId = derivedId('ending', by.commandId);
    const refused = await this.reserved([childId], by, (_, until) => ({
      ...{ type: 'ReserveEnding', reservationId, episode, until },
    }));
    if (refused !== undefined) return refused.refusal;
    const outcome = await act();
    await this.settleWhereItEnded([childId], reservationId, by);
    return outcome;
  }

  /** Settles what whoever reserved has left unsettled, once its time is up; nothing to do is no error. */
  async settleLapsed(childId: string): Promise<void> {
    const { state } = await this.aggregates.fold(childWorkAggregate, childId);
    if (state.reserved !== null && this.isOver(state.reserved)) await this.lapse(childId, state.team, state.reserved);
  }

  /** Lets go of a team that serves the child no longer, as its own stream says; nothing to do is no error. */
  async releaseLeft(childId: string): Promise<void> {
    const { state } = await this.aggregates.fold(childWorkAggregate, childId);
    if (state.team === null || state.reserved !== null || (await this.serves(state.team, childId))) return;
    // A team that begins to serve the child between the two is reserved by then, and nothing is released.
    await this.handle(childId, { type: 'ReleaseTeam', tacId: state.team }, this.bySystem());
  }

  /** Reserves all of the children, or none; waits for what others have reserved. */
  private async reserved(
    children: readonly string[],
    by: Reserving,
    command: (childId: string, until: string) => Reserve,
  ): Promise<NotReserved<ReservationRefusal> | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const until = new Date(this.clock().getTime() + LEASE_MS).toISOString();
      const refused = await this.reserveAll(children, by, (childId) => command(childId, until));
      if (refused?.refusal.refused !== 'work-reserved') return refused as NotReserved<ReservationRefusal> | undefined;
      if (attempt >= ATTEMPTS) return { ...refused, refusal: contended() };
      await this.pause(Math.min(attempt * WAIT_MS, LONGEST_WAIT_MS));
    }
  }

  private async reserveAll(
    children: readonly string[],
    by: Reserving,
    command: (childId: string) => Reserve,
  ): Promise<NotReserved | undefined> {
    for (const [nth, childId] of children.entries()) {
      const reserving = command(childId);
      const refusal = await this.reserve(childId, by, reserving);
      if (refusal === undefined) continue;
      await this.settleWhereItEnded(children.slice(0, nth), reserving.reservationId, by);
      return { childId, refusal };
    }
    return undefined;
  }

  /** Reserves one child. What stands in the way and should not any more is put right first. */
  private async reserve(childId: string, by: Reserving, command: Reserve): Promise<Refusal | undefined> {
    for (;;) {
      const outcome = await this.handle(childId, command, by);
      if (!isRefusal(outcome)) return undefined;
      if (outcome.refused === 'contended') continue;
      const { state } = await this.aggregates.fold(childWorkAggregate, childId);
      if (outcome.refused === 'work-reserved') {
        if (state.reserved === null) continue;
        // What was begun before and cut short goes on.
        if (state.reserved.reservationId === command.reservationId) return undefined;
        if (!this.isOver(state.reserved)) return outcome;
        await this.lapse(childId, state.team, state.reserved);
      } else {
        if (state.team === null) continue;
        if (await this.serves(state.team, childId)) return outcome;
        await this.releaseLeft(childId);
      }
    }
  }

  /** What was reserved cannot happen any more from here on; whether it has, the team's own stream says. */
  private async lapse(childId: string, before: string | null, { reservationId, tacId }: Reservation): Promise<void> {
    const by = this.bySystem();
    if (tacId !== null) {
      const command = { type: 'LapseReservation' as const, reservationId, on: dayInLondon(this.clock()) };
      const outcome = await this.aggregates.handle(teamAggregate, tacId, sent(by, command));
      if (isRefusal(outcome) && outcome.refused !== 'reservation-lapsed')
        throw new Error(`a reservation could not lapse: ${outcome.refused}`);
    }
    await this.settle(childId, reservationId, [tacId, before], by);
  }

  /** A failure here changes no answer: the worker settles what is left. */
  private async settleWhereItEnded(children: readonly string[], reservationId: string, by: Reserving): Promise<void> {
    try {
      for (const childId of children) {
        const { state } = await this.aggregates.fold(childWorkAggregate, childId);
        if (state.reserved?.reservationId === reservationId)
          await this.settle(childId, reservationId, [state.reserved.tacId, state.team], by);
      }
    } catch {
      return;
    }
  }

  private async settle(
    childId: string,
    reservationId: string,
    candidates: readonly (string | null)[],
    by: Reserving,
  ): Promise<void> {
    let serving: string | null = null;
    for (const tacId of candidates)
      if (serving === null && tacId !== null && (await this.serves(tacId, childId))) serving = tacId;
    await this.handle(childId, { type: 'SettleReservation', reservationId, tacId: serving }, by);
  }

  private async serves(tacId: string, childId: string): Promise<boolean> {
    const { state: team } = await this.aggregates.fold(teamAggregate, tacId);
    return team.is === 'open' && currentChildren(team.children).some((child) => child.childId === childId);
  }

  private handle(childId: string, command: ChildWorkCommand, by: Reserving): Promise<Outcome> {
    return this.aggregates.handle(childWorkAggregate, childId, sent(by, command));
  }

  private bySystem(): Reserving {
    const at = this.clock().toISOString();
    return systemEnvelope(undefined, randomUUID(), at, 'administration');
  }

  private isOver({ until }: Reservation): boolean {
    return until <= this.clock().toISOString();
  }
}

/**
 * What is reserved and settled is the system's own: no repeat of a request, but caused by it. Each command is sent once.
 */
const sent = <C>(
  { commandId: causationId, at, correlationId, purpose, locality }: Reserving,
  command: C,
): Envelope<C> => ({
  ...systemEnvelope(command, derivedId(randomUUID(), causationId), at, purpose),
  correlationId,
  causationId,
  locality,
});
