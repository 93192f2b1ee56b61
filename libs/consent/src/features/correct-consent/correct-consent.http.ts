import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  Changes,
  CodeField,
  DayField,
  FlagField,
  IdField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type StatementFacts } from '../../domain/consent.events';
import { type WayOfConsenting, waysOfConsenting } from '../../domain/vocabulary';
import { sendChange } from '../send-change';

/** What was right all along; what is left out was recorded rightly. */
export class RightStatementBody {
  @DayField({ optional: true, description: 'The day from which it counts' })
  from?: string;

  @DayField({ optional: true, description: 'Last day on which it holds' })
  expiresOn?: string;

  @FlagField({ optional: true, description: 'It holds without an end' })
  openEnded?: boolean;

  @CodeField(waysOfConsenting, { optional: true })
  how?: WayOfConsenting;

  @FlagField({ optional: true })
  leafletGiven?: boolean;

  @IdField({ optional: true })
  evidenceId?: string;
}
export class CorrectConsentBody {
  @ApiProperty({ type: RightStatementBody, required: false })
  @IsOptional()
  @ValidateNested()
  @Type(() => RightStatementBody)
  right?: RightStatementBody;

  @FlagField({ optional: true, description: 'It was never said, as when it was meant for another child' })
  neverSaid?: boolean;

  @TextField({ max: 1000, example: 'The form carries another date' })
  reason!: string;
}

const rightOf = ({
  openEnded,
  expiresOn,
  from,
  how,
  leafletGiven,
  evidenceId,
}: Partial<RightStatementBody>): StatementFacts => ({
  ...(from === undefined ? {} : { from }),
  ...(how === undefined ? {} : { how }),
  ...(leafletGiven === undefined ? {} : { leafletGiven }),
  ...(evidenceId === undefined ? {} : { evidenceId }),
  ...(openEnded === true ? { expiresOn: null } : expiresOn === undefined ? {} : { expiresOn }),
});

@ApiTags('consent')
@Controller('v1/children/:childId/consent/statements/:statementId/corrections')
export class CorrectConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** A statement was recorded wrongly. The family need not sign again; the record keeps what stood, what is right, and why. */
  @May('change-consent')
  @Post()
  @ApiOperation({ operationId: 'correctConsent', summary: 'Correct a statement of consent' })
  @Changes('childId', 'statementId')
  @Refuses(
    'child-not-found',
    'statement-not-found',
    'missing-correction',
    'corrected-already',
    'fact-of-another-kind',
    'future-date',
    'impossible-expiry',
    'record-merged',
    'record-sealed',
  )
  correct(
    @Param('childId', UuidParam) childId: string,
    @Param('statementId', UuidParam) statementId: string,
    @Body() { right, neverSaid, reason }: CorrectConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const request = {
      type: 'CorrectConsent' as const,
      correctionId: idFor(sending, 'consent-correction'),
      statementId,
      right: rightOf(right ?? {}),
      neverSaid: neverSaid ?? false,
      reason,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
