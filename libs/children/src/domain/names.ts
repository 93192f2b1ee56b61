/** @returns lower-case letters and digits only, accents and punctuation gone: equal for all spellings of one name. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

/**
 * The form in which a name and a day of birth are compared: the first given name and the family name in alphabetical order,
 * so that swapped names meet, and the day. Never stored or logged as it is: only its keyed digest is.
 */
export const nameAndBirth = (givenNames: string, familyName: string, birthDate: string): string => {
  const first = givenNames.trim().split(/\s+/)[0] ?? '';
  return [...[plainName(first), plainName(familyName)].sort(), birthDate].join(' ');
};
