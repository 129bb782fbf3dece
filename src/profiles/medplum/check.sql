-- What is missing, one sentence per row, and 'warning' where the tenant can
-- run all the same.  :table is that of Patient; the others are looked at in
-- its schema.  What needs a look at rows runs as text of its own, so that this
-- statement can be understood by any database.
WITH t AS (
    SELECT c.oid, c.relnamespace, c.relkind
    FROM pg_class c
    WHERE c.oid = to_regclass(:table)
), wanted (name, type) AS (
    VALUES ('id', 'uuid'), ('content', 'text'),
           ('lastUpdated', 'timestamp with time zone'),
           ('deleted', 'boolean'), ('projectId', 'uuid'),
           ('compartments', 'uuid[]')
), found AS (
    SELECT w.name, w.type, a.attnum, a.attnotnull,
           format_type(a.atttypid, NULL) AS is_type
    FROM t CROSS JOIN wanted w
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = w.name
                            AND a.attnum > 0 AND NOT a.attisdropped
), resource AS (
    -- each type, FHIR's and Medplum's own
    SELECT c.oid, c.relname::text AS name
    FROM t JOIN pg_class c ON c.relnamespace = t.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'projectId'
    WHERE c.relkind IN ('r', 'p')
    AND c.relname !~ '_(History|References)$'
-- include: own.sql
), closed AS (
    SELECT array_agg(r.name ORDER BY r.name) AS names
    FROM resource r
    WHERE NOT has_table_privilege(r.oid, 'SELECT')
    AND r.name NOT IN (SELECT name FROM own)
), past AS (
    SELECT array_agg(r.name ORDER BY r.name) AS names
    FROM resource r, t, pg_class h
    WHERE has_table_privilege(r.oid, 'SELECT')
    AND h.relnamespace = t.relnamespace AND h.relname = r.name || '_History'
    AND NOT has_table_privilege(h.oid, 'SELECT')
), open AS (
    SELECT array_agg(r.name ORDER BY r.name) AS names
    FROM resource r JOIN secret USING (name)
    WHERE has_table_privilege(r.oid, 'SELECT')
), ready AS (
    -- it is Medplum, and may be asked
    SELECT (SELECT count(*) FROM found WHERE is_type = type)
               = (SELECT count(*) FROM wanted)
           AND has_table_privilege(t.oid, 'SELECT') AS yes
    FROM t
)
SELECT format('there is no table %s: this is no database of Medplum, or '
              '"schema" is missing', :table::text), NULL
WHERE NOT EXISTS (SELECT FROM t)
UNION ALL
SELECT format('table %s has no column "%s"', :table::text, f.name), NULL
FROM found f WHERE f.attnum IS NULL
UNION ALL
SELECT format('column "%s" of %s is of type %s, not %s', f.name,
              :table::text, f.is_type, f.type), NULL
FROM found f WHERE f.is_type <> f.type
UNION ALL
SELECT format('the role "%s" may not read %s: GRANT SELECT ON %s TO %I',
              current_user, :table::text, :table::text, current_user), NULL
FROM t WHERE NOT has_table_privilege(t.oid, 'SELECT')
[[ UNION ALL
SELECT format('"partition" is the id of a project, such as '
              '161452d9-43b7-5c29-aa7b-c85680fa45c6, or all; not "%s"',
              :partition::text), NULL
WHERE :partition::text !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' ]]
UNION ALL
SELECT format('the role "%s" may not read "%s"%s: exports of such types fail; '
              'GRANT SELECT on what "types" allows', current_user,
              c.names[1], CASE WHEN cardinality(c.names) > 1
              THEN format(' and %s more tables', cardinality(c.names) - 1)
              ELSE '' END), 'warning'
FROM closed c WHERE c.names IS NOT NULL
UNION ALL
SELECT format('the role "%s" may not read "%s_History"%s: at Patient and '
              'Group level nobody knows whose the deletions are', current_user,
              p.names[1], CASE WHEN cardinality(p.names) > 1
              THEN format(' and %s more tables', cardinality(p.names) - 1)
              ELSE '' END), 'warning'
FROM past p WHERE p.names IS NOT NULL
UNION ALL
SELECT format('the role "%s" may read secrets of Medplum, which no export '
              'needs: REVOKE SELECT ON "%s" FROM %I', current_user,
              array_to_string(o.names, '", "'), current_user), 'warning'
FROM open o WHERE o.names IS NOT NULL
[[ UNION ALL
SELECT format('project %s has no Patient', :partition::text), 'warning'
FROM ready
WHERE CASE WHEN ready.yes AND :partition::text
                ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
THEN query_to_xml(format(
    'SELECT 1 FROM %s WHERE NOT "deleted" AND "projectId" = %L::uuid LIMIT 1',
    :table::text, :partition::text), false, true, '')::text !~ '<row' END ]]
UNION ALL
SELECT format('table %s has Patients without a project: they are in no '
              'project''s export until Medplum''s reindex gives them one',
              :table::text), 'warning'
FROM ready, found f
WHERE f.name = 'projectId' AND NOT f.attnotnull
AND CASE WHEN ready.yes THEN query_to_xml(format(
    'SELECT 1 FROM %s WHERE NOT "deleted" AND "projectId" IS NULL LIMIT 1',
    :table::text), false, true, '')::text ~ '<row' END
