import { Injectable } from '@nestjs/common';
import { type CalendarDate } from '@app/kernel';
import { type AgeStanding, dayDecides } from '../domain/age';
import { ageOn, ageStandingOn, type RegisteredChild } from '../domain/child.state';
import { ChildRecords } from './child-records';

/**
 * Age by the day, for what a birthday decides. The fold knows the month of birth alone, for the day is personal; so the record is
 * opened where the day matters: in the month of the birthday.
 */
@Injectable()
export class AgesByTheDay {
  constructor(private readonly records: ChildRecords) {}

  /**
   * @returns whole years on that day, by the day of birth; below zero while unborn. Of an erased record, and where the month only is
   *   known, the years before it in the month of the birthday: nobody is taken to be older than is known.
   */
  async on(childId: string, child: RegisteredChild, day: CalendarDate): Promise<number> {
    return ageOn(child, day, await this.dayOfBirth(childId, child, day));
  }

  /** @returns where the child stands with the age limits on that day, by the day of birth. */
  async standing(childId: string, child: RegisteredChild, day: CalendarDate): Promise<AgeStanding> {
    return ageStandingOn(child, day, await this.dayOfBirth(childId, child, day));
  }

  private async dayOfBirth(
    childId: string,
    child: RegisteredChild,
    on: CalendarDate,
  ): Promise<CalendarDate | undefined> {
    if (child.status === 'unborn' || !dayDecides(child.birthMonth, on)) return undefined;
    const record = await this.records.read(childId);
    return record === 'erased' ? undefined : record.identity?.birthDate;
  }
}
