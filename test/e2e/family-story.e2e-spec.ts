import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationPeople } from '@app/access';
import { type BoardView } from '@app/board';
import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork, practitionersAtWork } from '../support/agencies-at-work';
import { type Answer, type Application, startApplication } from '../support/application';
import { asShell, type Board, familyStory, housing, people, type Telling } from '../support/family-story';

const readme = join(__dirname, '../../apps/api/README.md');
const who = (variable: string) => {
  const name = people[variable as keyof typeof people];
  const found = demonstrationPeople.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nobody signs in as ${name}`);
  return found;
};

describe('The story of a family', () => {
  let application: Application;
  const known = new Map<string, string>();

  const filled = (text: string): string => text.replace(/\$(\w+)/g, (_, name: string) => known.get(name) ?? name);
  const take = async (telling: Exclude<Telling, Board>): Promise<Answer> => {
    const { practitionerId, agencyId, roles, localities, areas } = who(telling.as);
    const as = { practitionerId, agencyId, roles, localities, areas };
    return 'post' in telling
      ? application.post(filled(telling.post), JSON.parse(filled(JSON.stringify(telling.body))), { as })
      : application.get(filled(telling.get), { as });
  };
  const at = (body: unknown, field: string): string =>
    field.split(/[.[\]]+/).reduce((value, name) => (value as Record<string, unknown>)[name], body) as string;
  const counted = async (day: string): Promise<readonly number[]> => {
    const { practitionerId, agencyId, roles, localities, areas } = who('county');
    const as = { practitionerId, agencyId, roles, localities, areas };
    const { body } = await application.get<BoardView>(`/v1/board/counts?asAt=${day}`, { as });
    expect(body.complete).toBe(true);
    const { cafsInProgress, tacsInProgress, leadProfessionalsIdentified } = body.county;
    return [cafsInProgress, tacsInProgress, leadProfessionalsIdentified];
  };

  beforeAll(async () => {
    application = await startApplication();
    await loadReferenceLocalities(application.runtime);
    await agenciesAtWork(application, ...(['school', 'visitor', 'youth'] as const).map(who), {
      ...who('duty'),
      agencyType: 'social-care',
    });
    await practitionersAtWork(application, ...(['visitor', 'youth'] as const).map(who));
    await application.caughtUp();
    for (const variable of Object.keys(people)) {
      known.set(`${variable}_id`, who(variable).practitionerId);
      known.set(`${variable}_agency`, who(variable).agencyId);
    }
  });
  afterAll(() => application.close());

  it('is accepted step by step, and moves the board by the right amount on each day', async () => {
    for (const telling of familyStory) {
      if ('board' in telling) {
        expect([telling.board, ...(await counted(telling.board))]).toEqual([telling.board, ...telling.adds]);
        continue;
      }
      const { status, body } = await take(telling);
      if (status >= 300) throw new Error(`${JSON.stringify(telling)} is refused: ${JSON.stringify(body)}`);
      for (const [name, field] of Object.entries(telling.learn ?? {})) known.set(name, at(body, field));
      await application.caughtUp();
    }
  });

  it('edge case 4: one sister was taken over by social care, the other went on to the end', async () => {
    const as = who('county');
    const closed = async (child: string): Promise<unknown> => {
      const { body } = await application.get(`/v1/children/${known.get(child) ?? ''}/caf/1`, { as });
      return [body['closedOn'], body['closureReason']];
    };
    expect(await closed('ben')).toEqual(['2007-06-11', 'stepped-up-s17']);
    expect(await closed('ada')).toEqual(['2007-07-20', 'needs-met-universal']);
  });

  it('housing left the team with the consent, and nobody else', async () => {
    const { body } = await application.get<{ members: { agencyId: string | null; until: string | null }[] }>(
      `/v1/teams/${known.get('team') ?? ''}`,
      { as: who('county') },
    );
    const left = body.members.filter(({ until }) => until !== null);
    expect(left).toMatchObject([{ agencyId: housing, until: '2007-06-18' }]);
  });

  /** To bring the README up to date: UPDATE_README=1 npx jest --selectProjects e2e --testPathPatterns family-story */
  it('stands in the README of the API as it was sent here', () => {
    const text = readFileSync(readme, 'utf8');
    const fence = /(<!-- the story -->\n+```bash\n)([^]*?)(\n```\n)/;
    const shell = asShell(familyStory);
    if (process.env['UPDATE_README'] === '1')
      writeFileSync(
        readme,
        text.replace(fence, (_, before: string, _old, after: string) => before + shell + after),
      );
    expect(fence.exec(readFileSync(readme, 'utf8'))?.[2]).toBe(shell);
  });
});
