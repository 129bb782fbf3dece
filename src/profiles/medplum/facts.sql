-- What the plan must know of the table of a type, in one row; no row if there
-- is none.  Columns 1 to 11 are those of the jsonb profile; 12 is features:
--
--   compartments   the column tells of all Patients that a row belongs to
--   past           history may be read
--
-- A project that is less than a fifth of a table is better found by the index
-- on "projectId": the table counts as 'p' then, which is never read from end
-- to end.  Statistics say so.  Their view takes longer to plan than all the
-- rest, and this runs for each type: where it matters, it is asked for in a
-- text of its own.
--
-- Medplum makes indexes on "id", "lastUpdated" and ("projectId",
-- "lastUpdated"), and has no id or time that is NULL.
--
-- features: compartments past
SELECT CASE WHEN c.relkind = 'r' [[ AND pg_relation_size(c.oid) > 524288
                 AND substring(query_to_xml(format(
                     'SELECT coalesce(sum(m.freq) FILTER (WHERE m.id = %L), 0) '
                     'AS f FROM pg_stats s, unnest('
                     's.most_common_vals::text::uuid[], s.most_common_freqs) '
                     'm (id, freq) WHERE s.schemaname = %L AND s.tablename = '
                     '%L AND s.attname = ''projectId'' '
                     'HAVING count(*) > 0', :partition::text,
                     (SELECT n.nspname FROM pg_namespace n
                      WHERE n.oid = c.relnamespace), c.relname),
                     false, true, '')::text FROM '<f>([^<]+)')::float8 < 0.2 ]]
            THEN 'p' ELSE c.relkind END,
       pg_table_size(c.oid),
       pg_relation_size(c.oid) / current_setting('block_size')::int,
       'uuid', true, false, true, true, true,
       current_setting('block_size')::int, greatest(c.reltuples, 0)::bigint,
       concat_ws(' ',
           CASE WHEN :table_type::text <> 'Device' AND EXISTS (
               SELECT FROM pg_attribute a
               WHERE a.attrelid = c.oid AND a.attname = 'compartments'
               AND NOT a.attisdropped
           ) THEN 'compartments' END,
           CASE WHEN has_table_privilege(to_regclass(:history), 'SELECT')
                THEN 'past' END)
FROM pg_class c
WHERE c.oid = to_regclass(:table) AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
