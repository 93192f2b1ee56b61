import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { type Sealer, SubjectErased, type ToOpen, type ToSeal } from '@app/event-store';
import { decrypt, encrypt } from './envelope';
import { KeyMissing, type Keyring } from './keyring';

/** What the ciphertext is tied to: nobody can move it to another person, event or kind of event. */
const boundTo = ({ subject, eventId, type }: Omit<ToOpen, 'sealed'>): string[] => ['personal', subject, eventId, type];

/** The key of a subject for digests alone: the data key itself encrypts, and a key has one use. */
const digestKeys = new WeakMap<KeyObject, Buffer>();
const digestKeyOf = (key: KeyObject): Buffer => {
  let derived = digestKeys.get(key);
  if (derived === undefined) {
    derived = Buffer.from(hkdfSync('sha256', key, '', 'teamaround digest of a request', 32));
    digestKeys.set(key, derived);
  }
  return derived;
};

/** Seals the personal part of events with the data key of its subject; the sealed text is base64. */
export class KeyedSealer implements Sealer {
  constructor(private readonly keyring: Keyring) {}

  async seal(items: readonly ToSeal[]): Promise<readonly string[]> {
    const keys = await this.keyring.obtain(items.map(({ subject }) => subject));
    return items.map((item) => {
      const key = keys.get(item.subject);
      if (key === undefined || key === 'erased') throw new SubjectErased();
      return encrypt(key, JSON.stringify(item.personal), boundTo(item)).toString('base64');
    });
  }

  /**
   * @throws SealBroken when a sealed text was altered or moved; KeyMissing when its subject never had a key here.
   */
  async open(items: readonly ToOpen[]): Promise<readonly (object | 'erased')[]> {
    const keys = await this.keyring.find(items.map(({ subject }) => subject));
    return items.map((item) => {
      const key = keys.get(item.subject);
      if (key === 'erased') return key;
      if (key === undefined) throw new KeyMissing();
      const personal = decrypt(key, Buffer.from(item.sealed, 'base64'), boundTo(item));
      return JSON.parse(personal.toString('utf8')) as object;
    });
  }

  async digest(subjects: readonly string[], text: string): Promise<string> {
    const keys = await this.keyring.obtain(subjects);
    return [...subjects].sort().reduce((digested, subject) => {
      const key = keys.get(subject);
      if (key === undefined || key === 'erased') throw new SubjectErased();
      return createHmac('sha256', digestKeyOf(key)).update(digested).digest('base64');
    }, text);
  }
}
