-- Of rows.sql and tags.sql: the live resources that are asked for, as "r".
--
-- A local time comes twice when clocks are put back: one hour more is read
-- then, so that nothing is missing.
--
-- :patients goes by the links, whatever their path, so that too much is let
-- through; the exact test follows in the sidecar.  A reference has two links
-- or more: no join.
FROM {table} r
[[?forced_id LEFT JOIN {forced} f ON f.resource_pid = r.res_id
    [[ AND f.resource_pid >= :lo::bigint ]]
    [[ AND f.resource_pid < :hi::bigint ]] ]]
WHERE r.res_deleted_at IS NULL
[[ AND r.res_type = :type ]]
[[ AND r.res_type = ANY (:types) ]]
[[ AND r.res_id >= :lo::bigint ]]
[[ AND r.res_id < :hi::bigint ]]
-- include: tenant.sql
[[?ids AND
    [[?fhir_id r.fhir_id = ANY (:ids::text[]) ]]
    [[!fhir_id r.res_id = ANY (ARRAY(
        [[?forced_id SELECT n.resource_pid FROM {forced} n
        WHERE n.forced_id = ANY (:ids::text[]) UNION ALL ]]
        SELECT n::bigint FROM unnest(:ids::text[]) n
        WHERE n ~ '^[0-9]{1,18}$'))
    AND coalesce([[?some_fhir_id nullif(rtrim(r.fhir_id), ''), ]]
                 [[?forced_id f.forced_id, ]] r.res_id::text)
        = ANY (:ids::text[]) ]] ]]
[[ AND r.res_updated > least(
       :since_local::timestamptz AT TIME ZONE :timezone,
       (:since_local::timestamptz + interval '1 hour')
           AT TIME ZONE :timezone - interval '1 hour') ]]
[[ AND r.res_updated < greatest(
       :until_local::timestamptz AT TIME ZONE :timezone,
       (:until_local::timestamptz - interval '1 hour')
           AT TIME ZONE :timezone + interval '1 hour')
   AND (r.res_updated AT TIME ZONE :timezone
            < :until_local::timestamptz
        OR (r.res_updated AT TIME ZONE :timezone - interval '1 hour'
                < :until_local::timestamptz
            AND r.res_updated
                - (r.res_updated AT TIME ZONE :timezone
                   - interval '1 hour') AT TIME ZONE :timezone
                < interval '1 hour')) ]]
[[?patients [[?linked AND r.res_id = ANY (ARRAY(
    SELECT l.src_resource_id FROM {links} l
    WHERE l.target_resource_id = ANY (ARRAY(
        [[?fhir_id SELECT n.res_id FROM {table} n
        WHERE n.res_type = 'Patient'
          AND n.fhir_id = ANY (:patients::text[]) ]]
        [[!fhir_id [[?forced_id
        SELECT n.resource_pid FROM {forced} n
        WHERE n.resource_type = 'Patient'
          AND n.forced_id = ANY (:patients::text[]) UNION ALL ]]
        SELECT n::bigint FROM unnest(:patients::text[]) n
        WHERE n ~ '^[0-9]{1,18}$' ]])))) ]] ]]
