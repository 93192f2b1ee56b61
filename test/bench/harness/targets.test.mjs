/** `node --test test/bench/harness`: a gate that cannot fail is no gate. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optionsOf } from './options.mjs';
import { median, percentile, summary } from './statistics.mjs';
import { judge, ratiosOf } from './targets.mjs';

const table = (cell, medians) => ({
  [cell]: Object.fromEntries(Object.entries(medians).map(([name, figure]) => [name, { median: figure }])),
});
const judged = (more) => judge({ table: {}, live: {}, absent: {}, groups: [], ...more });

describe('The gate', () => {
  it('holds ours against the best of the peers', () => {
    const figures = table('contend.hot1.c16', { teamaround: 1000, emmett: 100, castore: 250, 'single-statement': 900 });
    assert.deepEqual(judged({ table: figures, groups: ['contend'] })['contend.hot1.c16 / best peer'], {
      rule: 'at least',
      want: 5,
      got: 4,
      pass: false,
    });
  });
  it('passes what is reached exactly', () => {
    const figures = table('catchup', { teamaround: 115, castore: 100, 'COPY out': 230 });
    const targets = judged({ table: figures, groups: ['catchup'] });
    assert.equal(targets['catchup / best peer'].pass, true);
    assert.equal(targets['catchup / COPY out'].pass, true);
  });
  it('fails what was to be measured and has no figure, ours or the reference', () => {
    for (const medians of [{ teamaround: 10 }, { castore: 10 }, {}])
      assert.equal(
        judged({ table: table('catchup', medians), groups: ['catchup'] })['catchup / best peer'].pass,
        false,
      );
  });
  it('does not judge against what is not installed, but says so', () => {
    const figures = table('append.1ev.c64', { teamaround: 10, castore: 1 });
    const targets = judged({ table: figures, groups: ['append'], absent: { pgbench: 'not installed' } });
    assert.equal(targets['append.1ev.c64 / pgbench'].pass, null);
    assert.equal(targets['append.1ev.c64 / best peer'].pass, true);
  });
  it('leaves out what this run did not measure', () => {
    assert.deepEqual(judged({ groups: [] }), {});
  });
  it('fails on a single missed event, on one seen twice, and without a count', () => {
    const counts = { written: 10, missed: 0, duplicates: 0, disorder: 0 };
    const verdicts = (ours) =>
      Object.values(judged({ live: ours && { teamaround: ours }, groups: ['live'] })).map(({ pass }) => pass);
    assert.deepEqual(verdicts(counts), [true, true, true]);
    assert.deepEqual(verdicts({ ...counts, missed: 1 }), [false, true, true]);
    assert.deepEqual(verdicts({ ...counts, duplicates: 1 }), [true, false, true]);
    assert.deepEqual(verdicts({}), [false, false, false]);
  });
  it('holds a read against the same read with no look recorded', () => {
    const verdict = (ours) =>
      judged({
        table: table('http.read', { teamaround: ours, 'no look recorded': 100 }),
        groups: ['http'],
      })['http.read / no look recorded'];
    assert.deepEqual(verdict(80), { rule: 'at least', want: 0.5, got: 0.8, pass: true });
    assert.equal(verdict(49).pass, false);
    assert.equal(judged({ groups: ['http'] })['http.read / no look recorded'].pass, false);
  });
  it('bounds how long a command may take', () => {
    const figures = { 'http.command': { teamaround: { median: 50, p99ms: 26 }, echo: { median: 100 } } };
    const targets = judged({ table: figures, groups: ['http'] });
    assert.equal(targets['http.command p99 ms'].pass, false);
    assert.equal(targets['http.command / echo'].pass, true);
  });
});

describe('Ratios', () => {
  it('are ours to each of the others', () => {
    assert.deepEqual(ratiosOf(table('catchup', { teamaround: 300, castore: 200, emmett: 100 })), {
      catchup: { castore: 1.5, emmett: 3 },
    });
    assert.deepEqual(ratiosOf(table('catchup', { castore: 200 })), {});
  });
});

describe('Statistics', () => {
  it('takes the middle', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 2, 9]), 3);
  });
  it('takes a percentile of sorted figures', () => {
    const figures = Array.from({ length: 100 }, (_, index) => index + 1);
    assert.equal(percentile(figures, 0.99), 100);
    assert.equal(percentile(figures, 0.5), 51);
    assert.equal(percentile([7], 0.99), 7);
  });
  it('says when not every round came to the end', () => {
    const {
      median: middle,
      min,
      max,
      complete,
    } = summary([
      { rate: 10, complete: true },
      { rate: 30, complete: false },
      { rate: 20, complete: true },
    ]);
    assert.deepEqual({ middle, min, max, complete }, { middle: 20, min: 10, max: 30, complete: false });
  });
});

describe('Options', () => {
  it('are five rounds of two seconds unless said otherwise', () => {
    const { rounds, seconds, events, gate } = optionsOf([]);
    assert.deepEqual({ rounds, seconds, events, gate }, { rounds: 5, seconds: 2, events: 200_000, gate: true });
    assert.equal(optionsOf(['--quick']).rounds, 1);
    assert.equal(optionsOf(['--no-gate']).gate, false);
  });
  it('refuses what makes no sense', () => {
    assert.throws(() => optionsOf(['--only', 'nothing']), /unknown group nothing/);
    assert.throws(() => optionsOf(['--seconds', 'soon']), /must be a number above 0/);
    assert.throws(() => optionsOf(['--events', '10']), /at least 40000/);
  });
});
