-- Tags of the resources that rows.sql gives, with the same arguments.  In a
-- range of several types an index alone tells them, though of some resources
-- too that rows.sql leaves out, or gives without a key, since has_tags is
-- false.  hfj_history_tag has those of each version: they do not count.
--
-- columns: key tag
[[?span
SELECT t.res_id, t.tag_id FROM {res_tags} t
WHERE true [[ AND t.res_id >= :lo::bigint ]] [[ AND t.res_id < :hi::bigint ]]
[[?native
[[ AND CASE
    WHEN lower(:partition) = 'default' THEN t.partition_id IS NULL
    WHEN substring(:partition::text, '^-?[0-9]{1,9}$') IS NOT NULL
    THEN t.partition_id
         = substring(:partition::text, '-?[0-9]+')::int
    ELSE t.partition_id = (SELECT part_id FROM {partitions}
                           WHERE part_name = :partition) END ]] ]]
ORDER BY t.res_id ]]
[[!span
SELECT t.res_id, t.tag_id
FROM (
    SELECT r.res_id
-- include: live.sql
    AND r.has_tags
    [[?lo ORDER BY r.res_id ]]
    [[!lo [[?hi ORDER BY r.res_id ]] ]]
) r
JOIN {res_tags} t ON t.res_id = r.res_id
    [[ AND t.res_id >= :lo::bigint ]]
    [[ AND t.res_id < :hi::bigint ]]
    [[?native
    [[ AND CASE
        WHEN lower(:partition) = 'default' THEN t.partition_id IS NULL
        WHEN substring(:partition::text, '^-?[0-9]{1,9}$') IS NOT NULL
        THEN t.partition_id
             = substring(:partition::text, '-?[0-9]+')::int
        ELSE t.partition_id = (SELECT part_id FROM {partitions}
                               WHERE part_name = :partition) END ]] ]]
[[?lo ORDER BY t.res_id ]]
[[!lo [[?hi ORDER BY t.res_id ]] ]] ]]
