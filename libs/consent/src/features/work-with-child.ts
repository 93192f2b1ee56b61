import { Inject, Injectable } from '@nestjs/common';
import { type Relation, STANDINGS, type Standings } from '@app/access';
import { cafAggregate, closureOf, type Episode, isOpen } from '@app/caf/stream';
import { type Child, placeOn } from '@app/children';
import { type Actor, Aggregates } from '@app/event-store';
import { type CalendarDate, inForce } from '@app/kernel';
import { activeAssignment, leadProfessionalAggregate } from '@app/lead-professional/stream';
import { localityAggregate, PlaceBook } from '@app/localities';
import { deadlineOf, timescalesOn, workingDays } from '@app/timescales';
import { type WorkKnown } from '../domain/decide/ground';
import { type AtWork } from '../domain/wishes';

/** By what somebody has work with a child: they record what its family says. */
const atWorkAs: readonly Relation[] = ['author', 'lead', 'deputy', 'member', 'coordinator', 'registrar'];

/** Who works with a child, and how whoever sends a command stands to it: read fresh. */
@Injectable()
export class WorkWithChild {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  async of(childId: string, child: Child, { role, ...by }: Actor, today: CalendarDate): Promise<WorkKnown> {
    const asker = { ...by, roles: [], localities: [], areas: [] };
    const standing = this.standings.toChild(asker, childId, { fresh: true });
    const [work, holds, atWork] = await Promise.all([
      standing.work(),
      Promise.all(atWorkAs.map((relation) => standing.holds(relation))),
      this.atWork(childId, placeOfWork(child, today), today),
    ]);
    const { dueOn, version } = deadlineOf(timescalesOn(today), workingDays, 'wish-answer', today);
    return {
      underWay: work === 'under-way',
      recorder: { ...by, isAtWork: role === 'county-caf-team' || holds.includes(true) },
      atWork,
      answerBy: { dueOn, version },
    };
  }

  private async atWork(childId: string, place: string | undefined, today: CalendarDate): Promise<readonly AtWork[]> {
    const [{ state: file }, { state: assignments }, coordinator] = await Promise.all([
      this.aggregates.fold(cafAggregate, childId),
      this.aggregates.fold(leadProfessionalAggregate, childId),
      this.coordinatorAt(place, today),
    ]);
    const episode = file.episodes.findLast((one) => isOpen(one) || mayBeReopened(one, today));
    const lead = activeAssignment(assignments);
    return [
      ...(episode === undefined
        ? []
        : [{ as: 'author' as const, practitionerId: episode.authorId, agencyId: episode.agencyId }]),
      ...(lead === undefined
        ? []
        : [{ as: 'lead' as const, practitionerId: lead.practitionerId, agencyId: lead.agencyId }]),
      ...(coordinator === undefined
        ? []
        : [{ as: 'coordinator' as const, practitionerId: coordinator, agencyId: null }]),
    ];
  }

  private async coordinatorAt(place: string | undefined, today: CalendarDate): Promise<string | undefined> {
    const locality = place === undefined ? undefined : (await this.places.asAt(today)).localityOf(place);
    if (locality === undefined) return undefined;
    const { state } = await this.aggregates.fold(localityAggregate, locality);
    return (state.is === 'established' ? inForce(state.post, today)?.practitionerId : undefined) ?? undefined;
  }
}

const placeOfWork = (child: Child, today: CalendarDate): string | undefined =>
  child.is === 'unregistered' ? undefined : (placeOn(child, today)?.place ?? child.place);

const mayBeReopened = (episode: Episode, today: CalendarDate): boolean => {
  const closure = closureOf(episode);
  return closure !== undefined && deadlineOf(timescalesOn(today), workingDays, 'reopening', closure.on).dueOn >= today;
};
