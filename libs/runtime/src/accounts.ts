import { type Account } from '@app/database';

/** Schemas of what can be folded anew from the log; the worker's account owns them, because a rebuild changes tables. */
export const foldedSchemas = ['read', 'feeds'] as const;

/**
 * Answers requests: adds to the log and to the record of access, and can change neither. It owns nothing. A key it
 * can only have destroyed, by a function that asks the log whether an approved destruction names it. It changes no read model, and of
 * those about one child or person it sees the rows of whom it says that it reads for.
 */
export const applicationAccount: Account = {
  name: 'teamaround_application',
  grants: `
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA log, audit FROM PUBLIC;
    GRANT USAGE ON SCHEMA log, audit, keys, limits, read, feeds, public TO teamaround_application;
    GRANT SELECT ON public.schema_migration TO teamaround_application;
    GRANT SELECT, INSERT ON log.event TO teamaround_application;
    GRANT USAGE ON SEQUENCE log.event_position TO teamaround_application;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA log, audit TO teamaround_application;
    GRANT SELECT ON audit.access TO teamaround_application;
    REVOKE UPDATE ON keys.subject_key FROM teamaround_application;
    GRANT SELECT, INSERT ON keys.subject_key TO teamaround_application;
    GRANT SELECT ON keys.wrapping_key TO teamaround_application;
    GRANT EXECUTE ON FUNCTION keys.destroy(text) TO teamaround_application;
    GRANT SELECT, INSERT, UPDATE ON limits.counted TO teamaround_application;
    GRANT SELECT ON ALL TABLES IN SCHEMA read, feeds TO teamaround_application;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA read TO teamaround_application;
    ALTER DEFAULT PRIVILEGES IN SCHEMA read GRANT SELECT ON TABLES TO teamaround_application`,
};

/**
 * Folds the log into read models and lets automations send commands: what the application's account may, wraps keys anew, and the read models are its own,
 * so that it sees every row of them.
 */
export const workerAccount: Account = {
  name: 'teamaround_worker',
  grants: `
    GRANT teamaround_application TO teamaround_worker;
    GRANT UPDATE (wrapped, key_id) ON keys.subject_key TO teamaround_worker;
    GRANT INSERT, UPDATE (retired_on, destroyed_on, destroyed_by) ON keys.wrapping_key TO teamaround_worker;
    ALTER DEFAULT PRIVILEGES FOR ROLE teamaround_worker IN SCHEMA read GRANT SELECT ON TABLES TO teamaround_application;
    ALTER SCHEMA read OWNER TO teamaround_worker;
    ALTER SCHEMA feeds OWNER TO teamaround_worker;
    DO $$ DECLARE kept record; BEGIN
      FOR kept IN
        SELECT c.oid::regclass AS name, c.relkind AS kind FROM pg_class c
        WHERE c.relnamespace IN ('read'::regnamespace, 'feeds'::regnamespace) AND c.relkind IN ('r', 'S')
          AND c.relowner <> 'teamaround_worker'::regrole
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND c.relkind = 'S' AND d.deptype IN ('a', 'i'))
      LOOP
        EXECUTE format('ALTER %s %s OWNER TO teamaround_worker', CASE kept.kind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, kept.name);
      END LOOP;
      FOR kept IN
        SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = 'read'::regnamespace AND p.proowner <> 'teamaround_worker'::regrole
      LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO teamaround_worker', kept.name);
      END LOOP;
    END $$`,
};

/** The accounts of a running system. Migrations are done by another one, which owns the rest. */
export const accounts = [applicationAccount, workerAccount] as const;

/** Production runs on an account that could change what must not be changed. */
export class AccountOverOthers extends Error {
  override readonly name = 'AccountOverOthers';
  constructor() {
    super(
      'The account in DATABASE_URL could change the log and the record of access: in production run the API on the account ' +
        `${applicationAccount.name} and the worker on ${workerAccount.name}, which "npm run teamaround -- prepare-database" makes.`,
    );
  }
}
