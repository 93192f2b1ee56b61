import { type DomainEvent } from '@app/kernel';
import { type Codec, sealedPart } from './codec';
import { type RecordedEvent, type Sealer, type ToOpen } from './ports';

/** Sealed parts of several events that a card keeps by name, to be opened when the card is read. */
export type SealedParts = Readonly<Record<string, ToOpen>>;

/** @returns the parts with this event's under the name, in place of an earlier one; as they are when nothing in it is sealed. */
export const withSealedPart = (parts: SealedParts, name: string, recorded: RecordedEvent): SealedParts => {
  const sealed = sealedPart(recorded);
  return sealed === undefined ? parts : { ...parts, [name]: sealed };
};

/** A card holds a sealed text of somebody else: whoever can write to the read models has moved it. Says nothing of either. */
export class PartOfAnother extends Error {
  override readonly name = 'PartOfAnother';
  constructor() {
    super('a card holds a sealed part of another record');
  }
}

/**
 * A sealed part says itself whose it is, and opens by that alone: so what a card holds must be compared with whose card it is.
 * @param subjects whose parts the card may hold.
 * @returns the parts. @throws PartOfAnother.
 */
export const partsOf = <P extends Pick<ToOpen, 'subject'>>(
  subjects: readonly string[],
  parts: readonly P[],
): readonly P[] => {
  if (parts.some(({ subject }) => !subjects.includes(subject))) throw new PartOfAnother();
  return parts;
};

/**
 * Opens everything a card holds sealed in one go.
 * @param subjects whose parts the card may hold, such as `child-<id>`. @throws PartOfAnother when it holds another's.
 * @returns by the same names, each lifted to its newest shape, or 'erased' where the subject's key was destroyed.
 */
export const openParts = async <E extends DomainEvent>(
  sealer: Sealer,
  codec: Codec<E>,
  parts: SealedParts,
  subjects: readonly string[],
): Promise<Readonly<Record<string, object | 'erased'>>> => {
  const named = Object.entries(parts);
  const opened = await sealer.open(
    partsOf(
      subjects,
      named.map(([, part]) => part),
    ),
  );
  return Object.fromEntries(
    named.map(([name, { type }], index) => {
      const personal = opened[index];
      return [name, personal === undefined || personal === 'erased' ? 'erased' : codec.liftPersonal(type, personal)];
    }),
  );
};
