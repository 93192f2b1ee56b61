import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Changes,
  CodeField,
  Creates,
  DayField,
  FlagField,
  IdField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { type AddressKind, addressKinds } from '../../domain/vocabulary';
import { addressOf, PostalAddressBody } from '../bodies.http';
import { sendChange } from '../send-change';

export class RecordAddressBody extends PostalAddressBody {
  @CodeField(addressKinds, { description: 'The main home decides on the place; the newest one counts' })
  kind!: AddressKind;

  @DayField({ example: '2007-03-01' })
  from!: string;

  @IdField({ optional: true, description: 'The parent or carer who lives there, where parents live apart' })
  livesWith?: string;

  @FlagField({
    optional: true,
    description: 'A hostel, a refuge or another house of many families: who lives there too does not share protection',
  })
  shared?: boolean;
}
export class AddressEndBody {
  @DayField({ example: '2007-06-01', description: 'First day on which it no longer holds' })
  until!: string;
}

@ApiTags('children')
@Controller('v1/children/:childId/addresses')
export class RecordAddressController {
  constructor(private readonly commands: CommandBus) {}

  @May('amend-register')
  @Post()
  @ApiOperation({ operationId: 'recordAddress', summary: 'Record an address of a child' })
  @Creates('childId', 'addressId')
  @Refuses(
    'child-not-found',
    'unknown-parent-or-carer',
    'impossible-date',
    'future-date',
    'child-deceased',
    'record-merged',
  )
  record(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RecordAddressBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; addressId: string } & Landed> {
    const addressId = idFor(sending, 'address');
    const { kind, from, livesWith, shared } = body;
    const request = {
      type: 'RecordAddress' as const,
      addressId,
      kind,
      from,
      livesWith: livesWith ?? null,
      ...(shared === true ? { shared } : {}),
      ...addressOf(body),
    };
    return sendChange(this.commands, childId, sending, request, { addressId });
  }

  @May('amend-register')
  @Post(':addressId/end')
  @ApiOperation({ operationId: 'endAddress', summary: 'End an address of a child' })
  @Changes('childId', 'addressId')
  @Refuses('child-not-found', 'address-not-found', 'impossible-date', 'future-date', 'child-deceased', 'record-merged')
  end(
    @Param('childId', UuidParam) childId: string,
    @Param('addressId', UuidParam) addressId: string,
    @Body() { until }: AddressEndBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; addressId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'EndAddress', addressId, until }, { addressId });
  }
}
