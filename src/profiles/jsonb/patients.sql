-- Ids of the live Patients: all, or those of :ids.
SELECT {id_column}::text
FROM {table}
WHERE {id_column} IS NOT NULL
[[ AND {type_column} = :type ]]
[[ AND {deleted_column} IS NOT TRUE ]]
[[ AND ({where}) ]]
[[ AND {id_column} = ANY (:ids) ]]
