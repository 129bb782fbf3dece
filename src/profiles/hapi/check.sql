-- What is missing, one sentence per row; "warning": no reason to refuse the
-- tenant.  query_to_xml() runs a text as a statement, so that what is named in
-- it may be missing: only where the lines before it say that it is there.
WITH need (name, col) AS (
    VALUES ('hfj_resource', ARRAY['res_id', 'res_type', 'res_ver',
                'res_updated', 'res_deleted_at', 'has_tags', 'partition_id']),
           ('hfj_res_ver', ARRAY['pid', 'res_id', 'res_ver', 'res_encoding',
                'res_text', 'partition_id']),
           ('hfj_res_tag', ARRAY['res_id', 'tag_id']),
           ('hfj_tag_def', ARRAY['tag_id', 'tag_type', 'tag_system',
                'tag_code', 'tag_display']),
           ('hfj_res_link', ARRAY['src_resource_id', 'target_resource_id']),
           ('hfj_partition', ARRAY['part_id', 'part_name']),
           ('hfj_forced_id', ARRAY['resource_pid', 'resource_type',
                'forced_id']),
           ('hfj_res_ver_prov', ARRAY['res_ver_pid', 'source_uri',
                'request_id'])
), found AS (
    SELECT n.name, n.col, c.oid, c.relkind,
           format('%I.%I', :schema::text, n.name) AS ident,
           has_table_privilege(c.oid, 'SELECT') AS may
    FROM need n
    LEFT JOIN pg_class c ON c.relname = n.name AND c.relnamespace = (
        SELECT s.oid FROM pg_namespace s WHERE s.nspname = :schema)
        AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
), id AS (
    SELECT coalesce(bool_or(a.attnotnull), false) AS is_set
    FROM found f JOIN pg_attribute a ON a.attrelid = f.oid
    WHERE f.name = 'hfj_resource' AND a.attname = 'fhir_id'
), problem (n, text) AS (
    SELECT 1, format('there is no schema "%s"', :schema::text)
    WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = :schema)
    UNION ALL
    SELECT 2, format('the role "%s" may not use the schema "%s": GRANT USAGE '
                     'ON SCHEMA %I TO %I', current_user, s.nspname, s.nspname,
                     current_user)
    FROM pg_namespace s WHERE s.nspname = :schema
      AND NOT has_schema_privilege(s.oid, 'USAGE')
    UNION ALL
    -- the last two come and go with the versions
    SELECT 3, format('there is no table %s', f.ident)
    FROM found f, id
    WHERE f.oid IS NULL AND f.name <> 'hfj_res_ver_prov'
      AND (f.name <> 'hfj_forced_id' OR NOT id.is_set)
      AND EXISTS (SELECT FROM pg_namespace WHERE nspname = :schema)
    UNION ALL
    SELECT 4, format('table %s has no column "%s": is it HAPI 5.7 or newer?',
                     f.ident, k.col)
    FROM found f, unnest(f.col) k (col), id
    WHERE f.oid IS NOT NULL AND (f.name <> 'hfj_forced_id' OR NOT id.is_set)
      AND NOT EXISTS (
        SELECT FROM pg_attribute a
        WHERE a.attrelid = f.oid AND a.attname = k.col
          AND a.attnum > 0 AND NOT a.attisdropped)
    UNION ALL
    SELECT 5, format('the role "%s" may not read table %s: GRANT SELECT ON '
                     '%s TO %I', current_user, f.ident, f.ident, current_user)
    FROM found f, id
    WHERE NOT f.may AND (f.name <> 'hfj_forced_id' OR NOT id.is_set)
), ready AS (
    -- all is there and may be read
    SELECT max(f.ident) FILTER (WHERE f.name = 'hfj_resource') AS resource,
           max(f.ident) FILTER (WHERE f.name = 'hfj_res_ver') AS version,
           max(f.ident) FILTER (WHERE f.name = 'hfj_partition') AS partition,
           EXISTS (SELECT FROM found g JOIN pg_attribute a
                   ON a.attrelid = g.oid WHERE g.name = 'hfj_res_ver'
                   AND a.attname = 'res_text_vc') AS inline,
           bool_or(f.relkind = 'p') AS native
    FROM found f
    WHERE NOT EXISTS (SELECT FROM problem)
    HAVING count(f.oid) FILTER (WHERE f.name = 'hfj_resource') = 1
), part AS (
    SELECT query_to_xml(format(
               'SELECT part_id AS id, part_name AS name FROM %s'
               ' ORDER BY part_id', r.partition), false, true, '')::text
               AS list,
           query_to_xml(format(
               'SELECT 1 AS one FROM (SELECT partition_id FROM %s LIMIT 1000)'
               ' s WHERE partition_id IS NOT NULL LIMIT 1', r.resource),
               false, true, '')::text ~ '<one>'
           OR EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = :schema
                      AND s.tablename = 'hfj_resource'
                      AND s.attname = 'partition_id' AND s.null_frac < 1)
               AS used
    FROM ready r
), named AS (
    SELECT p.used OR p.list ~ '<id>' AS there,
           array(SELECT m[1] FROM regexp_matches(
                     p.list, '<name>([^<]*)</name>', 'g') m) AS names,
           array(SELECT m[1] FROM regexp_matches(
                     p.list, '<id>([^<]*)</id>', 'g') m) AS ids
    FROM part p
), lob AS (
    -- the oldest and the newest versions: large objects are of both times
    SELECT query_to_xml(format(
               'SELECT 1 AS one FROM ((SELECT * FROM %1$s %3$s'
               ' LIMIT 2000) UNION ALL (SELECT * FROM %1$s %4$s'
               ' LIMIT 2000)) v'
               ' JOIN pg_largeobject_metadata m ON m.oid = v.res_text'
               ' WHERE %2$s AND NOT pg_has_role(m.lomowner, ''USAGE'')'
               ' AND NOT EXISTS (SELECT FROM aclexplode(m.lomacl) a'
               ' WHERE a.privilege_type = ''SELECT'' AND CASE'
               ' WHEN a.grantee = 0 THEN true'
               ' ELSE pg_has_role(a.grantee, ''USAGE'') END) LIMIT 1',
               r.version, CASE WHEN r.inline THEN 'res_text_vc IS NULL'
                               ELSE 'true' END,
               -- in partitions no index has this order
               CASE WHEN NOT r.native THEN 'ORDER BY pid' END,
               CASE WHEN NOT r.native THEN 'ORDER BY pid DESC' END),
               false, true, '')::text AS closed
    FROM ready r
    WHERE pg_relation_size('pg_catalog.pg_largeobject_metadata') > 0
      AND NOT current_setting('lo_compat_privileges')::boolean
)
SELECT s.text, s.kind
FROM (
    SELECT p.n, p.text, NULL AS kind FROM problem p
    UNION ALL
    SELECT 6, format('the role "%s" may not read the large objects with the '
                     'content of resources: ALTER ROLE %I SET '
                     'lo_compat_privileges = on, as a superuser',
                     current_user, current_user), NULL
    FROM lob WHERE lob.closed ~ '<one>'
    UNION ALL
    SELECT 7, 'the store is partitioned, and one export can be of one '
              'partition only: set the option "partition" to one of default'
              || coalesce(', ' || nullif(array_to_string(n.names, ', '), ''),
                          ''), NULL
    FROM named n WHERE n.there [[?partition AND false ]]
    UNION ALL
    SELECT 8, format('there is no partition "%s" in hfj_partition: partitions '
                     'are default%s', o.partition,
                     coalesce(', ' || nullif(array_to_string(n.names, ', '),
                                             ''), '')), NULL
    FROM named n, (SELECT [[?partition :partition ]]
                          [[!partition NULL ]]::text AS partition) o
    WHERE lower(o.partition) <> 'default' AND o.partition <> ALL (n.names)
      AND o.partition !~ '^-?[0-9]{1,9}$'
    UNION ALL
    SELECT 9, format('resources of %s were changed later than now, in the '
                     'zone "%s": is the option "timezone" that of the FHIR '
                     'server?', r.resource, :timezone::text), 'warning'
    FROM ready r
    WHERE EXISTS (SELECT FROM pg_index x JOIN pg_attribute a
                  ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
                  JOIN found f ON f.oid = x.indrelid
                  WHERE f.name = 'hfj_resource' AND x.indisvalid
                  AND a.attname = 'res_updated')
      AND query_to_xml(format(
              'SELECT max(res_updated) AT TIME ZONE %L'
              ' > now() + interval ''5 minutes'' AS late FROM %s',
              :timezone::text, r.resource), false, true, '')::text
          ~ '<late>true</late>'
    UNION ALL
    SELECT 10, format('%s has data of attachments: the resources are exported '
                      'without these', c.relname), 'warning'
    FROM ready, pg_class c
    WHERE c.relname IN ('hfj_binary_storage_blob', 'hfj_binary_storage')
      AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0
      AND c.relnamespace = (SELECT oid FROM pg_namespace
                            WHERE nspname = :schema)
) s
ORDER BY s.n
