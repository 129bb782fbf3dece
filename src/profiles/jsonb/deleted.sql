-- Deletions: rows whose flag is set, by the time of the last change.  None of
-- an id that is alive, where a table keeps several rows of one (TOMB-05), and
-- of several deletions of one id the last.  Read by COPY.
--
-- columns: type id updated body
SELECT [[{type_column}::text]] [[:table_type::text]], {id_column}::text,
       ({updated_column} [[ AT TIME ZONE :timezone ]])::timestamptz,
       {body_column}
FROM {table}
WHERE {deleted_column}
AND {id_column} IS NOT NULL
AND {updated_column} IS NOT NULL
[[ AND {type_column} = :type ]]
[[ AND {type_column} = ANY (:types) ]]
[[ AND ({where}) ]]
[[ AND {updated_column} > :since::timestamptz ]]
[[ AND {updated_column} < :until::timestamptz ]]
-- A local time that comes twice: as in rows.sql.
[[ AND {updated_column} > least(
           :since_local::timestamptz AT TIME ZONE :timezone,
           (:since_local::timestamptz + interval '1 hour')
               AT TIME ZONE :timezone - interval '1 hour') ]]
[[ AND {updated_column} < greatest(
           :until_local::timestamptz AT TIME ZONE :timezone,
           (:until_local::timestamptz - interval '1 hour')
               AT TIME ZONE :timezone + interval '1 hour')
   AND ({updated_column} AT TIME ZONE :timezone < :until_local::timestamptz
        OR ({updated_column} AT TIME ZONE :timezone - interval '1 hour'
                < :until_local::timestamptz
            AND {updated_column}
                - ({updated_column} AT TIME ZONE :timezone
                   - interval '1 hour') AT TIME ZONE :timezone
                < interval '1 hour')) ]]
AND NOT EXISTS (
    SELECT FROM {table} other
    WHERE other.{id_column} = {table}.{id_column}
    [[ AND other.{type_column} = {table}.{type_column} ]]
    [[ AND ({where}) ]]
    AND (other.{deleted_column} IS NOT TRUE
         OR other.{updated_column} > {table}.{updated_column})
)
