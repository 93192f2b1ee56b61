import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, CodeField, found, ReadsFrom, Refuses, UuidParam } from '@app/http';
import { type Stage, stages } from '../../domain/reminders.events';
import { cursorOf, placeOf } from '../list-place';
import { PageParameters } from '../page-parameters';
import { ListReminders, type RemindersOf, type RemindersPage } from './list-reminders.query';
import { remindersExample } from './list-reminders.example';

export class RemindersParameters extends PageParameters {
  @CodeField(stages, { optional: true, description: 'Only those that have come so far' })
  stage?: Stage;
}

/** A page, and where the next one begins. */
export type RemindersView = { readonly next: string | null } & Omit<RemindersPage, 'next'>;

const feeds = ['reminder-card', 'attention-caf', 'attention-child', 'child-card'] as const;

/** What somebody still has to do, the earliest due first. Nobody is named. */
@ApiTags('reminders')
@Controller('v1')
export class ListRemindersController {
  constructor(private readonly queries: QueryBus) {}

  /** What a practitioner has to do: as Lead Professional, as coordinator who stands in, or as author of a CAF that nobody leads. */
  @May('view-caseload')
  @Get('practitioners/:practitionerId/reminders')
  @ApiOperation({ operationId: 'listRemindersOfPractitioner', summary: 'List the reminders of a practitioner' })
  @Answers(remindersExample)
  @ReadsFrom(...feeds)
  @Refuses('invalid-cursor')
  ofPractitioner(
    @Param('practitionerId', UuidParam) practitionerId: string,
    @Query() parameters: RemindersParameters,
    @Granted() grant: Grant,
  ): Promise<RemindersView> {
    return this.list({ practitionerId }, parameters, grant, 'record-not-found');
  }

  /** What is to be done in a locality. */
  @May('view-attention')
  @Get('localities/:code/reminders')
  @ApiOperation({ operationId: 'listRemindersOfLocality', summary: 'List the reminders of a locality' })
  @Answers(remindersExample)
  @ReadsFrom(...feeds, 'locality', 'place-assignment')
  @Refuses('locality-not-found', 'invalid-cursor')
  ofLocality(
    @Param('code') locality: string,
    @Query() parameters: RemindersParameters,
    @Granted() grant: Grant,
  ): Promise<RemindersView> {
    return this.list({ locality }, parameters, grant, 'locality-not-found');
  }

  /** What was taken to the area, because the post of the locality's coordinator was vacant. */
  @May('view-area')
  @Get('areas/:area/reminders')
  @ApiOperation({ operationId: 'listRemindersOfArea', summary: 'List the reminders of an area' })
  @Answers(remindersExample)
  @ReadsFrom(...feeds, 'locality', 'place-assignment')
  @Refuses('area-not-found', 'invalid-cursor')
  ofArea(
    @Param('area') area: string,
    @Query() parameters: RemindersParameters,
    @Granted() grant: Grant,
  ): Promise<RemindersView> {
    return this.list({ area }, parameters, grant, 'area-not-found');
  }

  private async list(
    of: RemindersOf,
    { stage, limit, cursor }: RemindersParameters,
    grant: Grant,
    unknown: `${string}-not-found`,
  ): Promise<RemindersView> {
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const asked = new ListReminders(of, stage, Number(limit ?? 50), after, grant);
    const { entries, next } = found(await this.queries.execute(asked), unknown);
    return { entries, next: next && cursorOf(next) };
  }
}
