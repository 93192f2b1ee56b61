import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
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
  TextsField,
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
import { type BirthDateStanding, birthDateStandings } from '../../domain/birth-date';
import { addressOf, BornInField, PostalAddressBody } from '../bodies.http';
import { sendChange } from '../send-change';

const facts = ['identity', 'registration', 'ending', 'address', 'parent-or-carer', 'place', 'identifier'] as const;

/** What was right all along. Only what belongs to the fact corrected may be given. */
export class RightFactsBody {
  @NameField({ max: 100, optional: true })
  givenNames?: string;

  @NameField({ max: 100, optional: true })
  familyName?: string;

  @TextsField({
    most: 10,
    max: 200,
    example: ['Ada Sample'],
    description: 'All other names, in place of those recorded',
  })
  alsoKnownAs?: string[];

  @DayField({ optional: true })
  birthDate?: string;

  @BornInField()
  bornIn?: string;

  @CodeField(birthDateStandings, { optional: true })
  birthDateStanding?: BirthDateStanding;

  @TextField({ max: 30, optional: true, description: 'Of a number' })
  value?: string;

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

  @DayField({
    optional: true,
    description: 'Of an address or an adult that has ended: the first day on which it was no more',
  })
  until?: string;
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

  @ValidateIf(({ fact }: CorrectionBody) => fact === 'identifier')
  @IdField({ description: 'Of a number: which recording' })
  recordingId?: string;

  @ApiProperty({ type: RightFactsBody })
  @ValidateNested()
  @Type(() => RightFactsBody)
  right!: RightFactsBody;

  @TextField({ max: 1000, example: 'Typing error found with the mother' })
  reason!: string;
}

const correctedOf = ({
  fact,
  addressId = '',
  personId = '',
  recordedFrom = '',
  recordingId = '',
}: CorrectionBody): Corrected => {
  switch (fact) {
    case 'address':
      return { fact, addressId };
    case 'parent-or-carer':
      return { fact, personId };
    case 'place':
      return { fact, from: recordedFrom };
    case 'identifier':
      return { fact, recordingId };
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
  @ApiOperation({ operationId: 'correctChild', summary: 'Correct the record of a child' })
  @Changes('childId')
  @Refuses(
    'child-not-found',
    'fact-not-found',
    'missing-correction',
    'fact-of-another-kind',
    'impossible-birth-date',
    'impossible-date',
    'over-age-limit',
    'missing-extension-reason',
    'invalid-nhs-number',
    'invalid-upn',
    'invalid-social-care-id',
    'unknown-place',
    'future-date',
    'record-merged',
  )
  correct(
    @Param('childId', UuidParam) childId: string,
    @Body() body: CorrectionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const { givenNames, familyName, alsoKnownAs, birthDate, bornIn, value, address, name, phone, ...plain } =
      body.right;
    const ofAddress =
      address === undefined ? {} : body.fact === 'address' ? addressOf(address) : { address: addressOf(address) };
    const request = {
      type: 'CorrectFact' as const,
      correctionId: idFor(sending, 'correction'),
      of: correctedOf(body),
      plain: given(plain),
      personal: {
        ...given({ givenNames, familyName, alsoKnownAs, birthDate, bornIn, value, name, phone }),
        ...ofAddress,
      },
      reason: body.reason,
    };
    return sendChange(this.commands, childId, sending, request, {});
  }
}
