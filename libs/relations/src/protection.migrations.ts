import { type Migration } from '@app/database';

/*
 * Shielding and sealing belong to a group: the records of one child, and children who now share a household or a dwelling. The group is
 * computed from the cards of the register at each question and never stored, so no order of events can leave it wrong: who joins and who
 * is shielded first makes no difference. Lists, single reads and the rules for rows ask these functions.
 */

const SEES_ALL = `LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
    SET search_path = pg_catalog SET plan_cache_mode = force_generic_plan`;

const groups = `
  /*
   * The group of a child: each of its records, whether it is a record of the same child (merged), what the register knew of its ties,
   * whether it is shielded, sealed (adopted) or erased, and whether its addresses have not been compared yet.
   */
  CREATE FUNCTION read.protection_of(about uuid)
    RETURNS TABLE (child_id uuid, merged boolean, ties text, shielding jsonb, sealed boolean, erased boolean, behind boolean)
    ${SEES_ALL} COST 500 ROWS 2 AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY
    WITH RECURSIVE member(id, same) AS (
      SELECT about, true
      UNION
      SELECT next.id, next.same FROM member m CROSS JOIN LATERAL (
        SELECT c.survivor_id AS id, m.same AS same FROM read.child_card c WHERE c.child_id = m.id AND c.survivor_id IS NOT NULL
        UNION ALL
        SELECT c.child_id, m.same FROM read.child_card c WHERE c.survivor_id = m.id
        UNION ALL
        SELECT o.child_id, false FROM read.child_card c JOIN read.child_card o ON o.household_id = c.household_id
        WHERE c.child_id = m.id AND c.status <> 'adopted' AND o.status <> 'adopted'
        UNION ALL
        SELECT o.child_id, false FROM read.child_card c
          JOIN read.dwelling d ON d.child_id = c.child_id AND d.address_id = ANY (c.dwellings)
          JOIN read.dwelling e ON e.digest = d.digest
          JOIN read.child_card o ON o.child_id = e.child_id AND e.address_id = ANY (o.dwellings)
        WHERE c.child_id = m.id AND c.status <> 'adopted' AND o.status <> 'adopted'
          AND NOT EXISTS (SELECT FROM read.dwelling s WHERE s.digest = d.digest AND s.shared)
      ) AS next
    ), one AS (SELECT m.id, bool_or(m.same) AS same FROM member m GROUP BY m.id)
    SELECT one.id, one.same, c.ties, CASE WHEN c.shielded THEN c.child->'shielding' END, coalesce(c.status = 'adopted', false),
      EXISTS (SELECT FROM keys.subject_key k WHERE k.subject = 'child-' || one.id AND k.erased_at IS NOT NULL),
      coalesce(c.addresses_at > coalesce(n.revision, -1), false)
    FROM one LEFT JOIN read.child_card c ON c.child_id = one.id LEFT JOIN read.dwellings_noted n ON n.child_id = one.id
    ORDER BY one.id;
  END $$;

  /* Whether the child is shielded, or whether it is cannot be told yet: a record that is not shown yet counts as shielded. */
  CREATE FUNCTION read.is_shielded(about uuid) RETURNS boolean ${SEES_ALL} COST 500 AS $$
  BEGIN
    RETURN (SELECT bool_or(p.ties IS NULL OR p.behind OR p.shielding IS NOT NULL) FROM read.protection_of(about) p);
  END $$;

  /* Whether the child was adopted, on this record or on another one of the same child. */
  CREATE FUNCTION read.is_sealed(about uuid) RETURNS boolean ${SEES_ALL} COST 500 AS $$
  BEGIN
    RETURN (SELECT bool_or(p.sealed AND p.merged) FROM read.protection_of(about) p);
  END $$;

  /* Whether nothing leads to the record any more: it is sealed, or it was erased. */
  CREATE FUNCTION read.leads_nowhere(about uuid) RETURNS boolean ${SEES_ALL} COST 500 AS $$
  BEGIN
    RETURN (SELECT bool_or(p.sealed AND p.merged OR p.erased AND p.child_id = about) FROM read.protection_of(about) p);
  END $$;

  /* The shielding that another child shares with this one and that ends for it once it lives in that household, null: in none. */
  CREATE FUNCTION read.shielding_left_behind(about uuid, household uuid) RETURNS jsonb ${SEES_ALL} COST 500 AS $$
  BEGIN
    RETURN (
      SELECT CASE WHEN bool_or(o.household_id IS NOT DISTINCT FROM household AND household IS NOT NULL) THEN NULL
        ELSE (array_agg(p.shielding ORDER BY p.child_id) FILTER (WHERE p.shielding IS NOT NULL AND NOT p.merged))[1] END
      FROM read.protection_of(about) p JOIN read.child_card o ON o.child_id = p.child_id WHERE p.child_id <> about);
  END $$;

  /* Addresses of the child, of any time, at which a shielded child lives now. */
  CREATE FUNCTION read.addresses_of_shielded(about uuid) RETURNS uuid[] ${SEES_ALL} COST 500 AS $$
  BEGIN
    RETURN ARRAY(
      SELECT d.address_id FROM read.dwelling d WHERE d.child_id = ANY (read.records_of(about)) AND EXISTS (
        SELECT FROM read.dwelling e JOIN read.child_card o ON o.child_id = e.child_id AND e.address_id = ANY (o.dwellings)
        WHERE e.digest = d.digest AND o.shielded AND o.status <> 'adopted'));
  END $$;

  /* All who are shielded, by whatever ties. */
  CREATE FUNCTION read.shielded_children() RETURNS uuid[] ${SEES_ALL} COST 10000 AS $$
  BEGIN
    RETURN ARRAY(
      SELECT DISTINCT p.child_id FROM read.child_card c CROSS JOIN LATERAL read.protection_of(c.child_id) p WHERE c.shielded);
  END $$;

  /* Which record is used in place of each duplicate. */
  CREATE FUNCTION read.used_records(records uuid[]) RETURNS TABLE (record uuid, used uuid) ${SEES_ALL} AS $$
  BEGIN
    RETURN QUERY SELECT c.child_id, c.survivor_id FROM read.child_card c WHERE c.child_id = ANY (records) AND c.survivor_id IS NOT NULL;
  END $$;

  /* The records of the same child: this one, the one that is used, and those that were merged into it. */
  CREATE FUNCTION read.records_of(about uuid) RETURNS uuid[] ${SEES_ALL} AS $$
  BEGIN
    RETURN ARRAY(
      SELECT about
      UNION SELECT c.survivor_id FROM read.child_card c WHERE c.child_id = about AND c.survivor_id IS NOT NULL
      UNION SELECT o.child_id FROM read.child_card o WHERE o.survivor_id = about
      UNION SELECT o.child_id FROM read.child_card c JOIN read.child_card o ON o.survivor_id = c.survivor_id WHERE c.child_id = about);
  END $$;`;

export const protectionMigrations: readonly Migration[] = [
  { name: 'protection-groups', at: 1_790_008_900_000, sql: groups },
];
