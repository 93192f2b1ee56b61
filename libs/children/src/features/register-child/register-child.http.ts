import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  Creates,
  DayField,
  enclose,
  FlagField,
  IdField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
} from '@app/http';
import {
  type ExtensionReason,
  extensionReasons,
  type IdentifierKind,
  identifierKinds,
  type LocalityBasis,
  localityBases,
} from '../../domain/vocabulary';
import { AdultBody, addressOf, adultOf, IdentityBody, identityOf, PostalAddressBody } from '../bodies.http';
import { RegisterChildCommand } from './register-child.handler';

export class IdentifierBody {
  @CodeField(identifierKinds)
  kind!: IdentifierKind;

  @TextField({ max: 30, example: '999 000 0018', description: 'Spaces and hyphens do not matter' })
  value!: string;
}

export class RegisterChildBody extends IdentityBody {
  @CodeField(['born', 'unborn'])
  status!: 'born' | 'unborn';

  @TextField({
    max: 20,
    optional: true,
    example: 'BAN',
    description: 'Place code, or OOC, NFA, UNK; left out, it is found from the postcode of the address',
  })
  place?: string;

  @CodeField(localityBases)
  localityBasis!: LocalityBasis;

  @ApiProperty({ type: PostalAddressBody, required: false, description: 'The main home' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PostalAddressBody)
  address?: PostalAddressBody;

  @IdField({ optional: true, description: 'The household the child lives in, as on the records of its siblings' })
  householdId?: string;

  @ApiProperty({ type: AdultBody, required: false, description: 'Needed for an unborn child' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdultBody)
  mother?: AdultBody;

  @ApiProperty({ type: [IdentifierBody], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => IdentifierBody)
  identifiers?: IdentifierBody[];

  @CodeField(extensionReasons, { optional: true, description: 'Needed from the eighteenth birthday on' })
  extensionReason?: ExtensionReason;

  @FlagField({ optional: true, description: 'You have looked, and this is not the child on the register already' })
  confirmedNew?: boolean;

  @DayField({ example: '2007-03-01', description: 'The day from which this is true' })
  on!: string;
}

@ApiTags('children')
@Controller('v1/children')
export class RegisterChildController {
  constructor(private readonly commands: CommandBus) {}

  @May('register-child')
  @Post()
  @ApiOperation({ operationId: 'registerChild', summary: 'Register a child' })
  @Creates('childId')
  @Refuses(
    'child-already-registered',
    'probable-duplicate',
    'missing-place',
    'unknown-place',
    'impossible-birth-date',
    'missing-mother',
    'missing-extension-reason',
    'over-age-limit',
    'invalid-nhs-number',
    'invalid-upn',
    'invalid-social-care-id',
    'second-number-of-a-kind',
    'future-date',
  )
  async register(@Body() body: RegisterChildBody, @Sent() sending: Sending): Promise<{ childId: string } & Landed> {
    const childId = idFor(sending, 'child');
    const { address, mother, identifiers, place, householdId, extensionReason, confirmedNew } = body;
    const sent = enclose(sending, {
      type: 'RegisterChild' as const,
      ...identityOf(body),
      status: body.status,
      sex: body.sex,
      localityBasis: body.localityBasis,
      on: body.on,
      ...(place === undefined ? {} : { place }),
      ...(householdId === undefined ? {} : { householdId }),
      ...(extensionReason === undefined ? {} : { extensionReason }),
      ...(confirmedNew === undefined ? {} : { confirmedNew }),
      ...(address === undefined ? {} : { address: { addressId: idFor(sending, 'address'), ...addressOf(address) } }),
      ...(mother === undefined ? {} : { mother: { personId: idFor(sending, 'mother'), ...adultOf(mother) } }),
      identifiers: (identifiers ?? []).map((given, at) => ({ ...given, recordingId: idFor(sending, `number ${at}`) })),
    });
    return answer(await this.commands.execute(new RegisterChildCommand(childId, sent)), { childId });
  }
}
