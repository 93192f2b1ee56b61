import { caseReads } from '@app/access';
import { type Migration } from '@app/database';
import { type ReadModelName } from '@app/feeds';

/*
 * The second line: which rows the application's account sees. A transaction says for whom it reads (`SecuredReads` of libs/access):
 * action, role, practitioner, agency, areas, today, now. Without that nothing is seen. How a person stands to a record is looked up
 * in the read models themselves, and not taken over from the first line.
 *
 * Tables are reached from policies by functions only: a policy that names a table would keep a rebuild from putting a new one in its
 * place. The functions belong to whoever owns the tables and so see all rows. Whoever owns a table is not held up by its policies.
 */

/** The read models in which the functions below look up how somebody stands to a record. */
export const standingFeeds = [
  'child-card',
  'caf-card',
  'team-card',
  'lead-professional-card',
  'locality',
  'place-assignment',
  'coordinator-post',
  'break-glass-card',
  'when-address-known-then-note-the-dwelling',
] as const satisfies readonly (ReadModelName | 'when-address-known-then-note-the-dwelling')[];

const setting = (name: string): string => `nullif(current_setting('teamaround.${name}', true), '')`;

const declared = `
  doing text := ${setting('action')};
  acting text := ${setting('role')};
  person text := ${setting('practitioner')};
  agency text := ${setting('agency')};
  earlier text := ${setting('earlier')};
  today date := ${setting('today')}::date;
  moment text := ${setting('now')};`;

/**
 * A function that sees all rows, for use in policies. One plan serves whatever it is asked about; left to itself the server plans
 * anew on every call, which takes as long as the look-up.
 */
const looksUp = (signature: string, returns: string, body: string, cost = 100): string => `
  CREATE FUNCTION read.${signature} RETURNS ${returns} LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
    SET search_path = pg_catalog SET plan_cache_mode = force_generic_plan COST ${cost} AS $$
  #variable_conflict use_column
  DECLARE ${declared}
  BEGIN ${body} END $$;`;

const readsOfCases = caseReads.map((action) => `'${action}'`).join(', ');

const functions = [
  /* Localities whose coordinator the person is today, in post or covering. */
  looksUp(
    'own_localities()',
    'text[]',
    `
    IF acting IS DISTINCT FROM 'locality-coordinator' THEN RETURN '{}'; END IF;
    RETURN coalesce((
      SELECT array_agg(post.locality) FROM (
        SELECT DISTINCT ON (p.locality) p.locality, p.practitioner_id FROM read.coordinator_post p
        WHERE p.post_from <= today ORDER BY p.locality, p.post_from DESC) AS post
      WHERE post.practitioner_id::text = person), '{}');`,
  ),
  /* The places that belong to them today. */
  looksUp(
    'own_places()',
    'text[]',
    `
    IF acting IS DISTINCT FROM 'locality-coordinator' THEN RETURN '{}'; END IF;
    RETURN coalesce((
      SELECT array_agg(map.place) FROM (
        SELECT DISTINCT ON (a.place) a.place, a.locality FROM read.place_assignment a
        WHERE a.assigned_from <= today ORDER BY a.place, a.assigned_from DESC) AS map
      WHERE map.locality = ANY (read.own_localities())), '{}');`,
  ),
  /* Whether the person has joined a team with these members. */
  looksUp(
    'works_in(members jsonb)',
    'boolean',
    `
    RETURN EXISTS (
      SELECT FROM jsonb_array_elements(members) AS m
      WHERE m->>'kind' = 'agency' AND m->>'until' IS NULL AND m->>'standing' = 'accepted'
        AND m->>'agencyId' = agency AND coalesce(m->>'practitionerId', person) = person);`,
  ),
  /* Whether a report of danger that nobody has decided on names the person's agency; it never reaches the coordinator or the duty desk. */
  looksUp(
    'is_suspended(about uuid)',
    'boolean',
    `
    RETURN acting IN ('practitioner', 'information-governance') AND EXISTS (
      SELECT FROM read.child_card c, jsonb_array_elements(c.child->'dangers') AS report
      WHERE c.child_id = about AND report->'suspends' @> to_jsonb(agency));`,
  ),
  /* Whether the person coordinates the locality to which the open CAF belongs, or else in which the child lives today. */
  looksUp(
    'coordinates(about uuid)',
    'boolean',
    `
    RETURN coalesce(read.coordinated_place_of(about) = ANY (read.own_places()), false);`,
  ),
  /* Whether the latest assessment of the child is the person's, and is open or may be reopened. */
  looksUp(
    'holds_assessment(about uuid)',
    'boolean',
    `
    RETURN EXISTS (
      SELECT FROM (
        SELECT f.status, f.author_id, f.agency_id, f.reopen_by FROM read.caf_card f
        WHERE f.child_id = about AND f.status <> 'void' ORDER BY f.episode DESC LIMIT 1) AS held
      WHERE held.author_id = person AND held.agency_id = agency
        AND (held.status <> 'closed' OR today <= held.reopen_by));`,
  ),
  /* The position in the log at which the latest assessment of the child was opened; null where there is none. */
  looksUp(
    'began_at(about uuid)',
    'bigint',
    `
    RETURN (SELECT f.opened_at FROM read.caf_card f WHERE f.child_id = about AND f.status <> 'void' ORDER BY f.episode DESC LIMIT 1);`,
  ),
  /* Whether the person is shown an episode: of what was before the latest only what the first line has let through. */
  looksUp(
    'shows_episode(about uuid, nth int)',
    'boolean',
    `
    RETURN acting IS DISTINCT FROM 'practitioner' OR earlier = 'shown' OR NOT EXISTS (
      SELECT FROM read.caf_card f WHERE f.child_id = about AND f.status <> 'void' AND f.episode > nth);`,
  ),
  /* The same of what was recorded before the first assessment or between two: what the person's agency recorded is its own. */
  looksUp(
    'shows_enquiry(about uuid, of_agency text, at bigint)',
    'boolean',
    `
    RETURN acting IS DISTINCT FROM 'practitioner' OR earlier = 'shown' OR of_agency = agency OR at > coalesce((
      SELECT (f.facts->0->>'revision')::bigint FROM read.caf_card f
      WHERE f.child_id = about AND f.status <> 'void' ORDER BY f.episode DESC LIMIT 1), -1);`,
  ),
  /* Whether it is the person's own checklist: whoever may write it may read it back, but for a record that is shielded or sealed, and an agency that is suspended. */
  looksUp(
    'is_own_enquiry(about uuid, of_person text, of_agency text)',
    'boolean',
    `
    RETURN doing = 'view-enquiries' AND acting = 'practitioner' AND of_person = person AND of_agency = agency
      AND NOT read.is_sealed(about) AND NOT read.is_shielded(about) AND NOT read.is_suspended(about);`,
  ),
  /*
   * Whether the person may see anything of a child in this role, by what they are to it now. Of a team the members count who are given;
   * otherwise those of every team around the child.
   */
  looksUp(
    'reaches_record(about uuid, members jsonb DEFAULT NULL)',
    'boolean',
    `
    IF doing IS NULL OR doing NOT IN (${readsOfCases}) THEN RETURN false; END IF;
    IF acting = 'county-caf-team' THEN RETURN true; END IF;
    IF read.is_sealed(about) THEN RETURN false; END IF;
    IF read.is_suspended(about) THEN RETURN false; END IF;
    IF acting IN ('practitioner', 'locality-coordinator', 'social-care-duty', 'information-governance') AND EXISTS (
      SELECT FROM read.break_glass_card b WHERE b.child_id = about AND b.practitioner_id = person AND b.agency_id = agency
        AND b.ended_at IS NULL AND moment < b.until COLLATE "C") THEN RETURN true; END IF;
    CASE acting
    WHEN 'practitioner' THEN
      RETURN
        read.holds_assessment(about)
        OR EXISTS (
          SELECT FROM read.lead_professional_card l WHERE l.child_id = about AND l.status = 'active'
            AND (l.practitioner_id = person AND l.agency_id = agency OR l.deputy_id = person AND l.deputy_agency_id = agency))
        OR CASE WHEN members IS NOT NULL THEN read.works_in(members) ELSE EXISTS (
          SELECT FROM read.team_card t WHERE t.children @> jsonb_build_array(jsonb_build_object('childId', about)) AND t.closed_on IS NULL AND read.works_in(t.members)) END
        OR doing IN ('view-child', 'view-consent', 'view-caf-file')
          AND EXISTS (
            SELECT FROM read.child_card c
            WHERE c.child_id = about AND c.child->>'registeredBy' = person AND c.child->>'registeredByAgency' = agency)
          AND NOT EXISTS (SELECT FROM read.caf_card f WHERE f.child_id = about AND f.status <> 'void')
        OR doing IN ('view-child', 'view-caf-file', 'view-lead-professional')
          AND (EXISTS (SELECT FROM read.lead_professional_card l WHERE l.child_id = about AND l.practitioner_id = person AND l.agency_id = agency)
            OR EXISTS (SELECT FROM read.caf_card f WHERE f.child_id = about AND f.status NOT IN ('closed', 'void')
              AND f.state->'contributions' @> jsonb_build_array(jsonb_build_object('agencyId', agency))));
    WHEN 'locality-coordinator' THEN
      RETURN read.coordinates(about) OR EXISTS (
        SELECT FROM read.caf_card f WHERE f.child_id = about AND f.status NOT IN ('closed', 'void')
          AND f.transfer_pending_to = ANY (read.own_places()));
    WHEN 'social-care-duty' THEN
      RETURN EXISTS (
        SELECT FROM (
          SELECT f.state FROM read.caf_card f WHERE f.child_id = about AND f.status <> 'void' ORDER BY f.episode DESC LIMIT 1) AS latest,
          jsonb_array_elements(latest.state->'stepUps') AS step_up
        WHERE step_up->>'status' <> 'declined' AND step_up->>'basis' IN ('s17', 's47')
          AND step_up->>'requestedBy' <> person);
    ELSE RETURN false;
    END CASE;`,
  ),
  /* Who stands to one record of a child stands to all of them. */
  looksUp(
    'reaches(about uuid, members jsonb DEFAULT NULL)',
    'boolean',
    `
    RETURN read.reaches_record(about, members)
      OR EXISTS (SELECT FROM unnest(read.records_of(about)) AS r WHERE r <> about AND read.reaches_record(r, members));`,
  ),
  /* Whether the person may see anything of any of them; null where they ask for something else than a case. */
  looksUp(
    'reaches_any(children uuid[])',
    'boolean',
    `
    IF doing IS NULL OR doing NOT IN (${readsOfCases}) THEN RETURN NULL; END IF;
    RETURN EXISTS (SELECT FROM unnest(children) AS c WHERE read.reaches(c));`,
  ),
  /* A team by one of the children whom it serves, or served last; in the list of one child's teams by any of them. */
  looksUp(
    'reaches_team(children jsonb, members jsonb)',
    'boolean',
    `
    IF doing = 'view-teams' THEN
      RETURN EXISTS (
        SELECT FROM jsonb_array_elements(children) AS c
        WHERE read.shows_episode((c->>'childId')::uuid, (c->>'episode')::int) AND read.reaches((c->>'childId')::uuid));
    END IF;
    IF doing IS DISTINCT FROM 'view-team' THEN RETURN false; END IF;
    RETURN EXISTS (
      SELECT FROM jsonb_array_elements(children) AS c
      WHERE (c->>'until' IS NULL OR NOT EXISTS (SELECT FROM jsonb_array_elements(children) AS served WHERE served->>'until' IS NULL))
        AND read.shows_episode((c->>'childId')::uuid, (c->>'episode')::int) AND read.reaches((c->>'childId')::uuid, members));`,
    200,
  ),
  /* Whether a list shows the person everything: what is asked for is left to the query. */
  looksUp(
    'lists_all()',
    'boolean',
    `
    RETURN acting = 'county-caf-team' AND doing IN ('view-attention', 'view-area', 'view-caseload')
      OR acting = 'locality-coordinator' AND doing = 'view-caseload';`,
  ),
  /*
   * Shielded children of whom no list shows the person more than a reference: those whom it is not for them to keep safe. Whoever
   * works with a child knows of it. Children whose addresses have not been compared yet count as shielded.
   */
  looksUp(
    'hidden_children()',
    'uuid[]',
    `
    IF acting IN ('county-caf-team', 'practitioner') THEN RETURN '{}'; END IF;
    RETURN ARRAY(
      SELECT DISTINCT p.child_id
        FROM read.child_card c LEFT JOIN read.dwellings_noted n ON n.child_id = c.child_id
        CROSS JOIN LATERAL read.protection_of(c.child_id) p
       WHERE (c.shielded OR c.addresses_at > coalesce(n.revision, -1)) AND NOT read.coordinates(p.child_id));`,
    10000,
  ),
  /* How much somebody leads: all of it, also what the list of it does not show. */
  looksUp(
    'lead_work_of(practitioner text)',
    'TABLE (active int, handovers int)',
    `
    IF doing IS DISTINCT FROM 'view-caseload' OR acting = 'practitioner' AND practitioner IS DISTINCT FROM person THEN RETURN; END IF;
    RETURN QUERY
      SELECT count(*)::int, count(l.handover_required_on)::int FROM read.lead_professional_card l
      WHERE l.status = 'active' AND l.practitioner_id = practitioner;`,
  ),
  /* The places of which a list of a locality shows the person what is there. */
  looksUp(
    'listed_places()',
    'text[]',
    `
    IF doing = 'view-attention' THEN RETURN read.own_places(); END IF;
    IF doing IS DISTINCT FROM 'view-area' OR acting IS DISTINCT FROM 'area-manager' THEN RETURN '{}'; END IF;
    RETURN coalesce((
      SELECT array_agg(map.place) FROM (
        SELECT DISTINCT ON (a.place) a.place, a.locality FROM read.place_assignment a
        WHERE a.assigned_from <= today ORDER BY a.place, a.assigned_from DESC) AS map
      JOIN read.locality l ON l.code = map.locality
      WHERE l.area = ANY (string_to_array(${setting('areas')}, chr(10)))), '{}');`,
  ),
  /* The children for whom the person has to act: as the one responsible, or as manager of the area to which it was taken. */
  looksUp(
    'own_work()',
    'uuid[]',
    `
    IF doing = 'view-caseload' AND acting = 'practitioner' THEN
      RETURN ARRAY(
        SELECT k.child_id FROM read.attention_child k WHERE k.lead_id = person
        UNION
        SELECT c.child_id FROM read.attention_caf c LEFT JOIN read.attention_child k ON k.child_id = c.child_id
        WHERE c.facts->>'authorId' = person AND k.lead_id IS NULL);
    ELSIF doing = 'view-area' AND acting = 'area-manager' THEN
      RETURN ARRAY(
        SELECT r.child_id FROM read.reminder_card r WHERE r.settled_on IS NULL AND r.escalated_level = 'area'
          AND r.escalated_code = ANY (string_to_array(${setting('areas')}, chr(10))));
    END IF;
    RETURN '{}';`,
  ),
  /* Uses of break-glass: for whoever is told of them, and whoever reviews them. */
  looksUp(
    'is_told(about uuid, of_locality text, told jsonb)',
    'boolean',
    `
    RETURN CASE
      WHEN doing IN ('view-break-glass', 'list-break-glass') AND acting IN ('information-governance', 'county-caf-team') THEN true
      WHEN doing = 'view-break-glass' THEN read.coordinates(about)
      WHEN doing IN ('view-attention', 'view-area') AND acting = 'county-caf-team' THEN true
      WHEN doing = 'view-attention' THEN of_locality = ANY (read.own_localities())
      WHEN doing = 'view-area' AND acting = 'area-manager' THEN EXISTS (
        SELECT FROM jsonb_array_elements(told) AS t
        WHERE t->>'level' = 'area' AND t->>'code' = ANY (string_to_array(${setting('areas')}, chr(10))))
      ELSE false
    END;`,
  ),
  /* Whether an episode of the child counts in one of the places. */
  looksUp(
    'lies_in(about uuid, places text[])',
    'boolean',
    `
    RETURN cardinality(places) > 0
      AND EXISTS (SELECT FROM read.attention_caf c WHERE c.child_id = about AND c.place = ANY (places));`,
  ),
  /* Whether one of the episodes counts in one of the places, or anywhere where all is listed, and is of a child whom the list may name. */
  looksUp(
    'lists_any(episodes text[], everywhere boolean, places text[], hidden uuid[])',
    'boolean',
    `
    IF everywhere AND cardinality(hidden) = 0 THEN RETURN true; END IF;
    RETURN (everywhere OR cardinality(places) > 0) AND EXISTS (
      SELECT FROM read.attention_caf c
      WHERE c.card_id = ANY (episodes) AND (everywhere OR c.place = ANY (places)) AND c.child_id <> ALL (hidden));`,
  ),
  /* The place whose coordinator sees to a child: where the open CAF belongs, or else where the child lives today. */
  looksUp(
    'coordinated_place_of(about uuid)',
    'text',
    `
    RETURN (
      SELECT coalesce((
        SELECT f.place FROM read.caf_card f WHERE f.child_id = about AND f.status NOT IN ('closed', 'void') LIMIT 1), (
        SELECT home->>'place' FROM jsonb_array_elements(c.child->'places') WITH ORDINALITY AS places(home, nth)
        WHERE (home->>'from')::date <= today ORDER BY nth DESC LIMIT 1), c.place)
      FROM read.child_card c WHERE c.child_id = about);`,
  ),
  /* Whether anybody coordinates the locality of a place today. */
  looksUp(
    'is_coordinated(of_place text)',
    'boolean',
    `
    RETURN EXISTS (
      SELECT FROM (
        SELECT p.practitioner_id FROM read.coordinator_post p
        WHERE p.post_from <= today AND p.locality = (
          SELECT a.locality FROM read.place_assignment a
          WHERE a.place = of_place AND a.assigned_from <= today ORDER BY a.assigned_from DESC LIMIT 1)
        ORDER BY p.post_from DESC LIMIT 1) AS post
      WHERE post.practitioner_id IS NOT NULL);`,
  ),
  /* Whether a request about a child is put to the person, in the role in which they ask. */
  looksUp(
    'is_asked(about uuid, receiver jsonb)',
    'boolean',
    `
    IF receiver->>'except' = person THEN RETURN false; END IF;
    CASE acting
    WHEN 'practitioner' THEN
      RETURN CASE receiver->>'as'
        WHEN 'practitioner' THEN receiver->>'practitionerId' = person AND receiver->>'agencyId' = agency
        WHEN 'agency' THEN receiver->>'agencyId' = agency
        WHEN 'lead' THEN EXISTS (
          SELECT FROM read.lead_professional_card l WHERE l.child_id = about AND l.status = 'active'
            AND (l.practitioner_id = person AND l.agency_id = agency OR l.deputy_id = person AND l.deputy_agency_id = agency))
        WHEN 'author' THEN EXISTS (
          SELECT FROM read.caf_card f WHERE f.child_id = about AND f.status NOT IN ('closed', 'void')
            AND f.author_id = person AND f.agency_id = agency)
        ELSE false END;
    WHEN 'locality-coordinator' THEN
      RETURN receiver->>'as' = 'coordinator' AND CASE WHEN receiver->>'place' IS NULL THEN read.coordinates(about)
        ELSE receiver->>'place' = ANY (read.own_places()) END;
    WHEN 'county-caf-team' THEN
      RETURN receiver->>'as' = 'county-caf-team'
        OR receiver->>'as' = 'coordinator' AND NOT read.is_coordinated(coalesce(receiver->>'place', read.coordinated_place_of(about)));
    WHEN 'social-care-duty' THEN RETURN receiver->>'as' = 'social-care';
    WHEN 'information-governance' THEN RETURN receiver->>'as' = 'information-governance';
    ELSE RETURN false;
    END CASE;`,
  ),
  /* The words under which requests are looked up that may be for the person. */
  looksUp(
    'asked_as()',
    'text[]',
    `
    RETURN CASE acting
      WHEN 'practitioner' THEN ARRAY['practitioner:' || person, 'agency:' || agency]
      WHEN 'locality-coordinator' THEN ARRAY['coordinator']
      WHEN 'county-caf-team' THEN ARRAY['county-caf-team', 'coordinator']
      WHEN 'social-care-duty' THEN ARRAY['social-care']
      WHEN 'information-governance' THEN ARRAY['information-governance']
      ELSE '{}' END;`,
  ),
  /* Children whose work the person leads or has begun. */
  looksUp(
    'own_children()',
    'text[]',
    `
    IF acting IS DISTINCT FROM 'practitioner' THEN RETURN '{}'; END IF;
    RETURN ARRAY(
      SELECT l.child_id::text FROM read.lead_professional_card l WHERE l.status = 'active' AND person IN (l.practitioner_id, l.deputy_id)
      UNION
      SELECT f.child_id::text FROM read.caf_card f WHERE f.status NOT IN ('closed', 'void') AND f.author_id = person);`,
  ),
  /* Whether a CAF of the child is open, or a team around it. */
  looksUp(
    'is_work_open(about uuid)',
    'boolean',
    `
    RETURN EXISTS (SELECT FROM read.caf_card f WHERE f.child_id = about AND f.status NOT IN ('closed', 'void'))
      OR EXISTS (
        SELECT FROM read.team_card t, jsonb_array_elements(t.children) AS served
        WHERE t.children @> jsonb_build_array(jsonb_build_object('childId', about)) AND t.closed_on IS NULL
          AND served->>'childId' = about::text AND served->>'until' IS NULL);`,
  ),
  /* What somebody is told of a team that asks them to join, until they answer: who asks, what for and when. */
  looksUp(
    'invitation_to(team uuid)',
    'TABLE (member_id text, role text, asked_on text, convening_agency text, children jsonb, leads jsonb, meetings jsonb)',
    `
    IF doing IS DISTINCT FROM 'view-invitation' OR acting IS DISTINCT FROM 'practitioner' THEN RETURN; END IF;
    RETURN QUERY
      SELECT m->>'memberId', m->>'role', m->>'since', t.convening_agency, served.children, served.leads, (
          SELECT coalesce(jsonb_agg(jsonb_build_object('meetingId', s->>'meetingId', 'kind', s->>'kind', 'plannedFor', s->>'plannedFor')
            ORDER BY s->>'plannedFor'), '[]')
          FROM jsonb_array_elements(t.schedule) AS s WHERE s->>'status' = 'planned')
      FROM read.team_card t CROSS JOIN jsonb_array_elements(t.members) AS m CROSS JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('childId', c.child_id, 'ref', c.ref)) AS children,
            coalesce(jsonb_agg(jsonb_build_object('childId', c.child_id, 'practitionerId', l.practitioner_id, 'agencyId', l.agency_id))
              FILTER (WHERE l.child_id IS NOT NULL), '[]') AS leads
          FROM jsonb_array_elements(t.children) AS k
            JOIN read.child_card c ON c.child_id = (k->>'childId')::uuid
            LEFT JOIN read.lead_professional_card l ON l.child_id = c.child_id AND l.status = 'active'
          WHERE k->>'until' IS NULL AND NOT read.is_sealed(c.child_id) AND NOT read.is_suspended(c.child_id)) AS served
      WHERE t.tac_id = team AND t.closed_on IS NULL AND served.children IS NOT NULL
        AND m->>'kind' = 'agency' AND m->>'standing' = 'invited' AND m->>'until' IS NULL
        AND m->>'agencyId' = agency AND coalesce(m->>'practitionerId', person) = person
      LIMIT 1;`,
  ),
  /*
   * What is asked of the person, and nothing else: of no sealed record but what the county's team or information governance has to see
   * to. What no read model could take in waits for the county's team.
   */
  looksUp(
    'requests_to_me()',
    'TABLE (shown_from text, card text, key text, child_ref text, request jsonb, words jsonb)',
    `
    IF doing IS DISTINCT FROM 'view-requests' THEN RETURN; END IF;
    RETURN QUERY
      SELECT r->>'from', c.card_id, r->>'key', child.ref, r, c.sealed->(r->>'key')
      FROM read.request_card c CROSS JOIN jsonb_array_elements(c.requests) AS r
        LEFT JOIN read.child_card child ON child.child_id = (r->>'childId')::uuid
      WHERE (c.addressed && read.asked_as() OR c.children && read.own_children())
        AND r->>'from' <= today::text AND (r->>'until' IS NULL OR today::text <= r->>'until')
        AND (child.status IS DISTINCT FROM 'adopted' OR acting IN ('county-caf-team', 'information-governance'))
        AND EXISTS (
          SELECT FROM jsonb_array_elements(r->'to') AS receiver WHERE read.is_asked((r->>'childId')::uuid, receiver))
        AND (NOT (r->>'whileAtWork')::boolean OR read.is_work_open((r->>'childId')::uuid));
    IF acting = 'county-caf-team' THEN
      RETURN QUERY
        SELECT day, 'parked', p.name || '.' || p.position, NULL::text,
          jsonb_build_object('kind', 'parked-event', 'childId', NULL, 'number', NULL, 'by', NULL, 'route', NULL), NULL::jsonb
        FROM feeds.parked p, to_char(p.parked_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS day
        WHERE p.failure <> 'held-back';
    END IF;`,
    1000,
  ),
];

const own = '(SELECT read.own_work())::uuid[]';
const all = '(SELECT read.lists_all())';
const places = '(SELECT read.listed_places())::text[]';
const hidden = '(SELECT read.hidden_children())::uuid[]';
const shown = `child_id <> ALL (${hidden})`;

const does = (action: string, roles: string): string =>
  `current_setting('teamaround.action', true) = '${action}' AND current_setting('teamaround.role', true) ${roles}`;
const counting = does('view-counts', `IN ('locality-coordinator', 'area-manager', 'county-caf-team', 'board')`);

/**
 * Who sees a row: a condition over its columns. False: nobody but the owner, who folds the log. Every table of `read` that says
 * something about one child, team or person stands here.
 */
const seen: Readonly<Record<string, string>> = {
  child_card: 'read.reaches(child_id)',
  consent_card: 'read.reaches(child_id)',
  caf_card: 'read.reaches(child_id) AND read.shows_episode(child_id, episode)',
  caf_enquiry_card: `read.reaches(child_id) AND read.shows_enquiry(child_id, agency_id, revision)
    OR read.is_own_enquiry(child_id, made_by, agency_id)`,
  team_card: `read.reaches_team(children, CASE WHEN closed_on IS NULL THEN members ELSE '[]' END)`,
  lead_professional_card: `${all} AND ${shown}
    OR (${does('view-caseload', `= 'practitioner'`)} AND current_setting('teamaround.practitioner', true) IN (practitioner_id, deputy_id))
    OR read.reaches(child_id) AND read.shows_episode(child_id, episode)`,
  interim_coordinator_card: 'read.reaches(child_id)',
  attention_caf: `(${all} OR place = ANY (${places}) OR child_id = ANY (${own})) AND ${shown}`,
  attention_team: `read.lists_any(episodes, ${all}, ${places}, ${hidden})`,
  attention_child: `(${all} OR child_id = ANY (${own}) OR read.lies_in(child_id, ${places})) AND ${shown}`,
  reminder_card: `child_id = ANY (${own}) OR (${all} OR read.lies_in(child_id, ${places})) AND ${shown}`,
  follow_up_card: `${does('view-follow-ups', `= 'county-caf-team'`)}
    OR ${does('view-follow-ups', `= 'locality-coordinator'`)} AND locality = ANY ((SELECT read.own_localities())::text[])`,
  practitioner_card: does('view-directory', `NOT IN ('', 'board')`),
  break_glass_card: 'read.is_told(child_id, locality, told)',
  retention_card: `current_setting('teamaround.role', true) = 'information-governance'
    AND current_setting('teamaround.action', true) IN ('view-retention', 'list-retention')`,
  request_card: 'false',
  child_match: `digest = ANY (string_to_array(${setting('digests')}, ','))`,
  dwelling: 'false',
  dwellings_noted: 'false',
  work_index: 'false',
  reservation_card: 'false',
  board_caf: counting,
  board_team: counting,
  board_lead: counting,
};

export const relationsMigrations: readonly Migration[] = [
  {
    name: 'row-level-security',
    at: 1_790_009_000_000,
    sql: `
      CREATE INDEX ON read.reminder_card (child_id);
      CREATE INDEX ON read.attention_child (lead_id);
      CREATE INDEX ON read.attention_caf ((facts->>'authorId'));
      ${functions.join('')}
      ${Object.entries(seen)
        .map(
          ([table, condition]) => `
      ALTER TABLE read.${table} ENABLE ROW LEVEL SECURITY;
      CREATE POLICY seen ON read.${table} FOR SELECT USING (${condition});`,
        )
        .join('')}`,
  },
];
