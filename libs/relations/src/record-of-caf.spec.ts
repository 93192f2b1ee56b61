import { type CafFile } from '@app/caf';
import { recordOfCaf } from './record-of-caf';

const file = (record: string, ...statuses: readonly string[]) => ({
  record,
  file: { episodes: statuses.map((status, at) => ({ number: at + 1, status })) } as unknown as CafFile,
});

describe('The record of a child on which a CAF stands', () => {
  it.each<[string, number | undefined, string | undefined, ReturnType<typeof file>[]]>([
    ['the one that is named has it', 1, 'used', [file('used', 'closed'), file('duplicate', 'open')]],
    ['only another one has it', 1, 'duplicate', [file('used'), file('other'), file('duplicate', 'closed')]],
    ['two others have it, and one is open', 1, 'open', [file('used'), file('closed', 'closed'), file('open', 'open')]],
    [
      'the number is one that only another one has',
      2,
      'duplicate',
      [file('used', 'closed'), file('duplicate', 'void', 'open')],
    ],
    ['nobody has the number', 3, undefined, [file('used', 'closed'), file('duplicate', 'open')]],
    ['the open one is asked for', undefined, 'duplicate', [file('used', 'closed'), file('duplicate', 'open')]],
    ['none is open', undefined, 'used', [file('used', 'closed'), file('duplicate', 'closed')]],
    [
      'none is open, and the one that is named never had any',
      undefined,
      'duplicate',
      [file('used'), file('duplicate', 'closed')],
    ],
    ['there was never any', undefined, undefined, [file('used'), file('duplicate')]],
  ])('where %s', (_, episode, record, files) => expect(recordOfCaf(files, episode)).toBe(record));
});
