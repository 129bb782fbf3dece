-- Is this Medplum, and what does the role lack?  Catalog queries only, but for
-- the names of projects, which are asked for in a text of its own.
WITH t AS (
    SELECT c.oid, c.relnamespace AS schema, n.nspname::text AS name,
           c.oid = to_regclass('"Observation"') AS found, a.attnotnull
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid
                            AND a.attname = 'projectId'
         JOIN pg_class h ON h.relnamespace = c.relnamespace
                        AND h.relname = 'Observation_History'
    WHERE c.relname = 'Observation' AND c.relkind IN ('r', 'p')
    ORDER BY (c.oid = to_regclass('"Observation"')) IS TRUE DESC, n.nspname
    LIMIT 1
), resource AS (
    SELECT c.oid, c.relname::text AS name
    FROM t JOIN pg_class c ON c.relnamespace = t.schema
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'projectId'
    WHERE c.relkind IN ('r', 'p')
    AND c.relname !~ '_(History|References)$'
-- include: own.sql
), closed AS (
    SELECT r.name || x.suffix AS name
    FROM t, resource r CROSS JOIN (VALUES (''), ('_History')) x (suffix),
         pg_class c
    WHERE c.relnamespace = t.schema AND c.relname = r.name || x.suffix
    AND r.name NOT IN (SELECT name FROM own)
    AND NOT has_table_privilege(c.oid, 'SELECT')
), readable AS (
    -- columns of "Project" that may be read: its content holds secrets
    SELECT c.oid FROM t, pg_class c
    WHERE c.relnamespace = t.schema AND c.relname = 'Project'
    AND has_schema_privilege(t.schema, 'USAGE')
    AND (SELECT count(*) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attname IN ('id', 'name', 'deleted')
         AND has_column_privilege(c.oid, a.attnum, 'SELECT')) = 3
), listed AS (
    SELECT x.m[1] AS id, x.m[2] AS title
    FROM t, readable r, regexp_matches(query_to_xml(format(
        'SELECT "id" || coalesce('' '' || translate("name", ''<>&'', '''' ), '
        ''''') AS p FROM %I."Project" WHERE NOT "deleted" ORDER BY "name", '
        '"id" LIMIT 100', t.name), false, true, '')::text,
        '<p>([0-9a-f-]{36}) ?([^<]*)</p>', 'g') x (m)
), common AS (
    SELECT u.id
    FROM t, pg_stats s, unnest(s.most_common_vals::text::uuid[]) u (id)
    WHERE s.schemaname = t.name AND s.tablename = 'Patient'
    AND s.attname = 'projectId' AND NOT EXISTS (SELECT FROM readable)
), project AS (
    SELECT id, title FROM listed
    UNION ALL
    SELECT id::text, NULL FROM common
), said (place, what, text) AS (
    SELECT 1, 'store', CASE WHEN t.attnotnull THEN 'Medplum'
        ELSE 'Medplum, an older database: "projectId" may be NULL' END FROM t
    UNION ALL
    SELECT 2, 'ini', 'profile = medplum' FROM t
    UNION ALL
    SELECT 3, 'ini', 'schema = ' || t.name FROM t WHERE t.found IS NOT TRUE
    UNION ALL
    SELECT 4, 'ini', CASE WHEN (SELECT count(*) FROM project) = 1 THEN ''
        ELSE '; ' END || 'partition = ' || p.id
        || CASE WHEN p.title <> '' AND (SELECT count(*) FROM project) > 1
                THEN '   (' || p.title || ')' ELSE '' END
    FROM project p
    UNION ALL
    SELECT 4, 'ini', '; partition = the id of the project, or all'
    FROM t WHERE NOT EXISTS (SELECT FROM project)
    UNION ALL
    SELECT 5, 'missing', format('%s tables of FHIR types may not be read, '
        'among them "%s": GRANT SELECT ON "%s" TO %I, or all of '
        'conf-examples/medplum/role.sql', count(*), min(name), min(name),
        current_user)
    FROM closed HAVING count(*) > 0
    UNION ALL
    SELECT 6, 'missing', format('secrets of Medplum may be read: REVOKE '
        'SELECT ON "%s" FROM %I', string_agg(r.name, '", "' ORDER BY r.name),
        current_user)
    FROM resource r JOIN secret USING (name)
    WHERE has_table_privilege(r.oid, 'SELECT') HAVING count(*) > 0
    UNION ALL
    SELECT 7, 'hint', format('CREATE INDEX CONCURRENTLY ON %I.%I USING gin '
        '("compartments") finds what belongs to the Patients of a small Group',
        t.name, r.name)
    FROM t, resource r JOIN pg_attribute a ON a.attrelid = r.oid
                                          AND a.attname = 'compartments'
    WHERE r.name = 'Observation'
    AND NOT EXISTS (
        SELECT FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
             JOIN pg_am am ON am.oid = ic.relam
        WHERE x.indrelid = r.oid AND x.indkey[0] = a.attnum
        AND am.amname = 'gin' AND x.indisvalid
    )
)
SELECT what, text FROM said ORDER BY place, text
