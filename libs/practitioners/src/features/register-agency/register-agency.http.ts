import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  Creates,
  DayField,
  enclose,
  IdField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
} from '@app/http';
import { type AgencyType, agencyTypes } from '@app/kernel';
import { ChangeAgency } from '../change-agency.handler';

export class RegisterAgencyBody {
  @IdField({ description: 'The id under which its people sign in, and families name it in their consent' })
  agencyId!: string;

  @TextField({ max: 200, example: 'Hilltop Primary School' })
  name!: string;

  @CodeField(agencyTypes)
  agencyType!: AgencyType;

  @DayField({ example: '2006-09-01', description: 'The day from which it works in the trust' })
  on!: string;
}

@ApiTags('practitioners and agencies')
@Controller('v1/agencies')
export class RegisterAgencyController {
  constructor(private readonly commands: CommandBus) {}

  @May('keep-directory')
  @Post()
  @ApiOperation({ operationId: 'registerAgency', summary: 'Register an agency' })
  @Creates('agencyId')
  @Refuses('agency-already-registered', 'future-date')
  async register(
    @Body() { agencyId, name, agencyType, on }: RegisterAgencyBody,
    @Sent() sending: Sending,
  ): Promise<{ agencyId: string } & Landed> {
    const sent = enclose(sending, { type: 'RegisterAgency' as const, name, agencyType, on });
    return answer(await this.commands.execute(new ChangeAgency(agencyId, sent)), { agencyId });
  }
}
