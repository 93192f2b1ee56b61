import { type Sealer, SubjectErased, type ToOpen, type ToSeal } from '../ports';

/** Seals without secrecy, but keeps the promises of a sealer: tied to subject, event and type; nothing after an erasure. */
export class PlainSealer implements Sealer {
  private readonly erased = new Set<string>();

  seal(items: readonly ToSeal[]): Promise<readonly string[]> {
    if (items.some(({ subject }) => this.erased.has(subject))) return Promise.reject(new SubjectErased());
    return Promise.resolve(
      items.map(({ subject, eventId, type, personal }) => JSON.stringify([subject, eventId, type, personal])),
    );
  }

  open(items: readonly ToOpen[]): Promise<readonly (object | 'erased')[]> {
    return Promise.resolve(
      items.map(({ subject, eventId, type, sealed }) => {
        if (this.erased.has(subject)) return 'erased';
        const [forSubject, forEvent, forType, personal] = JSON.parse(sealed) as [string, string, string, object];
        if (forSubject !== subject || forEvent !== eventId || forType !== type) throw new Error('sealed for another');
        return personal;
      }),
    );
  }

  digest(subjects: readonly string[], text: string): Promise<string> {
    if (subjects.some((subject) => this.erased.has(subject))) return Promise.reject(new SubjectErased());
    return Promise.resolve([...[...subjects].sort(), text].join(' '));
  }

  /** Destroys what would open the subject's sealed parts. */
  erase(subject: string): void {
    this.erased.add(subject);
  }
}
