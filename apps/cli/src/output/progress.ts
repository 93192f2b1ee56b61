import { SingleBar } from 'cli-progress';

/** Shows how far a long piece of work is. */
export interface Progress {
  at(done: number | bigint, total: number | bigint): void;
  end(): void;
}

/** A bar on the error output, gone when the work is done; nothing at all where that is no terminal. */
export const progressOf = (title: string): Progress => {
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage} %, {eta_formatted} left`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 30,
  });
  let begun = false;
  return {
    at: (done, total) => {
      if (!begun) bar.start(Number(total), 0);
      begun = true;
      bar.setTotal(Number(total));
      bar.update(Number(done));
    },
    end: () => bar.stop(),
  };
};
