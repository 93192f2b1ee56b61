import { LRUCache } from 'lru-cache';
import { type Adapter, type AdapterPayload } from 'oidc-provider';

/** Where the development issuer keeps sign-ins under way: in memory, each until it expires. */
export const inMemoryAdapters = (): ((kind: string) => Adapter) => {
  const kept = new LRUCache<string, AdapterPayload>({ max: 10_000, ttlAutopurge: false });
  const find = (key: string): Promise<AdapterPayload | undefined> => Promise.resolve(kept.get(key));
  const first = (fits: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> =>
    Promise.resolve([...kept.values()].find(fits));
  return (kind) => ({
    upsert: (id, payload, seconds) => {
      kept.set(`${kind} ${id}`, payload, seconds === undefined ? {} : { ttl: seconds * 1_000 });
      return Promise.resolve();
    },
    find: (id) => find(`${kind} ${id}`),
    findByUid: (uid) => first((payload) => payload.kind === kind && payload.uid === uid),
    findByUserCode: (userCode) => first((payload) => payload.kind === kind && payload.userCode === userCode),
    consume: async (id) => {
      const payload = await find(`${kind} ${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    destroy: (id) => {
      kept.delete(`${kind} ${id}`);
      return Promise.resolve();
    },
    revokeByGrantId: (grantId) => {
      for (const [key, payload] of kept.entries()) if (payload.grantId === grantId) kept.delete(key);
      return Promise.resolve();
    },
  });
};
