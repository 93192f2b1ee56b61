/** The pages of an iteration, the next one being fetched while the consumer works on this one. */
export async function* readAhead<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const page = await next;
      if (page.done === true) return;
      next = iterator.next();
      // Its failure is met when it is awaited, or does not matter any more because the consumer has left.
      next.catch(() => undefined);
      yield page.value;
    }
  } finally {
    await iterator.return?.();
  }
}
