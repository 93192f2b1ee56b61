import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Application, startApplication } from '../support/application';
import { type Description, withoutExample } from '../support/examples';

const committed = join(__dirname, '../../apps/api/openapi.json');

describe('The description of the API', () => {
  let application: Application;
  let description: Description;
  beforeAll(async () => {
    application = await startApplication();
    const { status, body } = await application.get('/openapi.json', { as: null });
    expect(status).toBe(200);
    description = body as unknown as Description;
  });
  afterAll(() => application.close());

  /** To bring the file up to date: UPDATE_OPENAPI=1 npx jest --selectProjects e2e --testPathPatterns openapi */
  it('is the committed one', () => {
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(committed, `${JSON.stringify(description, null, 2)}\n`);
    expect(description).toEqual(JSON.parse(readFileSync(committed, 'utf8')));
  });
  it('shows by an example what every request may hold', () => {
    expect(withoutExample(description, 'requests')).toEqual([]);
  });
  it('shows by an example what every route answers', () => {
    expect(withoutExample(description, 'answers')).toEqual([]);
  });
});
