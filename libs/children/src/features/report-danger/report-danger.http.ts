import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Answers,
  Changes,
  CodeField,
  DayField,
  enclose,
  exampleId,
  IdField,
  IdsField,
  type Landed,
  Limited,
  Malformed,
  RefusedError,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { isRefusal } from '@app/kernel';
import { shieldingReasons } from '../../domain/vocabulary';
import { sendChange } from '../send-change';
import { ReportDangers } from './report-danger.handler';

export class ReportDangerBody {
  @IdField({ optional: true, description: 'The child; or name a search of yours' })
  childId?: string;

  @TextField({
    optional: true,
    max: 400,
    example: 'jFk2…',
    description: 'A search of yours as it was answered: danger is reported of whomever it found',
  })
  searchId?: string;

  @IdsField({ most: 20, optional: true, description: 'Agencies that are to see nothing until it is decided' })
  suspendedAgencies?: string[];

  @TextField({ example: 'A man asks at the school gate where she lives', description: 'What is feared, and why' })
  what!: string;
}

export class DecideDangerBody {
  @CodeField(['shielding', 'no-danger'])
  outcome!: 'shielding' | 'no-danger';

  @CodeField(shieldingReasons, { optional: true, description: 'Needed when the child stays shielded' })
  reason?: (typeof shieldingReasons)[number];

  @DayField({
    optional: true,
    example: '2007-12-01',
    description: 'When the shielding is looked at again; needed with it',
  })
  reviewOn?: string;

  @TextField({ max: 2000, example: 'The police know the man' })
  why!: string;
}

@ApiTags('children')
@Controller('v1/danger-reports')
export class ReportDangerController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Hides at once where the child is, and suspends the agencies that are named, until the duty desk, the coordinator or the county's team
   * has decided. It ends nothing. The answer tells nothing about any child.
   */
  @May('report-danger')
  @Post()
  @ApiOperation({ operationId: 'reportDanger', summary: 'Report a danger to a child' })
  @Limited('report')
  @HttpCode(200)
  @Answers({ reportId: exampleId })
  @Refuses('child-not-found', 'unknown-agency')
  async report(
    @Body() { childId, searchId, suspendedAgencies, what }: ReportDangerBody,
    @Sent() sending: Sending,
  ): Promise<{ reportId: string }> {
    if ((childId === undefined) === (searchId === undefined))
      throw new Malformed('invalid-field', 'some fields cannot be used', [
        { pointer: '/childId', code: 'missing', detail: 'must be given, or a search instead' },
      ]);
    const { practitionerId, agencyId } = sending.actor;
    const report = {
      childId: childId ?? null,
      searchId: searchId ?? null,
      suspends: suspendedAgencies ?? [],
      by: { practitionerId, agencyId },
      what,
    };
    const outcome = await this.commands.execute(new ReportDangers(enclose(sending, report)));
    if (isRefusal(outcome)) throw new RefusedError(outcome);
    return outcome;
  }
}

@ApiTags('children')
@Controller('v1/children/:childId/danger-reports')
export class DecideDangerController {
  constructor(private readonly commands: CommandBus) {}

  /** The child stays shielded, or there is no danger: never by who reported it, nor by an agency that it names. */
  @May('shield-child')
  @Post(':reportId/decision')
  @ApiOperation({ operationId: 'decideDangerReport', summary: 'Decide on a report of danger' })
  @Changes('childId', 'reportId')
  @Refuses(
    'child-not-found',
    'danger-report-not-found',
    'danger-decided',
    'decided-by-the-reporter',
    'decided-by-the-suspended',
    'impossible-review-date',
  )
  decide(
    @Param('childId', UuidParam) childId: string,
    @Param('reportId', UuidParam) reportId: string,
    @Body() { outcome, reason, reviewOn, why }: DecideDangerBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; reportId: string } & Landed> {
    if (outcome === 'shielding' && (reason === undefined || reviewOn === undefined))
      throw new Malformed('invalid-field', 'some fields cannot be used', [
        { pointer: reason === undefined ? '/reason' : '/reviewOn', code: 'missing', detail: 'must be given' },
      ]);
    const { practitionerId, agencyId } = sending.actor;
    const shielding =
      outcome === 'shielding' && reason !== undefined && reviewOn !== undefined ? { reason, reviewOn } : null;
    const request = { type: 'DecideDanger' as const, reportId, by: { practitionerId, agencyId }, shielding, why };
    return sendChange(this.commands, childId, sending, request, { reportId });
  }
}
