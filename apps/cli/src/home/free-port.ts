import { createServer } from 'node:net';
import { Failure } from '../failure';

/**
 * Finds out before anything long is begun whether the port can be listened on.
 * @throws Failure when another program has it, or this user may not.
 */
export const requireFreePort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
      const sentence =
        code === 'EADDRINUSE'
          ? `Port ${port} is in use by another program: stop that program, or choose another port, such as PORT=${port + 10} npm start.`
          : `Port ${port} cannot be listened on at ${host} (${code}): choose another HOST or PORT.`;
      reject(new Failure(sentence));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
