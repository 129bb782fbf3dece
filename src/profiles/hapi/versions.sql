-- Of rows.sql and resource.sql: the versions, up to what they are joined by.
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
