import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  Changes,
  CodeField,
  DayField,
  IdField,
  idFor,
  type Landed,
  NameField,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type Corrected } from '../../domain/child.events';
import {
  type AddressKind,
  addressKinds,
  type LocalityBasis,
  localityBases,
  type Relationship,
  relationships,
  type Sex,
  sexes,
} from '../../domain/vocabulary';
import { addressOf, PostalAddressBody } from '../bodies.http';
import { sendChange } from '../send-change';

const facts = ['identity', 'registration', 'ending', 'address', 'parent-or-carer', 'place'] as const;

/** What was right all along. Only what belongs to the fact corrected may be given. */
export class RightFactsBody {
  @NameField({ max: 100, optional: true })
  givenNames?: string;

  @NameField({ max: 100, optional: true })
  familyName?: string;

  @DayField({ optional: true })
  birthDate?: string;

  @CodeField(sexes, { optional: true })
  sex?: Sex;

  @DayField({ optional: true })
  registeredOn?: string;

  @DayField({ optional: true, description: 'Day of death, or on which the pregnancy ended' })
  endedOn?: string;

  @CodeField(addressKinds, { optional: true })
  kind?: AddressKind;

  @ApiProperty({ type: PostalAddressBody, required: false })
  @IsOptional()
  @ValidateNested()
  @Type(() => PostalAddressBody)
  address?: PostalAddressBody;

  @NameField({ max: 200, optional: true })
  name?: string;

  @TextField({ max: 40, optional: true })
  phone?: string;

  @CodeField(relationships, { optional: true })
  relationship?: Relationship;

  @TextField({ max: 20, optional: true })
  place?: string;

  @CodeField(localityBases, { optional: true })
  localityBasis?: LocalityBasis;

  @DayField({ optional: true, description: 'The day from which it counted' })
  from?: string;
}

export class CorrectionBody {
  @CodeField(facts, { description: 'Which recorded fact was wrong' })
  fact!: (typeof facts)[number];

  @ValidateIf(({ fact }: CorrectionBody) => fact === 'address')
  @IdField({ description: 'Of an address: which' })
  addressId?: string;

  @ValidateIf(({ fact }: CorrectionBody) => fact === 'parent-or-carer')
  @IdField({ description: 'Of a parent or carer: who' })
  personId?: string;

  @ValidateIf(({ fact }: CorrectionBody) => fact === 'place')
  @DayField({ description: 'Of a place: the day from which it was recorded' })
  recordedFrom?: string;

  @ApiProperty({ type: RightFactsBody })
  @ValidateNested()
  @Type(() => RightFactsBody)
  right!: RightFactsBody;

  @TextField({ max: 1000, example: 'Typing error found with the mother' })
  reason!: string;
}

const correctedOf = ({ fact, addressId = '', personId = '', recordedFrom = '' }: CorrectionBody): Corrected => {
  switch (fact) {
    case 'address':
      return { fact, addressId };
    case 'parent-or-carer':
      return { fact, personId };
    case 'place':
      return { fact, from: recordedFrom };
    case 'identity':
    case 'registration':
    case 'ending':
      return { fact };
  }
};

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

@ApiTags('children')
@Controller('v1/children/:childId/corrections')
export class CorrectFactController {
  constructor(private readonly commands: CommandBus) {}

  /** A fact was recorded wrongly. The record then keeps what stood, what is right, and why. */
  @May('amend-register')
  @Post()
  @Changes('childId')
  @Refuses(
    'child-not-found',
    'fact-not-found',
    'missing-correction',
    'fact-of-another-kind',
    'impossible-birth-date',
    'unknown-place',
    'future-date',
    'record-merged',
  )
  correct(
    @Param('childId', UuidParam) childId: string,
    @Body() body: CorrectionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const { givenNames, familyName, birthDate, address, name, phone, ...plain } = body.right;
    const ofAddress =
      address === undefined ? {} : body.fact === 'address' ? addressOf(address) : { address: addressOf(address) };
    const request = {
      type: 'CorrectFact' as const,
      correctionId: idFor(sending, 'correction'),
      of: correctedOf(body),
      plain: given(plain),
      personal: { ...given({ givenNames, familyName, birthDate, name, phone }), ...ofAddress },
      reason: body.reason,
    };
    return sendChange(this.commands, childId, sending, request, {});
  }
}
