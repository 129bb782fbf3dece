-- Ids of the live Patients: all, or those of :ids.
SELECT "id"::text
FROM {table}
WHERE "deleted" = false
[[ AND "projectId" = :partition::uuid ]]
[[ AND ({where}) ]]
[[ AND "id" = ANY (:ids::uuid[]) ]]
