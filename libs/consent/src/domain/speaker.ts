import { type Giver } from './consent.events';

/** A statement of before: who made it, and under which name. */
export interface Spoken {
  readonly statementId: string;
  readonly by: Giver;
  readonly name: string;
}

/** A name as it is compared: by its letters, however it was typed. */
const plain = (name: string): string =>
  name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en-GB');

/** Two who are on the register under different ids are two people, whatever they are called. */
const mayBeSame = (one: Giver, other: Giver): boolean =>
  one.kind !== 'child' &&
  other.kind !== 'child' &&
  (one.personId === null || other.personId === null || one.personId === other.personId);

/**
 * Tells who speaks, so that two parents who want different things are two, whether or not the register knows them by id.
 * @param earlier statements of before, the first one first.
 * @returns the giver with what tells them from others.
 */
export const recognised = ({ statementId, by, name }: Spoken, earlier: readonly Spoken[]): Giver => {
  if (by.kind === 'child') return by;
  const first = earlier.find((one) => mayBeSame(one.by, by) && plain(one.name) === plain(name));
  if (first === undefined || first.by.kind === 'child')
    return by.personId === null ? { ...by, speaker: statementId } : by;
  const speaker = first.by.speaker ?? first.by.personId ?? first.statementId;
  // Whom the register's id tells from others already is said in one way only, so that the same words again are the same.
  return speaker === by.personId ? by : { ...by, speaker };
};
