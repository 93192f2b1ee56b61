import { type Principal } from '@app/access';
import { Feeds } from '@app/feeds';
import { beginDays, remindersRoom } from '@app/reminders';
import { type Application, person, startApplication } from '../support/application';
import { county, type Known, nurse, type Step, story, teacher, tell, worker } from '../support/story';

/** The story up to the step before this route. */
const until = (route: string): readonly Step[] =>
  story.slice(
    0,
    story.findIndex((step) => step.route === route),
  );

interface Entry {
  readonly childId: string;
  readonly clock: string;
  readonly stage: string;
  readonly dueOn: string;
  readonly raisedOn: string;
  readonly responsibleId: string;
  readonly escalatedTo: object | null;
}
interface View {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

jest.setTimeout(120_000);

describe('Reminders of a spring', () => {
  let application: Application;
  let known: Known;
  let today = '2007-03-05';

  /** A token lasts an hour: each day everybody signs in anew. It differs from the last by a locality, which letters name. */
  const signedIn = (who: Principal): Principal => ({
    ...who,
    localities: [
      `D${today.slice(2)}`.replace(/-/g, '-D').replace(/\d/g, (digit) => String.fromCharCode(65 + Number(digit))),
    ],
  });
  const post = async (path: string, body: object, as: Principal = teacher): Promise<void> => {
    const { status, body: answer } = await application.post(path, body, { as: signedIn(as) });
    expect([path, status < 300, answer['code']]).toEqual([path, true, undefined]);
    await application.caughtUp();
  };
  const open = async (path: string): Promise<readonly Entry[]> => {
    const { status, body } = await application.get<View>(path, { as: signedIn(county) });
    expect([path, status]).toEqual([path, 200]);
    return body.entries;
  };
  const inLocality = (): Promise<readonly Entry[]> => open('/v1/localities/CHN/reminders');
  const told = (entries: readonly Entry[]) => entries.map(({ childId, clock, stage }) => [childId, clock, stage]);
  /** A day begins, at seven in the morning of London's summer. */
  const begins = async (day: string): Promise<void> => {
    today = day;
    await beginDays(application.runtime.aggregates, application.runtime.clock);
    await application.caughtUp();
  };
  const events = async (): Promise<number> => {
    const { rows } = await application.runtime.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM log.event WHERE type IN ('reminders.raised.v1', 'reminders.settled.v1')`,
    );
    return rows[0]?.n ?? -1;
  };
  const deliveredAgain = async (): Promise<void> => {
    await application.runtime.pool.query(
      `UPDATE feeds.checkpoint SET position = 0, epoch = epoch + 1 WHERE name = ANY($1)`,
      [['when-something-is-due-then-remind', 'when-nobody-leads-for-long-then-coordinator-steps-in']],
    );
    await application.restart();
    await application.caughtUp();
  };

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T06:00:00Z`) });
    known = await tell(
      application,
      async (step, path, body) => (await application.post(path, body, { as: signedIn(step.as ?? teacher) })).body,
      until('/v1/children/{childId}/caf/{episode}/void'),
    );
  });
  afterAll(() => application.close());

  it('there are none while nothing is due', async () => {
    await begins('2007-03-06');
    expect(await inLocality()).toEqual([]);
  });

  it('come when an assessment is soon due, to its author, and hold no name', async () => {
    await begins('2007-03-09');
    expect([...told(await inLocality())].sort()).toEqual(
      [known.ada, known.ben].sort().map((child) => [child, 'assessment', 'due']),
    );
    const mine = await open(`/v1/practitioners/${teacher.practitionerId}/reminders`);
    expect(mine).toHaveLength(2);
    expect(mine[0]).toMatchObject({
      dueOn: '2007-03-23',
      raisedOn: '2007-03-09',
      escalatedTo: null,
      version: '2006-1',
    });
    expect(await open(`/v1/practitioners/${nurse.practitionerId}/reminders`)).toEqual([]);
    const { rows } = await application.runtime.pool.query<{ text: string }>(
      `SELECT data::text || coalesce(sealed, '') AS text FROM log.event WHERE type LIKE 'reminders.%'`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/Ada|Ben|Storyfield|Often/);
  });

  it('come once: a day that is begun again, and everything delivered again after a crash, write nothing', async () => {
    const head = await application.head();
    await begins('2007-03-09');
    await deliveredAgain();
    expect(await application.head()).toBe(head);
  });

  it('are caught up on when no worker ran, and late ones are taken to the coordinator of the locality', async () => {
    const before = await events();
    await begins('2007-03-26');
    const late = await inLocality();
    expect(late).toHaveLength(2);
    for (const entry of late)
      expect(entry).toMatchObject({
        stage: 'overdue',
        raisedOn: '2007-03-24',
        escalatedTo: { level: 'locality', code: 'CHN' },
      });
    expect(await events()).toBe(before + 4);
    const { rows } = await application.runtime.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM log.event WHERE type = 'reminders.day-began.v1'`,
    );
    expect(rows[0]?.n).toBe(21);
  });

  it('come page by page', async () => {
    const whole = await inLocality();
    const { body } = await application.get<View>('/v1/localities/CHN/reminders?limit=1', { as: signedIn(county) });
    expect(body.entries).toEqual(whole.slice(0, 1));
    expect(await open(`/v1/localities/CHN/reminders?limit=1&cursor=${body.next ?? ''}`)).toEqual(whole.slice(1));
    expect(await open('/v1/localities/CHN/reminders?stage=breached')).toEqual([]);
  });

  it('stop for a CAF that was opened in error', async () => {
    await post(
      `/v1/children/${known.ben}/caf/1/void`,
      {
        on: '2007-03-26',
        reason: 'opened-in-error',
        explanation: 'Meant for her sister',
      },
      county,
    );
    expect(told(await inLocality())).toEqual([[known.ada, 'assessment', 'overdue']]);
  });

  it('stop while the family has paused, and come back for a later day', async () => {
    await post(`/v1/children/${known.ada}/caf/1/suspension`, { on: '2007-03-26', reason: 'family-away' });
    expect(await inLocality()).toEqual([]);
    await begins('2007-03-27');
    expect(await inLocality()).toEqual([]);
    await post(`/v1/children/${known.ada}/caf/1/resumption`, { on: '2007-03-27' });
    await begins('2007-03-28');
    expect(await inLocality()).toMatchObject([{ stage: 'overdue', dueOn: '2007-03-24', raisedOn: '2007-03-28' }]);
  });

  describe('when the Lead Professional leaves (edge case 12)', () => {
    const lead = () => `/v1/children/${known.ada}/lead-professional`;
    const standing = async () =>
      (await application.get<{ active: object | null; interim: object | null }>(lead(), { as: signedIn(county) })).body;

    beforeAll(async () => {
      const nominee = { practitionerId: worker.practitionerId, agencyId: worker.agencyId };
      await post(`${lead()}/proposals`, { on: today, ...nominee, familyAgreed: true });
      await post(`${lead()}/proposals/1/acceptance`, { on: today }, worker);
      await post(`${lead()}/handover`, { on: today, practitionerId: worker.practitionerId, reason: 'left-post' });
    });

    it('they are reminded of handing over', async () => {
      await begins('2007-03-30');
      const mine = await open(`/v1/practitioners/${worker.practitionerId}/reminders`);
      expect(mine.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([
        ['assessment', '2007-03-24'],
        ['interim-lead', '2007-04-13'],
      ]);
    });
    it('nobody steps in before the ten working days are over, Good Friday and Easter Monday apart', async () => {
      await begins('2007-04-13');
      expect(await standing()).toMatchObject({ interim: null, active: { practitionerId: worker.practitionerId } });
    });
    it('then the coordinator stands in, once, without a gap, and the reminder of it is settled', async () => {
      await begins('2007-04-14');
      const stoodIn = {
        active: null,
        interim: { practitionerId: nurse.practitionerId, since: '2007-04-14' },
        assignments: [{ status: 'ended', endReason: 'left-post', endedOn: '2007-04-14' }],
      };
      expect(await standing()).toMatchObject(stoodIn);
      expect(told(await inLocality())).toEqual([[known.ada, 'assessment', 'overdue']]);
      expect(await open(`/v1/practitioners/${nurse.practitionerId}/reminders`)).toHaveLength(1);
      const head = await application.head();
      await deliveredAgain();
      expect(await application.head()).toBe(head);
      await begins('2007-04-16');
      expect(await standing()).toMatchObject(stoodIn);
    });
    it('a coordinator who lets go is not put back', async () => {
      await post(`${lead()}/interim/end`, { on: today }, county);
      await begins('2007-04-18');
      expect(await standing()).toMatchObject({ active: null, interim: null });
    });
  });

  describe('where the post of the coordinator is vacant (edge case 26)', () => {
    const lead = () => `/v1/children/${known.ada}/lead-professional`;

    it('what is late goes to the area, and nobody stands in', async () => {
      const nominee = { practitionerId: worker.practitionerId, agencyId: worker.agencyId };
      await post(`${lead()}/proposals`, { on: today, ...nominee, familyAgreed: true });
      await post(`${lead()}/proposals/2/acceptance`, { on: today }, worker);
      await post(`${lead()}/end`, { on: today, reason: 'long-absence' });
      await begins('2007-05-10');
      const area = await open('/v1/areas/North/reminders');
      expect(area.map(({ clock, stage, escalatedTo }) => [clock, stage, escalatedTo])).toEqual([
        ['interim-lead', 'overdue', { level: 'area', code: 'North' }],
      ]);
      const { body } = await application.get(lead(), { as: signedIn(county) });
      expect(body).toMatchObject({ active: null, interim: null });
    });
    it('the manager of the area sees it and its counts; to the manager of another it is not there', async () => {
      const manager = (area: string): Principal =>
        signedIn(person(9, { roles: ['area-manager'], areas: area === '' ? [] : [area] }));
      const asked = (as: Principal) => application.get<View>('/v1/areas/North/reminders', { as });
      expect((await asked(manager('North'))).body.entries).toEqual(await open('/v1/areas/North/reminders'));
      for (const other of ['South', '', 'CHN']) {
        const { status, body } = await asked(manager(other));
        expect([other, status, body]).toEqual([other, 404, expect.objectContaining({ code: 'area-not-found' })]);
      }
      const counts = async (area: string): Promise<readonly string[]> => {
        const { body } = await application.get<{ areas: { area: string }[]; localities: { area: string }[] }>(
          '/v1/board/counts',
          { as: manager(area) },
        );
        return [...body.areas, ...body.localities].map((one) => one.area);
      };
      expect([await counts('North'), await counts('South')]).toEqual([['North', 'North'], []]);
      const stuck = async (path: string, as: Principal): Promise<unknown> =>
        (await application.get<View>(path, { as })).body.entries;
      expect(await stuck('/v1/areas/North/attention', manager('North'))).toEqual(
        await stuck('/v1/areas/North/attention', signedIn(county)),
      );
      expect(await stuck('/v1/areas/North/attention', manager('North'))).not.toEqual([]);
      expect((await application.get('/v1/areas/North/attention', { as: manager('South') })).status).toBe(404);
      const { rows } = await application.runtime.pool.query<object>(
        `SELECT decision, reason FROM audit.access WHERE action = 'view-area' AND role = 'area-manager' ORDER BY entry`,
      );
      const denied = { decision: 'denied', reason: 'not-related' };
      const allowed = { decision: 'allowed', reason: 'manager' };
      expect(rows).toEqual([allowed, denied, denied, denied, allowed, allowed, denied]);
    });
    it('of a shielded child the manager is told that something is late, and neither where it lives nor who works with it', async () => {
      await post(
        `/v1/children/${known.ada}/shielding`,
        { reason: 'domestic-abuse', from: today, reviewOn: '2007-12-01' },
        county,
      );
      const manager = signedIn(person(9, { roles: ['area-manager'], areas: ['North'] }));
      const attention = await application.get<View>('/v1/areas/North/attention', { as: manager });
      expect(JSON.stringify(attention.body)).not.toContain(known.ada);
      const { body } = await application.get<View>('/v1/areas/North/reminders', { as: manager });
      expect(body.entries).toMatchObject([
        { childId: known.ada, clock: 'interim-lead', place: 'ask-the-locality-coordinator', responsibleId: null },
      ]);
      expect(await open('/v1/areas/North/reminders')).toMatchObject([{ childId: known.ada, place: 'CHN' }]);
    });
    it('an area that does not exist is refused', async () => {
      const { status, body } = await application.get('/v1/areas/Nowhere/reminders', { as: signedIn(county) });
      expect([status, body['code']]).toEqual([404, 'area-not-found']);
    });
  });

  it('are rebuilt to the same rows', async () => {
    const { pool, feed, positions } = application.runtime;
    const dump = async () =>
      Promise.all(
        remindersRoom.projections.map(
          async ({ table }) =>
            (await pool.query<object>(`SELECT to_jsonb(t) AS row FROM ${table.name} t ORDER BY 1`)).rows,
        ),
      );
    const before = await dump();
    expect(before.flat().length).toBeGreaterThan(5);
    const feeds = new Feeds({ pool, feed, positions, projections: remindersRoom.projections, runner: 'rebuild' });
    for (const { name } of remindersRoom.projections) await feeds.rebuild(name);
    await feeds.stop();
    await application.caughtUp();
    expect(await dump()).toEqual(before);
  });

  it('stop at once when the child has died, and none comes any more (edge case 20)', async () => {
    expect(await inLocality()).not.toEqual([]);
    await post(`/v1/children/${known.ada}/death`, { on: today });
    expect(await inLocality()).toEqual([]);
    await begins('2007-05-30');
    expect(await inLocality()).toEqual([]);
    const { body } = await application.get<View>('/v1/localities/CHN/attention', { as: signedIn(county) });
    expect(body.entries).toEqual([]);
  });
});
