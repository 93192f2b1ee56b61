import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { CodeField, DayField, IdField, TextField } from '@app/http';
import {
  type ActionOwner,
  actionOwners,
  type ActionWords,
  type AgreedAction,
  type EcmAim,
  ecmAims,
  ecmAimsInWords,
  type EcmOutcome,
  ecmOutcomes,
} from '@app/kernel';
import { elementCode } from './element.body';

/** One action of a plan, on the way in. */
export class ActionBody {
  @ApiProperty({ required: false, example: 'D10', description: 'Element of the form whose need it answers' })
  @IsOptional()
  @Matches(elementCode)
  element?: string;

  @CodeField(ecmOutcomes, { description: 'Every Child Matters outcome that it serves' })
  ecm!: EcmOutcome;

  @CodeField(Object.keys(ecmAims), { optional: true, description: `The aim beneath that outcome: ${ecmAimsInWords}` })
  aim?: EcmAim;

  @CodeField(actionOwners)
  ownerType!: ActionOwner;

  @IdField({ optional: true, description: 'Who does it; may be left out for a family member only' })
  ownerId?: string;

  @IdField({ optional: true, description: 'Agency of who does it' })
  agencyId?: string;

  @DayField({ example: '2007-04-30' })
  dueOn!: string;

  @TextField({ example: 'A place in breakfast club' })
  description!: string;

  @TextField({ example: 'In class by nine, every day' })
  desiredOutcome!: string;
}

/** The action that a body describes. `actionId` has to be the same for a repeat of the request. */
export const actionOf = (body: ActionBody, actionId: string): AgreedAction & ActionWords => ({
  actionId,
  element: body.element ?? null,
  ecm: body.ecm,
  aim: body.aim ?? null,
  ownerType: body.ownerType,
  ownerId: body.ownerId ?? null,
  agencyId: body.agencyId ?? null,
  dueOn: body.dueOn,
  description: body.description,
  desiredOutcome: body.desiredOutcome,
});
