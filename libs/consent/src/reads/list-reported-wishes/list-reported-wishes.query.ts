import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant } from '@app/access';
import { Aggregates } from '@app/event-store';
import { consentAggregate } from '../../consent.codec';
import { type ReportedWish } from '../../domain/consent.state';
import { isReporter, isShownTo, sharingPaused } from '../../domain/wishes';
import { SpokenWords } from '../../features/spoken-words';

/** A reported wish as it is shown. */
export type WishView = Omit<ReportedWish, 'answer'> & {
  readonly status: 'waiting' | 'answered';
  /** How it was answered; null while it waits, and for whoever only reported it. */
  readonly answer: ReportedWish['answer'];
  /** Who said it and in what words; 'erased' once the child's key is destroyed. */
  readonly inWords: object | 'erased';
};
export interface WishList {
  readonly childId: string;
  /** Whether nothing new is shared until an answer is given. */
  readonly sharingPaused: boolean;
  /** In the order in which they were reported. */
  readonly wishes: readonly WishView[];
}

/** What was reported of one child's family: all of it for whoever may answer, their own for whoever reported something. */
export class ListReportedWishes extends Query<WishList> {
  constructor(
    readonly childId: string,
    readonly grant: Grant,
  ) {
    super();
  }
}

/** From the log itself, so that whoever has just been let go, or left out, is shown nothing more. */
@QueryHandler(ListReportedWishes)
export class ListReportedWishesHandler implements IQueryHandler<ListReportedWishes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly words: SpokenWords,
  ) {}

  async execute({ childId, grant }: ListReportedWishes): Promise<WishList> {
    const { state } = await this.aggregates.fold(consentAggregate, childId);
    const words = state.wishes.length === 0 ? new Map<string, object>() : await this.words.of(childId);
    const mayAnswer = grant.fields === 'full';
    const shown = state.wishes.filter((one) => (mayAnswer ? isShownTo(one, grant.by) : isReporter(one, grant.by)));
    return {
      childId,
      sharingPaused: mayAnswer && sharingPaused(state),
      wishes: shown.map(({ answer, ...wish }) => ({
        ...wish,
        status: answer === null ? 'waiting' : 'answered',
        answer: mayAnswer ? answer : null,
        inWords: words.get(wish.wishId) ?? 'erased',
      })),
    };
  }
}
