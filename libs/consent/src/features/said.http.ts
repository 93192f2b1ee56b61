import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { CodeField, FlagField, IdField, TextField } from '@app/http';
import { type Giver } from '../domain/consent.events';
import { type CompetenceBasis, competenceBases, type WayOfConsenting, waysOfConsenting } from '../domain/vocabulary';

const isChild = ({ kind }: GiverBody): boolean => kind === 'child';

/** Who speaks, and by what right. */
export class GiverBody {
  @CodeField(['child', 'parent', 'carer'])
  kind!: 'child' | 'parent' | 'carer';

  @ValidateIf(isChild)
  @CodeField(competenceBases, { description: 'Of a child: why it is taken to understand' })
  competenceBasis?: CompetenceBasis;

  @ValidateIf((giver: GiverBody) => !isChild(giver))
  @FlagField({ description: 'Of a parent or carer: whether they hold parental responsibility' })
  parentalResponsibility?: boolean;

  @IdField({ optional: true, description: 'Their id on the child’s record, where they are on it' })
  personId?: string;
}

/** What every statement of a family carries. */
export class SaidBody {
  @CodeField(waysOfConsenting)
  how!: WayOfConsenting;

  @TextField({ max: 200, example: 'Grace Example', description: 'Name of the person who said it' })
  name!: string;

  @TextField({ max: 2000, optional: true, example: 'With an interpreter' })
  note?: string;
}

/** The speaker of a statement, as the body names it. */
export const SpeakerField = (): PropertyDecorator => (target, property) => {
  ApiProperty({ type: GiverBody })(target, property);
  ValidateNested()(target, property);
  Type(() => GiverBody)(target, property);
};

/** @returns the giver as the rules know it, with nothing that does not belong to its kind. */
export const giverOf = ({ kind, competenceBasis, parentalResponsibility, personId }: GiverBody): Giver =>
  kind === 'child'
    ? { kind, competenceBasis: competenceBasis ?? 'found-competent' }
    : { kind, parentalResponsibility: parentalResponsibility ?? false, personId: personId ?? null };

/** @returns what every statement carries, without fields that were left out. */
export const saidOf = ({ how, name, note }: SaidBody): Pick<SaidBody, 'how' | 'name'> & { note?: string } => ({
  how,
  name,
  ...(note === undefined ? {} : { note }),
});

/** Refusals that any statement of a family may meet. */
export const speakerRefusals = [
  'child-not-found',
  'parental-responsibility-required',
  'unknown-parent-or-carer',
  'child-not-old-enough',
  'future-date',
  'record-merged',
  'record-sealed',
] as const;
