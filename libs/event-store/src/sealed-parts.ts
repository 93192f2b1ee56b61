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

/**
 * Opens everything a card holds sealed in one go.
 * @returns by the same names, each lifted to its newest shape, or 'erased' where the subject's key was destroyed.
 */
export const openParts = async <E extends DomainEvent>(
  sealer: Sealer,
  codec: Codec<E>,
  parts: SealedParts,
): Promise<Readonly<Record<string, object | 'erased'>>> => {
  const named = Object.entries(parts);
  const opened = await sealer.open(named.map(([, part]) => part));
  return Object.fromEntries(
    named.map(([name, { type }], index) => {
      const personal = opened[index];
      return [name, personal === undefined || personal === 'erased' ? 'erased' : codec.liftPersonal(type, personal)];
    }),
  );
};
