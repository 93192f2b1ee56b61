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

/** Pipe of a path parameter that numbers a record from 1: what is no such number is answered like a record that does not exist. */
@Injectable()
export class NumberParam implements PipeTransform {
  transform(value: unknown): number {
    const isNumber = typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value);
    return found(isNumber ? Number(value) : undefined, 'record-not-found');
  }
}
