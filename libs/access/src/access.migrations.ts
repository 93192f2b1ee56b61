import { type Migration } from '@app/database';

/** Who looked at what. Rows are added; the trigger turns away every other statement, whoever sends it. */
export const accessMigrations: readonly Migration[] = [
  {
    name: 'access-record',
    at: 1_790_000_090_000,
    sql: `
      CREATE SCHEMA audit;
      CREATE TABLE audit.access (
        entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, verb text NOT NULL,
        action text NOT NULL, decision text NOT NULL, reason text NOT NULL, practitioner_id uuid NOT NULL,
        role text NOT NULL, agency_id uuid NOT NULL, purpose text NOT NULL, children uuid[] NOT NULL,
        fields text NOT NULL, correlation_id uuid NOT NULL);
      CREATE INDEX access_by_child ON audit.access USING gin (children);
      CREATE INDEX access_by_practitioner ON audit.access (practitioner_id, entry);
      CREATE FUNCTION audit.keep() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the record of access is only ever added to'; END $$;
      CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.access
        FOR EACH STATEMENT EXECUTE FUNCTION audit.keep();`,
  },
];
