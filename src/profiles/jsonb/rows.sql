-- The live resources of a part.  Read by COPY for whole types, as a SELECT
-- with parameters for cohorts.
--
-- :patients lets through every resource with a reference that holds one of
-- these ids as "Patient/…", and some more; the exact test follows in the
-- sidecar.  The expression is the one of the index in docs/profiles.md: change
-- neither alone.  jsonb only.
--
-- :filter and :limits let through what a search of the job passes, and some
-- more.  COPY reads them from settings, SELECT has them read once.
--
-- :places is given when the table is read in one pass and its parts are told
-- apart by where a row lies.
--
-- columns: type id place body
-- cohort-index: &&
SELECT [[{type_column}::text]] [[:table_type::text]], {id_column}::text,
       [[ CASE WHEN :places::boolean THEN ctid END, ]]
       {body_column}
FROM {table}
WHERE true
[[ AND {type_column} = :type ]]
[[ AND {type_column} = ANY (:types) ]]
[[ AND {deleted_column} IS NOT TRUE ]]
[[ AND ({where}) ]]
[[ AND {id_column} >= :lo ]]
[[ AND {id_column} < :hi ]]
[[ AND {id_column} IS NULL AND :null_ids::boolean ]]
[[ AND {id_column} = ANY (:ids) ]]
[[ AND ctid >= :ctid_lo::tid ]]
[[ AND ctid < :ctid_hi::tid ]]
[[ AND ({updated_column} > :since::timestamptz
        [[ OR ({updated_column} IS NULL AND :undated::boolean) ]]) ]]
-- A local time comes twice when clocks are put back: one hour more is read
-- then, so that nothing is missing.
[[ AND ({updated_column} > least(
            :since_local::timestamptz AT TIME ZONE :timezone,
            (:since_local::timestamptz + interval '1 hour')
                AT TIME ZONE :timezone - interval '1 hour')
        [[ OR ({updated_column} IS NULL AND :undated::boolean) ]]) ]]
[[ AND ({updated_column} < :until::timestamptz
        [[ OR ({updated_column} IS NULL AND :undated::boolean) ]]) ]]
-- The same the other way round: a local time that comes twice counts as the
-- earlier one.  The first comparison is there for an index.
[[ AND (({updated_column} < greatest(
             :until_local::timestamptz AT TIME ZONE :timezone,
             (:until_local::timestamptz - interval '1 hour')
                 AT TIME ZONE :timezone + interval '1 hour')
         AND ({updated_column} AT TIME ZONE :timezone
                  < :until_local::timestamptz
              OR ({updated_column} AT TIME ZONE :timezone - interval '1 hour'
                      < :until_local::timestamptz
                  AND {updated_column}
                      - ({updated_column} AT TIME ZONE :timezone
                         - interval '1 hour') AT TIME ZONE :timezone
                      < interval '1 hour')))
        [[ OR ({updated_column} IS NULL AND :undated::boolean) ]]) ]]
[[ AND {updated_column} IS NOT NULL AND :dated::boolean ]]
[[ AND {body_column} @@ (SELECT :filter::jsonpath) ]]
[[ AND {body_column} @@ (SELECT :limits::jsonpath) ]]
[[ AND string_to_array(translate(jsonb_path_query_array({body_column},
           'strict $.**.reference.** ? (@ like_regex "Patient/")')::text,
           '"', '/'), '/') && :patients::text[] ]]
