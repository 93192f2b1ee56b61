import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, type AgencyType, agencyTypes } from '@app/kernel';
import {
  answer,
  CodeField,
  CodesField,
  DayField,
  enclose,
  idFor,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Creates,
  Refuses,
} from '@app/http';
import { type CafReason, cafReasons, type CafSource, cafSources } from '../../domain/vocabulary';
import { OpenCafCommand } from './open-caf.handler';

/** The form on which an episode is held unless the body says otherwise. */
const usualForm = 'caf-2007';

export class OpenCafBody {
  @DayField({ example: '2007-03-01', description: 'The day on which it was opened' })
  on!: string;

  @CodeField(cafSources, { description: 'A new one becomes a re-referral when the last ended within twelve months' })
  source!: CafSource;

  @CodesField(cafReasons)
  reasons!: CafReason[];

  @CodeField(cafReasons, { description: 'The main one of the reasons' })
  primaryReason!: CafReason;

  @TextField({ example: 'Often late, tired in class', description: 'What has led to this child being assessed' })
  whatLedToThis!: string;

  @CodeField(agencyTypes, { description: 'What kind of agency the author works for' })
  agencyType!: AgencyType;

  @DayField({ optional: true, description: 'For a transfer-in: the day on which it began in the other authority' })
  externalStart?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf')
export class OpenCafController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Creates('childId')
  @Refuses(
    'child-not-found',
    'child-deceased',
    'consent-missing',
    'caf-already-open',
    'future-date',
    'impossible-date-order',
    'impossible-primary-reason',
    'impossible-re-referral',
    'impossible-external-start',
  )
  async open(
    @Param('childId', UuidParam) childId: string,
    @Body() body: OpenCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const { practitionerId: authorId, agencyId } = sending.actor;
    const command = {
      type: 'OpenCaf' as const,
      ...body,
      externalStart: body.externalStart ?? null,
      episodeId: idFor(sending, 'episode'),
      form: usualForm,
      authorId,
      agencyId,
    };
    const outcome = await this.commands.execute(new OpenCafCommand(childId, enclose(sending, command)));
    return answer(outcome, { childId, episode: isRefusal(outcome) ? 0 : outcome.episode });
  }
}
