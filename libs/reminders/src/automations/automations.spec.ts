import { Aggregates, type EventStore, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { PlainSealer, sampleMeta } from '@app/event-store/testing';
import { type Automation, ReadModelBehind } from '@app/feeds';
import { leadProfessionalCodec, type LeadProfessionalEvent } from '@app/lead-professional';
import { type AutomationTools } from '@app/runtime';
import { beginDays } from '../begin-days';
import { aCaf } from '../domain/testing/situations';
import { whenNobodyLeadsForLongThenCoordinatorStepsIn } from './when-nobody-leads-for-long-then-coordinator-steps-in';
import { whenSomethingIsDueThenRemind } from './when-something-is-due-then-remind';

const clock = () => new Date('2007-03-23T06:00:00Z');
const children = ['ada', 'ben', 'cara'] as const;

const map = {
  localities: [{ code: 'BAN', name: 'Banbury', area: 'North', from: '2006-04-01' }],
  assignments: [{ place: 'BAN', name: 'Banbury', locality: 'BAN', from: '2006-04-01' }],
};
/** The CAF of each child as the read models show it, opened on 1 March; the Lead Professional left on that day. */
const rows = children.map((child_id) => ({
  card_id: `${child_id}.1`,
  child_id,
  opened_on: '2007-03-01',
  facts: aCaf().episode,
  teams: [],
  assignments: {
    all: [
      {
        number: 1,
        status: 'ended',
        episode: 1,
        endReason: 'left-post',
        endedOn: '2007-03-01',
        handoverRequiredOn: null,
      },
    ],
    interim: null,
    interims: 0,
    lastInterimOn: null,
  },
  record_end: null,
}));

/** A log that breaks down when this stream is to be written, as though the process were killed there. */
const killedAt = (store: InMemoryEventStore, stream: string): EventStore => ({
  read: (name, after) => store.read(name, after),
  append: (name, events, expected) =>
    name === stream ? Promise.reject(new Error('killed')) : store.append(name, events, expected),
});

describe('A day that is gone through', () => {
  let store: InMemoryEventStore;
  let day: RecordedEvent;

  const tools = (log: EventStore = store): AutomationTools => ({
    aggregates: new Aggregates(log, new PlainSealer()),
    clock,
    store: log,
    sealer: new PlainSealer(),
    digests: undefined as never,
    database: { query: <Rows>(sql: string) => Promise.resolve((sql.includes('attention_caf') ? rows : [map]) as Rows) },
    erase: () => Promise.reject(new Error('nobody is erased here')),
    positions: { reached: () => Promise.resolve(undefined) },
  });
  const tell = async (stream: string, type: string, data: object): Promise<void> => {
    const past = await store.read(stream);
    const id = `${stream} ${String(past.length)}`;
    await store.append(stream, [{ id, type, data, meta: sampleMeta() }], past.at(-1)?.revision ?? 'no-stream');
  };
  const written = async (category: string): Promise<readonly number[]> =>
    Promise.all(children.map(async (child) => (await store.read(`${category}-${child}`)).length));

  beforeEach(async () => {
    store = new InMemoryEventStore();
    await beginDays(new Aggregates(store, new PlainSealer()), clock);
    [day] = (await store.read('days-county')) as [RecordedEvent];
    await tell('locality-BAN', 'localities.locality-established.v1', {
      code: 'BAN',
      name: 'Banbury',
      area: 'North',
      from: '2006-04-01',
    });
  });

  it.each(children)('and breaks off at %s reminds of everything once when it is delivered again', async (child) => {
    await expect(whenSomethingIsDueThenRemind(tools(killedAt(store, `reminders-${child}`))).react(day)).rejects.toThrow(
      'killed',
    );
    await whenSomethingIsDueThenRemind(tools()).react(day);
    await whenSomethingIsDueThenRemind(tools()).react(day);
    // Of the assessment, and of the Lead Professional who left; where there is no coordinator the area is told.
    expect(await written('reminders')).toEqual([2, 2, 2]);
    const [first] = await store.read('reminders-ada');
    expect(first?.data).toMatchObject({ clock: 'assessment', escalatedTo: { level: 'area', code: 'North' } });
  });

  it('waits for the read models, and is tried again when they are behind', async () => {
    const behind = { refused: 'read-model-behind', why: 'later' } as const;
    const early = { ...tools(), positions: { reached: () => Promise.resolve(behind) } };
    await expect(whenSomethingIsDueThenRemind(early).react(day)).rejects.toThrow(ReadModelBehind);
    expect(await written('reminders')).toEqual([0, 0, 0]);
  });

  describe('where Lead Professionals left weeks ago', () => {
    const stepIn = (log?: EventStore): Automation => whenNobodyLeadsForLongThenCoordinatorStepsIn(tools(log));
    const lead = (child: string, event: LeadProfessionalEvent): Promise<void> => {
      const { type, data } = leadProfessionalCodec.encode(event, child);
      return tell(`leadProfessional-${child}`, type, data);
    };
    const opened = { episode: 1, on: '2007-03-01', place: 'BAN', form: 'caf-2007', source: 'new', reasons: [] };

    beforeEach(async () => {
      await tell('locality-BAN', 'localities.coordinator-appointed.v1', { practitionerId: 'anna', from: '2006-10-02' });
      for (const child of children) await tell(`caf-${child}`, 'caf.opened.v1', opened);
    });

    it.each(children)('and breaks off at %s has the coordinator stand in once for each', async (child) => {
      await expect(stepIn(killedAt(store, `leadProfessional-${child}`)).react(day)).rejects.toThrow('killed');
      await stepIn().react(day);
      await stepIn().react(day);
      expect(await written('leadProfessional')).toEqual([1, 1, 1]);
      const [marked] = await store.read('leadProfessional-ada');
      expect(marked).toMatchObject({
        type: 'lead-professional.interim-marked.v1',
        data: { on: '2007-03-23', practitionerId: 'anna' },
        meta: { locality: 'BAN' },
      });
    });

    it('leaves alone whom somebody has taken over in the very moment', async () => {
      const assignment = { assignment: 1, practitionerId: 'visitor', agencyId: 'health' };
      await lead('ada', {
        type: 'LeadProfessionalProposed',
        data: {
          ...assignment,
          on: '2007-03-22',
          episode: 1,
          agencyType: 'health-visiting',
          proposedBy: 'teacher',
          familyAgreed: true,
          factors: [],
          replaces: null,
        },
        personal: { reason: null, handoverNote: null },
      });
      await lead('ada', { type: 'LeadProfessionalAccepted', data: { ...assignment, on: '2007-03-23' } });
      await stepIn().react(day);
      expect(await written('leadProfessional')).toEqual([2, 1, 1]);
    });

    it('has nobody stand in where the post is vacant', async () => {
      await tell('locality-BAN', 'localities.coordinator-post-vacated.v1', { from: '2007-03-20' });
      await stepIn().react(day);
      expect(await written('leadProfessional')).toEqual([0, 0, 0]);
    });
  });
});
