/** What one reader wants to know: the events of a stream from after a revision. */
export interface Look {
  readonly stream: string;
  readonly after: bigint;
}

interface Waiting extends Look {
  readonly resolve: (texts: readonly string[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A second question beside a slow one; more of them would only be smaller. */
const AT_ONCE = 2;
/** Looks in one question. */
const MOST = 500;

/**
 * Many looks at streams, few round trips: one request looks at half a dozen of them, and most have nothing new to tell. Looks of one
 * wave of promises go together, and what comes while questions are under way goes with the next. Nobody is answered by a
 * question that was put before they asked: what others had written by then is seen.
 */
export class GatheredLooks {
  private waiting: Waiting[] = [];
  private underWay = 0;

  /** @param ask answers each of the looks, in their order. */
  constructor(private readonly ask: (looks: readonly Look[]) => Promise<readonly (readonly string[])[]>) {}

  /** @throws what `ask` threw for the question that the look went with. */
  look(stream: string, after: bigint): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, after, resolve, reject });
      if (this.underWay < AT_ONCE) process.nextTick(this.pump);
    });
  }

  private readonly pump = (): void => {
    if (this.underWay >= AT_ONCE || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, MOST);
    this.underWay += 1;
    void this.answer(batch).finally(() => {
      this.underWay -= 1;
      this.pump();
    });
  };

  private async answer(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.ask(batch);
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] ?? []);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
