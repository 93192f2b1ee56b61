import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Application, startApplication } from '../support/application';

const committed = join(__dirname, '../../apps/api/openapi.json');

describe('The description of the API', () => {
  let application: Application;
  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  /** To bring the file up to date: UPDATE_OPENAPI=1 npx jest --selectProjects e2e --testPathPatterns openapi */
  it('is the committed one', async () => {
    const { status, body } = await application.get('/openapi.json', { as: null });
    expect(status).toBe(200);
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(committed, `${JSON.stringify(body, null, 2)}\n`);
    expect(body).toEqual(JSON.parse(readFileSync(committed, 'utf8')));
  });
});
