import { Injectable } from '@nestjs/common';
import { type CalendarDate } from '@app/kernel';
import { ageOn, type RegisteredChild } from '../domain/child.state';
import { ChildRecords } from './child-records';

/**
 * Age by the day, for what a birthday decides. The fold knows the month of birth alone, for the day is personal; so the record is
 * opened where the day matters: in the month of the birthday.
 */
@Injectable()
export class AgesByTheDay {
  constructor(private readonly records: ChildRecords) {}

  /**
   * @returns whole years on that day, by the day of birth; below zero while unborn. Of an erased record, in the month of the birthday,
   *   the years before it: nobody is taken to be older than is known.
   */
  async on(childId: string, child: RegisteredChild, day: CalendarDate): Promise<number> {
    const years = ageOn(child, day);
    if (child.status === 'unborn' || day.slice(5, 7) !== child.birthMonth.slice(5, 7)) return years;
    const record = await this.records.read(childId);
    const born = record === 'erased' ? undefined : record.identity?.birthDate;
    return born !== undefined && born.length === day.length && born.slice(8) <= day.slice(8) ? years : years - 1;
  }
}
