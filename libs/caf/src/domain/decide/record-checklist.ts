import { type AgencyType, type CalendarDate, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type CafNotProceeded, type ChecklistRecorded } from '../caf.events';
import { type CafFile, openEpisode } from '../caf.state';
import { toCome } from '../guards';
import { oncePerRequest } from '../on-record';
import { type ChecklistAnswer, type ChecklistDecision, type ChecklistPrompt } from '../vocabulary';

interface AskingTheFamily {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  /** The child as the register has it; null for a child who is not on it. */
  readonly child: { readonly place: string; readonly status: string } | null;
}

export interface RecordChecklist extends AskingTheFamily {
  readonly type: 'RecordChecklist';
  /** The family knows that the checklist is filled in. */
  readonly familyKnows: boolean;
  readonly answers: Readonly<Record<ChecklistPrompt, ChecklistAnswer>>;
  readonly supportNeedClear: boolean | null;
  readonly ownServiceCanMeet: boolean | null;
  readonly decision: ChecklistDecision;
  readonly assessingAgency: string | null;
  readonly note: string | null;
}

export interface RecordNotProceeded extends AskingTheFamily {
  readonly type: 'RecordNotProceeded';
  readonly checklist: number | null;
}

type AskingRefusal = Refusal<'child-not-found' | 'child-deceased' | 'future-date' | 'caf-already-open'>;
export type RecordChecklistRefusal = AskingRefusal | Refusal<'family-not-asked' | 'missing-checklist-note'>;
export type RecordNotProceededRefusal = AskingRefusal | Refusal<'checklist-not-found'>;

/** The place of a child for whom an assessment may be thought about; refuses all others. */
const placeOfChild = (command: AskingTheFamily, file: CafFile): string | AskingRefusal => {
  const { child } = command;
  if (child === null) return refuse('child-not-found', 'there is no such child on the register');
  if (child.status === 'deceased') return refuse('child-deceased', 'this child has died');
  if (openEpisode(file) !== undefined)
    return refuse('caf-already-open', 'a CAF is open for this child: ask its author to take part in it');
  return toCome(command) ?? child.place;
};

/** Takes down the two-page screen that helps to decide whether to assess at all. Doubts need words and two more answers. */
export const recordChecklist = (command: RecordChecklist, file: CafFile): Decided<CafEvent, RecordChecklistRefusal> => {
  const { on, answers, supportNeedClear, ownServiceCanMeet, note } = command;
  const place = placeOfChild(command, file);
  if (typeof place !== 'string') return place;
  if (!command.familyKnows)
    return refuse('family-not-asked', 'the family must know that the checklist is filled in', '/familyKnows');
  const doubts = Object.values(answers).some((answer) => answer !== 'yes');
  if (doubts && (note === null || supportNeedClear === null || ownServiceCanMeet === null))
    return refuse(
      'missing-checklist-note',
      'where an answer is not yes, say why, whether it is clear what is needed, and whether your own service can meet it',
      '/note',
    );
  const wanted: readonly ChecklistRecorded[] = [
    {
      type: 'ChecklistRecorded',
      data: {
        checklist: file.checklists.length + 1,
        on,
        answers,
        supportNeedClear,
        ownServiceCanMeet,
        decision: command.decision,
        practitionerId: command.practitionerId,
        agencyId: command.agencyId,
        agencyType: command.agencyType,
        place,
        assessingAgency: command.assessingAgency,
      },
      personal: { note },
    },
  ];
  return file.checklists.some((one) => one.on === on && one.agencyId === command.agencyId)
    ? oncePerRequest('ChecklistRecorded', { on, agencyId: command.agencyId }, wanted)
    : wanted;
};

/** The family was asked and did not agree to an assessment. Nothing about it is written down beyond that. */
export const recordNotProceeded = (
  command: RecordNotProceeded,
  file: CafFile,
): Decided<CafEvent, RecordNotProceededRefusal> => {
  const { on, agencyId, agencyType, checklist } = command;
  const place = placeOfChild(command, file);
  if (typeof place !== 'string') return place;
  if (checklist !== null && file.checklists[checklist - 1] === undefined)
    return refuse('checklist-not-found', 'this child has no such checklist', '/checklist');
  const wanted: readonly CafNotProceeded[] = [
    { type: 'CafNotProceeded', data: { on, agencyId, agencyType, place, checklist } },
  ];
  return file.notProceeded.includes(on) ? oncePerRequest('CafNotProceeded', { on, agencyId }, wanted) : wanted;
};
