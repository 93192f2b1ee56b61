import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Changes,
  CodeField,
  DayField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type ExtensionReason, extensionReasons, type LocalityBasis, localityBases } from '../../domain/vocabulary';
import { sendChange } from '../send-change';

export class ChangePlaceBody {
  @TextField({ max: 20, example: 'DID', description: 'Place code, or OOC, NFA, UNK' })
  place!: string;

  @CodeField(localityBases)
  localityBasis!: LocalityBasis;

  @DayField({ example: '2007-06-01' })
  from!: string;
}
export class AgeExtensionBody {
  @CodeField(extensionReasons)
  reason!: ExtensionReason;

  @DayField({ example: '2007-06-01' })
  from!: string;
}

@ApiTags('children')
@Controller('v1/children/:childId')
export class ChangePlaceController {
  constructor(private readonly commands: CommandBus) {}

  @May('amend-register')
  @Post('place')
  @ApiOperation({ operationId: 'changePlace', summary: 'Change the place of a child' })
  @Changes('childId')
  @Refuses('child-not-found', 'unknown-place', 'impossible-date', 'future-date', 'child-deceased', 'record-merged')
  place(
    @Param('childId', UuidParam) childId: string,
    @Body() { place, localityBasis, from }: ChangePlaceBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'ChangePlace', place, localityBasis, from }, {});
  }

  /** Why help goes on past the eighteenth birthday: up to 20, or up to 24. */
  @May('amend-register')
  @Post('age-extension')
  @ApiOperation({ operationId: 'extendAge', summary: 'Extend the age up to which a young person is served' })
  @Changes('childId')
  @Refuses('child-not-found', 'over-age-limit', 'child-unborn', 'future-date', 'child-deceased', 'record-merged')
  extendAge(
    @Param('childId', UuidParam) childId: string,
    @Body() { reason, from }: AgeExtensionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'ExtendAge', reason, from }, {});
  }
}
