const known = (alias: string): string =>
  `${alias}.known_from <= $2 AND (${alias}.known_to IS NULL OR ${alias}.known_to > $2)`;

/**
 * The counts at the end of day $1, as known at log position $2, for every locality, area and the county. The children $3 count in the
 * county's total only.
 * - An episode is in progress when it was initiated by then and had not ended (R2); a void one counts nowhere.
 * - A team is in progress when it was convened by then and had not closed (R5); it counts once, where the episode of the first
 *   child it serves on that day belongs, and not at all when every episode it served is void.
 * - A Lead Professional is identified for an episode in progress when the nominee had accepted and the role had not ended (R6).
 * - An episode belongs to the place it had on that day, a place to the locality it had on that day. What has no locality is
 *   counted under OOC, NFA or UNK, so that the rows always add up to the county.
 */
export const countsSql = `
  WITH locality AS (
    SELECT l.code, l.area FROM read.board_locality l WHERE l.established_from <= $1 AND ${known('l')}
  ), map AS (
    SELECT DISTINCT ON (p.place) p.place, p.locality FROM read.board_place p
     WHERE p.assigned_from <= $1 AND ${known('p')} ORDER BY p.place, p.assigned_from DESC
  ), caf AS (
    SELECT c.caf, c.voided, c.child_id = ANY ($3::uuid[]) AS shielded,
      EXISTS (SELECT FROM jsonb_to_recordset(c.spans) AS s("from" date, "to" date)
               WHERE s."from" <= $1 AND (s."to" IS NULL OR s."to" > $1)) AS in_progress,
      (SELECT q.place FROM ROWS FROM (jsonb_to_recordset(c.places) AS (place text, "from" date)) WITH ORDINALITY AS q(place, since, nth)
        WHERE q.since <= $1 ORDER BY q.since DESC, q.nth DESC LIMIT 1) AS place
    FROM read.board_caf c WHERE ${known('c')}
  ), fact AS (
    SELECT 'caf' AS kind, CASE WHEN NOT caf.shielded THEN caf.place END AS place, NULL::uuid AS practitioner_id, caf.shielded
      FROM caf WHERE caf.in_progress AND NOT caf.voided
    UNION ALL
    SELECT 'tac', CASE WHEN NOT hidden.shielded THEN coalesce(first.place, t.place) END, NULL, hidden.shielded
      FROM read.board_team t
      LEFT JOIN caf first ON first.caf = (
        SELECT q.caf FROM ROWS FROM (jsonb_to_recordset(t.cafs) AS (caf text, "from" date, "to" date)) WITH ORDINALITY AS q(caf, since, until, nth)
         WHERE q.since <= $1 AND (q.until IS NULL OR q.until > $1) ORDER BY q.nth LIMIT 1)
      CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM jsonb_to_recordset(t.cafs) AS served(caf text) JOIN caf s ON s.caf = served.caf WHERE s.shielded) AS shielded
      ) AS hidden
     WHERE ${known('t')} AND t.convened_on <= $1 AND (t.closed_on IS NULL OR t.closed_on > $1)
       AND EXISTS (SELECT FROM jsonb_to_recordset(t.cafs) AS served(caf text)
                    LEFT JOIN caf s ON s.caf = served.caf WHERE s.voided IS NOT TRUE)
    UNION ALL
    SELECT 'lead', CASE WHEN NOT caf.shielded THEN caf.place END, d.practitioner_id, caf.shielded
      FROM read.board_lead d JOIN caf ON caf.caf = d.caf AND caf.in_progress AND NOT caf.voided
     WHERE ${known('d')} AND d.accepted_on <= $1 AND (d.ended_on IS NULL OR d.ended_on > $1)
  ), placed AS (
    SELECT f.kind, f.practitioner_id, l.area,
      coalesce(CASE WHEN f.shielded THEN 'shielded' END, l.code, CASE WHEN f.place IN ('OOC', 'NFA') THEN f.place ELSE 'UNK' END) AS unit
    FROM fact f LEFT JOIN map m ON m.place = f.place LEFT JOIN locality l ON l.code = m.locality
  )
  SELECT CASE WHEN grouping(unit) = 0 THEN 'unit' WHEN grouping(area) = 0 THEN 'area' ELSE 'county' END AS level,
    CASE WHEN grouping(unit) = 0 THEN unit WHEN grouping(area) = 0 THEN area END AS key,
    count(*) FILTER (WHERE kind = 'caf')::int AS "cafsInProgress",
    count(*) FILTER (WHERE kind = 'tac')::int AS "tacsInProgress",
    count(*) FILTER (WHERE kind = 'lead')::int AS "leadProfessionalsIdentified",
    count(DISTINCT practitioner_id)::int AS "leadProfessionalPeople"
  FROM placed GROUP BY GROUPING SETS ((unit), (area), ())`;
