-- What is missing, one sentence per row; no row: all is well.  The tables of
-- Patient stand for those of all types, but for their grants.
--
-- By the catalog: to_regclass is an error where the schema may not be used.
WITH wanted (part, name, type) AS (
    VALUES ('logical_resources', 'logical_resource_id', 'bigint'),
           ('logical_resources', 'logical_id', 'character varying'),
           ('logical_resources', 'current_resource_id', 'bigint'),
           ('logical_resources', 'is_deleted', 'character'),
           ('resources', 'resource_id', 'bigint'),
           ('resources', 'logical_resource_id', 'bigint'),
           ('resources', 'version_id', 'integer'),
           ('resources', 'last_updated', 'timestamp without time zone'),
           ('resources', 'is_deleted', 'character'),
           ('resources', 'data', 'bytea')
), here AS (
    SELECT c.oid, c.relname::text AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = :schema::text AND c.relkind IN ('r', 'p', 'v', 'm')
), found AS (
    SELECT 'patient_' || w.part AS relation, w.name, w.type, h.oid, a.attnum,
           a.atttypid
    FROM wanted w
    LEFT JOIN here h ON h.name = 'patient_' || w.part
    LEFT JOIN pg_attribute a ON a.attrelid = h.oid AND a.attname = w.name
                            AND a.attnum > 0 AND NOT a.attisdropped
), closed AS (
    SELECT h.name FROM here h
    WHERE h.name ~ '_(logical_resources|resources|ref_values|'
                   'resource_token_refs)$'
          AND h.name !~ '^(resource|logical)_'
          OR h.name IN ('logical_resource_ident', 'resource_types',
                        'common_token_values', 'code_systems')
    GROUP BY h.name, h.oid
    HAVING NOT has_table_privilege(h.oid, 'SELECT')
)
SELECT format('there is no schema %I', :schema::text), 'error'
WHERE NOT EXISTS (SELECT FROM pg_namespace n
                  WHERE n.nspname = :schema::text)
UNION ALL
SELECT format('the role %I may not use the schema: GRANT USAGE ON SCHEMA %I '
              'TO %I', current_user, n.nspname, current_user), 'error'
FROM pg_namespace n
WHERE n.nspname = :schema::text
AND NOT has_schema_privilege(n.oid, 'USAGE')
UNION ALL
SELECT format('there is no table %I.%I', :schema::text, f.relation), 'error'
FROM found f WHERE f.oid IS NULL GROUP BY f.relation
UNION ALL
SELECT format('table %I.%I has no column %I: bring the FHIR server''s schema '
              'up to date', :schema::text, f.relation, f.name), 'error'
FROM found f WHERE f.oid IS NOT NULL AND f.attnum IS NULL
UNION ALL
SELECT format('column %I of %I.%I is of type %s, not %s', f.name,
              :schema::text, f.relation, format_type(f.atttypid, NULL),
              f.type), 'error'
FROM found f
WHERE f.attnum IS NOT NULL AND format_type(f.atttypid, NULL) <> f.type
UNION ALL
SELECT format('the role %I may not read table %I.%I: GRANT SELECT ON ALL '
              'TABLES IN SCHEMA %I TO %I', current_user, :schema::text,
              c.name, :schema::text, current_user), 'error'
FROM closed c WHERE c.name IN ('patient_logical_resources',
                               'patient_resources')
UNION ALL
SELECT format('the role %I may not read %s of the tables of schema %I, %I '
              'among them: grant it, or leave their types out of the option '
              '"types", or exports fail', current_user, count(*),
              :schema::text, min(c.name)), 'warning'
FROM closed c WHERE c.name ~ '_(logical_)?resources$'
AND c.name NOT IN ('patient_logical_resources', 'patient_resources')
HAVING count(*) > 0
UNION ALL
SELECT format('the role %I may not read %s of the tables of references in '
              'schema %I, %I among them; exports of small groups read types '
              'whole', current_user, count(*), :schema::text,
              min(c.name)), 'warning'
FROM closed c WHERE c.name !~ '_(logical_)?resources$'
HAVING count(*) > 0
