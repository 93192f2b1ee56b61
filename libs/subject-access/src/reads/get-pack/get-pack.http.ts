import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { dayReceived } from '@app/event-store';
import {
  Answers,
  CodeField,
  DayField,
  IdField,
  Limited,
  RefusedError,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { isRefusal } from '@app/kernel';
import { asText } from '../../domain/as-text';
import { referenceOf } from '../../domain/reference';
import { type Ground, grounds, type Handover, handovers, type Recipient, recipients } from '../../domain/vocabulary';
import { type PackAnswer } from './get-pack.answer';
import { packExample } from './get-pack.example';
import { GetPack } from './get-pack.query';

const forms = ['json', 'text'] as const;

export class PackBody {
  @CodeField(recipients, { example: 'child' })
  recipient!: Recipient;

  @IdField({ optional: true, description: 'Which parent or carer, by the id on the register' })
  personId?: string;

  @CodeField(handovers, { example: 'through-coordinator' })
  handover!: Handover;

  @CodeField(grounds, { example: 'own-request' })
  ground!: Ground;

  @DayField({ example: '2007-09-03', description: 'When the request was received' })
  receivedOn!: string;

  @CodeField(forms, { example: 'json', description: 'The pack as data, or as pages to be printed' })
  form!: (typeof forms)[number];
}

@ApiTags('subject access')
@Controller('v1/children/:childId/subject-access')
export class GetPackController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * Everything that is held about one child, without what is somebody else's: for the young person, or for a parent or carer. Sent as
   * POST so that why it was asked for stands in no address. A person reads it before it is handed over.
   */
  @May('export-record')
  @Post()
  @ApiOperation({ operationId: 'makeSubjectAccessCopy', summary: 'Make the copy for a subject access request' })
  @Limited('export')
  @HttpCode(200)
  @Answers(packExample)
  @Refuses(
    'child-not-found',
    'record-merged',
    'record-sealed',
    'future-date',
    'unknown-parent-or-carer',
    'no-parental-responsibility',
    'child-decides',
  )
  async make(
    @Param('childId', UuidParam) childId: string,
    @Body() { recipient, personId, handover, ground, receivedOn, form }: PackBody,
    @Sent() sending: Sending,
  ): Promise<PackAnswer> {
    const { actor: madeBy, at: madeAt, correlationId } = sending;
    const reference = referenceOf(correlationId);
    const about = { recipient, personId: recipient === 'child' ? null : (personId ?? null), handover, ground };
    const made = await this.queries.execute(
      new GetPack(childId, { ...about, receivedOn, madeBy, madeAt, reference }, dayReceived(sending), correlationId),
    );
    if (isRefusal(made)) throw new RefusedError(made);
    const answer = { reference, officersNote: made.note };
    return form === 'json' ? { ...answer, pack: made.pack } : { ...answer, text: asText(made.pack) };
  }
}
