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
  TextsField,
} from '@app/http';
import { ChangeLocality } from '../change-locality.handler';

export class MapPostcodesBody {
  @TextField({ min: 2, max: 24, example: 'CHN' })
  place!: string;

  @TextsField({
    least: 1,
    most: 100,
    max: 8,
    example: ['OX7'],
    description: 'Districts such as OX16, or OX4 2 where a district is divided',
  })
  prefixes!: string[];

  @ApiProperty({ example: '2007-09-01', description: 'The day from which homes there lie in the place' })
  @AsCalendarDate()
  from!: string;
}

@ApiTags('localities')
@Controller('v1/localities/:code/postcodes')
export class MapPostcodesController {
  constructor(private readonly commands: CommandBus) {}

  @May('keep-localities')
  @Post()
  @ApiOperation({ operationId: 'mapPostcodes', summary: 'Map postcodes to a locality' })
  @Changes()
  @Refuses(
    'locality-not-found',
    'postcodes-already-mapped',
    'invalid-postcode',
    'unknown-place',
    'impossible-date',
    'future-date',
  )
  async map(
    @Param('code') code: string,
    @Body() body: MapPostcodesBody,
    @Sent() sending: Sending,
  ): Promise<{ code: string } & Landed> {
    const sent = enclose(sending, { type: 'MapPostcodes' as const, ...body });
    return answer(await this.commands.execute(new ChangeLocality(code, sent)), { code });
  }
}
