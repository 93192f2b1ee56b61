import { type DomainEvent } from '../decider';

/** The same event, but with some of its facts changed: `but(opened, { episode: 2 })`. */
export const but = <E extends DomainEvent>(event: E, data: Partial<E['data']>, personal: object = {}): E => ({
  ...event,
  data: { ...event.data, ...data },
  ...(event.personal === undefined ? {} : { personal: { ...event.personal, ...personal } }),
});
