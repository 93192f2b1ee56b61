import { randomUUID } from 'node:crypto';
import { type Action, caseReads, isRead, SecuredReads } from '@app/access';
import { type Cell, isDenied, type ListedRoute } from './access-matrix';
import { type Application } from './application';
import { aboutOf, sent, whoIs, type World } from './matrix-world';

/** One request of the matrix: a route, and who asks about whom. */
export type Asked = readonly [ListedRoute, Cell];

/** Where a read finds its rows. $1 child, $2 team, $3 practitioner, $4 locality, as `aboutOf` gives them. */
const rowsOf: Partial<Record<Action, string>> = {
  'view-child': 'read.child_card WHERE child_id::text = $1',
  'view-consent': 'read.consent_card WHERE child_id::text = $1',
  'view-caf-file': 'read.caf_card WHERE child_id::text = $1',
  'view-caf': 'read.caf_card WHERE child_id::text = $1',
  'view-teams': 'read.team_card WHERE tac_id::text = $2',
  'view-team': 'read.team_card WHERE tac_id::text = $2',
  'view-invitation': 'read.invitation_to($2::uuid)',
  'view-lead-professional': 'read.lead_professional_card WHERE child_id::text = $1',
  'view-caseload': `read.lead_professional_card WHERE status = 'active' AND practitioner_id = $3`,
  'view-attention': 'read.attention_caf WHERE open AND place = $4',
  'view-retention': 'read.retention_card WHERE child_id::text = $1',
  'list-retention': 'read.retention_card WHERE child_id::text = $1',
  'view-counts': 'read.board_caf WHERE child_id::text = $1',
};
/** Actions of which the rows can be looked for without the guard. */
export const readsOfRows = Object.keys(rowsOf) as readonly Action[];

/** What a denied read of a case must not find, wherever it looks. */
const anyOfCase = `(
  SELECT child_id::text FROM read.child_card UNION ALL SELECT child_id::text FROM read.consent_card
  UNION ALL SELECT child_id::text FROM read.caf_card UNION ALL SELECT child_id::text FROM read.caf_enquiry_card
  UNION ALL SELECT child_id::text FROM read.lead_professional_card UNION ALL SELECT child_id::text FROM read.interim_coordinator_card
  UNION ALL SELECT child_id::text FROM read.attention_caf UNION ALL SELECT child_id::text FROM read.attention_child
  UNION ALL SELECT child_id::text FROM read.reminder_card UNION ALL SELECT child_id::text FROM read.retention_card
  UNION ALL SELECT child_id::text FROM read.break_glass_card UNION ALL SELECT child_id::text FROM read.board_caf
  UNION ALL SELECT tac_id::text FROM read.team_card UNION ALL SELECT tac_id::text FROM read.attention_team
) AS found(id) WHERE id IN ($1, $2)`;

/** So many requests are under way at the same time. */
const AT_ONCE = 20;

export const nameOf = ({ role, action, situation, sensitivity }: Cell): string =>
  [role, action, situation, sensitivity].join(' ');

/**
 * Sends every request. A read that may be made is written down as allowed, with as much as is shown; a change that may be made gets as far
 * as being malformed.
 * @returns those that were answered in another way than the matrix says.
 */
export const disagreements = async (
  application: Application,
  world: World,
  asked: readonly Asked[],
): Promise<readonly string[]> => {
  const looked = new Map<string, { readonly decision: string; readonly fields: string }>();
  const answers: { readonly asked: Asked; readonly id: string; readonly status: number; readonly code: unknown }[] = [];
  // Many at once: what stays hidden is answered on a beat.
  for (let from = 0; from < asked.length; from += AT_ONCE)
    answers.push(
      ...(await Promise.all(
        asked.slice(from, from + AT_ONCE).map(async (one) => {
          const id = randomUUID();
          const { status, body } = await sent(application, world, ...one, id);
          return { asked: one, id, status, code: (body as Readonly<Record<string, unknown>> | undefined)?.['code'] };
        }),
      )),
    );
  const { rows } = await application.runtime.pool.query<{ id: string; decision: string; fields: string }>(
    'SELECT correlation_id AS id, decision, fields FROM audit.access WHERE correlation_id = ANY ($1)',
    [answers.map(({ id }) => id)],
  );
  for (const { id, ...look } of rows) looked.set(id, look);
  return answers.flatMap(({ asked: [{ method, path, action }, cell], id, status, code }) => {
    const { expected } = cell;
    const look = looked.get(id);
    const right = isDenied(expected)
      ? String(status) === expected && look?.decision === 'denied'
      : method === 'GET'
        ? look?.decision === 'allowed' &&
          look.fields === expected &&
          status < 500 &&
          (status === 200 || status === 400 || !(caseReads as readonly Action[]).includes(action))
        : status === 400 && (!isRead(action) || look === undefined || look.decision === 'allowed');
    const got = `${status} ${String(code)}, ${look === undefined ? 'no look' : `${look.decision} ${look.fields}`}`;
    return right ? [] : [`${method} ${path} as ${nameOf(cell)}: ${expected} expected, got ${got}`];
  });
};

/**
 * Reads rows on the application's account with no guard in front, saying truly who asks.
 * @returns the cells for which the database shows what the matrix denies, or nothing of what it allows.
 */
export const shownByRows = async (
  { runtime }: Application,
  world: World,
  cells: readonly Cell[],
): Promise<readonly string[]> => {
  const reads = new SecuredReads(runtime.application.dataSource, runtime.clock);
  const wrong: string[] = [];
  for (const cell of cells) {
    const { role, action, situation, sensitivity, expected } = cell;
    const from = rowsOf[action];
    if (from === undefined) continue;
    const { practitionerId, agencyId, areas } = whoIs(situation, role);
    const reading = { action, held: role, by: { practitionerId, agencyId, areas }, children: [] };
    const all = isDenied(expected) && (caseReads as readonly Action[]).includes(action) ? anyOfCase : from;
    const [row] = await reads.as(reading, (rows) =>
      rows.query<[{ n: number }]>(
        `WITH about AS (SELECT $1::text, $2::text, $3::text, $4::text) SELECT count(*)::int AS n FROM ${all}`,
        [...aboutOf(world, sensitivity)],
      ),
    );
    if (row.n > 0 === isDenied(expected)) wrong.push(`${nameOf(cell)}: ${expected} expected, ${row.n} rows`);
  }
  return wrong;
};
