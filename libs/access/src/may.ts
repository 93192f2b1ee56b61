import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type FieldsClass } from './record/access-record';
import { type Action } from './policy/actions';
import { type Relation } from './policy/policy';
import { type Principal } from './principal';
import { type HeldRole, type Role } from './roles';

/** What a route declares about itself. */
export interface Declared {
  readonly action: Action;
  /** Field of the body that lists the children concerned, where the address names none, and how many it may name. */
  readonly childrenIn?: { readonly field: string; readonly atMost: number };
  /** What else is touched: the body names it in this field, and this must be allowed there as well. */
  readonly also?: { readonly action: Action; readonly field: string };
  /** Why it is asked for: the query says it in this field, by one of these codes, and it is written down with the look. */
  readonly ground?: { readonly field: string; readonly codes: readonly string[] };
}
const DECLARED = Symbol('declared-action');

/**
 * Declares what a route does, as the policy table names it: `@May('open-caf')`. The child is the `childId` of the address, the team
 * its `tacId`, the practitioner its `practitionerId`. A route that declares nothing is denied to everybody.
 */
export const May = (action: Action, more: Omit<Declared, 'action'> = {}): MethodDecorator =>
  SetMetadata(DECLARED, { action, ...more } satisfies Declared);

/** @returns what a route handler declares; undefined when it declares nothing. */
export const declaredBy = (handler: object): Declared | undefined =>
  Reflect.getMetadata(DECLARED, handler) as Declared | undefined;

/** On what grounds a request goes through, and how much it may show. */
export interface Grant {
  readonly action: Action;
  /** Who asks, as their token says. */
  readonly by: Pick<Principal, 'practitionerId' | 'agencyId' | 'areas'>;
  /** Ids of the children whose records it opens; none where it is about no child. */
  readonly children: readonly string[];
  /** The capacity in which they act. */
  readonly role: Role;
  /** The role of theirs from which that follows. */
  readonly held: HeldRole;
  readonly reason: Relation;
  readonly purpose: string;
  readonly fields: FieldsClass;
  /** Whether it rests on what the family agreed to share. */
  readonly withinConsent: boolean;
  /** Topics that the family holds back from this agency. */
  readonly withheldTopics: readonly string[];
  readonly showsShielded: boolean;
  /** Whether what others recorded before the work at hand is shown: earlier episodes, their teams, addresses of before. */
  readonly showsEarlier: boolean;
  /** Whether where the child lives, and whoever could tell, has to be left out of what is shown. */
  readonly hidesWhere: boolean;
  /** Children of a team about whom this person may see nothing. */
  readonly withheldChildren: readonly string[];
}

/** Parameter of a controller method that shows something: `@Granted() grant: Grant`. */
export const Granted = createParamDecorator((_: unknown, context: ExecutionContext): Grant => {
  const { grant } = context.switchToHttp().getRequest<{ grant?: Grant }>();
  if (grant === undefined) throw new Error('a route that asks what it may show must declare what it does');
  return grant;
});
