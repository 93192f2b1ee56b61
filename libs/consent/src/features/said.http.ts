import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, ValidateIf } from 'class-validator';
import {
  type CompetenceBasis,
  competenceBases,
  type Giver,
  type WayOfConsenting,
  waysOfConsenting,
} from '../domain/consent.events';

const isChild = ({ kind }: GiverBody): boolean => kind === 'child';

/** Who speaks, and by what right. */
export class GiverBody {
  @ApiProperty({ enum: ['child', 'parent', 'carer'] })
  @IsIn(['child', 'parent', 'carer'])
  kind!: 'child' | 'parent' | 'carer';

  @ApiPropertyOptional({ enum: competenceBases, description: 'Of a child: why it is taken to understand' })
  @ValidateIf(isChild)
  @IsIn(competenceBases)
  competenceBasis?: CompetenceBasis;

  @ApiPropertyOptional({ description: 'Of a parent or carer: whether they hold parental responsibility' })
  @ValidateIf((giver: GiverBody) => !isChild(giver))
  @IsBoolean()
  parentalResponsibility?: boolean;

  @ApiPropertyOptional({ description: 'Their id on the child register, where they are on it' })
  @IsOptional()
  @IsUUID()
  personId?: string;
}

/** What every statement of a family carries. */
export class SaidBody {
  @ApiProperty({ enum: waysOfConsenting })
  @IsIn(waysOfConsenting)
  how!: WayOfConsenting;

  @ApiProperty({ example: 'Grace Example', description: 'Name of the person who said it' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ example: 'With an interpreter' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

/** @returns the giver as the rules know it, with nothing that does not belong to its kind. */
export const giverOf = ({ kind, competenceBasis, parentalResponsibility, personId }: GiverBody): Giver =>
  kind === 'child'
    ? { kind, competenceBasis: competenceBasis ?? 'found-competent' }
    : { kind, parentalResponsibility: parentalResponsibility ?? false, personId: personId ?? null };
