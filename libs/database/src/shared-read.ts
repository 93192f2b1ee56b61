/**
 * A read that many ask for at the same moment. Whoever asks gets an answer that was read after they asked, as if they had read
 * it themselves; but while one read is under way, all who come meanwhile share the next.
 */
export class SharedRead<T> {
  private running: Promise<T> | undefined;
  private next: Promise<T> | undefined;

  constructor(private readonly read: () => Promise<T>) {}

  /** @throws what the read throws, to all who share it; the next one is tried anew. */
  get(): Promise<T> {
    if (this.running === undefined) return this.start();
    const again = (): Promise<T> => this.start();
    this.next ??= this.running.then(again, again);
    return this.next;
  }

  private start(): Promise<T> {
    this.next = undefined;
    const running = this.read();
    this.running = running;
    const done = (): void => {
      if (this.running === running && this.next === undefined) this.running = undefined;
    };
    running.then(done, done);
    return running;
  }
}
