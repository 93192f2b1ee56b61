import pg from 'pg';
import { reapplyErasures } from '@app/retention';
import { approve, certificates } from '../../apps/cli/src/commands/retention';
import { type Application, person, startApplication } from '../support/application';
import { operated, signedBy } from '../support/operator';

const editor = person(6, { roles: ['directory-editor'] });
const officer = person(8, { roles: ['information-governance'] });
const second = person(9, { roles: ['information-governance'] });

/** What an operator does to whole databases, from another one on the same server. */
const onServer = async (...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: process.env['TEAMAROUND_TEST_DATABASE_URL'] });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

describe('After an older copy of the database was restored', () => {
  let application: Application;
  let database: string;
  const ids: string[] = [];

  const register = async (givenNames: string): Promise<void> => {
    const { body } = await application.post('/v1/children', {
      givenNames,
      familyName: 'Restorefield',
      status: 'born',
      birthDate: '2001-05-17',
      sex: 'female',
      place: 'BAN',
      localityBasis: 'school',
      on: '2007-03-01',
    });
    ids.push(body['childId'] as string);
  };
  const identities = (): Promise<readonly unknown[]> =>
    Promise.all(ids.map(async (id) => (await application.get(`/v1/children/${id}`)).body['identity']));
  const found = (): Promise<readonly unknown[]> =>
    Promise.all(
      ['Adelaide', 'Benedict'].map(async (givenNames) => {
        const name = { givenNames, familyName: 'Restorefield', birthDate: '2001-05-17' };
        return (await application.post('/v1/children/search', { name })).body['exists'];
      }),
    );
  const named = (givenNames: string): unknown => expect.objectContaining({ givenNames });

  beforeAll(async () => {
    application = await startApplication();
    database = new URL(application.runtime.config.databaseUrl as string).pathname.slice(1);
    const locality = { code: 'BAN', name: 'Banbury', area: 'North', from: '2006-09-01' };
    await application.post('/v1/localities', locality, { as: editor });
    await application.post(
      '/v1/localities/BAN/places',
      { place: 'BAN', name: 'Banbury', from: '2006-09-01' },
      { as: editor },
    );
    await application.caughtUp();
    await register('Adelaide');
    await register('Benedict');
    await application.caughtUp();

    await application.restart({}, () => onServer(`CREATE DATABASE ${database}_copy TEMPLATE ${database}`));
    const ofRecord = `/v1/children/${ids[0] as string}/retention`;
    const request = { on: '2007-10-01', ground: 'right-to-erasure' };
    const { body } = await application.post(`${ofRecord}/erasure-requests`, request, { as: officer });
    const approval = `${ofRecord}/proposals/${body['proposalId'] as string}/approval`;
    await application.post(approval, { on: '2007-10-02' }, { as: second });
    await application.caughtUp();
    expect(await identities()).toEqual(['erased', named('Benedict')]);
    await application.restart({}, () =>
      onServer(`DROP DATABASE ${database}`, `ALTER DATABASE ${database}_copy RENAME TO ${database}`),
    );
  });
  afterAll(async () => {
    await application.close();
    await onServer(`DROP DATABASE IF EXISTS ${database}_copy`);
  });

  it('who was erased since is back', async () => {
    expect(await identities()).toEqual([named('Adelaide'), named('Benedict')]);
    expect(await found()).toEqual([true, true]);
  });

  it('the register of erasures erases again, and nobody else', async () => {
    expect(await reapplyErasures(application.runtime)).toEqual({ registered: 1, erasedAgain: 1, addedToRegister: 0 });
    await application.caughtUp();
    expect(await identities()).toEqual(['erased', named('Benedict')]);
    expect(await found()).toEqual([false, true]);
    const { body } = await application.get(`/v1/children/${ids[0] as string}/retention`, { as: officer });
    expect(body['destroyed']).toMatchObject({ keys: 0, recordClass: null });
    await application.restart();
    expect(await identities()).toEqual(['erased', named('Benedict')]);
  });

  it('the check may be made again, and changes nothing', async () => {
    const head = await application.head();
    expect(await reapplyErasures(application.runtime)).toEqual({ registered: 1, erasedAgain: 0, addedToRegister: 0 });
    expect(await application.head()).toBe(head);
  });

  it('whom only the database knows to be erased comes on the register', async () => {
    await application.runtime.keyring.erase('team-00000000-0000-4000-8000-000000000201');
    expect(await reapplyErasures(application.runtime)).toMatchObject({ addedToRegister: 1 });
    expect((await application.runtime.erasures.subjects()).size).toBe(2);
  });

  describe('an operator who approves a destruction', () => {
    const approved = async (record: string, who = second): Promise<string> =>
      operated(application, () => approve(record, { json: true, yes: true }), await signedBy(application, who));
    beforeAll(async () => {
      const request = { on: '2007-10-03', ground: 'right-to-erasure' };
      await application.post(`/v1/children/${ids[1] as string}/retention/erasure-requests`, request, { as: officer });
      await application.caughtUp();
    });

    it('is refused while a hold stands on all records, which beats everything', async () => {
      const hold = { on: '2007-10-03', reason: 'public-inquiry' };
      const { body } = await application.post('/v1/retention/holds', hold, { as: officer });
      await expect(approved(ids[1] as string)).rejects.toThrow('Refused (record-held)');
      const release = `/v1/retention/holds/${body['holdId'] as string}/release`;
      expect((await application.post(release, { on: '2007-10-04' }, { as: officer })).status).toBe(200);
    });
    it('is refused as who asked for it, and where nothing is proposed', async () => {
      await expect(approved(ids[1] as string, officer)).rejects.toThrow('Refused (second-person-needed)');
      await expect(approved(second.practitionerId)).rejects.toThrow('is not proposed');
      await expect(approved('ben')).rejects.toThrow('by their ids');
      await application.caughtUp();
      expect((await identities())[1]).toEqual(named('Benedict'));
    });
    it('is refused to whoever does not prove who they are, or is of no information governance', async () => {
      const record = ids[1] as string;
      const unsigned = (settings: Readonly<Record<string, string>>): Promise<string> =>
        operated(application, () => approve(record, { yes: true }), settings);
      await expect(unsigned({})).rejects.toThrow('Say who you are');
      await expect(unsigned({ TEAMAROUND_TOKEN: 'x.y.z' })).rejects.toThrow('The access token is refused');
      await expect(approved(record, editor)).rejects.toThrow('needs the role information-governance');
      await expect(
        operated(application, () => approve(record, {}), await signedBy(application, second)),
      ).rejects.toThrow('Nothing was done');
      await application.caughtUp();
      expect((await identities())[1]).toEqual(named('Benedict'));
    });
    it('has it carried out by the worker, with a certificate', async () => {
      expect(JSON.parse(await approved(ids[1] as string))).toMatchObject({ childId: ids[1] });
      await application.caughtUp();
      expect(await identities()).toEqual(['erased', 'erased']);
      const printed = await operated(application, () => certificates('2000-01-01', '2199-12-31', {}));
      expect(printed).toMatch(new RegExp(`on-request .* 1 +1 +${second.practitionerId}`));
    });
  });
});
