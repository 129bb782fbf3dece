-- Ids of the live Patients: all, or those of :ids.
SELECT l.logical_id::text
FROM {table} l
WHERE CASE l.is_deleted
          WHEN 'N' THEN true
          WHEN 'Y' THEN false
          -- not migrated yet: the version's row knows
          ELSE EXISTS (SELECT FROM {resources} r
                       WHERE r.resource_id = l.current_resource_id
                       AND r.is_deleted <> 'Y')
      END
[[ AND ({where}) ]]
[[ AND l.logical_id = ANY (:ids::text[]) ]]
