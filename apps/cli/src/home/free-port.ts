import { createServer } from 'node:net';
import { Failure } from '../failure';

/**
 * Finds out before anything long is begun whether the port can be listened on.
 * @throws Failure when another program has it, or this user may not.
 */
export const requireFreePort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why =
        code === 'EADDRINUSE'
          ? 'is in use by another program'
          : `cannot be listened on at ${host} (${code ?? 'unknown'})`;
      reject(
        new Failure(
          `Port ${port} ${why}: stop that program, or choose another port, such as PORT=${port + 1} npm start.`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
