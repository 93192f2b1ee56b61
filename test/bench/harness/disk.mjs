import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { median } from './statistics.mjs';

const BLOCK = Buffer.alloc(8192, 7);
const WRITES = 100;

/**
 * What the disk takes to make 8 kB durable, just now: shared machines change from one minute to the next.
 * @returns the median of some writes, in microseconds.
 */
export const fdatasyncMicros = (folder) => {
  const place = mkdtempSync(path.join(folder, 'probe-'));
  const file = openSync(path.join(place, 'probe'), 'w');
  try {
    const took = Array.from({ length: WRITES }, (_, index) => {
      const began = performance.now();
      writeSync(file, BLOCK, 0, BLOCK.length, (index % 16) * BLOCK.length);
      fdatasyncSync(file);
      return (performance.now() - began) * 1000;
    });
    return Math.round(median(took));
  } finally {
    closeSync(file);
    rmSync(place, { recursive: true });
  }
};
