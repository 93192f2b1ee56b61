import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { answer, Changes, enclose, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { ChangePractitioner } from '../change-practitioner.handler';
import { PostBody } from '../post.body';

@ApiTags('practitioners and agencies')
@Controller('v1/practitioners/:practitionerId/posts')
export class ChangePostController {
  constructor(private readonly commands: CommandBus) {}

  /** Another agency, or another role. Families agreed to share with an agency: what was done for the old one ends. */
  @May('keep-directory')
  @Post()
  @ApiOperation({ operationId: 'changePost', summary: 'Change the post of a practitioner' })
  @Changes('practitionerId')
  @Refuses(
    'practitioner-not-found',
    'practitioner-left',
    'post-already-held',
    'unknown-agency',
    'agency-not-active',
    'future-date',
    'impossible-date-order',
  )
  async change(
    @Param('practitionerId', UuidParam) practitionerId: string,
    @Body() { agencyId, role, on }: PostBody,
    @Sent() sending: Sending,
  ): Promise<{ practitionerId: string } & Landed> {
    const sent = enclose(sending, { type: 'ChangePost' as const, agencyId, role, on });
    return answer(await this.commands.execute(new ChangePractitioner(practitionerId, sent)), { practitionerId });
  }
}
