import { Inject, Injectable } from '@nestjs/common';
import {
  relationsThatCount,
  type Found,
  type LookUp,
  type Principal,
  type Relation,
  type Standing,
  type Standings,
  type TeamChildStanding,
} from '@app/access';
import { breakGlassAggregate, holdsFor } from '@app/break-glass';
import { cafAggregate, openEpisode } from '@app/caf';
import { childAggregate, recordsOfChild } from '@app/children';
import { consentAggregate, consentOfChild } from '@app/consent';
import { type Aggregate, Aggregates } from '@app/event-store';
import {
  type CalendarDate,
  type Clock,
  type Contact,
  dayInLondon,
  type DomainEvent,
  inForce,
  type Refusal,
} from '@app/kernel';
import { leadProfessionalAggregate } from '@app/lead-professional';
import { localityAggregate, PlaceBook } from '@app/localities';
import { agencyAggregate, practitionerAggregate, WorkContacts } from '@app/practitioners';
import { CLOCK } from '@app/runtime';
import { type Team, teamAggregate } from '@app/team-around-the-child';
import {
  consentFor,
  endedBefore,
  heardBefore,
  hasPost,
  inTeamAs,
  isAsked,
  isAuthor,
  isEarlier,
  isEnquirer,
  isRegistrar,
  isSteppedUp,
  isSuspended,
  leadsAs,
  coordinatedPlaceOf,
  placeOf,
  receivingPlaceOf,
  workWith,
} from './standing-to-child';
import { Protection } from './postgres/protection';
import { recordOfCaf } from './record-of-caf';
import { sensitiveServices } from './sensitive-services';
import { whomToAsk, type WorkOnRecord } from './whom-to-ask';

/** How old what other processes wrote may look to a change, in ms. */
const SOON = 5_000;

/** Looked up where there is nothing to look up: what stays hidden and what is not there must take the same time. */
const NOWHERE = 'none';

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
};

/** What a report of danger never takes away: it reaches nobody in post for the place, nobody on duty, and nobody's general right. */
const whateverIsReported: readonly Relation[] = [
  'none',
  'self',
  'manager',
  'coordinator',
  'receiving-coordinator',
  'step-up-s17',
  'step-up-s47',
];

/** Anybody of the county's CAF team helps. */
const countyTeam: Contact = {
  as: 'county-caf-team',
  practitionerId: null,
  name: null,
  agencyId: null,
  agencyName: null,
  workContact: null,
};

/** Answers from the folds of the rooms' streams, which are the record itself and lag behind nothing. */
@Injectable()
export class RoomStandings implements Standings {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly workContacts: WorkContacts,
    private readonly protection: Protection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async isAtWork(asker: Principal, { fresh }: Pick<LookUp, 'fresh'>): Promise<boolean> {
    return hasPost(await this.fold(practitionerAggregate, asker.practitionerId, fresh), asker);
  }

  toChild(asker: Principal, childId: string, look: LookUp): Standing {
    return this.standing(asker, childId, look);
  }

  async recordOfCaf(childId: string, { fresh, episode }: LookUp): Promise<string> {
    const records = await this.recordsOf(childId, fresh);
    if (records.length === 1) return childId;
    const named = [childId, ...records.filter((record) => record !== childId)];
    const files = await Promise.all(
      named.map(async (record) => ({ record, file: await this.fold(cafAggregate, record, fresh) })),
    );
    return recordOfCaf(files, episode) ?? childId;
  }

  async toTeam(asker: Principal, tacId: string, look: LookUp): Promise<readonly TeamChildStanding[]> {
    const team = await this.fold(teamAggregate, tacId, look.fresh);
    if (team.is === 'not-convened') return [{ served: true, standing: this.standing(asker, tacId, look, team) }];
    return team.children.map(({ childId, episode, until }) => ({
      childId,
      served: until === null,
      standing: this.standing(asker, childId, { ...look, episode }, team),
    }));
  }

  async found(childId: string): Promise<Found | undefined> {
    const child = await this.fold(childAggregate, childId, true);
    const duplicates = child.is === 'registered' ? child.absorbed : [];
    const [guarded, records] = await Promise.all([
      this.protection.of(childId, child, true),
      Promise.all([childId, ...duplicates].map((id) => this.workOn(id))),
    ]);
    if (guarded === undefined || guarded.isErased || guarded.sensitivity === 'sealed') return undefined;
    const shielded = guarded.sensitivity === 'shielded';
    const known = { shielded, cafOpen: records.some(({ file }) => openEpisode(file) !== undefined) };
    // Who works with a shielded child would tell where it lives.
    if (shielded) return { ...known, contact: countyTeam };
    const atWork = whomToAsk(records);
    const asked =
      atWork !== undefined && !(await this.isSensitive(atWork.agencyId))
        ? atWork
        : await this.coordinating(placeOf(child, this.today()));
    if (asked === undefined) return { ...known, contact: countyTeam };
    return { ...known, contact: { ...asked, ...(await this.workContacts.of(asked.practitionerId, asked.agencyId)) } };
  }

  /** Whether the name of the agency alone says what a family may not want known. */
  private async isSensitive(agencyId: string): Promise<boolean> {
    const agency = await this.fold(agencyAggregate, agencyId, true);
    return agency.is !== 'unregistered' && sensitiveServices.includes(agency.agencyType);
  }

  async coordinates(practitionerId: string, locality: string): Promise<boolean> {
    return (await this.coordinatorOf(locality, true)) === practitionerId;
  }

  async coordinatedBy(practitionerId: string): Promise<readonly string[]> {
    const { localities } = await this.places.asAt(this.today());
    const held = await Promise.all(
      localities.map(async ({ code }) => ((await this.coordinatorOf(code, true)) === practitionerId ? [code] : [])),
    );
    return held.flat();
  }

  /** @param team the only one that counts, where the request names it. */
  private standing(asker: Principal, childId: string, { fresh, episode }: LookUp, team?: Team): Standing {
    const child = once(() => this.fold(childAggregate, childId, fresh));
    // Whoever stands to one record of a child stands to the child: the record that is used comes first.
    const records = once(() => this.recordsOf(childId, fresh));
    const onEach = <T>(look: (record: string) => Promise<T>): (() => Promise<readonly T[]>) =>
      once(async () => Promise.all((await records()).map(look)));
    const children = onEach((record) => this.fold(childAggregate, record, fresh));
    const file = once(() => this.fold(cafAggregate, childId, fresh));
    const files = onEach((record) => this.fold(cafAggregate, record, fresh));
    const leads = onEach((record) => this.fold(leadProfessionalAggregate, record, fresh));
    const consent = once(async () =>
      (await records()).length === 1
        ? this.fold(consentAggregate, childId, fresh)
        : consentOfChild(this.aggregates, childId),
    );
    const allTeams = once(async () => {
      const known = new Set((await files()).flatMap(({ episodes }) => episodes.flatMap((one) => one.teams)));
      if (known.size === 0) known.add(childId);
      return Promise.all([...known].map((tacId) => this.fold(teamAggregate, tacId, fresh)));
    });
    const teams = (): Promise<readonly Team[]> => (team === undefined ? allTeams() : Promise.resolve([team]));
    const coordinates = async (place: string | undefined): Promise<boolean> =>
      (await this.coordinatorAt(place, fresh)) === asker.practitionerId;
    const leading = async (as: 'lead' | 'deputy' | 'nominee'): Promise<boolean> =>
      (await leads()).some((one) => leadsAs(one, asker).includes(as));
    const coordinatesHere = async (): Promise<boolean> => {
      const [[used], all] = await Promise.all([children(), files()]);
      const work = all.find((one) => openEpisode(one) !== undefined) ?? (await file());
      return coordinates(coordinatedPlaceOf(used ?? (await child()), work, this.today()));
    };
    // Whoever coordinates the locality stands in as interim: a coordinator who could lead would open to themselves what people wrote.
    const leadsHere = async (as: 'lead' | 'deputy'): Promise<boolean> =>
      (await leading(as)) && !(await coordinatesHere());
    const registered = async (): Promise<boolean> => {
      const all = await files();
      return (await children()).some((one) => all.every((file) => isRegistrar(one, file, asker)));
    };
    const wrote = async (): Promise<boolean> => {
      const all = await files();
      // The number of an episode is one of the record that is named.
      const named = episode === undefined ? all : [await file()];
      return named.some((file) => isAuthor(file, asker, episode, this.today()));
    };
    const receiving = async (): Promise<boolean> => {
      const places = (await files()).flatMap((file) => receivingPlaceOf(file) ?? []);
      // Asked at least once, so that it takes as long where nothing is handed over.
      const held = await Promise.all((places.length === 0 ? [undefined] : places).map(coordinates));
      return held.includes(true);
    };
    const now = this.clock().toISOString();
    const holds: Readonly<Record<Relation, () => Promise<boolean>>> = {
      none: () => Promise.resolve(true),
      self: () => Promise.resolve(false),
      manager: () => Promise.resolve(false),
      registrar: registered,
      enquirer: async () => isEnquirer(await file(), asker),
      author: wrote,
      'later-author': async () => {
        const own = await file();
        return isEarlier(own, episode) && isAuthor(own, asker, undefined, this.today());
      },
      asked: async () => (await files()).some((file) => isAsked(file, asker)),
      lead: () => leadsHere('lead'),
      deputy: () => leadsHere('deputy'),
      nominee: () => leading('nominee'),
      member: async () => (await teams()).some((one) => inTeamAs(one, asker).includes('member')),
      invited: async () => (await teams()).some((one) => inTeamAs(one, asker).includes('invited')),
      invitee: async () => (await teams()).some((one) => inTeamAs(one, asker).includes('invitee')),
      coordinator: coordinatesHere,
      'receiving-coordinator': receiving,
      'step-up-s17': async () => (await files()).some((file) => isSteppedUp(file, 's17', asker)),
      'step-up-s47': async () => (await files()).some((file) => isSteppedUp(file, 's47', asker)),
      'break-glass': async () => {
        const broken = (await records()).map((record) => this.fold(breakGlassAggregate, record, fresh));
        return (await Promise.all(broken)).some((one) => holdsFor(one, asker, now));
      },
    };
    const isKnown = async (): Promise<boolean> => {
      // Whom a child was handed to is asked of whoever is on duty: to everybody else it is nothing.
      const held = await Promise.all([...relationsThatCount(asker.roles)].map((relation) => holds[relation]()));
      return held.includes(true);
    };
    return {
      sensitivity: once(async () => {
        const guarded = await this.protection.of(childId, await child(), fresh);
        // Whoever has no work with the child must not learn that an erased record was ever there.
        return guarded?.isErased === true && !(await isKnown()) ? 'sealed' : guarded?.sensitivity;
      }),
      // Whoever works for an agency that a report of danger names stands to the child as nobody, but in a post or on duty.
      holds: async (relation) =>
        (whateverIsReported.includes(relation) || !isSuspended(await child(), asker)) && holds[relation](),
      consent: once(async () => {
        const known = await file();
        const before = {
          since: endedBefore(known),
          heard: heardBefore(known),
          earlier: isEarlier(known, episode),
        };
        return consentFor(await consent(), asker.agencyId, this.today(), before);
      }),
      work: once(async () => {
        const [all, ids, round, said] = await Promise.all([files(), records(), allTeams(), consent()]);
        const works = all.map((file, nth) => workWith(ids[nth] ?? childId, file, round, said, this.today()));
        return works.find((one) => one !== 'none') ?? 'none';
      }),
    };
  }

  /** The record that is used comes first. */
  private async recordsOf(childId: string, fresh: boolean): Promise<readonly string[]> {
    const known = await this.fold(childAggregate, childId, fresh);
    if (known.is === 'unregistered' || (known.survivorId === null && known.absorbed.length === 0)) return [childId];
    const { used, duplicates } = await recordsOfChild(this.aggregates, childId);
    return [used, ...duplicates];
  }

  private async workOn(childId: string): Promise<WorkOnRecord> {
    const [file, leads] = await Promise.all([
      this.fold(cafAggregate, childId, true),
      this.fold(leadProfessionalAggregate, childId, true),
    ]);
    return { file, leads };
  }

  private async coordinating(
    place: string | undefined,
  ): Promise<{ as: 'locality-coordinator'; practitionerId: string; agencyId: null } | undefined> {
    const practitionerId = await this.coordinatorAt(place, true);
    return practitionerId === undefined ? undefined : { as: 'locality-coordinator', practitionerId, agencyId: null };
  }

  private async coordinatorAt(place: string | undefined, fresh: boolean): Promise<string | undefined> {
    const places = await this.places.asAt(this.today());
    return this.coordinatorOf((place === undefined ? undefined : places.localityOf(place)) ?? NOWHERE, fresh);
  }

  /** @returns who is in post for a locality today, or covers it. */
  private async coordinatorOf(code: string, fresh: boolean): Promise<string | undefined> {
    const locality = await this.fold(localityAggregate, code, fresh);
    const post = locality.is === 'established' ? inForce(locality.post, this.today()) : undefined;
    return post?.practitionerId ?? undefined;
  }

  private async fold<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    id: string,
    fresh: boolean,
  ): Promise<S> {
    return fresh ? (await this.aggregates.fold(aggregate, id)).state : this.aggregates.foldWithin(aggregate, id, SOON);
  }

  private today(): CalendarDate {
    return dayInLondon(this.clock());
  }
}
