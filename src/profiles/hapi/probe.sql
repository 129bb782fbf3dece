-- Is this the database of a HAPI FHIR JPA server?  No row: it is not.  Rows of
-- what is said and the text: see docs/profiles.md.  Looks at the catalog only,
-- but for the names of partitions, which are asked for in a text of their own.
WITH store AS (
    SELECT n.oid AS schema, n.nspname::text AS name, r.oid AS resource,
           v.oid AS version
    FROM pg_class r
    JOIN pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_class v ON v.relnamespace = r.relnamespace
                   AND v.relname = 'hfj_res_ver'
    WHERE r.relname = 'hfj_resource' AND r.relkind IN ('r', 'p')
    AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = r.oid
                AND a.attname = 'res_deleted_at')
    [[ AND n.nspname = :schema::text ]]
), col AS (
    SELECT s.name, c.relname::text AS table, a.attname::text AS col,
           a.attnotnull
    FROM store s
    JOIN pg_class c ON c.relnamespace = s.schema
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                       AND NOT a.attisdropped
    WHERE c.relname IN ('hfj_resource', 'hfj_res_ver', 'hfj_tag_def')
), named AS (
    SELECT s.*, EXISTS (SELECT FROM col WHERE col.name = s.name
                        AND col = 'fhir_id' AND attnotnull) AS ids,
           EXISTS (SELECT FROM col WHERE col.name = s.name
                   AND col = 'fhir_id') AS some_ids,
           EXISTS (SELECT FROM col WHERE col.name = s.name
                   AND col = 'res_type_id') AS types,
           EXISTS (SELECT FROM col WHERE col.name = s.name
                   AND col = 'source_uri') AS source
    FROM store s
), need AS (
    SELECT s.name, c.oid, format('%I.%I', s.name, c.relname) AS ident
    FROM named s JOIN pg_class c ON c.relnamespace = s.schema
    WHERE c.relname IN ('hfj_resource', 'hfj_res_ver', 'hfj_res_tag',
                        'hfj_tag_def', 'hfj_res_link', 'hfj_partition',
                        'hfj_res_ver_prov')
       OR (c.relname = 'hfj_forced_id' AND NOT s.ids)
), part AS (
    SELECT s.name, x.m[1] AS part
    FROM store s
    JOIN pg_class c ON c.relnamespace = s.schema
                   AND c.relname = 'hfj_partition',
         regexp_matches(CASE
             WHEN has_schema_privilege(s.schema, 'USAGE')
                  AND has_table_privilege(c.oid, 'SELECT')
             THEN query_to_xml(format(
                 'SELECT part_name AS p FROM %I.hfj_partition'
                 ' ORDER BY part_id LIMIT 100', s.name), false, true,
                 '')::text
             ELSE '' END, '<p>([^<]+)</p>', 'g') x (m)
), said (no, what, text) AS (
    SELECT 1, 'store', format('HAPI FHIR JPA server %s, schema "%s"',
               CASE WHEN n.types THEN '8.4 or newer'
                    WHEN n.ids THEN '7.0 to 8.2'
                    WHEN n.source THEN '6.8 to 6.10'
                    WHEN n.some_ids THEN '6.4 to 6.6'
                    ELSE '5.7 to 6.2' END, n.name)
    FROM named n
    UNION ALL
    SELECT 2, 'ini', 'profile = hapi' WHERE EXISTS (SELECT FROM store)
    UNION ALL
    -- one tenant for each
    SELECT 3, 'ini', CASE WHEN count(*) OVER () > 1 THEN '; ' ELSE '' END
                     || 'schema = ' || s.name
    FROM store s WHERE s.name <> 'public'
    UNION ALL
    SELECT 4, 'ini', '; timezone = the zone of the FHIR server, if that is '
                     'not UTC'
    WHERE EXISTS (SELECT FROM store)
    UNION ALL
    SELECT 5, 'ini', '; partition = ' || p.part
    FROM (SELECT DISTINCT 'default' AS part FROM part
          UNION ALL SELECT DISTINCT part FROM part) p
    UNION ALL
    SELECT 6, 'missing', format('the schema may not be used: GRANT USAGE ON '
               'SCHEMA %I TO %I', s.name, current_user)
    FROM store s WHERE NOT has_schema_privilege(s.schema, 'USAGE')
    UNION ALL
    SELECT 7, 'missing', format('%s tables cannot be read: GRANT SELECT ON '
               '%s TO %I', count(*), string_agg(n.ident, ', '
               ORDER BY n.ident), current_user)
    FROM need n WHERE NOT has_table_privilege(n.oid, 'SELECT')
    GROUP BY n.name
    UNION ALL
    SELECT 8, 'missing', format('large objects, where HAPI before 7.0 wrote '
               'resources, cannot be read: ALTER ROLE %I SET '
               'lo_compat_privileges = on, as a superuser', current_user)
    WHERE EXISTS (SELECT FROM store)
      AND NOT current_setting('lo_compat_privileges')::boolean
      AND pg_relation_size('pg_catalog.pg_largeobject_metadata') > 0
      AND NOT EXISTS (SELECT FROM store s JOIN pg_class c
                      ON c.oid = s.version
                      WHERE pg_has_role(c.relowner, 'USAGE'))
    UNION ALL
    SELECT 9, 'hint', format('CREATE INDEX CONCURRENTLY ON %I.hfj_res_link '
               '(target_resource_id) finds what belongs to the Patients of a '
               'small Group', s.name)
    FROM store s JOIN pg_class c ON c.relnamespace = s.schema
                                AND c.relname = 'hfj_res_link'
         JOIN pg_attribute a ON a.attrelid = c.oid
                            AND a.attname = 'target_resource_id'
    WHERE NOT EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid
                      AND x.indisvalid AND x.indkey[0] = a.attnum)
    UNION ALL
    SELECT 9, 'hint', format('CREATE INDEX CONCURRENTLY ON %I.hfj_resource '
               '(res_type, res_deleted_at, res_updated) finds what changed '
               'since the last export', s.name)
    FROM store s
    WHERE NOT EXISTS (
        SELECT FROM pg_index x JOIN pg_attribute a
        ON a.attrelid = x.indrelid AND a.attname = 'res_updated'
        WHERE x.indrelid = s.resource AND x.indisvalid
        AND a.attnum = ANY ((x.indkey::int2[])[0 : 2]))
    UNION ALL
    SELECT 10, 'hint', 'do not grant pg_monitor, and set transaction_margin '
               'to the time that the longest bundle takes: the server stamps '
               'resources before it begins to write them'
    WHERE EXISTS (SELECT FROM store)
)
SELECT what, text FROM said ORDER BY no, text
