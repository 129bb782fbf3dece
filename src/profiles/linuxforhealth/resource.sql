-- One live resource.
--
-- columns: type id version updated body:packed
SELECT :table_type::text, l.logical_id::text, r.version_id::text,
       r.last_updated AT TIME ZONE 'UTC', r.data
FROM {table} l
JOIN {resources} r
     ON r.resource_id = l.current_resource_id
     AND r.logical_resource_id = l.logical_resource_id
WHERE l.logical_id = :id::text
AND r.is_deleted <> 'Y'
[[ AND ({where}) ]]
LIMIT 1
