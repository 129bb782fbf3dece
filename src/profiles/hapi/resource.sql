-- One live resource: as in rows.sql, but for its tags.
--
-- columns: key type id version updated source broken packed body:text
-- weave: id version updated source
-- include: shown.sql
            FROM {table} r
            [[?forced_id LEFT JOIN {forced} f ON f.resource_pid = r.res_id ]]
            WHERE r.res_deleted_at IS NULL
            [[ AND r.res_type = :type ]]
            [[ AND CASE
                WHEN lower(:partition) = 'default' THEN r.partition_id IS NULL
                WHEN substring(:partition::text, '^-?[0-9]{1,9}$') IS NOT NULL
                THEN r.partition_id
                     = substring(:partition::text, '-?[0-9]+')::int
                ELSE r.partition_id = (SELECT part_id FROM {partitions}
                                       WHERE part_name = :partition) END ]]
            [[ AND ({where}) ]]
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
        LEFT JOIN (
            SELECT res_id, res_ver, pid, res_encoding, res_text,
                   [[?inline res_text_vc, ]]
                   [[!inline NULL::text AS res_text_vc, ]]
                   [[?source_columns source_uri, request_id ]]
                   [[!source_columns NULL::text AS source_uri,
                                     NULL::text AS request_id ]]
            FROM {versions} v
            WHERE true
            [[?native
            [[ AND CASE
                WHEN lower(:partition) = 'default' THEN v.partition_id IS NULL
                WHEN substring(:partition::text, '^-?[0-9]{1,9}$') IS NOT NULL
                THEN v.partition_id
                     = substring(:partition::text, '-?[0-9]+')::int
                ELSE v.partition_id = (SELECT part_id FROM {partitions}
                                       WHERE part_name = :partition) END ]] ]]
        ) v ON v.res_id = r.res_id AND v.res_ver = r.current
        OFFSET 0
    ) z
) w
