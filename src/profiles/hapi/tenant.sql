-- Which rows of hfj_resource, "r", are the tenant's.
[[ AND CASE
    WHEN lower(:partition) = 'default' THEN r.partition_id IS NULL
    WHEN substring(:partition::text, '^-?[0-9]{1,9}$') IS NOT NULL
    THEN r.partition_id
         = substring(:partition::text, '-?[0-9]+')::int
    ELSE r.partition_id = (SELECT part_id FROM {partitions}
                           WHERE part_name = :partition) END ]]
[[ AND ({where}) ]]
