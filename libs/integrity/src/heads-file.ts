import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Acceptance, acceptanceReasons, type Head, type HeadsSink } from './heads';

/** The notes cannot be read; the message says where. A file that cannot be trusted proves nothing. */
export class HeadsDamaged extends Error {
  override readonly name = 'HeadsDamaged';
  constructor(path: string, line: number) {
    super(`line ${line} of the noted ends ${path} cannot be read: restore the file before going on`);
  }
}

const number = z.string().regex(/^-?\d{1,19}$/);
const lineShape = z.strictObject({
  at: z.string(),
  log: z.strictObject({ position: number, link: z.string() }).optional(),
  access: z.strictObject({ entry: number, digest: z.string() }),
  streams: z.record(z.string(), number),
  accepted: z.strictObject({ by: z.string(), agencyId: z.string(), reason: z.enum(acceptanceReasons) }).optional(),
});

const written = (head: Head | Acceptance): string => {
  const { at, log, access, streams } = head;
  const line: z.input<typeof lineShape> = {
    at,
    ...(log === undefined ? {} : { log: { position: String(log.position), link: log.link } }),
    access: { entry: String(access.entry), digest: access.digest },
    streams: Object.fromEntries([...streams].map(([stream, revision]) => [stream, String(revision)])),
    ...('accepted' in head ? { accepted: head.accepted } : {}),
  };
  return JSON.stringify(line);
};

const read = (text: string): Head | Acceptance | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const line = lineShape.safeParse(parsed);
  if (!line.success) return undefined;
  const { at, log, access, streams, accepted } = line.data;
  return {
    at,
    log: log === undefined ? undefined : { position: BigInt(log.position), link: log.link },
    access: { entry: BigInt(access.entry), digest: access.digest },
    streams: new Map(Object.entries(streams).map(([stream, revision]) => [stream, BigInt(revision)])),
    ...(accepted === undefined ? {} : { accepted }),
  };
};

/**
 * The notes as a file, one JSON object on each line. Lines are only ever added; several processes may do so. A line that was cut short
 * when its writer was killed never counted: it is ended and left out.
 */
export class FileHeads implements HeadsSink {
  constructor(readonly path: string) {}

  async add(head: Head | Acceptance): Promise<void> {
    const complete = /^$|\n$/.test(await this.text());
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.appendFile(`${complete ? '' : CUT}${written(head)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** @throws HeadsDamaged when a complete line is none of ours. */
  async heads(): Promise<readonly (Head | Acceptance)[]> {
    const lines = (await this.text()).split('\n').slice(0, -1);
    const heads = lines.flatMap((line, index) => {
      if (line.endsWith(CUT.trimEnd())) return [];
      const head = read(line);
      if (head === undefined) throw new HeadsDamaged(this.path, index + 1);
      return [head];
    });
    const last = heads.findLastIndex((head) => 'accepted' in head);
    return heads.slice(Math.max(0, last));
  }

  private text(): Promise<string> {
    return readFile(this.path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    });
  }
}

/** Put behind what was left of a line, so that it is never taken for a whole one. */
const CUT = ' (cut short)\n';
