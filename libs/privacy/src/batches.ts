interface Waiting<V> {
  readonly promise: Promise<V>;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Many single questions, few round trips: asks at once when idle, and collects while an answer is under way.
 * The same key is asked for once, however many want it at that time.
 */
export class Batches<V> {
  private collected = new Map<string, Waiting<V>>();
  private underWay: ReadonlyMap<string, Waiting<V>> = new Map();
  private working = false;

  /**
   * @param ask answers for all keys given; one without an answer is a fault of `ask`.
   * @param largest how many keys one question may hold.
   */
  constructor(
    private readonly ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
    private readonly largest = 1_000,
  ) {}

  /** @throws what `ask` threw for the batch that the key was in. */
  get(key: string): Promise<V> {
    const asked = this.collected.get(key) ?? this.underWay.get(key);
    if (asked !== undefined) return asked.promise;
    let resolve!: Waiting<V>['resolve'], reject!: Waiting<V>['reject'];
    const promise = new Promise<V>((yes, no) => ([resolve, reject] = [yes, no]));
    this.collected.set(key, { promise, resolve, reject });
    if (!this.working) {
      this.working = true;
      // After this turn, so that all questions of the turn go together.
      queueMicrotask(() => void this.work());
    }
    return promise;
  }

  private async work(): Promise<void> {
    while (this.collected.size > 0) {
      const batch = this.take();
      this.underWay = batch;
      try {
        const answers = await this.ask([...batch.keys()]);
        for (const [key, { resolve, reject }] of batch)
          if (answers.has(key)) resolve(answers.get(key) as V);
          else reject(new Error('a batch was answered in part'));
      } catch (error) {
        for (const { reject } of batch.values()) reject(error);
      }
    }
    this.underWay = new Map();
    this.working = false;
  }

  private take(): ReadonlyMap<string, Waiting<V>> {
    const all = [...this.collected];
    this.collected = new Map(all.slice(this.largest));
    return new Map(all.slice(0, this.largest));
  }
}
