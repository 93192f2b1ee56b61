import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type CalendarDate } from '@app/kernel';
import { type LocalityEntry, PlaceBook } from '../place-book';

/** Who looks after the locality: a coordinator in post, somebody covering the vacant post, or nobody. */
export interface CoordinatorPostView {
  readonly state: 'in-post' | 'covered' | 'vacant';
  /** Null when nobody is, and for those who are not told who works where. */
  readonly practitionerId: string | null;
  /** Null when the post was never filled. */
  readonly from: CalendarDate | null;
}
export interface LocalityView extends LocalityEntry {
  readonly coordinator: CoordinatorPostView;
}
export interface LocalitiesView {
  readonly asAt: CalendarDate;
  readonly localities: readonly LocalityView[];
  readonly posts: { readonly inPost: number; readonly covered: number; readonly vacant: number };
}

export class ListLocalities extends Query<LocalitiesView> {
  /** @param withPeople whether to tell who is in a post; otherwise only whether somebody is. */
  constructor(
    readonly asAt: CalendarDate,
    readonly withPeople = true,
  ) {
    super();
  }
}

const postsAsAt = `
  SELECT DISTINCT ON (locality) locality, state, practitioner_id AS "practitionerId", post_from::text AS "from"
    FROM read.coordinator_post WHERE post_from <= $1 ORDER BY locality, post_from DESC`;
const neverFilled: CoordinatorPostView = { state: 'vacant', practitionerId: null, from: null };

@QueryHandler(ListLocalities)
export class ListLocalitiesHandler implements IQueryHandler<ListLocalities> {
  constructor(
    private readonly database: DataSource,
    private readonly places: PlaceBook,
  ) {}

  async execute({ asAt, withPeople }: ListLocalities): Promise<LocalitiesView> {
    const { localities } = await this.places.asAt(asAt);
    const posts = await this.database.query<(CoordinatorPostView & { locality: string })[]>(postsAsAt, [asAt]);
    const byLocality = new Map(
      posts.map(({ locality, ...post }) => [locality, withPeople ? post : { ...post, practitionerId: null }]),
    );
    const views = localities.map((entry) => ({ ...entry, coordinator: byLocality.get(entry.code) ?? neverFilled }));
    const count = (state: CoordinatorPostView['state']): number =>
      views.filter(({ coordinator }) => coordinator.state === state).length;
    return {
      asAt,
      localities: views,
      posts: { inPost: count('in-post'), covered: count('covered'), vacant: count('vacant') },
    };
  }
}
