import { createHash } from 'node:crypto';
import {
  type Action,
  type HeldRole,
  judge,
  type Judgement,
  type Principal,
  type Relation,
  type Standing,
  type Standings,
} from '@app/access';
import { cafAggregate, closureOf, isOpen } from '@app/caf';
import { Reservations } from '@app/child-work';
import { childAggregate } from '@app/children';
import { consentAggregate } from '@app/consent';
import { type Aggregate, Aggregates, type EventStore, type NewEvent, type RecordedEvent } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { type DomainEvent, isRefusal } from '@app/kernel';
import { activeAssignment, leadProfessionalAggregate } from '@app/lead-professional';
import { localityAggregate, placesOf } from '@app/localities';
import { agencyAggregate, practitionerAggregate } from '@app/practitioners';
import { RoomStandings } from '@app/relations';
import { currentChildren, teamAggregate } from '@app/team-around-the-child';
import { ChangeCaf, ChangeCafHandler } from '../../libs/caf/src/features/change-caf.handler';
import { EndCaf, EndCafHandler } from '../../libs/caf/src/features/end-caf.handler';
import { OpenCafCommand, OpenCafHandler } from '../../libs/caf/src/features/open-caf/open-caf.handler';
import { type CafCommand } from '../../libs/caf/src/domain/caf';
import { type DangerCommand } from '../../libs/children/src/domain/decide/danger';
import { isShown } from '../../libs/children/src/personal/register-parts';
import { type ConsentCommand } from '../../libs/consent/src/domain/consent';
import { ChangeConsent, ChangeConsentHandler } from '../../libs/consent/src/features/change-consent.handler';
import { WorkWithChild } from '../../libs/consent/src/features/work-with-child';
import { type LeadProfessionalCommand } from '../../libs/lead-professional/src/domain/lead-professional';
import {
  ChangeLeadProfessionalOf,
  ChangeLeadProfessionalOfHandler,
} from '../../libs/lead-professional/src/features/change-lead-professional.handler';
import { type MeetingCallsCommand } from '../../libs/meeting-calls/src/domain/meeting-calls';
import { foldsOf } from '../../libs/processes/src/folds';
import { whenCafEndedThenEndWhatIsLeft } from '../../libs/processes/src/follow-ups/when-caf-ended-then-end-what-is-left';
import { whenConsentIsTakenBackThenEndWhatRestedOnIt } from '../../libs/processes/src/follow-ups/when-consent-is-taken-back-then-end-what-rested-on-it';
import { automationOf } from '../../libs/processes/src/process';
import { stepTaker } from '../../libs/processes/src/steps';
import { type TeamCommand } from '../../libs/team-around-the-child/src/domain/team';
import { ChangeTeam, ChangeTeamHandler } from '../../libs/team-around-the-child/src/features/change-team.handler';
import {
  ConveneTeamCommand,
  ConveneTeamHandler,
} from '../../libs/team-around-the-child/src/features/convene-team/convene-team.handler';

/*
 * A search through what people can do: one child, its record, the policy and the rooms' handlers, deciders and processes as they run.
 * From each world that several people have made, one person acts alone. Whatever they could not read of it before, they must not read
 * after; and whoever had no work with the child must not have ended anything.
 */

const uuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
export const childId = uuid('the child');
export const teamId = (nth: number): string => uuid(`team ${nth}`);

/** Who acts. */
export interface Actor {
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly HeldRole[];
}
export const actor = (name: string, agency: string, ...roles: readonly HeldRole[]): Actor => ({
  ...{ name, agency },
  roles: roles.length === 0 ? ['practitioner'] : roles,
});
const principalOf = ({ name, agency, roles }: Actor): Principal => ({
  practitionerId: uuid(name),
  agencyId: uuid(agency),
  ...{ roles, localities: [], areas: [] },
});

/** What has been changed in the system for a planted fault. */
export interface Fault {
  readonly name: string;
  readonly standing?: (standing: Standing, asker: Principal, world: World) => Standing;
  readonly consent?: (aggregate: typeof consentAggregate) => typeof consentAggregate;
  readonly opensOnAnyConsent?: true;
}
const none: Fault = { name: 'none' };

type Streams = ReadonlyMap<string, readonly RecordedEvent[]>;

/** The log of a world: appending makes a new list, so that worlds share what they have in common. */
class Log implements EventStore {
  private position: number;
  constructor(private streams: Map<string, readonly RecordedEvent[]>) {
    this.position = [...streams.values()].reduce((sum, events) => sum + events.length, 0);
  }
  read(stream: string, after = -1n): Promise<readonly RecordedEvent[]> {
    return Promise.resolve((this.streams.get(stream) ?? []).filter(({ revision }) => revision > after));
  }
  append(stream: string, events: readonly NewEvent[]): ReturnType<EventStore['append']> {
    const past = this.streams.get(stream) ?? [];
    const added = events.map((event, index): RecordedEvent => {
      this.position += 1;
      return { ...event, stream, revision: BigInt(past.length + index), position: BigInt(this.position) };
    });
    this.streams.set(stream, [...past, ...added]);
    const last = added.at(-1) as RecordedEvent;
    return Promise.resolve({ appended: true, revision: last.revision, position: last.position, repeated: false });
  }
  /** Where the log ends, and what has been appended behind a position. */
  since(position: number): readonly RecordedEvent[] {
    return [...this.streams.values()]
      .flat()
      .filter((event) => event.position > BigInt(position))
      .sort((one, other) => Number(one.position - other.position));
  }
  get head(): number {
    return this.position;
  }
}

const own = { code: 'OWN', name: 'Own', area: 'North', places: [{ code: 'PLC', name: 'Place' }] };
const map = placesOf([own]);
const places = { asAt: () => Promise.resolve(map) } as never;
const sealer = new PlainSealer();

/** The system over one log, at one moment. */
export class World {
  readonly store: Log;
  readonly aggregates: Aggregates;
  readonly standings: Standings;

  constructor(
    readonly streams: Streams,
    readonly today: string,
    readonly fault: Fault = none,
  ) {
    this.store = new Log(new Map(streams));
    this.aggregates = new Aggregates(this.store, sealer, { cachedStreams: 12 });
    const protection = {
      of: (_: string, child: { readonly is: string; readonly status?: string; readonly shielding?: unknown }) =>
        Promise.resolve(
          child.is === 'unregistered'
            ? undefined
            : {
                sensitivity: child.status === 'adopted' ? 'sealed' : child.shielding === null ? 'open' : 'shielded',
                isErased: false,
              },
        ),
    };
    const contacts = { of: () => Promise.resolve({ name: null, workContact: null, agencyName: null }) };
    const rooms = new RoomStandings(this.aggregates, places, contacts as never, protection as never, this.clock);
    const planted = fault.standing;
    this.standings =
      planted === undefined
        ? rooms
        : Object.assign(Object.create(rooms) as RoomStandings, {
            toChild: (asker: Principal, id: string, look: never) =>
              planted(rooms.toChild(asker, id, look), asker, this),
            toTeam: async (asker: Principal, id: string, look: never) =>
              (await rooms.toTeam(asker, id, look)).map((one) => ({
                ...one,
                standing: planted(one.standing, asker, this),
              })),
          });
  }

  readonly clock = (): Date => new Date(`${this.today}T10:00:00Z`);

  async child() {
    return (await this.aggregates.fold(childAggregate, childId)).state;
  }
  async consent() {
    return (await this.aggregates.fold(consentAggregate, childId)).state;
  }
  async caf() {
    return (await this.aggregates.fold(cafAggregate, childId)).state;
  }
  async leads() {
    return (await this.aggregates.fold(leadProfessionalAggregate, childId)).state;
  }
  async teams() {
    const ids = [...this.store.since(0)].flatMap(({ stream }) =>
      stream.startsWith('teamAroundChild-') ? [stream.slice('teamAroundChild-'.length)] : [],
    );
    return Promise.all(
      [...new Set(ids)].map(async (tacId) => ({
        tacId,
        team: (await this.aggregates.fold(teamAggregate, tacId)).state,
      })),
    );
  }

  /** Facts that somebody told, whatever the rules would have said: for what the search does not try itself. */
  async tell<C, E extends DomainEvent, S>(
    by: Actor,
    { category, codec, decider }: Aggregate<C, E, S>,
    id: string,
    ...events: readonly E[]
  ): Promise<void> {
    const telling = { category, codec, decider: { ...decider, decide: () => events } };
    await this.aggregates.handle(telling, id, this.envelope(by, {}));
  }

  envelope<C>({ name, agency, roles }: Actor, command: C) {
    const commandId = uuid(`command ${this.store.head}`);
    return {
      ...{ command, commandId, commandDigest: `${this.store.head}`, correlationId: commandId, causationId: commandId },
      actor: { practitionerId: uuid(name), role: roles[0] ?? 'system', agencyId: uuid(agency) },
      ...{ at: this.clock().toISOString(), purpose: 'early-help', locality: null },
    };
  }

  /** Lets the processes hear what was appended, until nothing more follows. */
  async settle(from: number): Promise<void> {
    const folds = foldsOf(this.aggregates);
    const take = stepTaker(this.aggregates, places, this.clock);
    const processes = [
      whenConsentIsTakenBackThenEndWhatRestedOnIt(folds, this.clock),
      whenCafEndedThenEndWhatIsLeft(folds),
    ];
    const automations = processes.map((one) => automationOf(one, take, this.aggregates, this.clock));
    for (let at = from; at < this.store.head;) {
      const events = this.store.since(at);
      at = this.store.head;
      for (const event of events)
        for (const automation of automations)
          if (automation.prefixes.some((prefix) => event.type.startsWith(prefix))) await automation.react(event);
    }
  }

  /** The same child later, or after more has happened. */
  on(today: string): World {
    return new World(this.log(), today, this.fault);
  }
  with(fault: Fault): World {
    return new World(this.log(), this.today, fault);
  }
  log(): Streams {
    const streams = new Map<string, RecordedEvent[]>();
    for (const event of this.store.since(0)) {
      const events = streams.get(event.stream) ?? [];
      events.push(event);
      streams.set(event.stream, events);
    }
    return streams;
  }
}

// ---- What people can do ---------------------------------------------------------------------------------------------------

/** One thing that somebody can ask for. */
export interface Act {
  readonly name: string;
  readonly action: Action;
  readonly episode?: number;
  readonly tacId?: string;
  readonly run: (world: World, by: Actor) => Promise<unknown>;
}
const mother = { kind: 'parent', parentalResponsibility: true, personId: null } as const;
const all = ['assess', 'store', 'share'] as const;
const said = { how: 'verbal', name: 'Grace Example' } as const;

/** As they are, or as a planted fault has them. */
const consentRules = ({ fault }: World): typeof consentAggregate =>
  fault.consent?.(consentAggregate) ?? consentAggregate;

const consentHandler = (world: World): ChangeConsentHandler => {
  const { aggregates, standings } = world;
  const ages = { on: () => Promise.resolve(6), standing: () => Promise.resolve('under-18') };
  const words = {
    of: async () => new Map((await world.consent()).wishes.map(({ wishId }) => [wishId, { name: 'Grace Example' }])),
  };
  const work = new WorkWithChild(aggregates, places, standings);
  const planted = consentRules(world);
  const handling = Object.create(aggregates) as Aggregates;
  handling.handle = ((aggregate: { readonly category: string }, id: string, sent: never) =>
    aggregates.handle((aggregate.category === planted.category ? planted : aggregate) as never, id, sent)) as never;
  return new ChangeConsentHandler(handling, places, ages as never, words as never, work);
};
const consent =
  (make: (world: World, by: Actor) => object): Act['run'] =>
  (world, by) =>
    consentHandler(world).execute(new ChangeConsent(childId, world.envelope(by, make(world, by)) as never));
const caf =
  (make: (world: World, by: Actor) => object): Act['run'] =>
  (world, by) =>
    new ChangeCafHandler(world.aggregates, places, world.standings).execute(
      new ChangeCaf(childId, world.envelope(by, make(world, by)) as never),
    );
const reservations = (world: World): Reservations => new Reservations(world.aggregates, world.clock);
const endCaf =
  (make: (world: World, by: Actor) => object): Act['run'] =>
  (world, by) =>
    new EndCafHandler(world.aggregates, places, reservations(world)).execute(
      new EndCaf(childId, world.envelope(by, make(world, by)) as never),
    );
const lead =
  (make: (world: World, by: Actor) => object): Act['run'] =>
  (world, by) =>
    new ChangeLeadProfessionalOfHandler(world.aggregates, places).execute(
      new ChangeLeadProfessionalOf(childId, world.envelope(by, make(world, by)) as never),
    );
const team =
  (tacId: string, make: (world: World, by: Actor) => object): Act['run'] =>
  (world, by) =>
    new ChangeTeamHandler(world.aggregates, places, reservations(world)).execute(
      new ChangeTeam(tacId, world.envelope(by, make(world, by)) as never),
    );

const yes = (world: World, agencies: readonly string[]): object => ({
  ...{ scopes: all, tier: 'additional', allowedAgencies: agencies.map(uuid), excludedAgencies: [], excludedTopics: [] },
  ...{ how: 'verbal', leafletGiven: true, expiresOn: null, evidenceId: null },
});
export const recordConsent = (agencies: readonly string[] | 'own', takesAway = false): Act => ({
  name: `says that the family agrees to ${agencies === 'own' ? 'their agency' : agencies.join(' and ')}`,
  action: 'record-consent',
  run: consent((world, by) => ({
    ...{ type: 'RecordConsent', statementId: uuid(`statement ${world.store.head}`), name: 'Grace Example', takesAway },
    ...yes(world, agencies === 'own' ? [by.agency] : agencies),
    ...{ givenBy: mother, validFrom: world.today },
  })),
});
export const openCaf: Act = {
  name: 'opens a CAF',
  action: 'open-caf',
  run: (world, by) => {
    const { practitionerId, agencyId } = principalOf(by);
    const searches = {
      made: () => Promise.resolve({ searchId: uuid('search'), at: world.clock().toISOString(), findsChild: true }),
    };
    const ages = { on: () => Promise.resolve(6), standing: () => Promise.resolve('under-18') };
    const request = {
      ...{
        type: 'OpenCaf',
        on: world.today,
        episodeId: uuid(`episode ${world.store.head}`),
        form: 'caf-2007',
        source: 'new',
      },
      ...{
        reasons: ['attendance'],
        primaryReason: 'attendance',
        whatLedToThis: 'Often late',
        authorId: practitionerId,
      },
      ...{ agencyId, agencyType: 'primary-school', externalStart: null, stepDown: null, checklist: null },
      searchId: 'search',
    };
    const { aggregates, standings } = world;
    const opening = Object.create(aggregates) as Aggregates;
    if (world.fault.opensOnAnyConsent === true)
      opening.handle = ((aggregate: typeof cafAggregate, id: string, sent: { readonly command: object }) =>
        aggregates.handle(aggregate, id, {
          ...sent,
          command: { ...sent.command, consent: 'allowed' },
        } as never)) as never;
    const handler = new OpenCafHandler(opening, places, searches as never, ages as never, standings);
    return handler.execute(new OpenCafCommand(childId, world.envelope(by, request) as never));
  },
};
const member = (world: World, agency: string, practitioner: string | null): object => ({
  ...{ kind: 'agency', memberId: uuid(`member ${agency} ${world.store.head}`), agencyId: uuid(agency) },
  ...{ agencyType: 'school-nursing', role: 'nurse', practitionerId: practitioner === null ? null : uuid(practitioner) },
});
export const convene = (nth: number, ...others: readonly Actor[]): Act => ({
  name: 'convenes a team',
  action: 'convene-team',
  run: (world, by) =>
    new ConveneTeamHandler(world.aggregates, places, reservations(world)).execute(
      new ConveneTeamCommand(
        teamId(nth),
        world.envelope(by, {
          ...{ type: 'ConveneTeam', on: world.today, children: [childId], familyAbsence: null, purpose: null },
          members: [
            ...[by, ...others].map(({ name, agency }) => member(world, agency, name)),
            { kind: 'family', memberId: uuid('grace'), relationship: 'mother', needs: [], name: 'Grace Example' },
          ],
          ...{ convenedBy: uuid(by.name), conveningAgency: uuid(by.agency), plannedAgency: null },
        }) as never,
      ),
    ),
});
export const invite = (tacId: string, whom: Actor | 'own'): Act => ({
  name: `invites ${whom === 'own' ? 'their agency' : whom.name}`,
  ...{ action: 'lead-team', tacId },
  run: team(tacId, (world, by) => ({
    ...{ type: 'InviteMember', on: world.today, invitedBy: uuid(by.name) },
    member: whom === 'own' ? member(world, by.agency, null) : member(world, whom.agency, whom.name),
  })),
});
const memberOf = async (world: World, tacId: string, { agency }: Actor): Promise<string> => {
  const found = (await world.teams()).find((one) => one.tacId === tacId)?.team;
  const one =
    found === undefined || found.is === 'not-convened'
      ? undefined
      : found.members.findLast((each) => each.kind === 'agency' && each.agencyId === uuid(agency));
  return one?.memberId ?? uuid('nobody');
};
export const acceptInvitation = (tacId: string): Act => ({
  name: 'accepts the invitation',
  ...{ action: 'answer-invitation', tacId },
  run: async (world, by) => {
    const memberId = await memberOf(world, tacId, by);
    const { practitionerId, agencyId } = principalOf(by);
    const answer = { type: 'AcceptInvitation', memberId, on: world.today, by: { practitionerId, agencyId } };
    return team(tacId, () => answer)(world, by);
  },
});
export const removeMember = (tacId: string, whom: Actor): Act => ({
  name: `removes ${whom.name}`,
  ...{ action: 'lead-team', tacId },
  run: async (world, by) => {
    const memberId = await memberOf(world, tacId, whom);
    const leaving = { on: world.today, reason: 'no-longer-involved', familyAbsence: null, note: null };
    return team(tacId, () => ({ type: 'RemoveMember', memberId, ...leaving }))(world, by);
  },
});
export const closeTeam = (tacId: string): Act => ({
  name: 'closes the team',
  ...{ action: 'lead-team', tacId },
  run: team(tacId, (world) => ({
    type: 'CloseTeam',
    on: world.today,
    reason: 'plan-complete',
    note: null,
  })),
});
export const propose = (whom: Actor | 'own'): Act => ({
  name: `proposes ${whom === 'own' ? 'themselves' : whom.name} to lead`,
  action: 'propose-lead-professional',
  run: lead((world, by) => {
    const { name, agency } = whom === 'own' ? by : whom;
    return {
      ...{ type: 'ProposeLeadProfessional', on: world.today, practitionerId: uuid(name), agencyId: uuid(agency) },
      ...{ agencyType: 'health-visiting', proposedBy: uuid(by.name), familyAgreed: true, factors: [], reason: null },
    };
  }),
});
export const acceptProposal = (assignment: number): Act => ({
  name: `accepts proposal ${assignment}`,
  action: 'answer-proposal',
  run: lead((world, by) => {
    return { type: 'AcceptLeadProfessional', assignment, on: world.today, by: uuid(by.name) };
  }),
});
export const endLead: Act = {
  name: 'ends the Lead Professional',
  action: 'end-lead-professional',
  run: lead((world) => ({ type: 'EndLeadProfessional', on: world.today, reason: 'capacity', note: null })),
};
export const closeCaf = (episode: number): Act => ({
  name: `closes CAF ${episode}`,
  ...{ action: 'end-caf', episode },
  run: endCaf((world) => ({
    ...{ type: 'CloseCaf', episode, on: world.today, reason: 'family-disengaged', outcomes: [], carriedTo: null },
    ...{ summary: 'Over', childComment: null, parentComment: null },
  })),
});

/** By what it is known that a command is no way in, or is tried by which acts. */
type Covered = readonly Act[] | `not tried: ${string}`;

const statementOf = (kind: 'RefuseConsent' | 'WithdrawConsent', by: 'refusedBy' | 'withdrawnBy'): Act['run'] =>
  consent((world) => ({
    ...{ type: kind, statementId: uuid(`statement ${world.store.head}`), scopes: all, [by]: mother, from: world.today },
    ...said,
  }));

const withdraw: Act = {
  ...{ name: 'says that the family takes it all back', action: 'change-consent' },
  run: statementOf('WithdrawConsent', 'withdrawnBy'),
};

const onWish =
  (make: (wishId: string, world: World) => object): Act['run'] =>
  async (world, by) => {
    const wish = (await world.consent()).wishes.at(-1);
    return consent(() => make(wish?.wishId ?? uuid('no wish'), world))(world, by);
  };
const onEnding: Act['run'] = async (world, by) => {
  const ending = (await world.consent()).endings.at(-1);
  return consent(() => ({ type: 'AgreeEnding', statementId: ending?.statementId ?? uuid('none') }))(world, by);
};
const report = (name: string, wish: (world: World, by: Actor) => object): Act => ({
  name,
  action: 'report-wish',
  run: consent((world, by) => ({
    ...{ type: 'ReportWish', wishId: uuid(`wish ${world.store.head}`), ...said },
    wish: { by: mother, how: 'verbal', from: world.today, ...wish(world, by) },
  })),
});

const shareWith =
  (whom: Actor | 'own', managed = true): Act['run'] =>
  (world, by) => {
    const { practitionerId, agencyId } = principalOf(by);
    const told = whom === 'own' ? agencyId : uuid(whom.agency);
    const ground = { code: 'significant-harm-to-child', statute: 'law', from: '2006-01-01', until: null };
    const command = {
      ...{ type: 'ShareWithoutConsent', sharingId: uuid(`sharing ${world.store.head}`), agencyId: told },
      ...{ tier: 'additional', topics: [], ground: ground.code, managerWorksFor: agencyId },
      ...(managed ? { decidedBy: uuid('a manager') } : { decidedBy: null, whyNoManager: 'Nobody was in' }),
      ...{ familyTold: true, whyNotTold: null, on: world.today, until: '2007-06-20', latestEnd: '2007-06-20' },
      ...{ what: 'The plan', why: 'Harm is feared', confirmBy: world.today, today: world.today },
      ...{ child: { closed: undefined }, agencies: { [told]: 'active' }, by: { practitionerId, agencyId } },
      grounds: [{ ...ground, needsFunction: false }],
    };
    return world.aggregates.handle(consentRules(world), childId, world.envelope(by, command as never));
  };
const onSharing =
  (make: (world: World, by: Actor, challenge: string | undefined) => object): Act['run'] =>
  async (world, by) => {
    const last = (await world.consent()).sharedWithout.at(-1);
    const { practitionerId, agencyId } = principalOf(by);
    const command = {
      ...{ sharingId: last?.sharingId ?? uuid('none'), today: world.today, child: { closed: undefined } },
      ...{ by: { practitionerId, agencyId }, ...make(world, by, last?.challenges.at(-1)?.challengeId) },
    };
    return world.aggregates.handle(consentRules(world), childId, world.envelope(by, command as never));
  };
const challengeSharing: Act = {
  ...{ name: 'challenges the last sharing without consent', action: 'challenge-sharing' },
  run: onSharing((world) => ({
    ...{ type: 'ChallengeSharing', challengeId: uuid(`challenge ${world.store.head}`), why: 'Too much' },
  })),
};

/** Every command on a family's consent: a new one is an error of types here. */
const ofConsent: Record<ConsentCommand['type'], Covered> = {
  RecordConsent: [recordConsent('own'), recordConsent('own', true)],
  RenewConsent: 'not tried: names no agency and ends nothing',
  WidenConsent: [
    {
      name: 'says that the family agrees to their agency as well',
      action: 'record-consent',
      run: consent((world, by) => ({
        ...{
          type: 'WidenConsent',
          statementId: uuid(`statement ${world.store.head}`),
          addedAgencies: [uuid(by.agency)],
        },
        ...{
          includedAgencies: [],
          tier: 'additional',
          includedTopics: [],
          widenedBy: mother,
          from: world.today,
          ...said,
        },
      })),
    },
  ],
  RefuseConsent: [
    { name: 'says that the family refuses', action: 'record-consent', run: statementOf('RefuseConsent', 'refusedBy') },
  ],
  WithdrawConsent: [withdraw],
  NarrowConsent: [
    {
      name: 'says that the family leaves health out',
      action: 'change-consent',
      run: consent((world) => ({
        ...{
          type: 'NarrowConsent',
          statementId: uuid(`statement ${world.store.head}`),
          removedAgencies: [uuid('health')],
        },
        ...{ excludedAgencies: [], excludedTopics: [], narrowedBy: mother, from: world.today, ...said },
      })),
    },
  ],
  CorrectConsent: [
    {
      name: 'corrects the last statement as never said',
      action: 'change-consent',
      run: async (world, by) => {
        const last = (await world.consent()).sayings.at(-1)?.statementId ?? uuid('none');
        return consent(() => ({
          ...{
            type: 'CorrectConsent',
            correctionId: uuid(`correction ${world.store.head}`),
            statementId: last,
            right: {},
          },
          ...{ neverSaid: true, reason: 'It was another family' },
        }))(world, by);
      },
    },
  ],
  ShareWithoutConsent: [
    {
      name: 'decides to share without consent with their agency',
      action: 'share-without-consent',
      run: shareWith('own'),
    },
  ],
  DecideNotToShare: 'not tried: tells nobody anything',
  ConfirmSharing: [
    {
      ...{ name: 'confirms the last sharing without consent', action: 'confirm-sharing' },
      run: onSharing((_, by) => ({ type: 'ConfirmSharing', worksFor: uuid(by.agency) })),
    },
  ],
  ReviewSharing: [
    {
      ...{ name: 'lets the last sharing without consent go on', action: 'share-without-consent' },
      run: onSharing((world) => ({
        ...{ type: 'ReviewSharing', reviewId: uuid(`review ${world.store.head}`), why: 'Still needed' },
        ...{ until: '2007-06-30', latestEnd: '2007-06-30' },
      })),
    },
  ],
  ChallengeSharing: [challengeSharing],
  AnswerChallenge: [true, false].map((upheld) => ({
    ...{ name: `says that the last challenge is ${upheld ? 'right' : 'wrong'}`, action: 'answer-sharing-challenge' },
    run: onSharing((_world, _by, challenge) => ({
      ...{ type: 'AnswerChallenge', challengeId: challenge ?? uuid('none'), upheld, answer: 'Looked at' },
    })),
  })),
  ReportWish: [
    report('reports that the family agrees to their agency', (world, by) => ({
      ...{ kind: 'consent', ...yes(world, [by.agency]) },
    })),
    report('reports that the family takes it all back', () => ({ kind: 'withdrawal', scopes: all })),
  ],
  ConfirmWish: [
    {
      name: 'confirms the last report',
      action: 'answer-wish',
      run: onWish((wishId, world) => ({
        type: 'ConfirmWish',
        wishId,
        statementId: uuid(`confirmed ${world.store.head}`),
      })),
    },
  ],
  RejectWish: [
    {
      name: 'rejects the last report',
      action: 'answer-wish',
      run: onWish((wishId) => ({ type: 'RejectWish', wishId, because: 'family-says-otherwise', reason: 'Not so' })),
    },
  ],
  RetractWish: 'not tried: takes back what its reporter said, which has opened and ended nothing',
  AgreeEnding: [{ name: 'agrees that the work ends', action: 'agree-ending', run: onEnding }],
  LapseEnding: 'not tried: the clock and not a person',
};

/** Every command on a CAF. What is written in an assessment opens no record and ends none. */
const ofCaf: Record<CafCommand['type'], Covered> = {
  OpenCaf: [openCaf],
  CloseCaf: [closeCaf(1), closeCaf(2)],
  VoidCaf: [
    {
      ...{ name: 'voids CAF 1', action: 'void-caf', episode: 1 },
      run: endCaf((world) => ({
        ...{ type: 'VoidCaf', episode: 1, on: world.today, reason: 'wrong-child', explanation: 'Another child' },
      })),
    },
  ],
  ReopenCaf: [
    {
      ...{ name: 'reopens CAF 1', action: 'reopen-caf', episode: 1 },
      run: caf((world, by) => ({
        type: 'ReopenCaf',
        episode: 1,
        on: world.today,
        by: uuid(by.name),
        why: 'Too early',
      })),
    },
  ],
  RequestContribution: [
    {
      ...{ name: 'asks their agency to contribute', action: 'assess', episode: 1 },
      run: caf((world, by) => ({
        ...{ type: 'RequestContribution', episode: 1, on: world.today, agencyId: uuid(by.agency) },
        ...{ agencyType: 'school-nursing', question: 'How is her hearing?' },
      })),
    },
  ],
  AcceptStepUp: [
    {
      ...{ name: 'accepts step-up 1', action: 'decide-step-up', episode: 1 },
      run: caf((world, by) => ({ type: 'AcceptStepUp', episode: 1, stepUp: 1, on: world.today, by: uuid(by.name) })),
    },
  ],
  RequestStepUp: [
    {
      ...{ name: 'asks social care of their own agency', action: 'request-step-up', episode: 1 },
      run: caf((world, by) => ({
        ...{ type: 'RequestStepUp', episode: 1, on: world.today, basis: 's47', toAgency: uuid(by.agency) },
        ...{ requestedBy: uuid(by.name), concern: 'Alone at night', sharingRecordId: null },
      })),
    },
  ],
  RequestTransfer: 'not tried: there is one locality',
  AcceptTransfer: 'not tried: there is one locality',
  RejectTransfer: 'not tried: there is one locality',
  AddContribution: 'not tried: by an agency that was asked, and changes nobody’s standing',
  DeclineContribution: 'not tried: changes nobody’s standing',
  RecordChecklist: 'not tried: changes nobody’s standing',
  RecordNotProceeded: 'not tried: changes nobody’s standing',
  StartAssessment: 'not tried: changes nobody’s standing',
  RecordElement: 'not tried: changes nobody’s standing',
  CompleteAssessment: 'not tried: changes nobody’s standing',
  DecideNextStep: 'not tried: changes nobody’s standing',
  AgreeActions: 'not tried: changes nobody’s standing',
  UpdateAction: 'not tried: changes nobody’s standing',
  ReviewCaf: 'not tried: changes nobody’s standing',
  NoteTeam: 'not tried: by the service itself',
  AgreeSocialCarePlan: 'not tried: changes nobody’s standing',
  DeclineStepUp: 'not tried: takes reading away from whoever declines',
  RecordMoveOut: 'not tried: changes nobody’s standing',
  SuspendCaf: 'not tried: changes nobody’s standing',
  ResumeCaf: 'not tried: changes nobody’s standing',
  CorrectFact: 'not tried: changes no author and no agency',
  CorrectText: 'not tried: changes nobody’s standing',
};

const other = actor('health-visitor', 'health');
const ofTeam: Record<TeamCommand['type'], Covered> = {
  ConveneTeam: [convene(9, other)],
  InviteMember: [invite(teamId(1), 'own')],
  AcceptInvitation: [acceptInvitation(teamId(1)), acceptInvitation(teamId(9))],
  RemoveMember: [removeMember(teamId(1), other)],
  CloseTeam: [closeTeam(teamId(1))],
  RemoveChild: [
    {
      ...{ name: 'takes the child out of the team', action: 'lead-team', tacId: teamId(1) },
      run: team(teamId(1), (world) => ({
        ...{ type: 'RemoveChild', childId, on: world.today, reason: 'needs-met', note: null },
      })),
    },
  ],
  AddChild: 'not tried: there is one child',
  TakeInTeam: 'not tried: there is one team',
  CloseMergedTeam: 'not tried: by the service itself',
  LapseReservation: 'not tried: by the service itself',
  DeclineInvitation: 'not tried: opens nothing and ends what was offered to whoever declines',
  RecordMeeting: 'not tried: walk-ins are named by whoever leads, as invitations are',
  ScheduleMeeting: 'not tried: changes nobody’s standing',
  RescheduleMeeting: 'not tried: changes nobody’s standing',
  CancelMeeting: 'not tried: changes nobody’s standing',
  AgreeAction: 'not tried: changes nobody’s standing',
  UpdateAction: 'not tried: changes nobody’s standing',
  AmendAction: 'not tried: changes nobody’s standing',
  RecordReview: 'not tried: changes nobody’s standing',
  EscalateEngagement: 'not tried: changes nobody’s standing',
  AmendMeeting: 'not tried: changes nobody’s standing',
  CorrectDay: 'not tried: changes nobody’s standing',
};
const ofLead: Record<LeadProfessionalCommand['type'], Covered> = {
  ProposeLeadProfessional: [propose('own')],
  ChangeLeadProfessional: 'not tried: a proposal by another name',
  AcceptLeadProfessional: [acceptProposal(1), acceptProposal(2)],
  AppointDeputy: [
    {
      ...{ name: 'appoints themselves as deputy', action: 'appoint-deputy' },
      run: lead((world, by) => ({
        ...{ type: 'AppointDeputy', on: world.today, practitionerId: uuid(by.name), agencyId: uuid(by.agency) },
        appointedBy: uuid(by.name),
      })),
    },
  ],
  EndLeadProfessional: [endLead],
  DeclineLeadProfessional: 'not tried: opens nothing and ends what was offered to whoever declines',
  WithdrawProposal: 'not tried: takes an offer back',
  EndDeputy: 'not tried: by whoever leads',
  RequireHandover: 'not tried: ends nothing',
  MarkInterim: 'not tried: by coordinators, who read no more by it',
  EndInterim: 'not tried: by coordinators',
  CorrectDay: 'not tried: changes nobody’s standing',
};

/** Calls for a meeting let nobody in: whom a meeting is with is decided in the team. */
const ofMeetingCalls: Record<MeetingCallsCommand['type'], Covered> = {
  CallMeeting: 'not tried: changes nobody’s standing',
  AgreeToMeeting: 'not tried: changes nobody’s standing',
  DeclineMeeting: 'not tried: changes nobody’s standing',
  WithdrawMeetingCall: 'not tried: changes nobody’s standing',
};

const onChild =
  (make: (world: World) => object): Act['run'] =>
  (world, by) => {
    const { practitionerId, agencyId } = principalOf(by);
    const command = { today: world.today, by: { practitionerId, agencyId }, ...make(world) };
    return world.aggregates.handle(childAggregate, childId, world.envelope(by, command as never));
  };
const reportDanger = (agency: string): Act => ({
  ...{ name: `reports danger from ${agency}`, action: 'report-danger' },
  run: onChild((world) => ({
    ...{ type: 'ReportDanger', reportId: uuid(`danger ${world.store.head}`), suspends: [uuid(agency)], what: 'Harm' },
  })),
});
const decideDanger = (name: string, shielding: object | null): Act => ({
  ...{ name, action: 'shield-child' },
  run: async (world, by) => {
    const known = await world.child();
    const reportId = (known.is === 'registered' ? known.dangers.at(-1)?.reportId : undefined) ?? uuid('none');
    return onChild(() => ({ type: 'DecideDanger', reportId, shielding, why: 'Looked at' }))(world, by);
  },
});
/** What hides a child, and shows it again. */
const ofProtection: Record<DangerCommand['type'] | 'LiftShielding', Covered> = {
  ReportDanger: [reportDanger('school'), reportDanger('health')],
  DecideDanger: [
    decideDanger('says that there is no danger', null),
    decideDanger('says that there is danger', { reason: 'threat-to-family', reviewOn: '2007-12-20' }),
  ],
  LiftShielding: [
    {
      ...{ name: 'shows the child again', action: 'shield-child' },
      run: onChild((world) => ({ type: 'LiftShielding', on: world.today })),
    },
  ],
};

export const everyAct: readonly Act[] = [ofConsent, ofCaf, ofTeam, ofLead, ofMeetingCalls, ofProtection]
  .flatMap((commands) => Object.values<Covered>(commands))
  .flatMap((covered) => (typeof covered === 'string' ? [] : covered));

// ---- What people can read -------------------------------------------------------------------------------------------------

const judged = (world: World, by: Actor, action: Action, episode?: number): Promise<Judgement> =>
  judge(
    by.roles,
    action,
    world.standings.toChild(principalOf(by), childId, { fresh: true, ...(episode === undefined ? {} : { episode }) }),
  );
const judgedOfTeam = async (world: World, by: Actor, action: Action, tacId: string): Promise<readonly Judgement[]> => {
  const standings = await world.standings.toTeam(principalOf(by), tacId, { fresh: true });
  return Promise.all(standings.map(({ standing }) => judge(by.roles, action, standing)));
};

/** What of a world somebody can read: the words of each episode and team, the list of them, consent, addresses that others recorded. */
export const readBy = async (world: World, by: Actor): Promise<ReadonlySet<string>> => {
  const read = new Set<string>();
  const [file, teams] = await Promise.all([world.caf(), world.teams()]);
  const counted = file.episodes.filter(({ status }) => status !== 'void');
  const latest = counted.at(-1)?.number;
  const note = (what: string, judgement: Judgement): void => {
    if (!judgement.allowed || judgement.fields === 'existence') return;
    read.add(what);
    if (judgement.fields === 'full') read.add(`${what} in full`);
  };
  for (const { number } of counted) note(`CAF ${number}`, await judged(world, by, 'view-caf', number));
  for (const { tacId } of teams)
    for (const judgement of await judgedOfTeam(world, by, 'view-team', tacId)) note(`team ${tacId}`, judgement);
  for (const action of ['view-caf-file', 'view-teams', 'view-lead-professional', 'view-consent'] as const) {
    const judgement = await judged(world, by, action);
    for (const { number } of counted)
      if (number === latest || (judgement.allowed && judgement.showsEarlier))
        note(`${action} of CAF ${number}`, judgement);
  }
  const child = await judged(world, by, 'view-child');
  // Where a shielded child lives is hidden from whoever does not keep it safe.
  if (child.allowed && (child.sensitivity !== 'shielded' || child.showsShielded)) {
    const events = world.store.since(0);
    const openings = events.filter(({ type }) => type.startsWith('caf.opened.'));
    const began = latest === undefined ? undefined : openings[latest - 1]?.position;
    const before = { agencyId: uuid(by.agency), position: began?.toString() ?? null };
    for (const { type, meta, position } of events)
      if (
        type.startsWith('children.address-recorded.') &&
        (child.showsEarlier || isShown({ agencyId: meta.actor.agencyId, position: position.toString() }, before))
      )
        read.add(`address ${position}`);
  }
  return read;
};

const working: readonly Relation[] = [
  'author',
  'lead',
  'deputy',
  'member',
  'coordinator',
  'step-up-s17',
  'step-up-s47',
];
/** Whether somebody has work with the child, in a role that they hold. */
const isAtWork = async (world: World, by: Actor): Promise<boolean> => {
  if (by.roles.includes('county-caf-team')) return true;
  const standing = world.standings.toChild(principalOf(by), childId, { fresh: true });
  const held = await Promise.all(working.map(async (one) => ((await standing.holds(one)) ? [one] : [])));
  return held.flat().length > 0;
};

/** What is open: each may only be ended by whoever works with the child. */
const openIn = async (world: World): Promise<readonly string[]> => {
  const [file, teams, leads] = await Promise.all([world.caf(), world.teams(), world.leads()]);
  const active = activeAssignment(leads);
  return [
    ...file.episodes.filter(isOpen).map(({ number }) => `CAF ${number}`),
    ...teams.flatMap(({ tacId, team: one }) =>
      one.is === 'open' && currentChildren(one.children).length > 0
        ? [
            `team ${tacId}`,
            ...one.members.filter(({ until }) => until === null).map(({ memberId }) => `member ${memberId}`),
          ]
        : [],
    ),
    ...(active === undefined ? [] : [`lead ${active.number}`]),
  ];
};

/**
 * Whether somebody else has offered them a part that they have not answered, or has heard the family name their agency and nobody has
 * begun yet: what they read by taking it, others have opened.
 */
const isOffered = async (world: World, by: Actor): Promise<boolean> => {
  const { practitionerId, agencyId } = principalOf(by);
  const standing = world.standings.toChild(principalOf(by), childId, { fresh: true });
  const { confirmed } = await standing.consent();
  const named = confirmed === 'basic' || confirmed === 'additional';
  if (named && (await world.caf()).episodes.length === 0) return true;
  const leads = await world.leads();
  const proposed = leads.all.some((one) => one.status === 'proposed' && one.practitionerId === practitionerId);
  const teams = await world.teams();
  const invited = teams.some(
    ({ team: one }) =>
      one.is === 'open' &&
      one.members.some((each) => each.kind === 'agency' && each.agencyId === agencyId && each.standing === 'invited'),
  );
  return proposed || invited;
};

// ---- The search -----------------------------------------------------------------------------------------------------------

/** A way in, or an ending by somebody without work: who did what, in which order. */
export interface Found {
  readonly world: string;
  readonly by: string;
  readonly acts: readonly string[];
  readonly what: string;
}

const allowed = async (world: World, by: Actor, act: Act): Promise<boolean> => {
  if (act.tacId !== undefined) return (await judgedOfTeam(world, by, act.action, act.tacId)).some((one) => one.allowed);
  const look = { fresh: false, ...(act.episode === undefined ? {} : { episode: act.episode }) };
  return (await judge(by.roles, act.action, world.standings.toChild(principalOf(by), childId, look))).allowed;
};

/** Does what somebody asks for, as far as they may, and lets follow what follows. @returns why not, where nothing came of it. */
export const done = async (world: World, by: Actor, act: Act): Promise<World | { readonly why: string }> => {
  if (!(await allowed(world, by, act))) return { why: 'not allowed' };
  const next = new World(world.log(), world.today, world.fault);
  const head = next.store.head;
  const outcome = await act.run(next, by);
  if (isRefusal(outcome)) return { why: outcome.refused };
  if (next.store.head === head) return { why: 'nothing new' };
  await note(next, head);
  await next.settle(head);
  return next;
};

/** The room of CAFs notes a team by an automation of its own. */
const note = async (world: World, head: number): Promise<void> => {
  const convened = world.store.since(head).find(({ type }) => type.startsWith('team.convened.'));
  const episode = (await world.caf()).episodes.findLast(isOpen)?.number;
  if (convened === undefined || episode === undefined) return;
  const tacId = convened.stream.slice('teamAroundChild-'.length);
  await world.tell(actor('service', 'service', 'system'), cafAggregate, childId, {
    type: 'TeamNoted',
    data: { episode, on: world.today, tacId },
  });
};

/** Somebody tells a story: what is refused is a fault of the test. */
export const told = async (world: World, ...steps: readonly (readonly [Actor, Act])[]): Promise<World> => {
  let now = world;
  for (const [by, act] of steps) {
    const next = await done(now, by, act);
    if (!(next instanceof World)) throw new Error(`${by.name} cannot do this: ${act.name} (${next.why})`);
    now = next;
  }
  return now;
};

/** Two worlds are one where the same has happened to the same: ids and order apart. */
const keyOf = (world: World): string =>
  world.store
    .since(0)
    .map(({ type, stream, meta, data }) => {
      const { scopes, allowedAgencies, addedAgencies, takesAway, agencyId } = data as Record<string, unknown>;
      return JSON.stringify([
        type,
        stream,
        meta.actor.practitionerId,
        scopes,
        allowedAgencies,
        addedAgencies,
        takesAway,
        agencyId,
      ]);
    })
    .sort()
    .join('\n');

/**
 * Breadth first through distinct worlds: one person acts alone, up to `depth` times.
 * @returns each way in and each ending without work, with the shortest acts that lead there.
 */
export const searched = async (
  name: string,
  start: World,
  by: Actor,
  depth: number,
): Promise<{ readonly found: readonly Found[]; readonly worlds: number }> => {
  const [couldRead, atWork, open, offered] = await Promise.all([
    readBy(start, by),
    isAtWork(start, by),
    openIn(start),
    isOffered(start, by),
  ]);
  const existing = await recordedByOthers(start, by);
  const found: Found[] = [];
  const seen = new Set([keyOf(start)]);
  // Whoever works with the child and reads all of it already has nothing to gain, and may end what they do.
  if (atWork && [...existing].every((what) => couldRead.has(what))) return { found, worlds: 1 };
  let edge: readonly { readonly world: World; readonly acts: readonly string[] }[] = [{ world: start, acts: [] }];
  for (let step = 0; step < depth; step += 1) {
    const next: { readonly world: World; readonly acts: readonly string[] }[] = [];
    for (const { world, acts } of edge)
      for (const act of everyAct) {
        const after = await done(world, by, act);
        if (!(after instanceof World)) continue;
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        const path = [...acts, act.name];
        const reads = await readBy(after, by);
        const gained = [...reads].filter((what) => existing.has(what) && !couldRead.has(what));
        const still = await openIn(after);
        const gone = open.filter((one) => !still.includes(one));
        // Whoever has taken the part that others offered them is at work from then on.
        const ended = atWork || gone.length === 0 || (offered && (await isAtWork(world, by))) ? [] : gone;
        const unfounded =
          (await after.caf()).episodes.length > (await world.caf()).episodes.length
            ? await unfoundedOpening(after, by)
            : [];
        for (const what of [
          ...(offered ? [] : gained.map((one) => `reads ${one}`)),
          ...ended.map((one) => `ends ${one}`),
          ...unfounded,
        ])
          found.push({ world: name, by: by.name, acts: path, what });
        if (found.length > 0) return { found, worlds: seen.size };
        next.push({ world: after, acts: path });
      }
    edge = next;
  }
  return { found, worlds: seen.size };
};

/** Everything in a world that somebody could read who may read all of it, but for the addresses that their own agency recorded. */
const recordedByOthers = async (world: World, by: Actor): Promise<ReadonlySet<string>> => {
  const all = await readBy(world, actor('county', 'county', 'county-caf-team'));
  const own = world.store
    .since(0)
    .filter(
      ({ type, meta }) => type.startsWith('children.address-recorded.') && meta.actor.agencyId === uuid(by.agency),
    )
    .map(({ position }) => `address ${position}`);
  return new Set([...all].filter((what) => !own.includes(what)));
};

/** A CAF rests on a yes that names its agency or that its agency heard, and not on one from before the last CAF ended. */
const unfoundedOpening = async (world: World, by: Actor): Promise<readonly string[]> => {
  const [file, { sayings }] = await Promise.all([world.caf(), world.consent()]);
  const before = file.episodes.at(-2);
  const since = before === undefined ? '' : (closureOf(before)?.on ?? '');
  const agencyId = uuid(by.agency);
  const rests = sayings.some(
    (one) =>
      (one.kind === 'given' || one.kind === 'widened') &&
      one.from >= since &&
      (one.receivedBy?.agencyId === agencyId ||
        (one.kind === 'given' ? one.statement.allowedAgencies : one.widening.addedAgencies).includes(agencyId)),
  );
  return rests ? [] : ['opens a CAF that rests on nothing the family said'];
};

// ---- The worlds from which somebody acts alone ----------------------------------------------------------------------------

const school = actor('head-of-year', 'school');
const visitor = other;
const officer = actor('housing-officer', 'housing');
const worker = actor('youth-worker', 'youth');
const registrar = actor('registrar', 'registry');
const clinic = actor('therapist', 'clinic');

/** Everybody who acts alone. The coordinator of the child's locality is at work for an agency too, in the second of their rows. */
export const people: readonly Actor[] = [
  actor('outsider', 'elsewhere'),
  officer,
  visitor,
  worker,
  school,
  registrar,
  { ...registrar, agency: 'another-registry' },
  clinic,
  actor('coordinator', 'desk', 'locality-coordinator'),
  actor('coordinator', 'desk', 'locality-coordinator', 'practitioner'),
  actor('editor', 'county-hall', 'directory-editor'),
  actor('duty', 'social-care', 'social-care-duty'),
  actor('duty', 'social-care', 'social-care-duty', 'practitioner'),
  actor('county', 'county-hall', 'county-caf-team'),
  actor('client', 'program', 'system'),
];
const agencies = [...new Set([...people.map(({ agency }) => agency), 'school', 'health', 'housing', 'youth'])];

/** The child is on the register, with an address, in a locality that somebody coordinates. */
const registered = async (): Promise<World> => {
  const world = new World(new Map(), '2007-03-01');
  const service = actor('service', 'service', 'system');
  for (const agency of agencies)
    await world.tell(service, agencyAggregate, uuid(agency), {
      type: 'AgencyRegistered',
      data: { name: agency, agencyType: 'primary-school', on: '2006-09-01' },
    });
  // Whoever has moved keeps the post of before: what a token says is not what this is about.
  for (const { name, agency } of people.filter((one, at) => people.findIndex((each) => each.name === one.name) === at))
    await world.tell(service, practitionerAggregate, uuid(name), {
      type: 'PractitionerRegistered',
      data: { agencyId: uuid(agency), role: 'worker', on: '2006-09-01' },
      personal: { name: 'Somebody', contact: null },
    });
  const { code, name, area } = own;
  await world.tell(
    service,
    localityAggregate,
    code,
    { type: 'LocalityEstablished', data: { code, name, area, from: '2006-09-01' } },
    { type: 'CoordinatorAppointed', data: { practitionerId: uuid('coordinator'), from: '2006-09-01' } },
  );
  const facts = { ref: 'CH-000001', registeredOn: '2007-03-01', status: 'born', birthMonth: '2001-05', sex: 'female' };
  const where = { place: 'PLC', placeFrom: '2007-03-01', localityBasis: 'manual', twinOf: null };
  const by = { registeredBy: uuid(registrar.name), registeredByAgency: uuid(registrar.agency) };
  await world.tell(registrar, childAggregate, childId, {
    type: 'ChildRegistered',
    data: { ...facts, ...where, ...by },
    personal: { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
  } as never);
  await world.tell(registrar, childAggregate, childId, addressOf('first'));
  return world;
};
const addressOf = (which: string): never =>
  ({
    type: 'AddressRecorded',
    data: { addressId: uuid(which), kind: 'current', from: '2007-03-01', livesWith: null },
    personal: { lines: ['1 Example Street'] },
  }) as never;

const named = ['school', 'health', 'housing', 'youth', 'desk'];

/** The worlds from which most can be done. */
export const widest: readonly string[] = [
  'is in danger, as somebody reported, from the agency of its author',
  'has what is told without consent, on nobody’s word and challenged',
];

/** Stories that several people have told, each up to the moment from which one of them acts alone. */
export const startingWorlds = async (): Promise<Readonly<Record<string, World>>> => {
  const known = await registered();
  const agreed = await told(known, [registrar, recordConsent(named)]);
  const opened = await told(agreed.on('2007-03-02'), [school, openCaf]);
  const convened = await told(opened.on('2007-03-20'), [school, convene(1, visitor, officer)]);
  const atWork = await told(
    convened,
    [visitor, acceptInvitation(teamId(1))],
    [school, removeMember(teamId(1), officer)],
    [school, invite(teamId(1), worker)],
    [school, propose(visitor)],
    [visitor, acceptProposal(1)],
  );
  const ended = await told(
    atWork.on('2007-04-10'),
    [school, endLead],
    [school, closeTeam(teamId(1))],
    [school, closeCaf(1)],
  );
  const over = ended.on('2007-06-15');
  const again = await told(over, [clinic, recordConsent(['clinic'], true)], [clinic, openCaf]);
  await again.tell(clinic, childAggregate, childId, addressOf('second'));
  const takenBack = await told(atWork, [school, withdraw]);
  const endangered = await told(atWork, [registrar, reportDanger(school.agency)]);
  const shared = await told(
    atWork,
    [visitor, { name: 'shares without a manager', action: 'share-without-consent', run: shareWith(officer, false) }],
    [actor('coordinator', 'desk', 'locality-coordinator'), challengeSharing],
    [school, withdraw],
  );
  return {
    'has a family that took it all back': takenBack,
    'is on the register': known,
    'has a family that agreed': agreed,
    'is in danger, as somebody reported, from the agency of its author': endangered,
    'has what is told without consent, on nobody’s word and challenged': shared,
    'has an open CAF': opened,
    'has a team and a Lead Professional': atWork,
    'has a CAF that may be reopened': ended,
    'has a CAF that ended long ago': over,
    'has a CAF of another agency again': again,
  };
};
