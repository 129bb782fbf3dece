-- Ids of the live Patients: all, or those of :ids.
SELECT
    [[?fhir_id r.fhir_id::text ]]
    [[!fhir_id coalesce(
        [[?some_fhir_id nullif(rtrim(r.fhir_id), ''), ]]
        [[?forced_id f.forced_id, ]] r.res_id::text) ]]
FROM {table} r
[[?forced_id LEFT JOIN {forced} f ON f.resource_pid = r.res_id
    [[ AND f.resource_pid >= :lo::bigint ]]
    [[ AND f.resource_pid < :hi::bigint ]] ]]
WHERE r.res_type = 'Patient' AND r.res_deleted_at IS NULL
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
