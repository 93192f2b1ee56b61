type Close = () => unknown;

/** What a command has opened so far; closed in reverse, all of it, once. */
export class Opened {
  private readonly closes: Close[] = [];
  private closing: Promise<void> | undefined;

  /** Remembers how to close what was just opened. @returns the thing. */
  add<T>(thing: T, close: (thing: T) => unknown): T {
    this.closes.push(() => close(thing));
    return thing;
  }

  /** Goes on after a failure, so that one thing that cannot be closed leaves no other behind; the first failure is thrown at the end. */
  close(): Promise<void> {
    return (this.closing ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.closes.toReversed())
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw failures[0];
  }
}
