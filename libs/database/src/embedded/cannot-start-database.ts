/** The embedded database cannot run here. The message is one plain sentence for whoever started the program. */
export class CannotStartDatabase extends Error {
  override readonly name = 'CannotStartDatabase';
  constructor(what: string, options?: ErrorOptions) {
    super(`The embedded database cannot start: ${what}. Set DATABASE_URL to use a PostgreSQL server instead.`, options);
  }
}
