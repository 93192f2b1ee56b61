import { type Pool } from 'pg';
import { inTransaction } from './in-transaction';

/**
 * Makes an empty table like another: columns, constraints and indexes, and what `LIKE` leaves out, so that the one can take the other's
 * place and nobody can do or see more or less than before: owner, rights, and row-level security with its policies.
 * A policy may call functions of the row's columns; one with a query of its own over tables is turned away by PostgreSQL.
 * @param live, beside schema-qualified names of plain lower-case letters.
 */
export const createTableBeside = (pool: Pool, live: string, beside: string): Promise<void> =>
  inTransaction(pool, async (tx) => {
    await tx.query(`CREATE TABLE ${beside} (LIKE ${live} INCLUDING ALL)`);
    const { rows } = await tx.query<{ statement: string }>(statements, [live, beside]);
    for (const { statement } of rows) await tx.query(statement);
  });

/** Owner last: it is given away only when all else is done. */
const statements = `
  WITH live AS (SELECT c.* FROM pg_class c WHERE c.oid = $1::regclass)
  SELECT statement FROM (
    SELECT 1 AS step, format('REVOKE ALL ON %s FROM %s', $2::regclass,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END) AS statement
      FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = $2::regclass
    UNION ALL
    SELECT 2, format('GRANT %s ON %s TO %s%s', a.privilege_type, $2::regclass,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM live, aclexplode(coalesce(live.relacl, acldefault('r', live.relowner))) a
    UNION ALL
    SELECT 3, format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.policyname, $2::regclass, p.permissive, p.cmd,
        (SELECT string_agg(CASE role WHEN 'public' THEN 'PUBLIC' ELSE quote_ident(role) END, ', ') FROM unnest(p.roles) AS role))
        || coalesce(' USING (' || p.qual || ')', '') || coalesce(' WITH CHECK (' || p.with_check || ')', '')
      FROM pg_policies p, live JOIN pg_namespace n ON n.oid = live.relnamespace
      WHERE p.schemaname = n.nspname AND p.tablename = live.relname
    UNION ALL
    SELECT 4, format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', $2::regclass) FROM live WHERE live.relrowsecurity
    UNION ALL
    SELECT 4, format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', $2::regclass) FROM live WHERE live.relforcerowsecurity
    UNION ALL
    SELECT 5, format('ALTER TABLE %s OWNER TO %s', $2::regclass, live.relowner::regrole) FROM live
      WHERE live.relowner <> current_user::regrole
  ) AS copied ORDER BY step`;
