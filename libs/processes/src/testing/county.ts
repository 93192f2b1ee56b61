import { cafAggregate, type CafEvent, type CafFile, type Episode } from '@app/caf';
import { type Child, childAggregate } from '@app/children';
import { type Consent, consentAggregate } from '@app/consent';
import {
  type Aggregate,
  Aggregates,
  derivedId,
  type EventFeed,
  type EventStore,
  InMemoryEventStore,
  type RecordedEvent,
} from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { type DomainEvent, isRefusal } from '@app/kernel';
import { localityAggregate, placesOf } from '@app/localities';
import {
  activeAssignment,
  type Assignments,
  leadProfessionalAggregate,
  type LeadProfessionalEvent,
} from '@app/lead-professional';
import {
  type Agency,
  agencyAggregate,
  type AgencyEvent,
  type Practitioner,
  practitionerAggregate,
  type PractitionerEvent,
} from '@app/practitioners';
import { meetingCallsAggregate } from '@app/meeting-calls';
import { type Member, type Team, teamAggregate, type TeamEvent } from '@app/team-around-the-child';
import { type Folds, foldsOf } from '../folds';
import { namedIn } from '../named';
import { automationOf, type Process } from '../process';
import { type WorkIndex } from '../reads/who-works-where/work-index';
import { type PlacesOnDay, stepTaker } from '../steps';

/* An invented county in memory: what the specs of the processes are told with. */

export const ada: string = '1f3f8f0e-1b2c-5d3e-8f4a-00000000000a';
export const ben: string = '1f3f8f0e-1b2c-5d3e-8f4a-00000000000b';
export const team = '9f3f8f0e-1b2c-5d3e-8f4a-5b6c7d8e9f00';
export const clock = () => new Date('2007-09-01T09:00:00Z');
const ids = '7d9c0f53-0c2a-4f0e-9a6b-1f2e3d4c5b6a';

type ConsentEvent = Parameters<(typeof consentAggregate)['codec']['encode']>[0];
type LocalityEvent = Parameters<(typeof localityAggregate)['codec']['encode']>[0];
type MeetingCallsEvent = Parameters<(typeof meetingCallsAggregate)['codec']['encode']>[0];
type ChildEvent = Parameters<(typeof childAggregate)['codec']['encode']>[0];

const locality = (code: string, ...places: readonly string[]) => ({
  code,
  name: code,
  area: 'North',
  places: places.map((place) => ({ code: place, name: place })),
});
/** Two localities: the second serves two places. */
export const places: PlacesOnDay = {
  asAt: () => Promise.resolve(placesOf([locality('BAN', 'BAN'), locality('CAR-BUR-CHN', 'CAR-BUR', 'CHN')])),
};

/** One county: its log, and what its rooms say of it. */
export interface County {
  readonly store: InMemoryEventStore;
  readonly folds: Folds;
  child(childId: string, ...events: readonly ChildEvent[]): Promise<void>;
  consent(childId: string, ...events: readonly ConsentEvent[]): Promise<void>;
  caf(childId: string, ...events: readonly CafEvent[]): Promise<void>;
  team(tacId: string, ...events: readonly TeamEvent[]): Promise<void>;
  lead(childId: string, ...events: readonly LeadProfessionalEvent[]): Promise<void>;
  meetingCall(childId: string, ...events: readonly MeetingCallsEvent[]): Promise<void>;
  practitioner(practitionerId: string, ...events: readonly PractitionerEvent[]): Promise<void>;
  agency(agencyId: string, ...events: readonly AgencyEvent[]): Promise<void>;
  locality(code: string, ...events: readonly LocalityEvent[]): Promise<void>;
  /** The last event of a stream, as the feed would deliver it. */
  last(stream: string): Promise<RecordedEvent>;
  /** Everything in the log that a process wrote about itself or had done, without ids and times. */
  log(): Promise<readonly string[]>;
}

const sealer = new PlainSealer();

/** @returns a county in which nothing has happened. */
export const emptyCounty = (): County => {
  const store = new InMemoryEventStore();
  const aggregates = new Aggregates(store, sealer);
  let told = 0;
  /** Puts facts into a stream as they are told, whatever the room's rules would have said. */
  const tell =
    <C, E extends DomainEvent, S>({ category, decider, codec }: Aggregate<C, E, S>) =>
    async (id: string, ...events: readonly E[]): Promise<void> => {
      const telling = { category, codec, decider: { ...decider, decide: (facts: readonly E[]) => facts } };
      for (const event of events) {
        const commandId = derivedId(String((told += 1)), ids);
        const outcome = await aggregates.handle(telling, id, {
          command: [event],
          commandId,
          commandDigest: commandId,
          actor: { practitionerId: ids, role: 'practitioner', agencyId: ids },
          at: clock().toISOString(),
          correlationId: commandId,
          causationId: commandId,
          purpose: 'early-help',
          locality: 'BAN',
        });
        if (isRefusal(outcome)) throw new Error(outcome.refused);
      }
    };
  const folds: Folds = {
    child: (id): Promise<Child> => foldsOf(new Aggregates(store, sealer)).child(id),
    records: (id): Promise<readonly string[]> => foldsOf(new Aggregates(store, sealer)).records(id),
    hasSpoken: (id): Promise<boolean> => foldsOf(new Aggregates(store, sealer)).hasSpoken(id),
    consent: (id): Promise<Consent> => foldsOf(new Aggregates(store, sealer)).consent(id),
    caf: (id): Promise<CafFile> => foldsOf(new Aggregates(store, sealer)).caf(id),
    lead: (id): Promise<Assignments> => foldsOf(new Aggregates(store, sealer)).lead(id),
    team: (id): Promise<Team> => foldsOf(new Aggregates(store, sealer)).team(id),
    practitioner: (id): Promise<Practitioner> => foldsOf(new Aggregates(store, sealer)).practitioner(id),
    coordinator: (locality, on) => foldsOf(new Aggregates(store, sealer)).coordinator(locality, on),
    agency: (id): Promise<Agency> => foldsOf(new Aggregates(store, sealer)).agency(id),
  };
  return {
    store,
    folds,
    child: tell(childAggregate),
    consent: tell(consentAggregate),
    caf: tell(cafAggregate),
    team: tell(teamAggregate),
    lead: tell(leadProfessionalAggregate),
    meetingCall: tell(meetingCallsAggregate),
    practitioner: tell(practitionerAggregate),
    agency: tell(agencyAggregate),
    locality: tell(localityAggregate),
    last: async (stream) => (await store.read(stream)).at(-1) as RecordedEvent,
    log: async () => {
      const written: string[] = [];
      for await (const { events } of store.after(0n))
        for (const { stream, type, data } of events)
          // What is reserved meanwhile is for others to see, and settled by the worker where it was cut short.
          if (!stream.startsWith('childWork-')) written.push(`${stream} ${type} ${JSON.stringify(data)}`);
      return written;
    },
  };
};

/** What a process reads and writes. */
type Log = EventStore & Pick<EventFeed, 'after'>;

/** A store that the process does not survive: after that many appends it is killed before it hears of the last one. */
const survivedBy = (store: Log, appends: number): Log => {
  let left = appends;
  return {
    after: (position, options) => store.after(position, options),
    read: (stream, after) => store.read(stream, after),
    append: async (stream, events, expected) => {
      const outcome = await store.append(stream, events, expected);
      left -= 1;
      if (left === 0) throw new Error('killed');
      return outcome;
    },
  };
};

/** What the index of who works where would say: read from the log itself. */
const workIn = (store: Log): WorkIndex => ({
  streamsNaming: async (who) => {
    const streams = new Set<string>();
    for await (const { events } of store.after(0n))
      for (const event of events)
        if (namedIn(event).some(({ practitionerId, agencyId }) => [practitionerId, agencyId].includes(who)))
          streams.add(event.stream);
    return [...streams].sort();
  },
});

export type ProcessOver = (
  folds: Folds,
  now: typeof clock,
  map: PlacesOnDay,
  work: WorkIndex,
  store: EventStore,
) => Process;

/** Delivers an event to a new instance of the process, which knows nothing but the log. */
export const deliver = async (process: ProcessOver, event: RecordedEvent, store: Log): Promise<void> => {
  const aggregates = new Aggregates(store, sealer);
  const running = process(foldsOf(aggregates), clock, places, workIn(store), store);
  if (!running.prefixes.some((prefix) => event.type.startsWith(prefix))) throw new Error(`${event.type} is not heard`);
  await automationOf(running, stepTaker(aggregates, places, clock), aggregates, clock).react(event);
};

/** What happened, told into a county; returns the event that the process hears. */
export type Happened = (county: County) => Promise<RecordedEvent>;

/** @returns the county after the process has heard what happened. */
export const after = async (process: ProcessOver, happened: Happened): Promise<County> => {
  const county = emptyCounty();
  await deliver(process, await happened(county), county.store);
  return county;
};

/**
 * Kills the process after each of its writes in turn, delivers the event again to another instance, and once more for good
 * measure: the log must be the same as if nothing had been in the way.
 * @returns how many writes there were to be killed after.
 */
export const killAfterEachWrite = async (process: ProcessOver, happened: Happened): Promise<number> => {
  const undisturbed = await (await after(process, happened)).log();
  for (let writes = 1; ; writes += 1) {
    const county = emptyCounty();
    const event = await happened(county);
    const killed = await deliver(process, event, survivedBy(county.store, writes)).then(
      () => false,
      (error: unknown) => error instanceof Error && error.message === 'killed',
    );
    await deliver(process, event, county.store);
    await deliver(process, event, county.store);
    expect(await county.log()).toEqual(undisturbed);
    if (!killed) return writes - 1;
  }
};

const agency = (memberId: string, agencyId: string, agencyType: 'primary-school' | 'health-visiting' | 'housing') =>
  ({ kind: 'agency', memberId, practitionerId: `of-${agencyId}`, agencyId, agencyType, role: 'worker' }) as const;
const members: readonly Member[] = [
  agency('teacher', 'school', 'primary-school'),
  agency('visitor', 'health', 'health-visiting'),
  agency('officer', 'housing', 'housing'),
  { kind: 'family', memberId: 'mother', relationship: 'mother', needs: [] },
];

const mother = { kind: 'parent', parentalResponsibility: true, personId: null } as const;
const said = { name: 'Grace Example' };

/** The mother takes back these parts of what she agreed to. */
export const withdrawn = (scopes: readonly ('assess' | 'store' | 'share')[], from = '2007-07-02'): ConsentEvent => ({
  type: 'ConsentWithdrawn',
  data: { statementId: `withdrawn-${scopes.join('-')}`, scopes, withdrawnBy: mother, how: 'written', from },
  personal: said,
});
/** The mother takes one agency out of what she agreed to. */
export const narrowed = (agencyId: string, from = '2007-07-02'): ConsentEvent => ({
  type: 'ConsentNarrowed',
  data: {
    statementId: `without-${agencyId}`,
    removedAgencies: [agencyId],
    excludedAgencies: [],
    excludedTopics: [],
    narrowedBy: mother,
    how: 'written',
    from,
  },
  personal: said,
});
/** The same, as one person has recorded it: what rested on it waits for another one, or for the third of July to pass. */
export const heardByOne = (event: ConsentEvent): ConsentEvent =>
  ({
    ...event,
    data: {
      ...event.data,
      ending: {
        recordedBy: { practitionerId: 'of-school', agencyId: 'school' },
        until: '2007-07-03',
        timescales: '2006-1',
        askedOf: ['lead', 'coordinator'],
      },
    },
  }) as ConsentEvent;
/** A second person, or nobody within the time, has said that the work ends. */
export const endingAgreed = (statementId: string, agreedBy: 'of-health' | null = 'of-health'): ConsentEvent => ({
  type: 'EndingAgreed',
  data: {
    statementId,
    agreedBy: agreedBy === null ? null : { practitionerId: agreedBy, agencyId: 'health' },
    on: '2007-07-04',
  },
});
/** Social care is asked on that basis. */
export const stepUpRequested = (basis: 's17' | 's47', stepUp = 1): CafEvent => ({
  type: 'StepUpRequested',
  data: {
    episode: 1,
    on: '2007-06-20',
    stepUp,
    basis,
    toAgency: 'social-care',
    requestedBy: 'of-school',
    withConsent: true,
    sharingRecordId: null,
  },
  personal: { concern: 'Left alone at night' },
});
export const stepUpAccepted = (basis: 's17' | 's47'): CafEvent => ({
  type: 'StepUpAccepted',
  data: { episode: 1, on: '2007-06-21', stepUp: 1, basis, acceptedBy: 'social-worker' },
});
export const stepUpDeclined: CafEvent = {
  type: 'StepUpDeclined',
  data: { episode: 1, on: '2007-07-04', stepUp: 1, declinedBy: 'social-worker' },
  personal: { feedback: 'A family worker first' },
};
export const planAgreed = (basis: 's17' | 's47'): CafEvent => ({
  type: 'SocialCarePlanAgreed',
  data: { episode: 1, on: '2007-07-10', stepUp: 1, basis, agreedBy: 'social-worker' },
});

/** The mother agrees to everything, for three agencies. */
export const agreed = (statementId = 'agreed', validFrom = '2007-03-01'): ConsentEvent => ({
  type: 'ConsentRecorded',
  data: {
    statementId,
    scopes: ['assess', 'store', 'share'],
    tier: 'additional',
    allowedAgencies: ['school', 'health', 'housing'],
    excludedAgencies: [],
    excludedTopics: [],
    givenBy: mother,
    how: 'written',
    leafletGiven: true,
    validFrom,
    expiresOn: null,
    evidenceId: null,
  },
  personal: said,
});
/** The school opens a CAF. */
export const opened: CafEvent = {
  type: 'CafOpened',
  data: {
    episode: 1,
    on: '2007-03-02',
    episodeId: 'episode',
    form: 'caf-2007',
    source: 'new',
    reasons: ['attendance'],
    primaryReason: 'attendance',
    authorId: 'of-school',
    agencyId: 'school',
    agencyType: 'primary-school',
    place: 'BAN',
    previousEpisode: null,
    externalStart: null,
    searchId: null,
  },
  personal: { whatLedToThis: 'Often late' },
};

/** A child on the register, born and living in Banbury. */
export const registered = async (county: County, childId: string): Promise<void> =>
  county.child(childId, {
    type: 'ChildRegistered',
    data: {
      ref: 'CH-000001',
      registeredOn: '2007-03-01',
      status: 'born',
      birthMonth: '2001-05',
      sex: 'female',
      place: 'BAN',
      placeFrom: '2007-03-01',
      localityBasis: 'manual',
      registeredBy: '0d2f6c1e-0000-5000-8000-000000000001',
      twinOf: null,
    },
    personal: { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
  });

/** A registered child for whom the mother agrees and the school has opened a CAF. */
export const childWithCaf = async (county: County, childId: string): Promise<void> => {
  await registered(county, childId);
  await county.consent(childId, agreed());
  await county.caf(childId, opened);
};

/** As before, and the assessment is complete. */
export const assessedChild = async (county: County, childId: string): Promise<void> => {
  await childWithCaf(county, childId);
  await county.caf(childId, {
    type: 'AssessmentCompleted',
    data: {
      episode: 1,
      on: '2007-03-20',
      version: 1,
      finding: 'additional-needs',
      strengths: 1,
      needs: 1,
      childComment: 'given',
      parentComment: 'given',
    },
    personal: { conclusions: 'Mornings are hard', childComment: 'I like school', parentComment: 'We try' },
  });
};

/** These children have one team of three agencies and the mother; it is noted on their CAFs. */
export const withTeam = async (county: County, ...children: readonly string[]): Promise<void> => {
  await county.team(team, {
    type: 'TeamConvened',
    data: {
      on: '2007-04-02',
      children: children.map((childId) => ({ childId, episode: 1 })),
      place: 'BAN',
      members,
      convenedBy: 'of-school',
      conveningAgency: 'school',
      plannedAgency: null,
      familyAbsence: null,
    },
    personal: { purpose: null, familyNames: { mother: 'Grace Example' } },
  });
  for (const childId of children)
    await county.caf(childId, { type: 'TeamNoted', data: { episode: 1, on: '2007-04-02', tacId: team } });
};

/** Somebody of that agency is asked to be the child's Lead Professional. */
export const withProposal = (county: County, childId: string, agencyId = 'health'): Promise<void> =>
  county.lead(childId, {
    type: 'LeadProfessionalProposed',
    data: {
      assignment: 1,
      on: '2007-04-16',
      episode: 1,
      practitionerId: `of-${agencyId}`,
      agencyId,
      agencyType: 'health-visiting',
      proposedBy: 'of-school',
      familyAgreed: true,
      factors: [],
      replaces: null,
    },
    personal: { reason: null, handoverNote: null },
  });

/** Somebody of that agency is the child's Lead Professional, with a deputy of another where one is named. */
export const withLead = async (
  county: County,
  childId: string,
  agencyId = 'health',
  deputyOf?: string,
): Promise<void> => {
  await withProposal(county, childId, agencyId);
  await county.lead(childId, {
    type: 'LeadProfessionalAccepted',
    data: { assignment: 1, on: '2007-04-18', practitionerId: `of-${agencyId}`, agencyId },
  });
  if (deputyOf !== undefined)
    await county.lead(childId, {
      type: 'DeputyAppointed',
      data: { assignment: 1, on: '2007-05-02', practitionerId: `of-${deputyOf}`, agencyId: deputyOf },
    });
};

/** Somebody of the agency is on the register. */
export const onRegister = (agencyId: string): PractitionerEvent => ({
  type: 'PractitionerRegistered',
  data: { agencyId, role: 'worker', on: '2007-01-08' },
  personal: { name: 'Vera Example', contact: null },
});
/** An agency is on the register. */
export const agencyOnRegister: AgencyEvent = {
  type: 'AgencyRegistered',
  data: { name: 'Example', agencyType: 'health-visiting', on: '2007-01-08' },
};
/** The health visitor is to do something for Ada. */
export const withAction = (county: County): Promise<void> =>
  county.team(team, {
    type: 'ActionAgreed',
    data: {
      actionId: 'action',
      on: '2007-04-16',
      childId: ada,
      need: 'D4',
      outcome: 'EA',
      aim: null,
      owner: { kind: 'member', id: 'visitor' },
      dueOn: '2007-09-14',
    },
    personal: { description: 'Walk to school together', desiredOutcome: 'Arrives calm' },
  });

/** Everything at work for one child: assessment, team, Lead Professional. */
export const atWork = async (county: County, childId: string): Promise<void> => {
  await assessedChild(county, childId);
  await withTeam(county, childId);
  await withLead(county, childId);
};

/** The agency of the child's Lead Professional, where there is one. */
export const leads = async ({ folds }: County, childId = ada): Promise<string | undefined> =>
  activeAssignment(await folds.lead(childId))?.agencyId;
/** The child's first episode. */
export const episode = async ({ folds }: County, childId = ada): Promise<Episode | undefined> =>
  (await folds.caf(childId)).episodes[0];
/** Who is in the team, by member id; undefined when it has closed. */
export const inTeam = async ({ folds }: County): Promise<readonly string[] | undefined> => {
  const state = await folds.team(team);
  return state.is === 'open'
    ? state.members.filter(({ until }) => until === null).map(({ memberId }) => memberId)
    : undefined;
};

/** What was asked of a person. */
export const asked = async (county: County): Promise<readonly string[]> =>
  (await county.log()).flatMap((line) => /processes\.person-asked\.v1 (.*)/.exec(line)?.slice(1) ?? []);
