import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Clock, isUuid } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { NotFound, NotPermitted, TooManyNamed, WorkUnderWay } from './access.errors';
import { nextBeat } from './beat';
import { declaredBy, type Declared, type Grant } from './may';
import { type Action, actions, isOnRecordOfCaf, isRead } from './policy/actions';
import { type Relation } from './policy/policy';
import { type Denial, everAllowed, judge, type Judgement } from './policy/judge';
import { type LookUp, type Standing, STANDINGS, type Standings } from './policy/standings';
import { type Principal } from './principal';
import { purposeOf } from './purpose';
import { ACCESS_RECORD, type AccessRecord } from './record/access-record';
import { type HeldRole } from './roles';
import { OPEN } from './signed-in.guard';

/** What of a request matters here. */
interface Asking {
  readonly id: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params: Record<string, string | undefined>;
  readonly query: Readonly<Record<string, unknown>>;
  body: unknown;
  principal?: Principal;
  grant?: Grant;
}

/** What was decided about each of the children concerned; one without id where it is about none. */
interface Judged {
  readonly childId?: string;
  readonly served: boolean;
  readonly judgement: Judgement;
}

/** In front of every route behind the sign-in: only what the policy table allows goes through, and every look is written down. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(STANDINGS) private readonly standings: Standings,
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotPermitted (403) when nobody in this role may ever do it; NotFound (404) for a record that stays hidden or is not there. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (this.reflector.getAllAndOverride<boolean>(OPEN, [handler, context.getClass()])) return true;
    const since = performance.now();
    const request = context.switchToHttp().getRequest<Asking>();
    const declared = declaredBy(handler);
    if (request.principal === undefined || declared === undefined) throw new NotPermitted('not-permitted');
    const { principal } = request;
    const { action } = declared;
    const roles = rolesToActAs(request, principal);
    if (everAllowed(roles, declared.action)) await this.nameRecordOfCaf(request, declared);
    const judged = await this.judged(request, principal, declared, roles);
    const grant = (await this.alsoAllowed(request, principal, declared, roles))
      ? grantOf(action, principal, judged)
      : undefined;
    // An export is written down by who makes it, with the ground on which it was asked for; a search by who searches, with whom it found.
    const writtenHere = isRead(action) && !['export', 'search'].includes(actions[action].verb);
    if (writtenHere || grant === undefined) await this.write(request, principal, declared, roles, judged, grant);
    if (grant === undefined) {
      const denial = await this.denialOf(action, judged);
      if (denial instanceof NotFound) await nextBeat(since);
      throw denial;
    }
    request.grant = grant;
    return true;
  }

  /**
   * Whoever names one record of a child means the CAF that stands on another one, too: from here on the request names the record
   * where it stands, so that no route, rule or read has to look for it.
   */
  private async nameRecordOfCaf(request: Asking, { action, childrenIn, also }: Declared): Promise<void> {
    const { childId, episode } = request.params;
    const look = lookOf(action, episode);
    if (isUuid(childId) && (episode !== undefined || isOnRecordOfCaf(action)))
      request.params['childId'] = await this.standings.recordOfCaf(childId, look);
    const named = [
      ...(childrenIn !== undefined && isOnRecordOfCaf(action) ? [childrenIn] : []),
      ...(also !== undefined && isOnRecordOfCaf(also.action) ? [{ field: also.field, atMost: 1 }] : []),
    ];
    for (const { field, atMost: limit } of named) {
      const ids = atMost(listed(request.body, field), limit);
      const records = await Promise.all(
        ids.map(async (id) => [id, await this.standings.recordOfCaf(id, look)] as const),
      );
      request.body = renamedIn(request.body, field, new Map(records));
    }
  }

  /** Asked together, so that nobody waits longer for a record that is there. */
  private async judged(
    request: Asking,
    asker: Principal,
    declared: Declared,
    roles: readonly HeldRole[],
  ): Promise<readonly Judged[]> {
    if (!everAllowed(roles, declared.action)) return [denied('role-may-not')];
    const [atWork, judged] = await Promise.all([
      this.standings.isAtWork(asker, { fresh: isRead(declared.action) }),
      this.judgeAll(request, asker, declared, roles),
    ]);
    if (atWork) return judged;
    // Who keeps the directory must not be able to shut out who watches over it: that role ends where it was given, with the identity provider.
    if (roles.includes(OVERSEER)) return this.judgeAll(request, asker, declared, [OVERSEER]);
    return judged.map((one) => ({ ...one, ...denied('not-at-work') }));
  }

  /** Whether what else the body names may be touched too; an id that is none is turned away as malformed right after. */
  private async alsoAllowed(
    request: Asking,
    asker: Principal,
    { also }: Declared,
    roles: readonly HeldRole[],
  ): Promise<boolean> {
    if (also === undefined) return true;
    const { action, field } = also;
    const [id] = listed(request.body, field);
    if (id === undefined) return true;
    const name = actions[action].about === 'team' ? 'tacId' : 'childId';
    const judged = await this.judgeAll({ ...request, params: { [name]: id } }, asker, { action }, roles);
    return grantOf(action, asker, judged) !== undefined;
  }

  private async judgeAll(
    request: Asking,
    asker: Principal,
    { action, childrenIn }: Declared,
    roles: readonly HeldRole[],
  ): Promise<readonly Judged[]> {
    const { childId, tacId, practitionerId, code, area = '', episode } = request.params;
    const look = lookOf(action, episode);
    const toChild = async (id: string): Promise<Judged> => ({
      childId: id,
      served: true,
      judgement: await judge(roles, action, this.standings.toChild(asker, idOf(id), look)),
    });
    const { about } = actions[action];
    if (about === 'team') {
      const children = await this.standings.toTeam(asker, idOf(tacId), look);
      const judged = children.map(async ({ standing, ...child }) => ({
        judgement: await judge(roles, action, standing),
        ...child,
      }));
      // Whoever may do this with any team at all must not be let through to one that is not there.
      return (await Promise.all(judged)).map((one) => (one.childId === undefined ? denied('no-such-record') : one));
    }
    if (about === 'child')
      return childrenIn === undefined
        ? [await toChild(idOf(childId))]
        : Promise.all(atMost(listed(request.body, childrenIn.field), childrenIn.atMost).map(toChild));
    const self = about === 'practitioner' && idOf(practitionerId) === asker.practitionerId;
    const coordinates = (): Promise<boolean> =>
      code === undefined ? Promise.resolve(false) : this.standings.coordinates(asker.practitionerId, code);
    const manages = about === 'area' && asker.areas.includes(area);
    const holds = async (relation: Relation): Promise<boolean> =>
      relation === 'self' ? self : relation === 'manager' ? manages : relation === 'coordinator' && coordinates();
    return [{ served: true, judgement: await judge(roles, action, beyondRecords(holds)) }];
  }

  /**
   * What is hidden is answered as if it were not there; that a role may never do something is no secret, nor that somebody works with a
   * child: a search says so.
   */
  private async denialOf(action: Action, judged: readonly Judged[]): Promise<Error> {
    const reasons = reasonsOf(judged);
    if (reasons.includes('role-may-not')) return new NotPermitted('not-permitted');
    if (reasons.includes('not-at-work')) return new NotPermitted('not-at-work');
    const { about } = actions[action];
    if (about === 'nobody') return new NotPermitted('not-permitted');
    const [childId] = judged.flatMap((one) => one.childId ?? []);
    if (childId !== undefined && reasons.every((reason) => reason === 'work-under-way'))
      return new WorkUnderWay((await this.standings.found(childId))?.contact);
    return new NotFound(`${about}-not-found`);
  }

  private async write(
    { id: correlationId, params, query }: Asking,
    { practitionerId, agencyId }: Principal,
    { action, ground }: Declared,
    roles: readonly HeldRole[],
    judged: readonly Judged[],
    grant: Grant | undefined,
  ): Promise<void> {
    const role = grant?.role ?? roles[0] ?? 'system';
    await this.record.write({
      at: this.clock().toISOString(),
      verb: actions[action].verb,
      action,
      decision: grant === undefined ? 'denied' : 'allowed',
      reason: grant === undefined ? reasonOf(judged) : (groundIn(query, ground) ?? grant.reason),
      practitionerId,
      role,
      agencyId,
      purpose: grant?.purpose ?? purposeOf(role),
      children: judged.flatMap(({ childId }) => (childId === undefined ? [] : [childId])),
      aboutPractitionerId: isUuid(params['practitionerId']) ? params['practitionerId'] : null,
      fields: grant?.fields ?? 'existence',
      correlationId,
    });
  }
}

const OVERSEER = 'information-governance' satisfies HeldRole;

const denied = (reason: Denial['reason']): Judged => ({ served: true, judgement: { allowed: false, reason } });

/** The roles among which a decision is looked for: all that are held, or the one that `X-Acting-As` names. */
const rolesToActAs = ({ headers }: Asking, { roles }: Principal): readonly HeldRole[] => {
  const wanted = headers['x-acting-as'];
  if (wanted === undefined) return roles;
  const role = roles.find((held) => held === wanted);
  if (role === undefined) throw new NotPermitted('role-not-held');
  return [role];
};

/** No record of ours is called anything else. */
const idOf = (id: string | undefined): string => {
  if (!isUuid(id)) throw new NotFound('record-not-found');
  return id;
};

/** The ids, or the id, in a field of a body that nobody has checked yet; what is no id is turned away as malformed right after. */
const listed = (body: unknown, field: string): readonly string[] => {
  const named = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[field] : [];
  return [named].flat().filter(isUuid);
};

const lookOf = (action: Action, episode: string | undefined): LookUp => ({
  fresh: isRead(action),
  ...(episode === undefined ? {} : { episode: Number(episode) }),
});

/** The same body, with other ids in place of those in one field. */
const renamedIn = (body: unknown, field: string, names: ReadonlyMap<unknown, string>): unknown => {
  if (names.size === 0) return body;
  const fields = body as Readonly<Record<string, unknown>>;
  const value = fields[field];
  const renamed = (id: unknown): unknown => names.get(id) ?? id;
  return { ...fields, [field]: Array.isArray(value) ? value.map(renamed) : renamed(value) };
};

/** Each id once. @throws TooManyNamed before any of them is looked up. */
const atMost = (ids: readonly string[], limit: number): readonly string[] => {
  const named = new Set(ids);
  if (named.size > limit) throw new TooManyNamed(limit);
  return [...named];
};

/** Why it is asked for. A request that does not say it, or not by a code, is turned away as malformed right after. */
const groundIn = (query: Asking['query'], ground: Declared['ground']): string | undefined =>
  ground?.codes.find((code) => code === query[ground.field]);

/** How somebody stands to what is no record of a child: nothing in it is sensitive, and no family has a say. */
const beyondRecords = (holds: Standing['holds']): Standing => ({
  sensitivity: () => Promise.resolve('open'),
  holds,
  consent: () => Promise.resolve({ tier: 'none', confirmed: 'none', withheldTopics: [] }),
  work: () => Promise.resolve('none'),
});

/**
 * Of a team it is enough to stand to one of the children whom it serves; what is recorded about the others is left out. Children who
 * are named one by one must all be allowed.
 */
const grantOf = (
  action: Action,
  { practitionerId, agencyId, areas }: Principal,
  judged: readonly Judged[],
): Grant | undefined => {
  const served = judged.filter(({ served: now }) => now);
  const counted = served.length > 0 ? served : judged;
  if (actions[action].about !== 'team' && counted.some(({ judgement }) => !judgement.allowed)) return undefined;
  const [best] = counted
    .flatMap(({ judgement }) => (judgement.allowed ? [judgement] : []))
    .sort((one, other) => Number(other.fields === 'full') - Number(one.fields === 'full'));
  if (best === undefined) return undefined;
  const { role, held, reason, fields, showsShielded, showsEarlier, sensitivity, withinConsent } = best;
  return {
    action,
    by: { practitionerId, agencyId, areas },
    children: judged.flatMap(({ childId, judgement }) => (childId !== undefined && judgement.allowed ? [childId] : [])),
    role,
    held,
    reason,
    fields,
    purpose: purposeOf(role, reason),
    showsShielded,
    showsEarlier,
    hidesWhere: sensitivity !== 'open' && !showsShielded,
    withinConsent,
    withheldTopics: best.withheldTopics,
    withheldChildren: judged.flatMap(({ childId, judgement }) =>
      childId !== undefined && !judgement.allowed ? [childId] : [],
    ),
  };
};

const reasonOf = (judged: readonly Judged[]): string => reasonsOf(judged)[0] ?? 'no-such-record';

const reasonsOf = (judged: readonly Judged[]): readonly Denial['reason'][] =>
  judged.flatMap(({ judgement }) => (judgement.allowed ? [] : [judgement.reason]));
