import { arrayParameter, JSON_TEXT, TEXT } from './array-parameter';
import { type WaitingAppend } from './waiting-append';

/** What the log answers to one append: the last revision it found, and where it ends in the log if it is there. */
export interface AppendAnswer {
  readonly last: number;
  readonly position: string | null;
}

/** A statement for a batch, and how its one row is read: an answer for each append, in the order of the batch. */
export interface AppendQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  readonly answers: (row: readonly unknown[]) => readonly AppendAnswer[];
}

const ofOne = {
  name: 'log.append_one',
  text: 'SELECT last, position::text FROM log.append_one($1, $2, $3, $4, $5, $6, $7, $8)',
};
const ofBatch = {
  name: 'log.append',
  text: 'SELECT lasts::text, written::text, repeated::text FROM log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
};

/** @param batch at least one append, each of another stream */
export const appendQuery = (batch: readonly WaitingAppend[]): AppendQuery => {
  const [first] = batch;
  const alone = batch.length === 1 && first?.events.length === 1 ? first.events[0] : undefined;
  if (first === undefined || alone === undefined) return batchQuery(batch);
  const { id, type, data, subject, sealed, meta } = alone;
  const answers = ([last, position]: readonly unknown[]): readonly AppendAnswer[] => [
    { last: last as number, position: position as string | null },
  ];
  return { values: [first.stream, first.after, id, type, data, subject, sealed, meta], answers, ...ofOne };
};

const batchQuery = (batch: readonly WaitingAppend[]): AppendQuery => {
  const streams: string[] = [];
  const types: string[] = [];
  const datas: string[] = [];
  const subjects: (string | null)[] = [];
  const sealeds: (string | null)[] = [];
  const metas: string[] = [];
  // Numbers and ids need no quotes in a list.
  let afters = '';
  let appends = '';
  let revisions = '';
  let ids = '';
  let personal = false;
  for (const { stream, after, events } of batch) {
    afters += `${streams.length === 0 ? '' : ','}${after}`;
    streams.push(stream);
    let revision = after;
    for (const event of events) {
      const comma = types.length === 0 ? '' : ',';
      revision += 1;
      appends += `${comma}${streams.length}`;
      revisions += `${comma}${revision}`;
      ids += `${comma}${event.id}`;
      types.push(event.type);
      datas.push(event.data);
      subjects.push(event.subject);
      sealeds.push(event.sealed);
      metas.push(event.meta);
      if (event.sealed !== null || event.subject !== null) personal = true;
    }
  }
  const values = [
    arrayParameter(TEXT, streams),
    `{${afters}}`,
    `{${appends}}`,
    `{${revisions}}`,
    `{${ids}}`,
    arrayParameter(TEXT, types),
    arrayParameter(JSON_TEXT, datas),
    personal ? arrayParameter(TEXT, subjects) : null,
    personal ? arrayParameter(TEXT, sealeds) : null,
    arrayParameter(JSON_TEXT, metas),
  ];
  return { values, answers: (row) => batchAnswers(batch, row), ...ofBatch };
};

/** The positions of what was written come one after another, append by append. */
const batchAnswers = (batch: readonly WaitingAppend[], row: readonly unknown[]): readonly AppendAnswer[] => {
  const [lasts, written, repeated] = row.map((list) => elements(list as string | null));
  let upTo = 0;
  return batch.map(({ after, events }, index) => {
    const last = Number(lasts?.[index]);
    if (last === after) return { last, position: written?.[(upTo += events.length) - 1] as string };
    const position = repeated?.[index] ?? 'NULL';
    return { last, position: position === 'NULL' ? null : position };
  });
};

/** The numbers in a list as PostgreSQL writes it. */
const elements = (list: string | null): readonly string[] => (list === null ? [] : list.slice(1, -1).split(','));
