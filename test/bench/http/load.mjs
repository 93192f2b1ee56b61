import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

/** As many clients wait for an answer at any moment. */
export const CONNECTIONS = 64;

/**
 * Sends requests over some connections for some seconds, each connection one after another.
 * @param next gives the next request: `{method, path, body}`, POST unless it says otherwise. Each has an Idempotency-Key of its own,
 *   as a careful client sends it.
 * @returns requests per second that succeeded, their latency, and how many there were; anything but success is an error.
 */
export const load = async ({ url, token, seconds, connections = CONNECTIONS }, next) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const sent = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          ...next(),
          headers: { ...headers, 'idempotency-key': randomUUID() },
        }),
      },
    ],
  });
  const failed = sent.non2xx + sent.errors + sent.timeouts;
  if (failed > 0)
    return { error: `${failed} of ${sent.requests.sent} requests failed: ${JSON.stringify(sent.statusCodeStats)}` };
  const { p50, p99 } = sent.latency;
  return { rate: sent['2xx'] / sent.duration, p50ms: p50, p99ms: p99, succeeded: sent['2xx'] };
};
