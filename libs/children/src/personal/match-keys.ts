import { type Identity } from '../domain/child.events';
import { nameAndBirth } from '../domain/names';
import { plainNumber } from '../domain/identifiers';
import { type PersonalRecord } from './register-parts';

/** What children are recognised by. `text` is never kept: only its keyed digest is. */
export interface MatchKey {
  readonly kind: 'name-and-birth' | 'nhs-number' | 'upn' | 'social-care-id';
  readonly text: string;
}

/** @returns the keys of a name and of every other name the child is known by, each with the day of birth. */
export const identityKeys = ({ givenNames, familyName, alsoKnownAs, birthDate }: Identity): readonly MatchKey[] => {
  const aliases = (alsoKnownAs ?? []).map((name) => {
    const words = name.trim().split(/\s+/);
    return nameAndBirth(words[0] ?? '', words.at(-1) ?? '', birthDate);
  });
  return [...new Set([nameAndBirth(givenNames, familyName, birthDate), ...aliases])].map((text) => ({
    kind: 'name-and-birth',
    text,
  }));
};

/** @returns the key of a number that another service knows the child by. */
export const identifierKey = (kind: string, value: string): MatchKey => ({
  kind: kind as MatchKey['kind'],
  text: plainNumber(value),
});

/** @returns everything that a child is recognised by, as the register has it. */
export const recordKeys = ({ identity, identifiers }: PersonalRecord): readonly MatchKey[] => [
  ...(identity === undefined ? [] : identityKeys(identity)),
  ...Object.entries(identifiers).map(([kind, value]) => identifierKey(kind, value)),
];
