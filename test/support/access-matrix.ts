import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Action, allActions, type HeldRole, type Sensitivity } from '@app/access';

/** How somebody stands to the child of whom a request is. Explained at the head of test/access/matrix.csv. */
export const situations = [
  'own-locality',
  'other-locality',
  'member',
  'former-member',
  'invited',
  'author',
  'lead',
  'former-author',
  'registrar',
  'reporter',
  'none',
] as const;
export type Situation = (typeof situations)[number];

/** How much is shown; `yes` for a change that may be made; the status with which it is denied. */
export const expectedValues = [
  'full',
  'summary',
  'existence',
  'aggregate',
  'reference',
  'yes',
  '403',
  '404',
  '409',
] as const;
export type Expected = (typeof expectedValues)[number];

/** One question of the matrix, and the reviewed answer. */
export interface Cell {
  readonly role: HeldRole;
  readonly action: Action;
  readonly situation: Situation;
  readonly sensitivity: Sensitivity;
  readonly expected: Expected;
}
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  readonly action: Action;
}

const linesOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(__dirname, '..', 'access', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((field) => field.trim()));

const sensitivityOf = ['open', 'shielded', 'sealed'] as const satisfies readonly Sensitivity[];

/** @returns every cell of test/access/matrix.csv, in its order. */
export const readMatrix = (): readonly Cell[] => {
  const [head, ...lines] = linesOf('matrix.csv');
  if (head?.join() !== ['role', ...situations, 'actions'].join()) throw new Error('the head of matrix.csv is another');
  return lines.flatMap((line) => {
    const [role = '', ...values] = line;
    const named = values.pop() ?? '';
    const others = lines.filter(([other]) => other === role).flatMap((other) => (other.at(-1) ?? '').split(' '));
    const listed = named === '*' ? allActions.filter((action) => !others.includes(action)) : named.split(' ');
    return listed.flatMap((action) =>
      situations.flatMap((situation, index) => {
        const each = (values[index] ?? '').split('/');
        return sensitivityOf.map((sensitivity, nth) => ({
          ...{ role: role as HeldRole, action: action as Action, situation, sensitivity },
          expected: (each.length === 1 ? each[0] : each[nth]) as Expected,
        }));
      }),
    );
  });
};

/** @returns test/access/routes.csv. */
export const readRoutes = (): readonly ListedRoute[] =>
  linesOf('routes.csv')
    .slice(1)
    .map(([method = '', path = '', action]) => ({ method, path, action: action as Action }));

export const isDenied = (expected: Expected): boolean => ['403', '404', '409'].includes(expected);
