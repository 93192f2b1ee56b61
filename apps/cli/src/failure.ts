/** What the person at the keyboard can act on. The message is one plain sentence, printed alone; the exit code is 1. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}
