import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to the database that can be made to fail, for tests of what happens then. */
export interface FaultyLink {
  /** The same database, by way of this link. */
  readonly url: string;
  /** The next request with this text in it never arrives; its connection is cut. */
  loseRequest(text: string): void;
  /** The next request with this text arrives and is carried out; its answer is lost and its connection cut. */
  loseAnswer(text: string): void;
  /** Cuts everything and takes no more connections, until `restore`. */
  refuse(): void;
  /** Takes connections and data and passes nothing on, until `restore`. */
  freeze(): void;
  restore(): void;
  close(): Promise<void>;
}

export const faultyLink = async (databaseUrl: string): Promise<FaultyLink> => {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const cutAll = (): void => sockets.forEach((socket) => socket.destroy());
  let mode: 'open' | 'refused' | 'frozen' = 'open';
  let lose: { readonly part: 'request' | 'answer'; readonly text: string } | undefined;

  const server: Server = createServer((near) => {
    if (mode === 'refused') return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    let answerIsLost = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', cut);
      socket.on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    near.on('data', (data) => {
      if (mode === 'frozen') return;
      if (lose !== undefined && data.includes(lose.text)) {
        const { part } = lose;
        lose = undefined;
        if (part === 'answer') answerIsLost = true;
        else cut();
      }
      if (!far.destroyed) far.write(data);
    });
    far.on('data', (data) => {
      if (mode === 'frozen') return;
      if (answerIsLost) cut();
      else near.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as { port: number }).port);

  return {
    url: url.href,
    loseRequest: (text) => {
      lose = { part: 'request', text };
    },
    loseAnswer: (text) => {
      lose = { part: 'answer', text };
    },
    refuse: () => {
      mode = 'refused';
      cutAll();
    },
    freeze: () => {
      mode = 'frozen';
    },
    restore: () => {
      // What was swallowed while frozen cannot be continued.
      if (mode === 'frozen') cutAll();
      mode = 'open';
    },
    close: () =>
      new Promise((resolve) => {
        cutAll();
        server.close(() => resolve());
      }),
  };
};
