import { type Migration } from '@app/database';

/**
 * Who looked at what. Entries come in by `audit.append` only, a batch at a time: it takes the lock that everybody who writes takes,
 * and adds the batch if the record still ends where the writer, who made the digests, believed; otherwise it says where it ends.
 * The trigger turns away every statement but an insert, whoever sends it.
 */
export const accessMigrations: readonly Migration[] = [
  {
    name: 'access-record',
    at: 1_790_000_090_000,
    sql: `
      CREATE SCHEMA audit;
      CREATE TABLE audit.access (
        entry bigint PRIMARY KEY, digest text NOT NULL, at timestamptz(3) NOT NULL, verb text NOT NULL,
        action text NOT NULL, decision text NOT NULL, reason text NOT NULL, practitioner_id uuid NOT NULL,
        role text NOT NULL, agency_id uuid NOT NULL, purpose text NOT NULL, children uuid[] NOT NULL,
        fields text NOT NULL, correlation_id uuid NOT NULL, about_practitioner_id uuid);
      CREATE INDEX access_by_child ON audit.access USING gin (children);
      CREATE INDEX access_by_practitioner ON audit.access (practitioner_id, entry);
      CREATE FUNCTION audit.keep() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the record of access is only ever added to'; END $$;
      CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.access
        FOR EACH STATEMENT EXECUTE FUNCTION audit.keep();

      CREATE FUNCTION audit.take_end(OUT entry bigint, OUT digest text) LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM pg_advisory_xact_lock(7203003);
        SELECT a.entry, a.digest INTO entry, digest FROM audit.access a ORDER BY a.entry DESC LIMIT 1;
        entry := coalesce(entry, 0);
        digest := coalesce(digest, '');
      END $$;

      CREATE FUNCTION audit.append(after bigint, after_digest text, entries json,
        OUT appended boolean, OUT entry bigint, OUT digest text) LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog AS $$
      #variable_conflict use_column
      BEGIN
        SELECT t.entry, t.digest INTO entry, digest FROM audit.take_end() t;
        appended := entry = after AND digest = after_digest;
        IF appended THEN
          INSERT INTO audit.access
          SELECT after + e.k, e.digest, e.at, e.verb, e.action, e.decision, e.reason, e."practitionerId", e.role,
            e."agencyId", e.purpose, e.children, e.fields, e."correlationId", e."aboutPractitionerId"
          FROM json_to_recordset(entries) AS e(k int, digest text, at timestamptz, verb text, action text, decision text,
            reason text, "practitionerId" uuid, role text, "agencyId" uuid, purpose text, children uuid[], fields text,
            "correlationId" uuid, "aboutPractitionerId" uuid)
          ORDER BY e.k;
        END IF;
      END $$;`,
  },
  {
    name: 'rate-limits',
    at: 1_790_000_090_001,
    // Logged, though it is counted anew each minute: an unlogged table is emptied by a crash of the server, and by nothing better.
    sql: `
      CREATE SCHEMA limits;
      CREATE TABLE limits.counted (key text PRIMARY KEY, points int NOT NULL, expire bigint);`,
  },
];
