import { type Clock } from '@app/kernel';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Ids, codes, counts and names of our own things. Never a name, an address, a body, a URL or a token. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The server's log: one line of JSON for each thing worth knowing. `event` is a kebab-case name of what happened. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** @returns a log that hands each line of JSON, with its line end, to `write`; what is below `level` is dropped. */
export const logTo = (write: (line: string) => void, level: LogLevel, clock: Clock): Log => {
  const least = logLevels.indexOf(level);
  const at =
    (of: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: LogFields = {}): void => {
      if (logLevels.indexOf(of) < least) return;
      write(`${JSON.stringify({ at: clock().toISOString(), level: of, event, ...fields })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

/**
 * Collects lines and writes them together at the end of the event loop's turn: a system call for each request would cost more
 * than the request's line is worth.
 */
export const collected = (write: (text: string) => void): ((line: string) => void) => {
  let waiting = '';
  return (line) => {
    if (waiting === '')
      setImmediate(() => {
        const text = waiting;
        waiting = '';
        write(text);
      });
    waiting += line;
  };
};

const frame = /^\s+at (?:async )?(?:([\w$.<>[\] ]+) )?\(?(?:file:\/\/)?(?:.*[\\/])?([\w.-]+:\d+):\d+\)?$/;

/**
 * What may be logged of an unexpected error: its kind, its code and where it came from. Not its message, because a database
 * or a parser quotes the very values that must not be in a log.
 */
export const faultFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const stack = error.stack ?? '';
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .flatMap((line) => {
      const [, work, place] = frame.exec(line) ?? [];
      return place === undefined ? [] : [work === undefined ? place : `${work} ${place}`];
    });
  return {
    error: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    trace: frames.slice(0, 8).join(' < '),
    cause: error.cause instanceof Error ? error.cause.name : undefined,
  };
};
