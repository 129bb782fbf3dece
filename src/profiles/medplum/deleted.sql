-- Deletions, with what the resource was before, which tells whose it was.  A
-- deleted row itself has '' in place of content, and its history ends with ''
-- or, in newer releases, with a tombstone: neither is content.  What was
-- purged or expunged is gone without a trace.
--
-- columns: type id updated body:text
SELECT :table_type::text, d."id"::text, d."lastUpdated",
       [[?past h."content" ]] [[!past NULL::text ]]
FROM (
    SELECT "id", "lastUpdated"
    FROM {table}
    WHERE "deleted"
    [[ AND "projectId" = :partition::uuid ]]
    [[ AND ({where}) ]]
    [[ AND "lastUpdated" > :since::timestamptz ]]
    [[ AND "lastUpdated" < :until::timestamptz ]]
) d
[[?past LEFT JOIN LATERAL (
    SELECT v."content"
    FROM {history} v
    WHERE v."id" = d."id" AND v."content" <> ''
    AND NOT (octet_length(v."content") < 4096
             AND v."content" ~ '"meta":\{.*"deleted":true')
    ORDER BY v."lastUpdated" DESC
    LIMIT 1
) h ON true ]]
