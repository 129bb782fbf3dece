-- Is this the database of a LinuxForHealth FHIR Server?  No row: it is not.
-- Rows of what is said and the text: see docs/profiles.md.  Looks at the
-- catalog only.
WITH here AS (
    SELECT n.oid AS schema, n.nspname::text AS name, c.oid,
           c.relname::text AS relation
    FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
    WHERE c.relkind IN ('r', 'p')
    [[ AND n.nspname = :schema::text ]]
), stores AS (
    SELECT h.schema, h.name,
           bool_or(h.relation = 'logical_resource_ident') AS idents,
           bool_or(h.relation = 'patient_resources' AND EXISTS (
               SELECT FROM pg_attribute a
               WHERE a.attrelid = h.oid AND NOT a.attisdropped
               AND a.attname = 'resource_payload_key')) AS payload_key,
           bool_or(h.relation = 'patient_logical_resources' AND EXISTS (
               SELECT FROM pg_attribute a
               WHERE a.attrelid = h.oid AND NOT a.attisdropped
               AND a.attname = 'is_deleted')) AS is_deleted,
           bool_or(h.relation = 'common_token_values') AS tokens
    FROM here h
    GROUP BY h.schema, h.name
    HAVING count(*) FILTER (WHERE h.relation IN ('logical_resources',
               'resource_types', 'parameter_names', 'patient_resources',
               'patient_logical_resources', 'observation_resources',
               'observation_logical_resources')) = 7
), said (no, what, text) AS (
    SELECT 1, 'store', format('LinuxForHealth FHIR Server (formerly IBM), '
               'schema "%s" %s', s.name,
               CASE WHEN s.idents THEN 'of version V0027 or newer'
                    WHEN s.payload_key THEN 'of version V0024 to V0026'
                    WHEN s.is_deleted THEN 'of version V0010 to V0023'
                    ELSE 'older than version V0010' END)
    FROM stores s
    UNION ALL
    SELECT 2, 'ini', 'profile = linuxforhealth'
    WHERE EXISTS (SELECT FROM stores)
    UNION ALL
    -- one tenant for each
    SELECT 3, 'ini', CASE WHEN count(*) OVER () > 1 THEN '; ' ELSE '' END
                     || 'schema = ' || s.name
    FROM stores s
    UNION ALL
    SELECT 4, 'missing', format('the schema "%s" is too old: bring it up to '
               'date with the FHIR server''s own fhir-persistence-schema '
               'tool', s.name)
    FROM stores s WHERE NOT s.is_deleted OR NOT s.tokens
    UNION ALL
    SELECT 5, 'missing', format('the schema may not be used: GRANT USAGE ON '
               'SCHEMA %I TO %I;', s.name, current_user)
    FROM stores s WHERE NOT has_schema_privilege(s.schema, 'USAGE')
    UNION ALL
    SELECT 6, 'missing', format('%s tables cannot be read: GRANT SELECT ON '
               'ALL TABLES IN SCHEMA %I TO %I;', count(*), s.name,
               current_user)
    FROM stores s JOIN here h ON h.schema = s.schema
    WHERE NOT has_table_privilege(h.oid, 'SELECT')
    AND (h.relation ~ '_(logical_resources|resources|ref_values|'
                      'resource_token_refs)$'
         OR h.relation IN ('logical_resource_ident', 'resource_types',
                           'common_token_values', 'code_systems'))
    GROUP BY s.name
    UNION ALL
    SELECT 7, 'hint', 'this server stamps resources before it begins to '
           'write them: leave pg_monitor ungranted, and set '
           'transaction_margin to the time that its largest bundle takes'
    WHERE EXISTS (SELECT FROM stores)
    UNION ALL
    SELECT 8, 'hint', 'set cohort_percent = 0 if the server does not index '
           'all search parameters (searchParameters of its configuration, '
           'a remote index service, resources that wait for $reindex)'
    WHERE EXISTS (SELECT FROM stores)
)
SELECT what, text FROM said ORDER BY no, text
