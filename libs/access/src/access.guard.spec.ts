import { randomUUID } from 'node:crypto';
import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Contact } from '@app/kernel';
import { AccessGuard } from './access.guard';
import { type Declared, type Grant, May } from './may';
import { type Relation, type WorkStanding } from './policy/policy';
import { type Standing, type Standings } from './policy/standings';
import { type AccessEntry } from './record/access-record';

const contact: Contact = {
  ...{ as: 'caf-author', practitionerId: 'head-of-year', name: null, agencyId: 'school', agencyName: null },
  workContact: null,
};
const AT_MOST = 12;

interface Everybody {
  readonly holds?: readonly Relation[];
  readonly work?: WorkStanding;
  /** The record on which the CAF of a record stands. */
  readonly merged?: Readonly<Record<string, string>>;
}

/** A guard in front of one route, everybody being the same to every child; `asked` are the children looked up, `written` the looks. */
const inFrontOf = ({ action, ...more }: Declared, { holds = [], work = 'none', merged = {} }: Everybody = {}) => {
  const asked: string[] = [];
  const written: AccessEntry[] = [];
  const standing: Standing = {
    sensitivity: () => Promise.resolve('open'),
    holds: (relation) => Promise.resolve(holds.includes(relation)),
    consent: () => Promise.resolve({ tier: 'none', confirmed: 'none', withheldTopics: [] }),
    work: () => Promise.resolve(work),
  };
  const standings: Standings = {
    isAtWork: () => Promise.resolve(true),
    toChild: (_, childId) => (asked.push(childId), standing),
    recordOfCaf: (childId) => Promise.resolve(merged[childId] ?? childId),
    toTeam: () => Promise.resolve([]),
    found: () => Promise.resolve({ shielded: false, cafOpen: true, contact }),
    coordinates: () => Promise.resolve(false),
    coordinatedBy: () => Promise.resolve([]),
  };
  const record = { write: (entry: AccessEntry) => (written.push(entry), Promise.resolve()) };
  const guard = new AccessGuard(new Reflector(), standings, record, () => new Date('2007-07-31T10:00:00Z'));
  const handle = (): void => undefined;
  May(action, more)({}, 'handle', { value: handle });
  const asks = async (request: { readonly params?: object; readonly body?: object }): Promise<Grant | undefined> => {
    const principal = { practitionerId: randomUUID(), agencyId: randomUUID(), roles: ['practitioner'] };
    const asking: { grant?: Grant } & Record<string, unknown> = {
      ...{ id: randomUUID(), headers: {}, query: {}, params: {}, body: {}, ...request },
      principal: { ...principal, localities: [], areas: [] },
    };
    await guard.canActivate({
      getHandler: () => handle,
      getClass: () => Object,
      switchToHttp: () => ({ getRequest: () => asking }),
    } as unknown as ExecutionContext);
    return asking.grant;
  };
  return { asked, written, asks };
};

describe('A request that names children in its body', () => {
  const route: Declared = { action: 'convene-team', childrenIn: { field: 'children', atMost: AT_MOST } };
  const ids = (many: number): string[] => Array.from({ length: many }, () => randomUUID());

  it('is judged by each of them, once', async () => {
    const { asked, asks } = inFrontOf(route, { holds: ['author'] });
    const children = ids(AT_MOST);
    expect(await asks({ body: { children: [...children, ...children] } })).toMatchObject({ children });
    expect(asked).toEqual(children);
  });
  it('is turned away before one is looked up or written down, where it names more than it may', async () => {
    const { asked, written, asks } = inFrontOf(route, { holds: ['author'] });
    await expect(asks({ body: { children: ids(6_000) } })).rejects.toMatchObject({
      ...{ status: 400, code: 'malformed-request' },
    });
    expect([asked, written]).toEqual([[], []]);
  });
});

describe('A request about a CAF that stands on another record of the child', () => {
  const [used, duplicate, twin] = [randomUUID(), randomUUID(), randomUUID()];
  const known: Everybody = { holds: ['author'], merged: { [used]: duplicate } };

  it.each<[string, Declared, object, boolean]>([
    ['names the episode', { action: 'assess' }, { childId: used, episode: '1' }, true],
    ['is about what stands beside it', { action: 'propose-lead-professional' }, { childId: used }, true],
    ['is about the child', { action: 'amend-register' }, { childId: used }, false],
  ])('%s', async (_, route, params, isRenamed) => {
    const { asks } = inFrontOf(route, known);
    const request = { params };
    expect(await asks(request)).toMatchObject({ children: [isRenamed ? duplicate : used] });
    expect(request.params).toMatchObject({ childId: isRenamed ? duplicate : used });
  });
  it('names it among others in its body', async () => {
    const { asks } = inFrontOf({ action: 'convene-team', childrenIn: { field: 'children', atMost: AT_MOST } }, known);
    expect(await asks({ body: { children: [twin, used] } })).toMatchObject({ children: [twin, duplicate] });
  });
});

describe('A request to begin what others have begun', () => {
  const childId = randomUUID();
  it('is answered with whom to ask and how to report what the family says', async () => {
    const { written, asks } = inFrontOf({ action: 'record-consent' }, { work: 'under-way' });
    await expect(asks({ params: { childId } })).rejects.toMatchObject({ status: 409, code: 'work-under-way', contact });
    expect(written).toMatchObject([{ decision: 'denied', reason: 'work-under-way', children: [childId] }]);
  });
  it('goes through where nothing has begun', async () => {
    const { asks } = inFrontOf({ action: 'record-consent' });
    expect(await asks({ params: { childId } })).toMatchObject({ reason: 'none', children: [childId] });
  });
});
