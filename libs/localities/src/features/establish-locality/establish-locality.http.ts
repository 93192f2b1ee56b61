import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  AsCalendarDate,
  Creates,
  enclose,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
} from '@app/http';
import { ChangeLocality } from '../change-locality.handler';

export class EstablishLocalityBody {
  @TextField({
    min: 2,
    max: 24,
    example: 'CHN',
    description: 'Short groups of capital letters joined by hyphens; never changes',
  })
  code!: string;

  @TextField({ max: 100, example: 'Chipping Norton' })
  name!: string;

  @TextField({ max: 40, example: 'North' })
  area!: string;

  @ApiProperty({ example: '2007-09-01', description: 'The day from which it exists, up to a year ahead' })
  @AsCalendarDate()
  from!: string;
}

@ApiTags('localities')
@Controller('v1/localities')
export class EstablishLocalityController {
  constructor(private readonly commands: CommandBus) {}

  @May('keep-localities')
  @Post()
  @ApiOperation({ operationId: 'establishLocality', summary: 'Establish a locality' })
  @Creates()
  @Refuses('locality-already-established', 'invalid-code', 'future-date')
  async establish(@Body() body: EstablishLocalityBody, @Sent() sending: Sending): Promise<{ code: string } & Landed> {
    const sent = enclose(sending, { type: 'EstablishLocality' as const, ...body });
    return answer(await this.commands.execute(new ChangeLocality(body.code, sent)), { code: body.code });
  }
}
