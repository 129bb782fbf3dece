-- Deletions: hfj_resource keeps the row of what was deleted and says when.
-- The body is that of the last version before: it says whose it was.  Read by
-- COPY.
--
-- columns: type id updated packed body:text
SELECT w.res_type::text, w.id, w.res_deleted_at AT TIME ZONE :timezone,
       CASE WHEN w.readable THEN lo_get(w.res_text) END,
       w.body
FROM (
    SELECT z.*,
           (SELECT current_setting('lo_compat_privileges')::boolean
                   OR pg_has_role(m.lomowner, 'USAGE')
                   OR EXISTS (
                       SELECT FROM aclexplode(m.lomacl) a
                       WHERE a.privilege_type = 'SELECT'
                         AND CASE WHEN a.grantee = 0 THEN true
                                  ELSE pg_has_role(a.grantee, 'USAGE') END)
            FROM pg_largeobject_metadata m
            WHERE m.oid = z.res_text AND z.body IS NULL) AS readable
    FROM (
        SELECT r.res_type, r.res_deleted_at, v.body, v.res_text,
               [[?fhir_id r.fhir_id::text ]]
               [[!fhir_id coalesce(
                   [[?some_fhir_id nullif(rtrim(r.fhir_id), ''), ]]
                   [[?forced_id f.forced_id, ]] r.res_id::text) ]] AS id
        FROM {table} r
        [[?forced_id LEFT JOIN {forced} f ON f.resource_pid = r.res_id
            [[ AND f.resource_pid >= :lo::bigint ]]
            [[ AND f.resource_pid < :hi::bigint ]] ]]
        LEFT JOIN LATERAL (
            SELECT [[?inline v.res_text_vc ]] [[!inline NULL ]]::text AS body,
                   v.res_text
            FROM {versions} v
            WHERE v.res_id = r.res_id AND v.res_ver < r.res_ver
              [[?native AND v.partition_id = r.partition_id ]]
              AND v.res_encoding NOT IN ('DEL', 'ESR')
            ORDER BY v.res_ver DESC
            LIMIT 1
        ) v ON true
        WHERE r.res_deleted_at IS NOT NULL
        [[ AND r.res_type = :type ]]
        [[ AND r.res_type = ANY (:types) ]]
-- include: tenant.sql
        [[ AND r.res_deleted_at > least(
               :since_local::timestamptz AT TIME ZONE :timezone,
               (:since_local::timestamptz + interval '1 hour')
                   AT TIME ZONE :timezone - interval '1 hour') ]]
        [[ AND r.res_deleted_at < greatest(
               :until_local::timestamptz AT TIME ZONE :timezone,
               (:until_local::timestamptz - interval '1 hour')
                   AT TIME ZONE :timezone + interval '1 hour')
           AND (r.res_deleted_at AT TIME ZONE :timezone
                    < :until_local::timestamptz
                OR (r.res_deleted_at AT TIME ZONE :timezone - interval '1 hour'
                        < :until_local::timestamptz
                    AND r.res_deleted_at
                        - (r.res_deleted_at AT TIME ZONE :timezone
                           - interval '1 hour') AT TIME ZONE :timezone
                        < interval '1 hour')) ]]
        OFFSET 0
    ) z
) w
