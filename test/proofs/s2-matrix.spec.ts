import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  allActions,
  type Grant,
  heldRoles,
  isRead,
  May,
  type Principal,
  type Relation,
  sensitivities,
  type Sensitivity,
  type Standing,
  type Standings,
} from '@app/access';
import { AccessGuard } from '@app/access/testing';
import {
  type Cell,
  type Expected,
  expectedValues,
  type ListedRoute,
  readMatrix,
  readRoutes,
  type Situation,
  situations,
} from '../support/access-matrix';

const asker = '11111111-0000-4000-8000-000000000001';
const somebody = '11111111-0000-4000-8000-000000000002';
const child = '22222222-0000-4000-8000-000000000001';
const agencyId = '33333333-0000-4000-8000-000000000001';

/** Of the relations of the policy table, those that a situation brings with it. Who was asked once stays asked. */
const held: Readonly<Record<Situation, readonly Relation[]>> = {
  'own-locality': ['coordinator'],
  'other-locality': [],
  member: ['member', 'invited'],
  'former-member': ['invited'],
  invited: ['invited', 'invitee'],
  author: ['author'],
  lead: ['lead', 'nominee'],
  'former-author': [],
  registrar: [],
  reporter: [],
  none: [],
};

const standingIn = (situation: Situation, sensitivity: Sensitivity): Standings => {
  const standing: Standing = {
    sensitivity: () => Promise.resolve(sensitivity),
    holds: (relation) => Promise.resolve(held[situation].includes(relation)),
    consent: () => Promise.resolve({ tier: 'additional', confirmed: 'additional', withheldTopics: [] }),
    work: () => Promise.resolve('under-way'),
  };
  return {
    isAtWork: () => Promise.resolve(true),
    toChild: () => standing,
    recordOfCaf: (childId) => Promise.resolve(childId),
    toTeam: () => Promise.resolve([{ childId: child, served: true, standing }]),
    found: () => Promise.resolve(undefined),
    coordinates: () => Promise.resolve(situation === 'own-locality'),
    coordinatedBy: () => Promise.resolve([]),
  };
};

/** What the guard says to a request to this route. */
const answered = async (
  { action }: Pick<ListedRoute, 'action'>,
  { role, situation, sensitivity }: Pick<Cell, 'role' | 'situation' | 'sensitivity'>,
): Promise<Expected> => {
  const record = { write: () => Promise.resolve() };
  const guard = new AccessGuard(new Reflector(), standingIn(situation, sensitivity), record, () => new Date());
  const principal: Principal = {
    practitionerId: asker,
    agencyId,
    roles: [role],
    localities: [],
    areas: situation === 'own-locality' ? ['North'] : ['South'],
  };
  class Routes {
    handle(): void {
      // What would be done is not asked for here.
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(Routes.prototype, 'handle') as PropertyDescriptor;
  May(action)(Routes.prototype, 'handle', descriptor);
  const request: { grant?: Grant } & Record<string, unknown> = {
    id: asker,
    headers: {},
    query: {},
    params: {
      ...{ childId: child, tacId: child, code: 'CHN', area: 'North', episode: '1' },
      practitionerId: situation === 'lead' ? asker : somebody,
    },
    body: {},
    principal,
  };
  const context = {
    getHandler: () => descriptor.value as () => void,
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  try {
    await guard.canActivate(context);
  } catch (error) {
    return String((error as { status?: number }).status) as Expected;
  }
  return isRead(action) ? (request.grant?.fields as Expected) : 'yes';
};

const nameOf = ({ role, action, situation, sensitivity }: Omit<Cell, 'expected'>): string =>
  [role, action, situation, sensitivity].join(' ');

describe('S2: the reviewed matrix of who may what', () => {
  const cells = readMatrix();
  const routes = readRoutes();

  it('answers every question once: role, action, how somebody stands to the child, how sensitive the record is', () => {
    const every = heldRoles.flatMap((role) =>
      allActions.flatMap((action) =>
        situations.flatMap((situation) =>
          sensitivities.map((sensitivity) => nameOf({ role, action, situation, sensitivity })),
        ),
      ),
    );
    expect(cells.map(nameOf).sort()).toEqual(every.sort());
    expect(cells.filter(({ expected }) => !expectedValues.includes(expected))).toEqual([]);
    expect(allActions.filter((action) => !routes.some((route) => route.action === action))).toEqual([]);
  });

  it('is what the guard answers, for every line and every route', async () => {
    const byAction = new Map(routes.map((route) => [route.action, route]));
    // At once: the guard gives what stays hidden back on a beat, so that it takes as long as what is not there.
    const answers = await Promise.all(
      cells.map(async (cell) => {
        const route = byAction.get(cell.action);
        const got = route === undefined ? 'no route' : await answered(route, cell);
        return got === cell.expected ? [] : [`${nameOf(cell)}: ${cell.expected} expected, ${got} answered`];
      }),
    );
    const differs = answers.flat();
    expect(differs).toEqual([]);
  });

  it('would notice a rule that allows more, and one that allows less', async () => {
    const member = { role: 'practitioner', action: 'view-caf', situation: 'member', sensitivity: 'open' } as const;
    const cell = cells.find((one) => nameOf(one) === nameOf(member));
    expect(cell?.expected).toBe('full');
    expect(await answered(member, { ...member, situation: 'former-member' })).not.toBe(cell?.expected);
    expect(await answered(member, { ...member, sensitivity: 'sealed' })).not.toBe(cell?.expected);
  });
});
