import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { answer, Creates, enclose, IdField, type Landed, Refuses, type Sending, Sent, TextField } from '@app/http';
import { ChangePractitioner } from '../change-practitioner.handler';
import { PostBody } from '../post.body';

export class RegisterPractitionerBody extends PostBody {
  @IdField({ description: 'The id under which they sign in' })
  practitionerId!: string;

  @TextField({ max: 200, example: 'Tom Example' })
  name!: string;

  @TextField({ max: 200, optional: true, example: '01865 000000', description: 'How to reach them at work' })
  contact?: string;
}

@ApiTags('practitioners and agencies')
@Controller('v1/practitioners')
export class RegisterPractitionerController {
  constructor(private readonly commands: CommandBus) {}

  /** Puts somebody on the register; also somebody who had left and comes back. */
  @May('keep-directory')
  @Post()
  @ApiOperation({ operationId: 'registerPractitioner', summary: 'Register a practitioner' })
  @Creates('practitionerId')
  @Refuses(
    'practitioner-already-registered',
    'unknown-agency',
    'agency-not-active',
    'future-date',
    'impossible-date-order',
  )
  async register(
    @Body() { practitionerId, agencyId, role, name, contact, on }: RegisterPractitionerBody,
    @Sent() sending: Sending,
  ): Promise<{ practitionerId: string } & Landed> {
    const who = { agencyId, role, name, contact: contact ?? null, on };
    const sent = enclose(sending, { type: 'RegisterPractitioner' as const, ...who });
    return answer(await this.commands.execute(new ChangePractitioner(practitionerId, sent)), { practitionerId });
  }
}
