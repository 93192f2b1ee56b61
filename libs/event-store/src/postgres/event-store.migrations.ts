import { type Migration } from '@app/database';

/**
 * The log: one table, its primary key and one index by position. `json` keeps the text as it was written and is cheaper to
 * write than jsonb; nobody looks inside it in SQL, that is what read models are for.
 *
 * `log.append` takes a whole batch of appends, each to another stream:
 * - wanted: [{i: number, s: stream, x: last revision the writer saw or -1, u: [event ids]}]
 * - events: [{a: number of its append, k: place in the append from 1, t: type, d: data, p: subject, z: sealed, m: meta}];
 *   instead of `d` and `m` there may be `dt` and `mt`, JSON as a text: a JSON document that is taken apart may not hold the
 *   escape of a NUL character or of half a surrogate pair anywhere, but one that is kept as it is may.
 * It answers one row per append.
 *
 * `log.append_one` does the same for a single event, which is what a store with little to do gets one at a time: without
 * taking documents apart and joining sets, such an append costs the server about half.
 *
 * Everyone who appends takes the lock before anything is read or numbered and holds it to the
 * end of the transaction; therefore positions become visible in order, and a reader needs no more than the last one it saw.
 * The statement after the lock sees what the last holder wrote, because a volatile function takes a new snapshot for each
 * statement at the isolation level READ COMMITTED.
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
        PRIMARY KEY (stream, revision),
        CHECK ((subject IS NULL) = (sealed IS NULL))
      );
      CREATE UNIQUE INDEX event_position_key ON log.event (position);
      COMMENT ON COLUMN log.event.recorded_by IS 'the database account that wrote the row';

      CREATE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'what the log holds is never changed or removed';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.event
        EXECUTE FUNCTION log.refuse_change();

      CREATE FUNCTION log.append(wanted json, events json)
        RETURNS TABLE (i int, appended boolean, last int, "position" bigint) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE
        answer record;
      BEGIN
        PERFORM pg_advisory_xact_lock(7203002);
        FOR answer IN
          WITH asked AS MATERIALIZED (
            SELECT a.i, a.s, a.x, a.u, coalesce(
              (SELECT e.revision FROM log.event e WHERE e.stream = a.s ORDER BY e.revision DESC LIMIT 1), -1) AS last
            FROM json_to_recordset(wanted) AS a(i int, s text, x int, u uuid[])
          ), written AS (
            INSERT INTO log.event (stream, revision, event_id, type, data, subject, sealed, meta)
            SELECT a.s, a.x + e.k, a.u[e.k], e.t, coalesce(e.d, e.dt::json), e.p, e.z, coalesce(e.m, e.mt::json)
            FROM json_to_recordset(events)
              AS e(a int, k int, t text, d json, dt text, p text, z text, m json, mt text)
            JOIN asked a ON a.i = e.a AND a.last = a.x
            ORDER BY e.a, e.k
            RETURNING stream, revision, position
          )
          SELECT a.*, w.position
          FROM asked a LEFT JOIN written w ON w.stream = a.s AND w.revision = a.x + cardinality(a.u)
        LOOP
          i := answer.i;
          last := answer.last;
          position := answer.position;
          IF answer.last > answer.x THEN
            -- The stream has moved on: by this very append, whose answer was lost?
            SELECT max(e.position) INTO position
            FROM unnest(answer.u) WITH ORDINALITY AS u(id, k)
            JOIN log.event e ON e.stream = answer.s AND e.revision = answer.x + u.k::int AND e.event_id = u.id
            HAVING count(*) = cardinality(answer.u);
          END IF;
          appended := position IS NOT NULL;
          RETURN NEXT;
        END LOOP;
      END $$;

      CREATE FUNCTION log.append_one(
        into_stream text, after int, id uuid, named text, said json, about text, secret text, accompanied json,
        OUT appended boolean, OUT last int, OUT "position" bigint) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM pg_advisory_xact_lock(7203002);
        SELECT e.revision INTO last FROM log.event e WHERE e.stream = into_stream ORDER BY e.revision DESC LIMIT 1;
        last := coalesce(last, -1);
        IF last = after THEN
          INSERT INTO log.event AS e (stream, revision, event_id, type, data, subject, sealed, meta)
          VALUES (into_stream, after + 1, id, named, said, about, secret, accompanied)
          RETURNING e.position INTO position;
        ELSIF last > after THEN
          SELECT e.position INTO position FROM log.event e
          WHERE e.stream = into_stream AND e.revision = after + 1 AND e.event_id = id;
        END IF;
        appended := position IS NOT NULL;
      END $$;`,
  },
];
