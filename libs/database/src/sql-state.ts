/** Five digits and capital letters. None of the server's begins with an E; all of the system's own do, of which `EPIPE` is one. */
const SQLSTATE = /^(?!E)[0-9A-Z]{5}$/;

/** @returns PostgreSQL's code of an error that the server answered with; undefined for every other error. */
export const sqlStateOf = (error: unknown): string | undefined => {
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && SQLSTATE.test(code) ? code : undefined;
};
