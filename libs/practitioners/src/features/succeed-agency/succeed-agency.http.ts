import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  DayField,
  enclose,
  IdField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type AgencyRequest, ChangeAgency } from '../change-agency.handler';

export class RenameAgencyBody {
  @TextField({ max: 200, example: 'Hilltop Academy' })
  name!: string;

  @DayField({ example: '2007-06-01', description: 'The first day of the new name' })
  on!: string;
}

export class MergeAgencyBody {
  @IdField({ description: 'The agency that does its work from now on' })
  into!: string;

  @DayField({ example: '2007-06-01', description: 'The first day on which the other one does its work' })
  on!: string;
}

export class AgencyLeftBody {
  @DayField({ example: '2007-06-01', description: 'The first day without it' })
  on!: string;
}

/** What becomes of an agency: it is called something else, another one does its work, or it leaves. */
@ApiTags('practitioners and agencies')
@Controller('v1/agencies/:agencyId')
export class SucceedAgencyController {
  constructor(private readonly commands: CommandBus) {}

  /** Lists of earlier days keep the name that it had then. */
  @May('keep-directory')
  @Post('names')
  @ApiOperation({ operationId: 'renameAgency', summary: 'Rename an agency' })
  @Changes('agencyId')
  @Refuses(
    'agency-not-found',
    'agency-left',
    'agency-merged',
    'name-already-held',
    'future-date',
    'impossible-date-order',
  )
  rename(
    @Param('agencyId', UuidParam) agencyId: string,
    @Body() { name, on }: RenameAgencyBody,
    @Sent() sending: Sending,
  ): Promise<{ agencyId: string } & Landed> {
    return this.change(agencyId, sending, { type: 'RenameAgency', name, on });
  }

  /** Nobody leaves a team by it. Families whose consent does not name the agency that takes over have to be asked. */
  @May('keep-directory')
  @Post('merger')
  @ApiOperation({ operationId: 'mergeAgencies', summary: 'Merge an agency into another' })
  @Changes('agencyId')
  @Refuses(
    'agency-not-found',
    'agency-left',
    'agency-merged',
    'same-agency',
    'unknown-agency',
    'agency-not-active',
    'future-date',
    'impossible-date-order',
  )
  merge(
    @Param('agencyId', UuidParam) agencyId: string,
    @Body() { into, on }: MergeAgencyBody,
    @Sent() sending: Sending,
  ): Promise<{ agencyId: string } & Landed> {
    return this.change(agencyId, sending, { type: 'MergeAgency', into, on });
  }

  /** Its people leave their teams; where one of them is the Lead Professional, somebody has to take over. */
  @May('keep-directory')
  @Post('leaving')
  @ApiOperation({ operationId: 'recordAgencyLeaving', summary: 'Record that an agency leaves' })
  @Changes('agencyId')
  @Refuses('agency-not-found', 'agency-left', 'agency-merged', 'future-date', 'impossible-date-order')
  leave(
    @Param('agencyId', UuidParam) agencyId: string,
    @Body() { on }: AgencyLeftBody,
    @Sent() sending: Sending,
  ): Promise<{ agencyId: string } & Landed> {
    return this.change(agencyId, sending, { type: 'RecordAgencyLeft', on });
  }

  private async change(
    agencyId: string,
    sending: Sending,
    request: AgencyRequest,
  ): Promise<{ agencyId: string } & Landed> {
    const sent = enclose(sending, request);
    return answer(await this.commands.execute(new ChangeAgency(agencyId, sent)), { agencyId });
  }
}
