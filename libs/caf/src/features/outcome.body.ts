import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CodeField } from '@app/http';
import { type EcmOutcome, ecmOutcomes, type Result, results } from '@app/kernel';
import { type Outcome } from '../domain/caf.events';
import { elementCode } from './element.body';

/** How far a wished-for outcome was reached, on the way in. */
export class OutcomeBody {
  @CodeField(ecmOutcomes)
  ecm!: EcmOutcome;

  @ApiProperty({ required: false, example: 'D10', description: 'Element of the form that it was about' })
  @IsOptional()
  @Matches(elementCode)
  element?: string;

  @CodeField(results)
  result!: Result;

  @ApiProperty({
    required: false,
    minimum: 1,
    maximum: 10,
    description: 'Distance travelled, where the family uses it',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  distance?: number;
}

/** The outcome that a body describes. */
export const outcomeOf = ({ ecm, element, result, distance }: OutcomeBody): Outcome => ({
  ecm,
  element: element ?? null,
  result,
  ...(distance === undefined ? {} : { distance }),
});
