import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  AsCalendarDate,
  Changes,
  enclose,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
} from '@app/http';
import { ChangeLocality } from '../change-locality.handler';

export class AssignPlaceBody {
  @TextField({ min: 2, max: 24, example: 'CHN' })
  place!: string;

  @TextField({ max: 100, example: 'Chipping Norton' })
  name!: string;

  @ApiProperty({ example: '2007-09-01', description: 'The day from which the place belongs to this locality' })
  @AsCalendarDate()
  from!: string;
}

@ApiTags('localities')
@Controller('v1/localities/:code/places')
export class AssignPlaceController {
  constructor(private readonly commands: CommandBus) {}

  @May('keep-localities')
  @Post()
  @ApiOperation({ operationId: 'assignPlace', summary: 'Assign a place to a locality' })
  @Changes()
  @Refuses('locality-not-found', 'place-already-assigned', 'invalid-code', 'impossible-date', 'future-date')
  async assign(
    @Param('code') code: string,
    @Body() body: AssignPlaceBody,
    @Sent() sending: Sending,
  ): Promise<{ code: string; place: string } & Landed> {
    const sent = enclose(sending, { type: 'AssignPlace' as const, ...body });
    return answer(await this.commands.execute(new ChangeLocality(code, sent)), { code, place: body.place });
  }
}
