import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { cafCodec } from '@app/caf';
import { openParts, type Sealer, type ToOpen } from '@app/event-store';
import { type HeldRole } from '@app/kernel';
import { type OpenRequest, type RequestKind } from '../../domain/open-request';

/** A place in the list. */
export interface Place {
  readonly from: string;
  readonly card: string;
  readonly key: string;
}
interface Row extends Place {
  readonly child_ref: string | null;
  /** What concerns no child and no route: what a read model could not take in. */
  readonly request: Pick<OpenRequest, 'kind' | 'number' | 'by'> & {
    readonly childId: string | null;
    readonly route: string | null;
  };
  readonly words: ToOpen | null;
}
/** One request as it is listed, and the words in it, still closed. */
export interface Listed {
  readonly kind: RequestKind;
  readonly child: { readonly childId: string; readonly ref: string | null } | null;
  readonly number: number | null;
  readonly since: string;
  readonly by: string | null;
  readonly route: string | null;
  readonly place: Place;
  readonly words: ToOpen | null;
}

/** What is asked, by whom it can be answered, and how. The question is told to an agency that is asked to contribute. */
export type RequestEntry = Omit<Listed, 'words' | 'place'> & {
  readonly written: object | 'erased' | 'withheld' | null;
};
export interface RequestList {
  readonly requests: readonly RequestEntry[];
  readonly next: string | null;
}

/** What is asked of somebody in any of these roles, the longest first. */
export class ListRequests extends Query<readonly Listed[]> {
  constructor(
    readonly roles: readonly HeldRole[],
    readonly most: number,
    readonly after: Place | undefined,
    readonly reading: Reading,
  ) {
    super();
  }
}

const inOrder = (one: Row, other: Row): number =>
  one.from < other.from || (one.from === other.from && `${one.card} ${one.key}` < `${other.card} ${other.key}`)
    ? -1
    : 1;

@QueryHandler(ListRequests)
export class ListRequestsHandler implements IQueryHandler<ListRequests> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ roles, most, after, reading }: ListRequests): Promise<readonly Listed[]> {
    const found = new Map<string, Row>();
    for (const held of roles) {
      const rows = await this.reads.as({ ...reading, held }, (seen) =>
        seen.query<readonly Row[]>(
          `SELECT shown_from AS "from", card, key, child_ref, request, words FROM read.requests_to_me()
            WHERE $1::text IS NULL OR (shown_from, card COLLATE "C", key COLLATE "C") > ($1, $2, $3)
            ORDER BY shown_from, card COLLATE "C", key COLLATE "C" LIMIT $4`,
          [after?.from ?? null, after?.card ?? null, after?.key ?? null, most],
        ),
      );
      for (const row of rows) found.set(`${row.card} ${row.key}`, row);
    }
    return [...found.values()]
      .toSorted(inOrder)
      .slice(0, most)
      .map(({ from, card, key, child_ref, request, words }) => ({
        kind: request.kind,
        child: request.childId === null ? null : { childId: request.childId, ref: child_ref },
        ...{ number: request.number, since: from, by: request.by, route: request.route },
        ...{ place: { from, card, key }, words },
      }));
  }
}

/** The words of a request. */
export const wordsOf = async (sealer: Sealer, childId: string, words: ToOpen): Promise<object | 'erased'> => {
  const { asked = 'erased' } = await openParts(sealer, cafCodec, { asked: words }, [`child-${childId}`]);
  return asked;
};
