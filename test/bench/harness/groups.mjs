/**
 * What is measured of an adapter. A group runs in one process against one database and gives its figures by cell.
 * A job: `{group, adapter, connectionString, seconds, warmup, events, limitMs}`.
 */
import { closedLoop } from './closed-loop.mjs';
import { eventFor, eventsFor } from './event.mjs';
import { followTheLog } from './live-reader.mjs';

const run = `${process.pid.toString(36)}${Date.now().toString(36)}`;
let streams = 0;
const newStream = () => `case-${run}x${(streams += 1).toString(36)}`;

/** A cell that fails must not take the others of its group along. */
const cellsOf = async (measurements) => {
  const figures = {};
  for (const [cell, measure] of measurements) {
    try {
      figures[cell] = await measure();
    } catch (error) {
      figures[cell] = { error: String(error?.message ?? error).slice(0, 300) };
    }
  }
  return figures;
};

/** New streams of 1 and 5 events, by 1, 16 and 64 writers at once. Events per second. */
const append = async (adapter, job) => {
  await adapter.setup();
  const cell = (size, concurrency) => async () => {
    const measured = await closedLoop({ ...job, concurrency }, () => {
      const stream = newStream();
      return adapter.append(stream, eventsFor(stream, size), 0);
    });
    return { ...measured, rate: measured.rate * size };
  };
  return cellsOf(
    [1, 5].flatMap((size) =>
      [1, 16, 64].map((concurrency) => [`append.${size}ev.c${concurrency}`, cell(size, concurrency)]),
    ),
  );
};

/**
 * 16 writers on 1 or 8 streams; appends per second that succeeded. Writers share what they know of a stream's version and
 * try again when another was first. Where an adapter has a command path of its own (`command`), the first two cells go
 * through it, and a third shows what its bare appends would do.
 */
const contend = async (adapter, job) => {
  await adapter.setup();
  const measure = async (hot, commands) => {
    const ids = Array.from({ length: hot }, newStream);
    // Begun beforehand: emmett 0.42.0 lets several writers at once begin one and the same stream.
    for (const id of ids) await adapter.append(id, eventsFor(id, 1), 0);
    const versions = new Map(ids.map((id) => [id, 1]));
    let conflicts = 0;
    const won = (stream, version) => versions.set(stream, Math.max(versions.get(stream), version));
    const insist = async (stream) => {
      for (;;) {
        const version = versions.get(stream);
        try {
          await adapter.append(stream, [eventFor(stream, version)], version);
          return won(stream, version + 1);
        } catch (error) {
          if (error.conflict !== true) throw error;
          conflicts += 1;
          // The winner's answer is still on its way to this process.
          if (versions.get(stream) === version) await new Promise(setImmediate);
        }
      }
    };
    let commanded = hot;
    const command = async (stream) => {
      await adapter.command(stream, eventFor(stream, commanded).data);
      commanded += 1;
    };
    const measured = await closedLoop({ ...job, concurrency: 16 }, (worker) =>
      commands ? command(ids[worker % hot]) : insist(ids[worker % hot]),
    );
    const kept = (await Promise.all(ids.map((id) => adapter.readStream(id)))).reduce(
      (sum, { length }) => sum + length,
      0,
    );
    const succeeded = commands ? commanded : [...versions.values()].reduce((sum, version) => sum + version, 0);
    if (kept !== succeeded) throw new Error(`${succeeded} appends succeeded but ${kept} events are kept`);
    return { ...measured, conflictsPerWin: conflicts / Math.max(1, succeeded) };
  };
  const own = adapter.command !== undefined;
  return cellsOf([
    ['contend.hot1.c16', () => measure(1, own)],
    ['contend.hot8.c16', () => measure(8, own)],
    ...(own ? [['contend.hot1-bare.c16', () => measure(1, false)]] : []),
  ]);
};

const LONG = { length: 1000, streams: 20 };
const MIDDLE = { length: 100, streams: 100 };
const SHORT = {
  length: 10,
  streams: (events) => (events - LONG.length * LONG.streams - MIDDLE.length * MIDDLE.streams) / 10,
};

/** Fills the log that the reading groups read: streams of 1,000, 100 and 10 events, spread over it. Events per second. */
const seed = async (adapter, { events }) => {
  await adapter.setup();
  const jobs = [
    ...Array.from({ length: LONG.streams }, (_, index) => [`case-long${index}`, LONG.length]),
    ...Array.from({ length: MIDDLE.streams }, (_, index) => [`case-middle${index}`, MIDDLE.length]),
    ...Array.from({ length: SHORT.streams(events) }, (_, index) => [`case-short${index}`, SHORT.length]),
  ];
  // A fixed shuffle: every adapter gets the same order.
  for (let index = jobs.length - 1; index > 0; index -= 1) {
    const other = (index * 7919) % (index + 1);
    [jobs[index], jobs[other]] = [jobs[other], jobs[index]];
  }
  const began = performance.now();
  const writer = async () => {
    for (let next = jobs.pop(); next !== undefined; next = jobs.pop()) {
      const [stream, length] = next;
      for (let at = 0; at < length; at += 100)
        await adapter.append(stream, eventsFor(stream, Math.min(100, length - at), at), at);
    }
  };
  await Promise.all(Array.from({ length: 32 }, writer));
  return { 'seed.100ev-per-append': { rate: events / ((performance.now() - began) / 1000) } };
};

/** Whole streams of 10, 100 and 1,000 events, by 1 and 16 readers. Streams per second. */
const read = async (adapter, job) => {
  const cell = (kind, length, count, concurrency) => () =>
    closedLoop({ ...job, concurrency }, async () => {
      const events = await adapter.readStream(`case-${kind}${Math.floor(Math.random() * count)}`);
      if (events.length !== length) throw new Error(`read ${events.length} events of ${length}`);
    });
  return cellsOf(
    [
      ['short', SHORT.length, Math.min(5000, SHORT.streams(job.events))],
      ['middle', MIDDLE.length, MIDDLE.streams],
      ['long', LONG.length, LONG.streams],
    ].flatMap(([kind, length, count]) =>
      [1, 16].map((concurrency) => [`read.${length}.c${concurrency}`, cell(kind, length, count, concurrency)]),
    ),
  );
};

/** The whole log in order, decoded. Events per second; `complete` is false where the time limit came first. */
const catchup = (adapter, { events, limitMs }) =>
  cellsOf([
    [
      'catchup',
      async () => {
        const began = performance.now();
        let decoded = 0;
        const count = (batch) => {
          for (const { data, payload } of batch) if (typeof (data ?? payload).entry === 'string') decoded += 1;
        };
        const shouldStop = () => performance.now() - began > limitMs;
        const total = await adapter.readAll({ batchSize: 2000, onBatch: count, shouldStop });
        const elapsed = (performance.now() - began) / 1000;
        if (decoded !== total) throw new Error(`${decoded} of ${total} events were decoded`);
        return { rate: total / elapsed, complete: total >= events };
      },
    ],
  ]);

/** A table of one row per stream, with checkpoint, rebuilt from the start. Events per second. */
const project = (adapter, { events, limitMs }) =>
  cellsOf([
    [
      'projection',
      async () => {
        const began = performance.now();
        const shouldStop = () => performance.now() - began > limitMs;
        const applied = await adapter.project({ kind: adapter.projectKinds[0], shouldStop });
        const elapsed = (performance.now() - began) / 1000;
        if (applied === 0) throw new Error('nothing was projected');
        return { rate: applied / elapsed, complete: applied >= events };
      },
    ],
  ]);

export const GROUPS = { append, contend, seed, read, catchup, project, live: followTheLog };
