import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Who was erased, kept apart from the database and its backups: an older copy of the database brings destroyed keys back, and
 * this list says which of them must be destroyed again. Holds ids and nothing else.
 */
export interface ErasureRegister {
  /** Adds subjects that are not on it yet; on disk when resolved. */
  add(subjects: Iterable<string>): Promise<void>;
  /** Everybody on it. */
  subjects(): Promise<ReadonlySet<string>>;
}

/** The register cannot be read as one; the message says where, and never what stands there. */
export class RegisterDamaged extends Error {
  override readonly name = 'RegisterDamaged';
  constructor(path: string, line: number) {
    super(`line ${line} of the erasure register ${path} cannot be read: restore the file before going on`);
  }
}

const subjectShape = /^[a-zA-Z]+-[\w.-]{1,100}$/;

/**
 * The register as a file, one subject on each line. Lines are only ever added; several processes may do so. A line that was cut
 * short when its writer was killed never counted: it is ended, left out, and written again when the erasure is done again.
 */
export class FileErasureRegister implements ErasureRegister {
  constructor(readonly path: string) {}

  async add(subjects: Iterable<string>): Promise<void> {
    const { known, complete } = await this.read();
    const fresh = [...new Set(subjects)].filter((subject) => !known.has(subject));
    const odd = fresh.find((subject) => !subjectShape.test(subject));
    if (odd !== undefined) throw new RangeError('the register holds names of subjects only');
    if (fresh.length === 0) return;
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.appendFile(`${complete ? '' : CUT}${fresh.map((subject) => `${subject}\n`).join('')}`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** @throws RegisterDamaged when a complete line is none of ours. */
  async subjects(): Promise<ReadonlySet<string>> {
    return (await this.read()).known;
  }

  private async read(): Promise<{ readonly known: ReadonlySet<string>; readonly complete: boolean }> {
    const text = await readFile(this.path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    });
    const lines = text.split('\n');
    const last = lines.pop();
    const known = new Set<string>();
    for (const [index, line] of lines.entries()) {
      if (line.endsWith(CUT.trimEnd())) continue;
      if (!subjectShape.test(line)) throw new RegisterDamaged(this.path, index + 1);
      known.add(line);
    }
    return { known, complete: last === '' };
  }
}

/** Put behind what was left of a line, so that it is never taken for a whole one. */
const CUT = ' (cut short)\n';
