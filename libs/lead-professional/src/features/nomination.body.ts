import { CodesField, DayField, FlagField, IdField, TextField } from '@app/http';
import { type ChoosingFactor, choosingFactors } from '../domain/lead-professional.events';

/** Whom the role is offered to. */
export class NominationBody {
  @DayField({ example: '2007-04-16', description: 'The day on which the person is asked' })
  on!: string;

  @IdField()
  practitionerId!: string;

  @IdField({ description: 'Agency of the person' })
  agencyId!: string;

  @FlagField({ description: 'Whether the family agrees to this person' })
  familyAgreed!: boolean;

  @CodesField(choosingFactors, { optional: true, description: 'What speaks for this person' })
  factors?: ChoosingFactor[];

  @TextField({ optional: true, description: 'Why this person; required where the family does not agree' })
  reason?: string;
}
