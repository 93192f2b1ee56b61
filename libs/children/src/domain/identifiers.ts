/** Ten digits, the last a check digit modulus 11. */
const nhsShape = /^\d{10}$/;
/** Given to invented people only; no patient has one. */
const TEST_RANGE = '999';

/** @returns the number without the spaces and hyphens that people write it with. */
export const plainNumber = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/**
 * Whether the text is an NHS number: ten digits, not all the same, with a correct check digit (modulus 11).
 * @param testNumbersAllowed whether the range kept for invented people is accepted.
 */
export const isNhsNumber = (text: string, testNumbersAllowed: boolean): boolean => {
  if (!nhsShape.test(text) || /^(\d)\1{9}$/.test(text)) return false;
  if (text.startsWith(TEST_RANGE) && !testNumbersAllowed) return false;
  const sum = Array.from(text.slice(0, 9)).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(text[9]);
};

/** Letters of the check: without I, O and S. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const upnShape = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/**
 * Whether the text is a unique pupil number: a check letter, eleven digits, and a digit or, on a temporary number, a letter.
 * The check letter is the weighted sum (2 to 13) modulus 23.
 */
export const isUpn = (text: string): boolean => {
  if (!upnShape.test(text)) return false;
  const valueOf = (character: string): number =>
    /\d/.test(character) ? Number(character) : upnLetters.indexOf(character);
  const sum = Array.from(text.slice(1)).reduce((total, character, at) => total + valueOf(character) * (at + 2), 0);
  return upnLetters[sum % 23] === text[0];
};

const postcodeShape =
  /^(GIR 0AA|[A-PR-UWYZ](\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y]) \d[ABD-HJLNP-UW-Z]{2})$/;

/** @returns the postcode in capitals with one space, or undefined when the text has not the shape of one. */
export const asPostcode = (text: string): string | undefined => {
  const plain = plainNumber(text);
  const spaced = `${plain.slice(0, -3)} ${plain.slice(-3)}`;
  return postcodeShape.test(spaced) ? spaced : undefined;
};
