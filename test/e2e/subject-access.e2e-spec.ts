import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjectAccess, type SubjectAccessOptions } from '../../apps/cli/src/commands/subject-access';
import { type Answer, type Application, person, startApplication } from '../support/application';
import { operated, signedBy } from '../support/operator';
import { county, type Known, type Step, teacher, tell } from '../support/story';

const officer = person(8, { roles: ['information-governance'] });
const asked = {
  recipient: 'child',
  handover: 'in-person',
  ground: 'own-request',
  receivedOn: '2007-10-01',
  form: 'json',
};

interface Answered {
  readonly reference: string;
  readonly officersNote: { readonly leftOut: Readonly<Record<string, number>>; readonly toRead: number };
  readonly pack: { readonly sections: readonly { readonly section: string; readonly entries: readonly object[] }[] };
  readonly text: string;
}

/** What people wrote: several words. Names of one word are looked for one by one. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return / /.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

jest.setTimeout(240_000);

describe('Everything that is held about one child, for that child', () => {
  let application: Application;
  let known: Known;
  const about = { ada: new Set<string>(), others: new Set<string>() };

  const take = async (step: Step, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    // A registration is of whom it names: the others' names are others'.
    const registersOther = path === '/v1/children' && (body as { givenNames?: string }).givenNames !== 'Ada';
    const of = (step.child ?? 'ada') === 'ada' && !registersOther ? about.ada : about.others;
    if (path.includes('/children')) for (const text of textsIn(body)) of.add(text);
    const answer = await application.post(path, body, step.as && { as: step.as });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return answer.body;
  };
  const send = async (path: string, body: object, as = teacher): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await application.post(path, body, { as });
    expect([path, answer.status < 300, answer.body['code']]).toEqual([path, true, undefined]);
    return answer.body;
  };
  const packOf = (childId: string, more: object = {}): Promise<Answer<Answered>> =>
    application.post<Answered>(`/v1/children/${childId}/subject-access`, { ...asked, ...more }, { as: officer });
  const kept = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await application.runtime.pool.query<Record<string, unknown>>(`SELECT * FROM audit.access WHERE verb = 'export'`))
      .rows;

  beforeAll(async () => {
    application = await startApplication();
    known = await tell(application, take);
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it('holds what the family and practitioners said about the child, from every part of the record', async () => {
    const { status, body } = await packOf(known.ada);
    expect(status).toBe(200);
    const text = JSON.stringify(body.pack);
    expect(about.ada.size).toBeGreaterThan(10);
    // Why practitioners cannot take on the role, or did not answer, is theirs.
    const practitioners = ['Away in May', 'Rang her twice'];
    expect([...about.ada].filter((one) => !text.includes(one)).sort()).toEqual(practitioners);
    const filled = body.pack.sections.filter(({ entries }) => entries.length > 0).map(({ section }) => section);
    for (const section of ['register', 'consent', 'caf', 'team', 'lead-professional'])
      expect(filled).toContain(section);
  });

  it('holds nothing that was said about other children, and no name and no id of theirs', async () => {
    const { body } = await packOf(known.ada);
    const text = JSON.stringify(body.pack);
    const others = [...about.others].filter((one) => !about.ada.has(one));
    expect(others.length).toBeGreaterThan(5);
    const { ben, cara, dora, ella, fay, gwen, hal } = known;
    expect([...others, ben, cara, dora, ella, fay, gwen, hal].filter((one) => text.includes(one))).toEqual([]);
  });

  it('is written down before it is made, under the reference that stands on every page', async () => {
    const { body } = await packOf(known.ada, { form: 'text' });
    const pages = body.text.split('\f');
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page.startsWith(body.reference)).toBe(true);
    const correlationId = body.reference.replace('SAR-', '');
    expect((await kept()).filter((entry) => entry['correlation_id'] === correlationId)).toMatchObject([
      { decision: 'allowed', practitioner_id: officer.practitionerId, children: [known.ada], fields: 'full' },
    ]);
    // The next pack shows that this one was made.
    expect(JSON.stringify((await packOf(known.ada)).body.pack.sections.at(-1))).toContain(officer.practitionerId);
  });

  it('is not made, and that is written down, where a rule says no', async () => {
    const before = (await kept()).length;
    const { status, body } = await packOf(known.ada, { recipient: 'parent-or-carer', personId: known.gwen });
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'unknown-parent-or-carer' })]);
    expect((await kept()).slice(before)).toMatchObject([{ decision: 'denied', reason: 'unknown-parent-or-carer' }]);
    const absent = await packOf('11111111-0000-4000-8000-000000000001');
    expect([absent.status, absent.body]).toEqual([404, expect.objectContaining({ code: 'child-not-found' })]);
  });

  it('shows the skeleton of an erased record, and of what was said only that it was erased', async () => {
    const { body } = await packOf(known.hal);
    const words = body.pack.sections.flatMap(({ entries }) => entries as { words: unknown }[]).map((one) => one.words);
    expect(new Set(words)).toEqual(new Set([null, 'erased']));
    expect(JSON.stringify(body)).not.toContain('Halcyon');
  });

  describe('that an operator asks for', () => {
    let folder: string;
    beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'teamaround-pack-'))));
    afterAll(() => rm(folder, { recursive: true }));
    const options: SubjectAccessOptions = {
      for: 'child',
      handover: 'in-person',
      ground: 'own-request',
      received: '2007-10-01',
    };
    const made = async (
      file: string,
      record = known.ada,
      more: Partial<SubjectAccessOptions> = {},
      who = officer,
    ): Promise<string> =>
      operated(
        application,
        () => subjectAccess(record, file, { ...options, ...more }),
        await signedBy(application, who),
      );

    it('is written into a file for its owner alone; no more than the note is printed', async () => {
      const [file, pages] = [join(folder, 'pack.json'), join(folder, 'pack.txt')];
      const printed = await made(file);
      const { reference, officersNote } = JSON.parse(printed) as Answered;
      expect([reference.startsWith('SAR-'), officersNote.toRead > 0]).toEqual([true, true]);
      expect([...about.ada].filter((one) => printed.includes(one))).toEqual([]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const pack = await readFile(file, 'utf8');
      const sections = (text: string): unknown =>
        (JSON.parse(text) as { sections: { section: string }[] }).sections.map(({ section }) => section);
      expect(sections(pack)).toEqual(sections(JSON.stringify((await packOf(known.ada)).body.pack)));
      expect((await kept()).at(-2)).toMatchObject({
        decision: 'allowed',
        correlation_id: reference.replace('SAR-', ''),
      });
      await made(pages);
      expect((await readFile(pages, 'utf8')).startsWith('SAR-')).toBe(true);
    });
    it('is not made for a teacher, whose it would be said to be', async () => {
      const file = join(folder, 'teachers.json');
      await expect(made(file, known.ada, {}, teacher)).rejects.toThrow('needs the role information-governance');
      await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
    });
    it('is not made over a file that is there, for nobody’s id, or where a rule says no', async () => {
      await expect(made(join(folder, 'pack.json'))).rejects.toThrow('there already');
      await expect(made(join(folder, 'other.json'), 'ada')).rejects.toThrow('by their ids');
      const parent = { for: 'parent-or-carer', person: known.gwen } as const;
      await expect(made(join(folder, 'other.json'), known.ada, parent)).rejects.toThrow(
        'Refused (unknown-parent-or-carer)',
      );
      await expect(stat(join(folder, 'other.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });

  describe('of parents who live apart', () => {
    const home = (lines: string, livesWith: unknown, kind: string): object => ({
      ...{ kind, from: '2007-03-01', lines: [lines], postcode: 'OX7 5AB', livesWith },
    });
    let child: string;
    let mother: string;
    let father: string;

    beforeAll(async () => {
      const registered = await send('/v1/children', {
        ...{ givenNames: 'Wilhelmina', familyName: 'Parted', status: 'born', birthDate: '2002-01-09', sex: 'female' },
        ...{ place: 'CHN', localityBasis: 'manual', on: '2007-03-01' },
      });
      child = registered['childId'] as string;
      const adults = `/v1/children/${child}/parents-and-carers`;
      const adult = { parentalResponsibility: 'yes', from: '2007-03-01' };
      const her = { ...adult, name: 'Hermione Parted', relationship: 'mother', phone: '01632 960001' };
      const his = { ...adult, name: 'Lysander Parted', relationship: 'father', phone: '01632 960002' };
      mother = (await send(adults, her))['personId'] as string;
      father = (await send(adults, his))['personId'] as string;
      await send(`/v1/children/${child}/addresses`, home('Ivy Cottage West', mother, 'current'));
      await send(`/v1/children/${child}/addresses`, {
        ...home('Tower House East', father, 'other-parent'),
        postcode: 'OX9 8ZZ',
      });
    });
    const textFor = async (more: object): Promise<string> => {
      const { status, body } = await packOf(child, more);
      expect(status).toBe(200);
      return JSON.stringify(body);
    };

    it('never has the address or telephone of one in the pack of the other (edge case 5)', async () => {
      const hers = await textFor({ recipient: 'parent-or-carer', personId: mother, ground: 'on-behalf-of-child' });
      for (const own of ['Ivy Cottage West', '01632 960001', 'Wilhelmina']) expect(hers).toContain(own);
      for (const other of ['Tower House', 'OX9 8ZZ', '960002']) expect(hers).not.toContain(other);
      const his = await textFor({
        recipient: 'parent-or-carer',
        personId: father,
        ground: 'on-behalf-of-child',
        form: 'text',
      });
      expect(his).toContain('Tower House East');
      for (const other of ['Ivy Cottage', 'OX7 5AB', '960001']) expect(his).not.toContain(other);
    });

    it('has no address once the child is shielded, unless the coordinator goes through it with the child', async () => {
      const shielding = { reason: 'domestic-abuse', from: '2007-09-01', reviewOn: '2099-01-01' };
      await send(`/v1/children/${child}/shielding`, shielding, county);
      for (const form of ['json', 'text'])
        for (const more of [{}, { recipient: 'parent-or-carer', personId: mother, ground: 'on-behalf-of-child' }]) {
          const text = await textFor({ ...more, form });
          for (const hidden of ['Ivy Cottage', 'Tower House', 'OX7 5AB', 'OX9 8ZZ']) expect(text).not.toContain(hidden);
        }
      const through = await textFor({ handover: 'through-coordinator' });
      for (const shown of ['Ivy Cottage West', 'Tower House East']) expect(through).toContain(shown);
    });

    it('is not made at all when the asking cannot be written down', async () => {
      const { pool } = application.runtime;
      await pool.query('ALTER FUNCTION audit.append RENAME TO append_away');
      try {
        const { status, body } = await packOf(child);
        expect(status).toBe(503);
        expect(JSON.stringify(body)).not.toContain('Wilhelmina');
      } finally {
        await pool.query('ALTER FUNCTION audit.append_away RENAME TO append');
      }
    });
  });
});
