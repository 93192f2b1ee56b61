import pg from 'pg';

/** Takes what COPY sends and counts it, without decoding anything: the least that a client can do. */
class CopyOut {
  rows = 0;
  bytes = 0;

  constructor(text, settle) {
    this.text = text;
    this.settle = settle;
  }
  submit(connection) {
    connection.query(this.text);
  }
  handleCopyData({ chunk }) {
    this.rows += 1;
    this.bytes += chunk.length;
  }
  handleCommandComplete() {}
  handleError(error) {
    this.failure = error;
  }
  handleReadyForQuery() {
    if (this.failure === undefined) this.settle.resolve(this);
    else this.settle.reject(this.failure);
  }
}

/**
 * The limit of catching up: the server's COPY of the same rows to the same kind of client.
 * @param query SELECT of the log in order.
 * @returns rows per second.
 */
export const copyOut = async ({ connectionString, query }) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const began = performance.now();
    const { rows } = await new Promise((resolve, reject) =>
      client.query(new CopyOut(`COPY (${query}) TO STDOUT`, { resolve, reject })),
    );
    return { catchup: { rate: rows / ((performance.now() - began) / 1000), complete: true } };
  } finally {
    await client.end();
  }
};
