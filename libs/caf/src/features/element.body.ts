import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CodeField, TextField } from '@app/http';
import { type ElementNote } from '../domain/decide/record-element';
import { type NeedLevel, needLevels } from '../domain/vocabulary';

/** Element codes look like this; which ones a form asks about is the form's. */
export const elementCode = /^[A-Z]\d{1,2}$/;

/** What a practitioner writes down about one element, on the way in. */
export class ElementBody {
  @ApiProperty({ example: 'D4', description: 'Element of the form' })
  @Matches(elementCode)
  element!: string;

  @CodeField(needLevels)
  level!: NeedLevel;

  @TextField({ optional: true, example: 'Makes friends easily' })
  strengths?: string;

  @TextField({ optional: true })
  needs?: string;

  @TextField({ optional: true })
  evidence?: string;
}

/** The note that a body describes. */
export const elementNote = ({ element, level, strengths, needs, evidence }: ElementBody): ElementNote => ({
  element,
  level,
  strengths: strengths ?? null,
  needs: needs ?? null,
  evidence: evidence ?? null,
});
