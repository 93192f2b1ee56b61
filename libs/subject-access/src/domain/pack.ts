import {
  type By,
  type Fields,
  type Held,
  type HeldEvent,
  type HeldLook,
  type PackRequest,
  type Section,
  sections,
} from './held';
import { maskOver } from './mask';
import { type LeftOut, type Rule, rules, WITHHELD } from './rules';
import { isSecretSharing, otherChildrenIn, type View, viewOf } from './view';

/** One thing that is held. `withheld` stands in place of what is somebody else's, `erased` of what was erased. */
export interface PackEntry {
  /** What kind of fact, such as `caf.opened`. */
  readonly what: string;
  readonly recordedAt: string;
  readonly by: By;
  readonly facts: Fields;
  /** What was written; null where nothing was. */
  readonly words: Fields | 'erased' | typeof WITHHELD | null;
}
export interface PackSection {
  readonly section: Section;
  /** Printed on each page of it. */
  readonly watermark: string;
  readonly entries: readonly PackEntry[];
}

/** Everything that is held about one child, as one recipient may have it. */
export interface Pack extends PackRequest {
  readonly childId: string;
  readonly watermark: string;
  readonly sections: readonly PackSection[];
}

/** For whoever hands the pack over, never for the family: what is not in it, and how much of it has to be read first. */
export interface OfficersNote {
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** How often something is covered in what is shown. */
  readonly withheld: number;
  /** Entries with words that people wrote: they may name somebody whom nobody recorded by name. */
  readonly toRead: number;
}

const watermarkOf = ({ reference, recipient, madeAt }: PackRequest): string =>
  `${reference} · for the ${recipient === 'child' ? 'child' : 'parent or carer'} · made ${madeAt.slice(0, 10)} · personal`;

/** Which teams serve the child while the events are gone through: what a team does before or after concerns others. */
const servedSoFar = (view: View): ((event: HeldEvent) => boolean) => {
  const serving = new Set<string>();
  return ({ section, name, of, data }) => {
    if (section !== 'team') return true;
    const joins =
      name === 'team.convened' ? (data['children'] as readonly Fields[]) : name === 'team.child-added' ? [data] : [];
    if (joins.some(({ childId }) => view.isOwn(childId))) serving.add(of);
    const before = serving.has(of);
    if (name === 'team.child-removed' && view.isOwn(data['childId'])) serving.delete(of);
    // Who is in the team stands in its first event; what names the child by its id is the child's.
    return before || name === 'team.convened' || view.isOwn(data['childId']);
  };
};

const unknownKind: Rule = () => 'unknown-kind';

const wordsOf = (personal: HeldEvent['personal']): PackEntry['words'] =>
  personal === 'of-another' ? WITHHELD : personal;

const lookShown = ({ at, practitionerId, role, agencyId, ...facts }: HeldLook): PackEntry => ({
  what: `who-looked.${facts.verb}`,
  recordedAt: at,
  by: { practitionerId, role, agencyId },
  facts,
  words: null,
});

const timesWithheld = (value: unknown): number => {
  if (typeof value === 'string') return value.split(WITHHELD).length - 1;
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + timesWithheld(inner), 0)
    : 0;
};

/** Makes the pack out of what is held. Pure: the same record and the same request give the same pack. */
export const packOf = (held: Held, request: PackRequest): { readonly pack: Pack; readonly note: OfficersNote } => {
  const view = viewOf(held, request);
  const mask = maskOver(held, view, otherChildrenIn(held));
  const isServed = servedSoFar(view);
  const watermark = watermarkOf(request);
  const entries = new Map<Section, PackEntry[]>(sections.map((section) => [section, []]));
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const leave = (why: LeftOut): void => void (leftOut[why] = (leftOut[why] ?? 0) + 1);

  for (const event of held.events) {
    const shown = isServed(event) ? (rules[event.name] ?? unknownKind)(event, view) : 'another-child';
    if (typeof shown === 'string') {
      leave(shown);
      continue;
    }
    entries.get(event.section)?.push({
      what: event.name,
      recordedAt: event.recordedAt,
      by: event.by,
      facts: mask(shown.data) as Fields,
      words: mask(wordsOf(shown.personal)) as PackEntry['words'],
    });
  }
  // Whom something was told in secret shows in who looked as well.
  const toldInSecret = new Set(held.events.filter(isSecretSharing).map(({ data }) => data['agencyId']));
  for (const look of held.looks)
    if (toldInSecret.has(look.agencyId)) leave('family-not-told');
    else entries.get('who-looked')?.push(lookShown(look));

  const shown = [...entries].map(([section, all]): PackSection => ({ section, watermark, entries: all }));
  const all = shown.flatMap((section) => section.entries);
  return {
    pack: { ...request, childId: held.childId, watermark, sections: shown },
    note: {
      leftOut,
      withheld: timesWithheld(all.map(({ facts, words }) => [facts, words])),
      toRead: all.filter(({ words }) => typeof words === 'object' && words !== null).length,
    },
  };
};
