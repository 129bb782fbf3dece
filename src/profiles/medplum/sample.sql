-- A sample of the live resources, at most :limit rows: type, id, bytes of the
-- content, and whether its time is a wanted one.
SELECT :table_type::text, s."id"::text, s.bytes, s.recent
FROM (
    SELECT "id", octet_length("content") AS bytes,
           true
           [[ AND "lastUpdated" > :since::timestamptz ]]
           [[ AND "lastUpdated" < :until::timestamptz ]] AS recent
    FROM {table} TABLESAMPLE SYSTEM (:percent::real)
    WHERE "deleted" = false
    [[ AND "projectId" = :partition::uuid ]]
    [[ AND ({where}) ]]
    LIMIT :limit::bigint
) s
ORDER BY s."id"
