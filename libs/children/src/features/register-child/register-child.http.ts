import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { answer, AsCalendarDate, enclose, idFor, type Landed, type Sending, Sent } from '@app/http';
import { type LocalityBasis, localityBases, type Sex, sexes } from '../../domain/child.events';
import { RegisterChildCommand } from './register-child.handler';

export class RegisterChildBody {
  @ApiProperty({ example: 'Ada' })
  @IsString()
  @Length(1, 100)
  givenNames!: string;

  @ApiProperty({ example: 'Example' })
  @IsString()
  @Length(1, 100)
  familyName!: string;

  @ApiProperty({ enum: ['born', 'unborn'] })
  @IsIn(['born', 'unborn'])
  status!: 'born' | 'unborn';

  @ApiProperty({ example: '2001-05-17', description: 'Date of birth; while unborn, the expected date' })
  @AsCalendarDate()
  birthDate!: string;

  @ApiProperty({ enum: sexes })
  @IsIn(sexes)
  sex!: Sex;

  @ApiProperty({ example: 'BAN', description: 'Place code, or OOC, NFA, UNK' })
  @IsString()
  @Length(1, 20)
  place!: string;

  @ApiProperty({ enum: localityBases })
  @IsIn(localityBases)
  localityBasis!: LocalityBasis;

  @ApiProperty({ example: '2007-03-01', description: 'The day from which this is true' })
  @AsCalendarDate()
  on!: string;
}

@ApiTags('children')
@Controller('v1/children')
export class RegisterChildController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  async register(@Body() body: RegisterChildBody, @Sent() sending: Sending): Promise<{ childId: string } & Landed> {
    const childId = idFor(sending, 'child');
    const sent = enclose(sending, { type: 'RegisterChild' as const, ...body });
    return answer(await this.commands.execute(new RegisterChildCommand(childId, sent)), { childId });
  }
}
