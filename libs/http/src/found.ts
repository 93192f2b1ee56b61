import { ParseUUIDPipe } from '@nestjs/common';
import { refuse } from '@app/kernel';
import { RefusedError } from './refusals';

/** The value of a read. @throws RefusedError `…-not-found` (404) when there is none. */
export const found = <T>(value: T | undefined, code: `${string}-not-found`): T => {
  if (value === undefined) throw new RefusedError(refuse(code, 'there is no such record'));
  return value;
};

/** Pipe of a path parameter that is the id of a record: what is no UUID is answered like a record that does not exist. */
export const UuidParam = new ParseUUIDPipe({
  exceptionFactory: () => new RefusedError(refuse('record-not-found', 'there is no such record')),
});
