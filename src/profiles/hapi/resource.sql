-- One live resource: as in rows.sql, but for its tags.
--
-- columns: key type id version updated source broken packed body:text
-- weave: id version updated source
-- include: shown.sql
            FROM {table} r
            [[?forced_id LEFT JOIN {forced} f ON f.resource_pid = r.res_id ]]
            WHERE r.res_deleted_at IS NULL
            [[ AND r.res_type = :type ]]
-- include: tenant.sql
            [[?id AND
                [[?fhir_id r.fhir_id = ANY (ARRAY[:id::text]) ]]
                [[!fhir_id r.res_id = ANY (ARRAY(
                    [[?forced_id SELECT n.resource_pid FROM {forced} n
                    WHERE n.forced_id = ANY (ARRAY[:id::text]) UNION ALL ]]
                    SELECT n::bigint FROM unnest(ARRAY[:id::text]) n
                    WHERE n ~ '^[0-9]{1,18}$'))
                AND coalesce([[?some_fhir_id nullif(rtrim(r.fhir_id), ''), ]]
                             [[?forced_id f.forced_id, ]] r.res_id::text)
                    = ANY (ARRAY[:id::text]) ]] ]]
            LIMIT 1
        ) r
-- include: versions.sql
        ) v ON v.res_id = r.res_id AND v.res_ver = r.current
        OFFSET 0
    ) z
) w
