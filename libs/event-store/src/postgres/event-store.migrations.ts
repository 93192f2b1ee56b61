import { type Migration } from '@app/database';
import { saidBy, saidByAll } from './stored-event';

const saidInBatch = saidByAll(
  {
    ...{ stream: 'written_to', revision: 'revisions', id: 'ids', type: 'types', data: 'datas', subject: 'subjects' },
    ...{ sealed: 'sealeds', meta: 'metas', recordedBy: 'current_user' },
  },
  'many',
);
const saidAlone = saidBy({
  ...{ stream: 'into_stream', revision: '(after + 1)', id: 'id', type: 'named', data: 'said', subject: 'about' },
  ...{ sealed: 'secret', meta: 'accompanied', recordedBy: 'current_user' },
});

/**
 * The log: one table, its primary key and one index by position. `json` keeps the text as it was written and is cheaper to
 * write than jsonb; nobody looks inside it in SQL, that is what read models are for.
 *
 * `log.append` takes a whole batch of appends, each to another stream:
 * - per append: its stream, and `afters`: the last revision the writer saw, or -1;
 * - per event, in order: `appends`, the number of its append from 1; its revision, id, type and content. `subjects` and
 *   `sealeds` may be NULL as a whole.
 * It answers, per append, the last revision it found (`lasts`); the positions of the events it wrote, in order (`written`);
 * and, where a stream has moved on by the very events that were asked for, where they end in the log (`repeated`, per
 * append; NULL as a whole when every append fitted).
 *
 * `log.append_one` does the same for a single event, which is what a store with little to do gets one at a time: without
 * arrays and sets, such an append costs the server about half.
 *
 * Everyone who appends takes the lock before anything is read or numbered and holds it to the
 * end of the transaction; therefore positions become visible in order, and a reader needs no more than the last one it saw.
 * The statement after the lock sees what the last holder wrote, because a volatile function takes a new snapshot for each
 * statement at the isolation level READ COMMITTED. The lock is taken in a condition because that costs less than a statement.
 *
 * Each batch is chained to the one before: its last event carries SHA-256 over the link of the event before the batch and over all that the
 * batch wrote, positions apart, since a log that is copied elsewhere gets others. See `chain.ts`. `log.link_after` is declared STABLE, as
 * what it calls is, so that the server puts it into the statement in place of calling it.
 */
export const eventStoreMigrations: readonly Migration[] = [
  {
    name: 'event-log',
    at: 1_790_000_001_000,
    sql: `
      CREATE SCHEMA log;
      CREATE SEQUENCE log.event_position;
      CREATE TABLE log.event (
        position bigint NOT NULL DEFAULT nextval('log.event_position'),
        stream text COLLATE "C" NOT NULL,
        revision int NOT NULL,
        event_id uuid NOT NULL,
        type text COLLATE "C" NOT NULL,
        data json NOT NULL,
        subject text,
        sealed text,
        meta json NOT NULL,
        recorded_by text NOT NULL DEFAULT current_user,
        link bytea,
        PRIMARY KEY (stream, revision),
        CHECK ((subject IS NULL) = (sealed IS NULL))
      );
      CREATE UNIQUE INDEX event_position_key ON log.event (position);
      COMMENT ON COLUMN log.event.recorded_by IS 'the database account that wrote the row';
      COMMENT ON COLUMN log.event.link IS 'at the end of each batch: digest of what it wrote and of the link before';
      CREATE FUNCTION log.link_after(before bytea, said text) RETURNS bytea LANGUAGE sql STABLE AS
        $$ SELECT sha256(coalesce(before, ''::bytea) || convert_to(said, 'UTF8')) $$;

      CREATE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'what the log holds is never changed or removed';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.event
        EXECUTE FUNCTION log.refuse_change();

      CREATE FUNCTION log.append(
        streams text[], afters int[],
        appends int[], revisions int[], ids uuid[], types text[], datas json[], subjects text[], sealeds text[], metas json[],
        OUT lasts int[], OUT written bigint[], OUT repeated bigint[]) LANGUAGE plpgsql AS $$
      DECLARE
        many int;
        written_to text[];
        linked bytea;
      BEGIN
        IF pg_advisory_xact_lock(7203002) IS NULL THEN RETURN; END IF;
        lasts := ARRAY(
          SELECT coalesce(
            (SELECT e.revision FROM log.event e WHERE e.stream = a.s ORDER BY e.revision DESC LIMIT 1), -1)
          FROM unnest(streams) WITH ORDINALITY AS a(s, i) ORDER BY a.i);
        IF lasts <> afters THEN
          -- Some streams have moved on: by this very append, whose answer was lost? All of its events must be there.
          repeated := ARRAY(
            SELECT CASE WHEN a.l > a.x THEN (
              SELECT max(e.position)
              FROM unnest(appends, revisions, ids) AS u(a, r, id)
              LEFT JOIN log.event e ON e.stream = a.s AND e.revision = u.r AND e.event_id = u.id
              WHERE u.a = a.i
              HAVING bool_and(e.position IS NOT NULL)
            ) END
            FROM unnest(streams, afters, lasts) WITH ORDINALITY AS a(s, x, l, i) ORDER BY a.i);
          SELECT array_agg(u.a ORDER BY u.n), array_agg(u.r ORDER BY u.n), array_agg(u.id ORDER BY u.n),
            array_agg(u.t ORDER BY u.n), array_agg(u.d ORDER BY u.n), array_agg(u.p ORDER BY u.n),
            array_agg(u.z ORDER BY u.n), array_agg(u.m ORDER BY u.n)
          INTO appends, revisions, ids, types, datas, subjects, sealeds, metas
          FROM unnest(appends, revisions, ids, types, datas, subjects, sealeds, metas)
            WITH ORDINALITY AS u(a, r, id, t, d, p, z, m, n)
          WHERE lasts[u.a] = afters[u.a];
          IF appends IS NULL THEN RETURN; END IF;
        END IF;
        many := cardinality(appends);
        written_to := ARRAY(SELECT streams[u.a] FROM unnest(appends) WITH ORDINALITY AS u(a, n) ORDER BY u.n);
        linked := log.link_after(
          (SELECT e.link FROM log.event e ORDER BY e.position DESC LIMIT 1), ${saidInBatch});
        WITH inserted AS (
          INSERT INTO log.event AS e (stream, revision, event_id, type, data, subject, sealed, meta, link)
          SELECT u.s, u.r, u.id, u.t, u.d, u.p, u.z, u.m, CASE u.n WHEN many THEN linked END
          FROM unnest(written_to, revisions, ids, types, datas, subjects, sealeds, metas)
            WITH ORDINALITY AS u(s, r, id, t, d, p, z, m, n) ORDER BY u.n
          RETURNING e.position
        )
        SELECT array_agg(i.position) INTO written FROM inserted i;
      END $$;

      CREATE FUNCTION log.append_one(
        into_stream text, after int, id uuid, named text, said json, about text, secret text, accompanied json,
        OUT last int, OUT "position" bigint) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      BEGIN
        IF pg_advisory_xact_lock(7203002) IS NULL THEN RETURN; END IF;
        INSERT INTO log.event AS e (stream, revision, event_id, type, data, subject, sealed, meta, link)
        SELECT into_stream, after + 1, id, named, said, about, secret, accompanied, log.link_after(
          (SELECT e.link FROM log.event e ORDER BY e.position DESC LIMIT 1), ${saidAlone})
        WHERE after = coalesce(
          (SELECT l.revision FROM log.event l WHERE l.stream = into_stream ORDER BY l.revision DESC LIMIT 1), -1)
        RETURNING e.position INTO position;
        IF FOUND THEN
          last := after;
          RETURN;
        END IF;
        SELECT coalesce(max(e.revision), -1) INTO last FROM log.event e WHERE e.stream = into_stream;
        SELECT e.position INTO position FROM log.event e
        WHERE e.stream = into_stream AND e.revision = after + 1 AND e.event_id = id;
      END $$;`,
  },
];
