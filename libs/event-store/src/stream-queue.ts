/** Runs the work of one stream one after another; different streams run side by side. */
export class StreamQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** @returns what `work` returns; a failure does not hold up the next in line. */
  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(stream);
    const mine = before === undefined ? work() : before.then(work, work);
    this.tails.set(stream, mine);
    const done = (): void => {
      if (this.tails.get(stream) === mine) this.tails.delete(stream);
    };
    mine.then(done, done);
    return mine;
  }
}
