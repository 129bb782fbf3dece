-- Which tables look like what this profile reads: a type, an id, a time and a
-- body, by the names and types of their columns.  The largest one is
-- proposed, or a table of each type, the others as comments.
--
-- Stores that have profiles of their own, and one whose JSON is not FHIR's
-- (txid), are none of these.
WITH col AS (
    SELECT c.oid, n.nspname, c.relname, a.attname, a.atttypid::regtype AS type,
           has_column_privilege(c.oid, a.attnum, 'SELECT') AS readable,
           has_schema_privilege(n.oid, 'USAGE') AS usable
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                       AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'm', 'v') AND NOT c.relispartition
      AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'
      AND NOT EXISTS (
          SELECT FROM pg_class o
          WHERE o.relnamespace = n.oid
            AND o.relname IN ('hfj_resource', 'Observation_History',
                              'logical_resources'))
), pick (role, name, types, rank) AS (
    SELECT role, name, types::regtype[], rank
    FROM (VALUES
        ('type', '{text,varchar}',
         '{type,resource_type,resourcetype,fhir_type}'::text[]),
        ('id', '{text,varchar,uuid}',
         '{fhir_id,resource_id,logical_id,id}'::text[]),
        ('updated', '{timestamptz,timestamp}',
         '{last_updated,lastupdated,last_updated_at,updated_at,updated}'
             ::text[]),
        ('deleted', '{boolean}', '{deleted,is_deleted}'::text[]),
        ('body', '{jsonb,json,text,varchar}',
         '{body,resource,data,content,json,document,fhir}'::text[])
    ) v (role, types, names), unnest(names) WITH ORDINALITY AS n (name, rank)
), part AS (
    SELECT DISTINCT ON (col.oid, pick.role) col.*, pick.role
    FROM col JOIN pick ON lower(col.attname) = pick.name
                      AND col.type = ANY (pick.types)
    ORDER BY col.oid, pick.role, pick.rank
), whole AS (
    SELECT oid, nspname, relname,
           max(attname) FILTER (WHERE role = 'type') AS type,
           max(attname) FILTER (WHERE role = 'id') AS id,
           max(attname) FILTER (WHERE role = 'updated') AS updated,
           max(attname) FILTER (WHERE role = 'deleted') AS deleted,
           max(attname) FILTER (WHERE role = 'body') AS body,
           max(type::text) FILTER (WHERE role = 'body') AS body_type,
           bool_or(type = 'timestamp'::regtype) AS local,
           bool_and(readable) AS readable, bool_and(usable) AS usable
    FROM part
    GROUP BY oid, nspname, relname
), fit AS (
    SELECT w.*,
           CASE WHEN body_type = 'character varying' THEN 'text'
                ELSE body_type END AS form,
           CASE WHEN type IS NOT NULL THEN nspname || '.' || relname
                WHEN relname = 'Patient' THEN nspname || '.{type}'
                ELSE nspname || '.{type_lower}' END AS "table"
    FROM whole w
    WHERE id IS NOT NULL AND updated IS NOT NULL AND body IS NOT NULL
      AND (type IS NOT NULL OR relname IN ('Patient', 'patient'))
      AND lower(relname) NOT LIKE '%history%'
      AND NOT EXISTS (SELECT FROM col WHERE col.oid = w.oid
                                        AND col.attname = 'txid')
), best AS (
    SELECT fit.*, row_number() OVER (ORDER BY type IS NULL,
               pg_total_relation_size(oid) DESC, oid) AS n
    FROM fit
)
SELECT what, line
FROM (
    SELECT 1, n, 'store',
           format('a table that the profile jsonb can read: %s', "table")
    FROM best WHERE n = 1
    UNION ALL
    SELECT 2, n, 'missing',
           format('the role "%s" may not read %s: GRANT SELECT ON %s TO %I;',
                  current_user, "table", oid::regclass, current_user)
    FROM best WHERE n = 1 AND NOT readable
    UNION ALL
    SELECT 2, 0, 'missing',
           format('the role "%s" may not enter the schema %s: GRANT USAGE ON '
                  'SCHEMA %I TO %I;', current_user, nspname, nspname,
                  current_user)
    FROM best WHERE n = 1 AND NOT usable
    UNION ALL
    SELECT 3, n, 'hint',
           format('nothing finds what is later than a time: CREATE INDEX ON '
                  '%s (%s%I);', oid::regclass,
                  CASE WHEN type IS NULL THEN ''
                       ELSE quote_ident(type) || ', ' END, updated)
    FROM best b
    WHERE n = 1 AND NOT EXISTS (
        SELECT FROM pg_index x
        WHERE x.indrelid = b.oid AND x.indisvalid AND x.indpred IS NULL
          AND b.updated IN (
              SELECT a.attname FROM pg_attribute a
              WHERE a.attrelid = b.oid
                AND a.attnum IN (x.indkey[0], x.indkey[1])))
    UNION ALL
    SELECT 3, 0, 'hint',
           format('transactionTime keeps a margin, since the role does not '
                  'see the transactions of others: GRANT pg_monitor TO %I; '
                  'but see docs/profiles.md, "What time it is"', current_user)
    FROM best
    WHERE n = 1 AND NOT pg_has_role('pg_read_all_stats', 'USAGE')
    UNION ALL
    SELECT 4, o, 'ini', l
    FROM best, LATERAL (VALUES
        (1, 'profile = jsonb'),
        (2, 'table = ' || "table"),
        (3, 'type_column = ' || type),
        (4, 'id_column = ' || id),
        (5, 'updated_column = ' || updated),
        (6, 'deleted_column = ' || deleted),
        (7, 'body_column = ' || body),
        (8, 'body_type = ' || form),
        (9, CASE WHEN local
                 THEN '; timezone = Europe/Berlin   (UTC unless it says so)'
            END)
    ) v (o, l)
    WHERE n = 1 AND l IS NOT NULL
    UNION ALL
    SELECT 5, n, 'ini',
           format('; table = %s, with id_column = %s, updated_column = %s, '
                  'body_column = %s', "table", id, updated, body)
    FROM best WHERE n BETWEEN 2 AND 10
) r (o1, o2, what, line)
ORDER BY o1, o2
