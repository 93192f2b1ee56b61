import { type Application, startApplication } from '../support/application';

describe('The state of the service', () => {
  let application: Application;
  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  it('is live without a token', async () => {
    const answer = await application.get('/health/live', { as: null });
    expect([answer.status, answer.body]).toEqual([200, { live: true }]);
  });

  it('is ready when database, sign-in and read models are', async () => {
    await application.caughtUp();
    const answer = await application.get('/health/ready', { as: null });
    expect([answer.status, answer.body]).toEqual([
      200,
      { ready: true, database: 'reachable', issuer: 'known', readModels: 'current' },
    ]);
  });

  it('asks for a token everywhere else', async () => {
    const answer = await application.get('/v1/localities', { as: null });
    expect([answer.status, answer.body['code']]).toEqual([401, 'token-missing']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});
