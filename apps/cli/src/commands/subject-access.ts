import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayInLondon, isRefusal, isUuid } from '@app/kernel';
import { createPrivateFile } from '@app/privacy';
import { asText, GetPack, type Ground, type Handover, type Recipient, referenceOf } from '@app/subject-access';
import { Failure } from '../failure';
import { actingAs, type Signed } from '../home/acting';
import { withRuntime } from '../home/with-runtime';
import { printJson } from '../output/print';
import { commandsOver } from '../system/commands-over';

export interface SubjectAccessOptions extends Signed {
  readonly for: Recipient;
  readonly person?: string;
  readonly handover: Handover;
  readonly ground: Ground;
  readonly received: string;
}

/**
 * Writes the pack of one child into a new file, and prints the note for whoever hands it over: nothing of the family stays in a terminal.
 * It is made by the person whose token is given.
 * @throws Failure when they are not of information governance, a rule says no, or the file is there already.
 */
export const subjectAccess = (record: string, file: string, options: SubjectAccessOptions): Promise<void> =>
  withRuntime('subject-access', {}, async (runtime, settings) => {
    const { person } = options;
    if (![record, person ?? record].every(isUuid)) throw new Failure('Records and people are named by their ids.');
    const path = resolve(file);
    if (existsSync(path)) throw new Failure('This file is there already: name a new one.');
    const now = runtime.clock();
    const correlationId = randomUUID();
    const rooms = await commandsOver(runtime);
    try {
      const request = {
        ...{ recipient: options.for, handover: options.handover, ground: options.ground },
        ...{ personId: options.for === 'child' ? null : (person ?? null), receivedOn: options.received },
        madeBy: await actingAs('information-governance', options, runtime, settings, rooms.standings),
        madeAt: now.toISOString(),
        reference: referenceOf(correlationId),
      };
      const made = await rooms.queries.execute(new GetPack(record, request, dayInLondon(now), correlationId));
      if (isRefusal(made)) throw new Failure(`Refused (${made.refused}): ${made.why}.`);
      await createPrivateFile(path, path.endsWith('.json') ? JSON.stringify(made.pack, null, 2) : asText(made.pack));
      printJson({ reference: request.reference, file: path, officersNote: made.note });
    } finally {
      await rooms.close();
    }
  });
