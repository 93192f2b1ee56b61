import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { remindersCodec } from '../../reminders.codec';

export interface ReminderCard extends Card {
  /** `<childId>.<reminder>` */
  readonly card_id: string;
  readonly child_id: string;
  readonly reminder: number;
  readonly episode: number;
  readonly clock: string;
  readonly subject: string | null;
  readonly started_on: string;
  readonly due_on: string;
  readonly stage: string;
  readonly version: string;
  readonly raised_on: string;
  readonly reminded_id: string;
  readonly escalated_level: string | null;
  readonly escalated_code: string | null;
  readonly settled_on: string | null;
  readonly settled_because: string | null;
}

/** One row per reminder, settled ones included. */
export const reminderCardProjection: Projection<ReminderCard, 'reminder-card'> = {
  name: 'reminder-card',
  version: 1,
  prefixes: ['reminders.raised.', 'reminders.settled.'],
  table: {
    name: 'read.reminder_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      child_id: 'uuid',
      reminder: 'integer',
      episode: 'integer',
      clock: 'text',
      subject: 'text',
      started_on: 'date',
      due_on: 'date',
      stage: 'text',
      version: 'text',
      raised_on: 'date',
      reminded_id: 'text',
      escalated_level: 'text',
      escalated_code: 'text',
      settled_on: 'date',
      settled_because: 'text',
    },
  },
  keysOf: (event) => {
    const fact = remindersCodec.decode(event);
    return fact === undefined ? [] : [`${streamIdOf(event.stream)}.${fact.data.reminder}`];
  },
  apply: (card, event, card_id) => {
    const fact = remindersCodec.decode(event);
    if (fact?.type === 'ReminderSettled')
      return card && { ...card, settled_on: fact.data.on, settled_because: fact.data.because };
    if (fact === undefined) return card;
    const { on, startedOn, dueOn, remindedId, escalatedTo, ...plain } = fact.data;
    return {
      card_id,
      child_id: streamIdOf(event.stream),
      ...plain,
      started_on: startedOn,
      due_on: dueOn,
      raised_on: on,
      reminded_id: remindedId,
      escalated_level: escalatedTo?.level ?? null,
      escalated_code: escalatedTo?.code ?? null,
      settled_on: null,
      settled_because: null,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'reminder-card': typeof reminderCardProjection;
  }
}
