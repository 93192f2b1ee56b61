import { type Migration } from '@app/database';

export const privacyMigrations: readonly Migration[] = [
  {
    name: 'subject-keys',
    at: 1_790_000_050_000,
    // The row of an erased subject stays, without a key and for ever, so that the subject cannot come back.
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
        FOR EACH STATEMENT EXECUTE FUNCTION keys.stays_as_it_is();`,
  },
];
