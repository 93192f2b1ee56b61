import { type CalendarDate, type Fact } from '@app/kernel';
import { type ServedChild, type TeamEvent } from './team.events';

/** A child whom the team serves or served, from the day `since` and no longer on the day `until`. */
export type TeamChild = ServedChild & { readonly since: CalendarDate; readonly until: CalendarDate | null };

/** Folds one fact into the children. A child who comes back has another entry. */
export const evolveChildren = (children: readonly TeamChild[], fact: Fact<TeamEvent>): readonly TeamChild[] => {
  switch (fact.type) {
    case 'TeamConvened':
      return fact.data.children.map((child) => ({ since: fact.data.on, until: null, ...child }));
    case 'ChildAdded': {
      const { on, childId, episode } = fact.data;
      return [...children, { childId, episode, since: on, until: null }];
    }
    case 'ChildRemoved':
      return children.map((child) =>
        child.childId === fact.data.childId && child.until === null ? { ...child, until: fact.data.on } : child,
      );
    default:
      return children;
  }
};

/** @returns the children whom the team serves now. */
export const currentChildren = (children: readonly TeamChild[]): readonly TeamChild[] =>
  children.filter(({ until }) => until === null);

/** @returns the children whom the team served at the end of that day. */
export const childrenOn = (children: readonly TeamChild[], on: CalendarDate): readonly TeamChild[] =>
  children.filter(({ since, until }) => since <= on && (until === null || until > on));
