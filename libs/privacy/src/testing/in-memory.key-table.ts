import { type WrappingKey } from '../beyond-recovery';
import { type KeptKey, type KeyTable, type WrappedKey } from '../key-table';

/** The key table in one process's memory: for tests that need no database. Passes the same contract as PostgreSQL's. */
export class InMemoryKeyTable implements KeyTable {
  private readonly kept = new Map<string, KeptKey>();
  private readonly wrapping = new Map<string, WrappingKey>();
  private readonly listeners = new Set<(subject: string | undefined) => void>();

  find(subjects: readonly string[]): Promise<readonly KeptKey[]> {
    return Promise.resolve(this.of(subjects));
  }

  keep(fresh: readonly WrappedKey[]): Promise<readonly KeptKey[]> {
    for (const key of fresh) if (!this.kept.has(key.subject)) this.kept.set(key.subject, key);
    return Promise.resolve(this.of(fresh.map(({ subject }) => subject)));
  }

  erase(subject: string): Promise<void> {
    this.kept.set(subject, { subject, is: 'erased' });
    for (const listener of this.listeners) listener(subject);
    return Promise.resolve();
  }

  erased(): Promise<readonly string[]> {
    const erased = [...this.kept.values()].filter((key) => key.is === 'erased');
    return Promise.resolve(erased.map(({ subject }) => subject).sort());
  }

  wrappings(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const key of this.kept.values())
      if (key.is === 'wrapped') counts.set(key.keyId, (counts.get(key.keyId) ?? 0) + 1);
    return Promise.resolve(counts);
  }

  notWrappedBy(keyId: string, limit: number): Promise<readonly WrappedKey[]> {
    const others = [...this.kept.values()].filter((key) => key.is === 'wrapped' && key.keyId !== keyId);
    return Promise.resolve(others.slice(0, limit) as WrappedKey[]);
  }

  rewrap(keys: readonly { readonly from: string; readonly to: WrappedKey }[]): Promise<void> {
    for (const { from, to } of keys) {
      const kept = this.kept.get(to.subject);
      if (kept?.is === 'wrapped' && kept.keyId === from) this.kept.set(to.subject, to);
    }
    return Promise.resolve();
  }

  wrappingKeys(): Promise<readonly WrappingKey[]> {
    return Promise.resolve([...this.wrapping.values()]);
  }

  noteWrappingKey(id: string, firstUsedOn: string): Promise<void> {
    const known = this.wrapping.get(id) ?? { id, firstUsedOn, destroyedOn: null };
    if (known.destroyedOn === null) this.wrapping.set(id, { ...known, retiredOn: null });
    return Promise.resolve();
  }

  async retireOthers(keyId: string, on: string): Promise<void> {
    const inUse = await this.wrappings();
    for (const [id, key] of this.wrapping)
      if (id !== keyId && key.retiredOn === null && !inUse.has(id)) this.wrapping.set(id, { ...key, retiredOn: on });
  }

  noteDestroyed(keyId: string, on: string): Promise<void> {
    const key = this.wrapping.get(keyId);
    if (key !== undefined) this.wrapping.set(keyId, { ...key, destroyedOn: on });
    return Promise.resolve();
  }

  onErased(listener: (subject: string | undefined) => void): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    return Promise.resolve(() => Promise.resolve(void this.listeners.delete(listener)));
  }

  private of(subjects: readonly string[]): readonly KeptKey[] {
    return subjects.flatMap((subject) => this.kept.get(subject) ?? []);
  }
}
