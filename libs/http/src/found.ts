import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUuid, refuse } from '@app/kernel';
import { RefusedError } from './refusals';

/** The value of a read. @throws RefusedError `…-not-found` (404) when there is none. */
export const found = <T>(value: T | undefined, code: `${string}-not-found`): T => {
  if (value === undefined) throw new RefusedError(refuse(code, 'there is no such record'));
  return value;
};

/** Pipe of a path parameter that is the id of a record: what is no id of ours is answered like a record that does not exist. */
@Injectable()
export class UuidParam implements PipeTransform {
  transform(value: unknown): string {
    return found(isUuid(value) ? value : undefined, 'record-not-found');
  }
}
