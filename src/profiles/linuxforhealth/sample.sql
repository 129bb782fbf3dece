-- A sample of the live resources, at most :limit rows: type, key, bytes of the
-- body, and whether its time is a wanted one, about.  In the order of the keys
-- as rows.sql compares them.
SELECT :table_type::text, s.key::text, s.bytes, s.recent
FROM (
    SELECT l.logical_resource_id AS key,
           coalesce(octet_length(r.data), 0) AS bytes,
           true
           [[ AND r.last_updated > :since::timestamptz AT TIME ZONE 'UTC' ]]
           [[ AND r.last_updated < :until::timestamptz AT TIME ZONE 'UTC' ]]
               AS recent
    FROM {table} l TABLESAMPLE SYSTEM (:percent::real)
    JOIN {resources} r ON r.resource_id = l.current_resource_id
    WHERE r.is_deleted <> 'Y'
    [[ AND ({where}) ]]
    LIMIT :limit::bigint
) s
ORDER BY s.key
