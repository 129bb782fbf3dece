-- A sample of the live resources, at most :limit rows: type, id, bytes of the
-- body, and whether its time is a wanted one, about.  In the order of the ids
-- as rows.sql compares them.
SELECT s.type, s.id::text, s.bytes, s.recent
FROM (
    SELECT [[{type_column}::text]] [[:table_type::text]] AS type,
           {id_column} AS id,
           octet_length({body_column}::text) AS bytes,
           true
           [[ AND ({updated_column} > :since::timestamptz) IS TRUE ]]
           [[ AND ({updated_column} > :since_local::timestamptz
                       AT TIME ZONE :timezone) IS TRUE ]]
           [[ AND ({updated_column} < :until::timestamptz) IS TRUE ]]
           [[ AND ({updated_column} < :until_local::timestamptz
                       AT TIME ZONE :timezone) IS TRUE ]] AS recent
    FROM {table} TABLESAMPLE SYSTEM (:percent::real)
    WHERE true
    [[ AND {deleted_column} IS NOT TRUE ]]
    [[ AND ({where}) ]]
    LIMIT :limit::bigint
) s
ORDER BY s.type, s.id
