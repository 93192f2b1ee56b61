import { type Decider } from '@app/kernel';
import { type CafEvent } from './caf.events';
import { type CafFile, evolve, noEpisodes } from './caf.state';
import {
  type CloseCaf,
  closeCaf,
  type CloseCafRefusal,
  type VoidCaf,
  voidCaf,
  type VoidCafRefusal,
} from './decide/close-caf';
import {
  type CompleteAssessment,
  completeAssessment,
  type CompleteAssessmentRefusal,
} from './decide/complete-assessment';
import { type DecideNextStep, decideNextStep, type DecideNextStepRefusal } from './decide/decide-next-step';
import { type NoteTeam, noteTeam } from './decide/note-team';
import { type OpenCaf, openCaf, type OpenCafRefusal } from './decide/open-caf';

export type CafCommand = OpenCaf | CompleteAssessment | DecideNextStep | NoteTeam | CloseCaf | VoidCaf;
export type CafRefusal =
  OpenCafRefusal | CompleteAssessmentRefusal | DecideNextStepRefusal | CloseCafRefusal | VoidCafRefusal;

/** All CAF episodes of one child: one stream, so that at most one can be open. Rules: domain dossier 7.1. */
export const caf: Decider<CafCommand, CafEvent, CafFile, CafRefusal> = {
  initial: noEpisodes,
  evolve,
  decide: (command, file) => {
    switch (command.type) {
      case 'OpenCaf':
        return openCaf(command, file);
      case 'CompleteAssessment':
        return completeAssessment(command, file);
      case 'DecideNextStep':
        return decideNextStep(command, file);
      case 'NoteTeam':
        return noteTeam(command, file);
      case 'CloseCaf':
        return closeCaf(command, file);
      case 'VoidCaf':
        return voidCaf(command, file);
    }
  },
};
