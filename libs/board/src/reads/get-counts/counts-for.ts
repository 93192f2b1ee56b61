import { type Role } from '@app/access';
import { type BoardView, type Counts } from './board-counts';

/** A count as it is published: `c` stands for one that is too small to be shown, or that would give such a one away. */
export type PublishedCounts = Readonly<Record<keyof Counts, number | 'c'>>;
/** The counts as somebody in a role may see them. */
export interface CountsView extends Omit<BoardView, 'knownAt' | 'county' | 'areas' | 'localities' | 'outside'> {
  /** Position up to which it was known; null in what is published, where two answers must not be told apart by it. */
  readonly knownAt: string | null;
  readonly county: PublishedCounts | null;
  readonly areas: readonly ({ readonly area: string } & PublishedCounts)[];
  readonly localities: readonly ({
    readonly code: string;
    readonly name: string;
    readonly area: string;
  } & PublishedCounts)[];
  readonly outside: readonly ({ readonly code: string } & PublishedCounts)[];
}

/** Counts up to this one could point at a family. Domain dossier 12.7. */
const SMALLEST_SHOWN = 6;
const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN;

/** Whether what the hidden counts add up to gives each of them away: one alone, or all as small or as large as they can be. */
const givenAway = (hidden: readonly number[]): boolean => {
  const sum = hidden.reduce((all, one) => all + one, 0);
  const allSmall = hidden.every(isSmall);
  return (
    hidden.length === 1 ||
    (hidden.length > 1 && allSmall && (sum === hidden.length || sum === hidden.length * (SMALLEST_SHOWN - 1)))
  );
};

/**
 * Hides small counts, and as many others as it takes that none can be worked out from the total.
 * @returns the parts and their total, with `c` for what is hidden.
 */
export const suppressed = (
  parts: readonly number[],
  total: number,
): { readonly parts: readonly (number | 'c')[]; readonly total: number | 'c' } => {
  const hidden = new Set(parts.flatMap((count, index) => (isSmall(count) ? [index] : [])));
  const others = parts
    .map((count, index) => ({ count, index }))
    .filter(({ count, index }) => count > 0 && !hidden.has(index))
    .sort((one, other) => one.count - other.count || one.index - other.index);
  const counts = (): readonly number[] => [...hidden].map((index) => parts[index] as number);
  while (givenAway(counts())) {
    const next = others.shift();
    if (next === undefined) break;
    hidden.add(next.index);
  }
  return {
    parts: parts.map((count, index) => (hidden.has(index) ? 'c' : count)),
    total: isSmall(total) || givenAway(counts()) ? 'c' : total,
  };
};

const measures = [
  'cafsInProgress',
  'tacsInProgress',
  'leadProfessionalsIdentified',
  'leadProfessionalPeople',
] as const satisfies readonly (keyof Counts)[];

/** County and areas without small counts. What lies outside the localities is one part, and localities are too small to be shown. */
const published = ({ county, areas, ...about }: BoardView): CountsView => {
  const byMeasure = measures.map((measure) => {
    // Whoever lives in no area, or is shielded. People may be counted in several areas.
    const beyond = Math.max(0, county[measure] - areas.reduce((all, one) => all + one[measure], 0));
    return { measure, ...suppressed([...areas.map((one) => one[measure]), beyond], county[measure]) };
  });
  const row = (at: number): PublishedCounts =>
    Object.fromEntries(byMeasure.map(({ measure, parts }) => [measure, parts[at] ?? 'c'])) as PublishedCounts;
  return {
    ...about,
    knownAt: null,
    county: Object.fromEntries(byMeasure.map(({ measure, total }) => [measure, total])) as PublishedCounts,
    areas: areas.map(({ area }, at) => ({ area, ...row(at) })),
    localities: [],
    outside: [],
  };
};

/**
 * What somebody in a role may see of the counts: the board what is published, coordinators their localities, area managers their areas by
 * locality, the county's team everything.
 * @param own the localities that a coordinator holds, and the areas that a manager's token names.
 * @param isPublished whether counts of that day, as they are known now, are published: then a manager sees the county's figures as the board does.
 */
export const countsFor = (
  view: BoardView,
  role: Role,
  own: { readonly coordinated: readonly string[]; readonly managed: readonly string[] },
  isPublished: boolean,
): CountsView => {
  if (role === 'county-caf-team') return view;
  if (role === 'locality-coordinator')
    return {
      ...view,
      county: null,
      areas: [],
      outside: [],
      localities: view.localities.filter(({ code }) => own.coordinated.includes(code)),
    };
  if (role === 'area-manager') {
    const { managed } = own;
    return {
      ...view,
      county: isPublished ? published(view).county : null,
      outside: [],
      areas: view.areas.filter(({ area }) => managed.includes(area)),
      localities: view.localities.filter(({ area }) => managed.includes(area)),
    };
  }
  return published(view);
};
