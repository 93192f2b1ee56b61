import { looksOf } from '@app/access';
import { isUuid } from '@app/kernel';
import { Failure } from '../failure';
import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';
import { table } from '../output/table';

interface Options {
  readonly child?: string;
  readonly by?: string;
  readonly before?: string;
  readonly json?: boolean;
}

type Whose = { readonly childId: string } | { readonly practitionerId: string };

const asked = ({ child, by }: Options): Whose => {
  if (child !== undefined && by === undefined && isUuid(child)) return { childId: child };
  if (by !== undefined && child === undefined && isUuid(by)) return { practitionerId: by };
  throw new Failure('Say whose looks: --child with the id of a child, or --by with the id of a practitioner.');
};

/** Prints who looked at a child, or at whom a person looked: ids and codes, the latest first. @throws Failure when it is not said whose. */
export const looks = (options: Options): Promise<void> => {
  const of = asked(options);
  const { before, json } = options;
  return withRuntime('looks', {}, async ({ dataSource }) => {
    const whose =
      'practitionerId' in of
        ? of
        : (await dataSource.query<[{ children: string[] }]>('SELECT read.records_of($1) AS children', [of.childId]))[0];
    const page = await looksOf(dataSource, whose, before === undefined ? {} : { before: BigInt(before) });
    const rows = page.looks.map(({ entry, digest: _, ...look }) => ({ entry: String(entry), ...look }));
    if (json) {
      printJson({ looks: rows, ...(page.before === undefined ? {} : { before: String(page.before) }) });
      return;
    }
    const cells = rows.map(({ children, aboutPractitionerId, ...look }) => [
      look.entry,
      look.at,
      look.practitionerId,
      look.role,
      look.action,
      look.fields,
      `${look.decision} (${look.reason})`,
      [...children, aboutPractitionerId ?? []].flat().join(' '),
    ]);
    print(table(['Entry', 'When', 'Who', 'As', 'What', 'How much', 'Decision', 'At whom'], cells));
    if (page.before !== undefined) print(`\nThere are more: --before ${page.before}`);
  });
};
