import { type Decider } from '@app/kernel';
import {
  accept,
  type AcceptLeadProfessional,
  type AnswerRefusal,
  decline,
  type DeclineLeadProfessional,
} from './decide/answer';
import { correctDay, type CorrectDay, type CorrectDayRefusal } from './decide/correct-day';
import { appointDeputy, type AppointDeputy, type AppointDeputyRefusal } from './decide/appoint-deputy';
import { endDeputy, type EndDeputy, type EndDeputyRefusal } from './decide/end-deputy';
import {
  endInterim,
  type EndInterim,
  type EndInterimRefusal,
  markInterim,
  type MarkInterim,
  type MarkInterimRefusal,
} from './decide/interim';
import { requireHandover, type RequireHandover, type RequireHandoverRefusal } from './decide/require-handover';
import { end, type EndLeadProfessional, type EndRefusal } from './decide/end';
import {
  change,
  type ChangeLeadProfessional,
  type ChangeRefusal,
  propose,
  type ProposeLeadProfessional,
  type ProposeRefusal,
} from './decide/propose';
import { withdrawProposal, type WithdrawProposal, type WithdrawProposalRefusal } from './decide/withdraw-proposal';
import { type LeadProfessionalEvent } from './lead-professional.events';
import { type Assignments, evolve, nobody } from './lead-professional.state';

export type LeadProfessionalCommand =
  | ProposeLeadProfessional
  | ChangeLeadProfessional
  | AcceptLeadProfessional
  | DeclineLeadProfessional
  | WithdrawProposal
  | AppointDeputy
  | EndDeputy
  | RequireHandover
  | MarkInterim
  | EndInterim
  | CorrectDay
  | EndLeadProfessional;
export type LeadProfessionalRefusal =
  | ProposeRefusal
  | ChangeRefusal
  | AnswerRefusal
  | WithdrawProposalRefusal
  | AppointDeputyRefusal
  | EndDeputyRefusal
  | RequireHandoverRefusal
  | MarkInterimRefusal
  | EndInterimRefusal
  | CorrectDayRefusal
  | EndRefusal;

/** Who leads the work around one child: a role that passes from one to the next, never held by two. Rules: domain dossier 7.3. */
export const leadProfessional: Decider<
  LeadProfessionalCommand,
  LeadProfessionalEvent,
  Assignments,
  LeadProfessionalRefusal
> = {
  initial: nobody,
  evolve,
  decide: (command, assignments) => {
    switch (command.type) {
      case 'ProposeLeadProfessional':
        return propose(command, assignments);
      case 'ChangeLeadProfessional':
        return change(command, assignments);
      case 'AcceptLeadProfessional':
        return accept(command, assignments);
      case 'DeclineLeadProfessional':
        return decline(command, assignments);
      case 'WithdrawProposal':
        return withdrawProposal(command, assignments);
      case 'AppointDeputy':
        return appointDeputy(command, assignments);
      case 'EndDeputy':
        return endDeputy(command, assignments);
      case 'RequireHandover':
        return requireHandover(command, assignments);
      case 'MarkInterim':
        return markInterim(command, assignments);
      case 'EndInterim':
        return endInterim(command, assignments);
      case 'CorrectDay':
        return correctDay(command, assignments);
      case 'EndLeadProfessional':
        return end(command, assignments);
    }
  },
};
