import { type Decider } from '@app/kernel';
import { type CafEvent } from './caf.events';
import { evolve } from './caf.evolve';
import { type CafFile, emptyFile } from './caf.state';
import { type CloseCaf, closeCaf, type CloseCafRefusal } from './decide/close-caf';
import {
  type CompleteAssessment,
  completeAssessment,
  type CompleteAssessmentRefusal,
} from './decide/complete-assessment';
import {
  type AddContribution,
  addContribution,
  type AddContributionRefusal,
  type DeclineContribution,
  declineContribution,
  type RequestContribution,
  requestContribution,
  type RequestContributionRefusal,
} from './decide/contribute';
import {
  type CorrectFact,
  correctFact,
  type CorrectFactRefusal,
  type CorrectText,
  correctText,
} from './decide/correct-fact';
import { type DecideNextStep, decideNextStep } from './decide/decide-next-step';
import { type NoteTeam, noteTeam } from './decide/note-team';
import { type OpenCaf, openCaf, type OpenCafRefusal } from './decide/open-caf';
import {
  type AgreeActions,
  agreeActions,
  type AgreeActionsRefusal,
  type ReviewCaf,
  reviewCaf,
  type ReviewCafRefusal,
  type UpdateAction,
  updateAction,
  type UpdateActionRefusal,
} from './decide/plan';
import {
  type RecordChecklist,
  recordChecklist,
  type RecordChecklistRefusal,
  type RecordNotProceeded,
  recordNotProceeded,
  type RecordNotProceededRefusal,
} from './decide/record-checklist';
import { type RecordElement, recordElement } from './decide/record-element';
import { type ReopenCaf, reopenCaf, type ReopenCafRefusal } from './decide/reopen-caf';
import { type StartAssessment, startAssessment, type StartAssessmentRefusal } from './decide/start-assessment';
import {
  type AcceptStepUp,
  acceptStepUp,
  type AgreeSocialCarePlan,
  agreeSocialCarePlan,
  type AgreeSocialCarePlanRefusal,
  type AnswerStepUpRefusal,
  type DeclineStepUp,
  declineStepUp,
  type RequestStepUp,
  requestStepUp,
  type RequestStepUpRefusal,
} from './decide/step-up';
import { type ResumeCaf, resumeCaf, type ResumeCafRefusal, type SuspendCaf, suspendCaf } from './decide/suspend';
import {
  type AcceptTransfer,
  acceptTransfer,
  type AnswerTransferRefusal,
  type RecordMoveOut,
  recordMoveOut,
  type RejectTransfer,
  rejectTransfer,
  type RequestTransfer,
  requestTransfer,
  type RequestTransferRefusal,
} from './decide/transfer';
import { type VoidCaf, voidCaf, type VoidCafRefusal } from './decide/void-caf';

export type CafCommand =
  | RecordChecklist
  | RecordNotProceeded
  | OpenCaf
  | StartAssessment
  | RecordElement
  | RequestContribution
  | AddContribution
  | DeclineContribution
  | CompleteAssessment
  | DecideNextStep
  | AgreeActions
  | UpdateAction
  | ReviewCaf
  | NoteTeam
  | RequestStepUp
  | AcceptStepUp
  | AgreeSocialCarePlan
  | DeclineStepUp
  | RequestTransfer
  | AcceptTransfer
  | RejectTransfer
  | RecordMoveOut
  | SuspendCaf
  | ResumeCaf
  | CloseCaf
  | ReopenCaf
  | VoidCaf
  | CorrectFact
  | CorrectText;

export type CafRefusal =
  | RecordChecklistRefusal
  | RecordNotProceededRefusal
  | OpenCafRefusal
  | StartAssessmentRefusal
  | RequestContributionRefusal
  | AddContributionRefusal
  | CompleteAssessmentRefusal
  | AgreeActionsRefusal
  | UpdateActionRefusal
  | ReviewCafRefusal
  | RequestStepUpRefusal
  | AnswerStepUpRefusal
  | AgreeSocialCarePlanRefusal
  | RequestTransferRefusal
  | AnswerTransferRefusal
  | ResumeCafRefusal
  | CloseCafRefusal
  | ReopenCafRefusal
  | VoidCafRefusal
  | CorrectFactRefusal;

/** All CAF episodes of one child: one stream, so that at most one can be open. Rules: domain dossier 5.3-5.8, 7.1. */
export const caf: Decider<CafCommand, CafEvent, CafFile, CafRefusal> = {
  initial: emptyFile,
  evolve,
  decide: (command, file) => {
    switch (command.type) {
      case 'RecordChecklist':
        return recordChecklist(command, file);
      case 'RecordNotProceeded':
        return recordNotProceeded(command, file);
      case 'OpenCaf':
        return openCaf(command, file);
      case 'StartAssessment':
        return startAssessment(command, file);
      case 'RecordElement':
        return recordElement(command, file);
      case 'RequestContribution':
        return requestContribution(command, file);
      case 'AddContribution':
        return addContribution(command, file);
      case 'DeclineContribution':
        return declineContribution(command, file);
      case 'CompleteAssessment':
        return completeAssessment(command, file);
      case 'DecideNextStep':
        return decideNextStep(command, file);
      case 'AgreeActions':
        return agreeActions(command, file);
      case 'UpdateAction':
        return updateAction(command, file);
      case 'ReviewCaf':
        return reviewCaf(command, file);
      case 'NoteTeam':
        return noteTeam(command, file);
      case 'RequestStepUp':
        return requestStepUp(command, file);
      case 'AcceptStepUp':
        return acceptStepUp(command, file);
      case 'AgreeSocialCarePlan':
        return agreeSocialCarePlan(command, file);
      case 'DeclineStepUp':
        return declineStepUp(command, file);
      case 'RequestTransfer':
        return requestTransfer(command, file);
      case 'AcceptTransfer':
        return acceptTransfer(command, file);
      case 'RejectTransfer':
        return rejectTransfer(command, file);
      case 'RecordMoveOut':
        return recordMoveOut(command, file);
      case 'SuspendCaf':
        return suspendCaf(command, file);
      case 'ResumeCaf':
        return resumeCaf(command, file);
      case 'CloseCaf':
        return closeCaf(command, file);
      case 'ReopenCaf':
        return reopenCaf(command, file);
      case 'VoidCaf':
        return voidCaf(command, file);
      case 'CorrectFact':
        return correctFact(command, file);
      case 'CorrectText':
        return correctText(command, file);
    }
  },
};
