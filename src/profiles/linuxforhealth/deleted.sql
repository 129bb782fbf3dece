-- Deletions, with the content that the resource had before.  The version that
-- is one has the time and little or no content.  Read by COPY.
--
-- columns: type id updated body:packed
SELECT :table_type::text, l.logical_id::text,
       r.last_updated AT TIME ZONE 'UTC', before.data
FROM {resources} r
JOIN {table} l
     ON l.logical_resource_id = r.logical_resource_id
     AND l.current_resource_id = r.resource_id
LEFT JOIN LATERAL (
    SELECT p.data FROM {resources} p
    WHERE p.logical_resource_id = r.logical_resource_id
    AND p.is_deleted <> 'Y'
    ORDER BY p.version_id DESC
    LIMIT 1
) before ON true
WHERE r.is_deleted = 'Y'
[[ AND ({where}) ]]
[[ AND r.last_updated > :since::timestamptz AT TIME ZONE 'UTC' ]]
[[ AND r.last_updated < :until::timestamptz AT TIME ZONE 'UTC' ]]
