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
    case 'TeamDayCorrected': {
      const { what, id, was, is } = fact.data;
      const last = children.findLastIndex(({ childId }) => childId === id);
      return children.map((child, nth) => {
        if (what === 'convening') return child.since === was ? { ...child, since: is } : child;
        if (nth !== last) return child;
        return what === 'child-joining'
          ? { ...child, since: is }
          : what === 'child-leaving'
            ? { ...child, until: is }
            : child;
      });
    }
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
