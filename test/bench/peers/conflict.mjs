/** Another writer was first. Every adapter reports it this way. */
export class Conflict extends Error {
  conflict = true;
  constructor() {
    super('the stream has moved on');
  }
}
