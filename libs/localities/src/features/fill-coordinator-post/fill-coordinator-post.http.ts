import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { May } from '@app/access';
import { answer, AsCalendarDate, Changes, enclose, type Landed, Refuses, type Sending, Sent } from '@app/http';
import { ChangeLocality, type LocalityRequest } from '../change-locality.handler';

export class PostHolderBody {
  @ApiProperty({ example: '3f6c1d2e-8a54-4b1f-9c07-5d2b6e9a1c40', description: 'From the practitioner register' })
  @IsUUID()
  practitionerId!: string;

  @ApiProperty({ example: '2006-10-02' })
  @AsCalendarDate()
  from!: string;
}

export class PostVacatedBody {
  @ApiProperty({ example: '2007-04-30', description: 'The first day without a coordinator' })
  @AsCalendarDate()
  from!: string;
}

/** The coordinator's post of a locality: filled, covered while vacant, vacated. */
@ApiTags('localities')
@Controller('v1/localities/:code/coordinator')
export class FillCoordinatorPostController {
  constructor(private readonly commands: CommandBus) {}

  @May('keep-localities')
  @Post()
  @ApiOperation({ operationId: 'appointCoordinator', summary: 'Appoint the coordinator of a locality' })
  @Changes()
  @Refuses('locality-not-found', 'coordinator-in-post', 'post-already-held', 'impossible-date', 'future-date')
  appoint(
    @Param('code') code: string,
    @Body() body: PostHolderBody,
    @Sent() sending: Sending,
  ): Promise<{ code: string } & Landed> {
    return this.change(code, sending, { type: 'AppointCoordinator', ...body });
  }

  @May('keep-localities')
  @Post('cover')
  @ApiOperation({ operationId: 'coverCoordinator', summary: 'Name who covers a vacant coordinator post' })
  @Changes()
  @Refuses('locality-not-found', 'coordinator-in-post', 'post-already-held', 'impossible-date', 'future-date')
  cover(
    @Param('code') code: string,
    @Body() body: PostHolderBody,
    @Sent() sending: Sending,
  ): Promise<{ code: string } & Landed> {
    return this.change(code, sending, { type: 'AppointCover', ...body });
  }

  @May('keep-localities')
  @Post('vacancy')
  @ApiOperation({ operationId: 'vacateCoordinator', summary: 'Leave the post of a coordinator vacant' })
  @Changes()
  @Refuses('locality-not-found', 'post-already-vacant', 'impossible-date', 'future-date')
  vacate(
    @Param('code') code: string,
    @Body() body: PostVacatedBody,
    @Sent() sending: Sending,
  ): Promise<{ code: string } & Landed> {
    return this.change(code, sending, { type: 'VacatePost', ...body });
  }

  private async change(code: string, sending: Sending, request: LocalityRequest): Promise<{ code: string } & Landed> {
    return answer(await this.commands.execute(new ChangeLocality(code, enclose(sending, request))), { code });
  }
}
