/**
 * Blanks of every width, marks that show nothing by themselves, control and format characters, unassigned and private ones, and the
 * letters and symbols that are drawn as nothing: the fillers of Hangul (ignorable by default) and the empty pattern of Braille.
 */
const shownAsNothing = /[\p{Separator}\p{Mark}\p{Other}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Whether a text shows nothing to whoever reads it. The one answer for names, reasons, minutes and every other text.
 * @returns true for the empty text and for one of blanks and invisible characters only.
 */
export const saysNothing = (text: string): boolean => text.replace(shownAsNothing, '') === '';
