-- One live resource.
--
-- columns: type id body:text
-- without-meta: author project account accounts onBehalfOf compartment
SELECT :table_type::text, "id"::text, "content"
FROM {table}
WHERE "id" = :id::uuid
AND "deleted" = false
[[ AND "projectId" = :partition::uuid ]]
[[ AND ({where}) ]]
