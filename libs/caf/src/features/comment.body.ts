import { ValidateIf } from 'class-validator';
import { CodeField, TextField } from '@app/http';
import { type Comment } from '../domain/decide/complete-assessment';
import { type NoCommentReason, noCommentReasons, type WayOfCapturing, waysOfCapturing } from '../domain/vocabulary';

/** Either what was said, or why nothing was. */
export class CommentBody {
  @TextField({ optional: true })
  said?: string;

  @CodeField(waysOfCapturing, { optional: true, description: 'How the words were taken down, unless simply written' })
  captured?: WayOfCapturing;

  @ValidateIf(({ said }: CommentBody) => said === undefined)
  @CodeField(noCommentReasons, { description: 'Required when nothing was said' })
  whyNot?: NoCommentReason;
}

/** The comment that a body describes. */
export const commentOf = ({ said, captured, whyNot }: CommentBody): Comment =>
  said === undefined ? { whyNot: whyNot ?? 'other' } : { said, captured: captured ?? null };
