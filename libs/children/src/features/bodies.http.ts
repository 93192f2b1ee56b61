import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { CodeField, DayField, NameField, TextField, TextsField } from '@app/http';
import { type BirthDateStanding, birthDateStandings, isYearOrMonth } from '../domain/birth-date';
import { type AdultDetails, type Identity, type PostalAddress } from '../domain/child.events';
import { asPostcode } from '../domain/identifiers';
import { type Sex, sexes } from '../domain/vocabulary';

const IsPostcode = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPostcode',
    validator: {
      validate: (value) => typeof value === 'string' && asPostcode(value) !== undefined,
      defaultMessage: () => 'must be a postcode such as OX16 5BA',
    },
  });

/** Of a date of birth the part that is known, where the day is not. */
export const BornInField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      example: '2001-05',
      required: false,
      description: 'Month (`YYYY-MM`) or year (`YYYY`) of birth, instead of `birthDate`, where no more is known',
    }),
    ValidateBy({
      name: 'isYearOrMonth',
      validator: {
        validate: (value) => typeof value === 'string' && isYearOrMonth(value),
        defaultMessage: () => 'must be a year such as 2001 or a month such as 2001-05',
      },
    }),
    IsOptional(),
  );

/** Names and date of birth as the family gives them. */
export class IdentityBody {
  @NameField({ max: 100, example: 'Ada', description: 'While unborn, for instance "Unborn baby of Grace"' })
  givenNames!: string;

  @NameField({ max: 100, optional: true, example: 'Example', description: 'Left out for somebody with one name only' })
  familyName?: string;

  @TextsField({ most: 10, max: 200, example: ['Ada Sample'], description: 'Other names the child is known by' })
  alsoKnownAs?: string[];

  @DayField({
    optional: true,
    example: '2001-05-17',
    description: 'Date of birth; while unborn, the expected date. Or `bornIn`, where the day is not known',
  })
  birthDate?: string;

  @BornInField()
  bornIn?: string;

  @CodeField(birthDateStandings, {
    optional: true,
    description: 'Whether the date was said or worked out; exact when left out',
  })
  birthDateStanding?: BirthDateStanding;

  @CodeField(sexes)
  sex!: Sex;
}

export class PostalAddressBody {
  @TextsField({ least: 1, most: 6, max: 100, example: ['1 Example Street', 'Banbury'], description: 'Lines' })
  lines!: string[];

  @ApiProperty({ example: 'OX16 5BA', required: false })
  @IsPostcode()
  @IsOptional()
  postcode?: string;
}

/** An adult of the family. */
export class AdultBody {
  @NameField({ max: 200, example: 'Grace Example' })
  name!: string;

  @TextField({ max: 40, optional: true, example: '01632 960000' })
  phone?: string;

  @ApiProperty({ type: PostalAddressBody, required: false, description: 'Where it differs from the main home' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PostalAddressBody)
  address?: PostalAddressBody;
}

/** @returns the address as it is kept, its postcode in capitals with one space. */
export const addressOf = ({ lines, postcode }: PostalAddressBody): PostalAddress => {
  const plain = postcode === undefined ? undefined : asPostcode(postcode);
  return plain === undefined ? { lines } : { lines, postcode: plain };
};

export const adultOf = ({ name, phone, address }: AdultBody): AdultDetails => ({
  name,
  ...(phone === undefined ? {} : { phone }),
  ...(address === undefined ? {} : { address: addressOf(address) }),
});

export const identityOf = ({
  givenNames,
  familyName,
  alsoKnownAs,
  birthDate,
  bornIn,
  birthDateStanding,
}: Omit<IdentityBody, 'sex'>): Identity & { readonly birthDateStanding?: BirthDateStanding } => ({
  givenNames,
  ...(familyName === undefined ? {} : { familyName }),
  ...(birthDate === undefined ? {} : { birthDate }),
  ...(bornIn === undefined ? {} : { bornIn }),
  ...(birthDateStanding === undefined ? {} : { birthDateStanding }),
  ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }),
});
