import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, ValidateNested } from 'class-validator';
import {
  answer,
  AsCalendarDate,
  Creates,
  enclose,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { type Scope, scopes } from '../../domain/consent.events';
import { ChangeConsent } from '../change-consent.handler';
import { GiverBody, giverOf, SaidBody } from '../said.http';

export class RefuseConsentBody extends SaidBody {
  @ApiProperty({ enum: scopes, isArray: true, description: 'What they say no to; the rest stays as it was' })
  @IsArray()
  @ArrayUnique()
  @IsIn(scopes, { each: true })
  scopes!: Scope[];

  @ApiProperty({ type: GiverBody })
  @ValidateNested()
  @Type(() => GiverBody)
  refusedBy!: GiverBody;

  @ApiProperty({ example: '2007-03-01' })
  @AsCalendarDate()
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/refusals')
export class RefuseConsentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Creates('childId', 'statementId')
  @Refuses(
    'child-not-found',
    'parental-responsibility-required',
    'child-not-old-enough',
    'future-date',
    'missing-scopes',
  )
  async refuse(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RefuseConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const sent = enclose(sending, {
      type: 'RefuseConsent' as const,
      ...body,
      statementId,
      refusedBy: giverOf(body.refusedBy),
    });
    return answer(await this.commands.execute(new ChangeConsent(childId, sent)), { childId, statementId });
  }
}
