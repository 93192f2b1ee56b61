import { type Migration } from '@app/database';

export const privacyMigrations: readonly Migration[] = [
  {
    name: 'subject-keys',
    at: 1_790_000_050_000,
    // The row of an erased subject stays, without a key and for ever, so that the subject cannot come back. Who answers requests may change no
    // row: a key is destroyed by `keys.destroy`, which asks the log whether it is to be. The owner of the table could do all of it by hand.
    sql: `
      CREATE SCHEMA keys;
      CREATE TABLE keys.subject_key (
        subject text PRIMARY KEY,
        wrapped bytea,
        key_id text,
        created_at timestamptz NOT NULL DEFAULT now(),
        erased_at timestamptz,
        CONSTRAINT key_or_erased CHECK (
          (wrapped IS NOT NULL AND key_id IS NOT NULL AND erased_at IS NULL) OR
          (wrapped IS NULL AND key_id IS NULL AND erased_at IS NOT NULL)));
      CREATE INDEX subject_key_key_id ON keys.subject_key (key_id) WHERE key_id IS NOT NULL;
      -- Which key-encryption keys were in use when: on it rests from which day on nothing of an erased record opens any more.
      CREATE TABLE keys.wrapping_key (
        id text PRIMARY KEY,
        first_used_on date NOT NULL,
        retired_on date,
        destroyed_on date,
        destroyed_by text,
        CONSTRAINT destroyed_after_retired CHECK (destroyed_on IS NULL OR (retired_on IS NOT NULL AND destroyed_by IS NOT NULL)));
      CREATE FUNCTION keys.stays_as_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF OLD.erased_at IS NULL AND NEW.subject = OLD.subject THEN
            RETURN NEW;
          END IF;
        END IF;
        RAISE EXCEPTION 'a subject stays in the key table for ever, and an erased one stays erased';
      END $$;
      CREATE TRIGGER subject_key_stays BEFORE UPDATE OR DELETE ON keys.subject_key
        FOR EACH ROW EXECUTE FUNCTION keys.stays_as_it_is();
      CREATE TRIGGER subject_key_stays_whole BEFORE TRUNCATE ON keys.subject_key
        FOR EACH STATEMENT EXECUTE FUNCTION keys.stays_as_it_is();

      -- Whether a destruction that the log holds names the child, or a child that is erased already was served by the team.
      CREATE FUNCTION keys.is_to_be_destroyed(whose text) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
      BEGIN
        RETURN EXISTS (
          SELECT FROM log.event e WHERE e.type ^@ 'retention.destruction-started.'
            AND EXISTS (SELECT FROM json_array_elements_text(e.data -> 'subjects') AS named(subject) WHERE named.subject = whose)
        ) OR whose ^@ 'child-' AND EXISTS (
          SELECT FROM log.event e WHERE e.stream = 'retention-' || substr(whose, 7) AND e.type ^@ 'retention.erasure-reapplied.'
        ) OR whose ^@ 'team-' AND EXISTS (
          SELECT FROM log.event e JOIN keys.subject_key k ON k.erased_at IS NOT NULL AND k.subject ^@ 'child-'
          WHERE e.stream = whose AND strpos(e.data::text, substr(k.subject, 7)) > 0
        );
      END $$;
      CREATE FUNCTION keys.destroy(whose text) RETURNS void LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        IF NOT pg_has_role(session_user, (SELECT c.relowner FROM pg_class c WHERE c.oid = 'keys.subject_key'::regclass), 'USAGE')
          AND EXISTS (SELECT FROM keys.subject_key k WHERE k.subject = whose AND k.erased_at IS NULL)
          AND NOT keys.is_to_be_destroyed(whose)
        THEN
          RAISE EXCEPTION 'no destruction that was approved names this key' USING ERRCODE = 'insufficient_privilege';
        END IF;
        INSERT INTO keys.subject_key AS k (subject, erased_at) VALUES (whose, now())
        ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, key_id = NULL, erased_at = excluded.erased_at
          WHERE k.erased_at IS NULL;
        PERFORM pg_notify('subject_erased', whose);
      END $$;
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA keys FROM PUBLIC;`,
  },
];
