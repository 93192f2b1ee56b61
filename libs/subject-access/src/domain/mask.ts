import { type Fields, type Held, type HeldEvent } from './held';
import { WITHHELD } from './rules';
import { type View } from './view';

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
const said = ({ personal }: HeldEvent): Fields => (typeof personal === 'object' && personal !== null ? personal : {});

/** Where somebody lives, goes to school or can be reached, wherever it stands in an event. */
const whereabouts = [
  ...['place', 'fromPlace', 'toPlace', 'venue', 'authority', 'school', 'generalPractitioner'],
  ...['lines', 'postcode', 'phone', 'address'],
];

/** Texts of the register that this recipient is not shown, and those that are shown. */
const onRegister = (
  events: readonly HeldEvent[],
  view: View,
): { hidden: readonly string[]; shown: readonly string[] } => {
  const hidden: string[] = [];
  const shown: string[] = [];
  for (const event of events) {
    const of = (event.data['of'] ?? {}) as Fields;
    const corrected = event.name === 'children.fact-corrected' ? of['fact'] : undefined;
    if (event.name === 'children.address-recorded' || corrected === 'address') {
      const addressId = corrected === undefined ? event.data['addressId'] : of['addressId'];
      const { lines, postcode, old, new: right } = said(event);
      (view.showsAddress(addressId) ? shown : hidden).push(...textsIn([lines, postcode, old, right]));
    }
    if (event.name === 'children.parent-or-carer-recorded' || corrected === 'parent-or-carer') {
      const personId = corrected === undefined ? event.data['personId'] : of['personId'];
      const { phone, address, old, new: right } = said(event);
      const contacts = [old, right].map((one) => [
        (one as Fields | undefined)?.['phone'],
        (one as Fields | undefined)?.['address'],
      ]);
      const own = view.personId !== null && personId === view.personId;
      (own ? shown : hidden).push(...textsIn([phone, address, contacts]));
    }
    if (view.hidesWhereabouts && event.name === 'children.particulars-recorded')
      hidden.push(...textsIn([said(event)['school'], said(event)['generalPractitioner']]));
  }
  return { hidden, shown };
};

const namesOfOthers = ({ events, others }: Held): readonly string[] => [
  ...others,
  ...events.flatMap((event) => (event.name === 'children.sibling-linked' ? textsIn(said(event)['name']) : [])),
];
const ownNames = ({ events }: Held): readonly string[] =>
  events.flatMap((event) => {
    const { givenNames, familyName, alsoKnownAs } = said(event);
    return event.name === 'children.child-registered' || event.name === 'children.child-born'
      ? textsIn([givenNames, familyName, alsoKnownAs])
      : [];
  });

/** A whole name, and each of its words: a sister is called by her first name only. */
const wordsOf = (name: string): readonly string[] => [name, ...name.split(/\s+/)];
const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
/** Shorter ones turn up inside anything. */
const SHORTEST_NAME = 2;
const SHORTEST_LINE = 4;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** As whole words, in whatever letters; the longest first, so that a name goes as a whole. */
const patternOf = (texts: ReadonlySet<string>): RegExp | undefined => {
  const parts = [...texts].sort((one, other) => other.length - one.length).map(escaped);
  return parts.length === 0
    ? undefined
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
};

/**
 * Covers, wherever they were written, the names of other children and the whereabouts that this recipient is not shown: in texts as
 * words, and the ids of other children in plain facts. What nobody recorded as a name cannot be known: a person reads the pack too.
 */
export const maskOver = (held: Held, view: View, otherChildren: readonly string[]): ((value: unknown) => unknown) => {
  const own = new Set(ownNames(held).flatMap(wordsOf).map(folded));
  const names = namesOfOthers(held)
    .flatMap(wordsOf)
    .map(folded)
    .filter((name) => !own.has(name));
  const { hidden, shown } = onRegister(held.events, view);
  const seen = new Set(shown.map(folded));
  const lines = hidden.map(folded).filter((line) => line.length >= SHORTEST_LINE && !seen.has(line));
  const pattern = patternOf(new Set([...names.filter((name) => name.length >= SHORTEST_NAME), ...lines]));
  const ids = new Set(otherChildren);
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string')
      return ids.has(value) ? WITHHELD : pattern === undefined ? value : value.replace(pattern, WITHHELD);
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        view.hidesWhereabouts && whereabouts.includes(name) && inner !== null ? WITHHELD : mask(inner),
      ]),
    );
  };
  return mask;
};
