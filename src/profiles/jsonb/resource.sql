-- One live resource.
--
-- columns: type id body
SELECT [[{type_column}::text]] [[:table_type::text]], {id_column}::text,
       {body_column}
FROM {table}
WHERE {id_column} = :id
[[ AND {type_column} = :type ]]
[[ AND {deleted_column} IS NOT TRUE ]]
[[ AND ({where}) ]]
LIMIT 1
