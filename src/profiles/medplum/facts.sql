-- What the plan must know of the table of a type, in one row; no row if there
-- is none.  Columns 1 to 11 are those of the jsonb profile; 12 is features:
--
--   compartments   the column tells of all Patients that a row belongs to
--   past           history may be read
--
-- A project that is less than a fifth of a table is better found by the index
-- on "projectId": the table counts as 'p' then, which is never read from end
-- to end.
--
-- features: compartments past
SELECT CASE WHEN c.relkind = 'r' [[ AND coalesce((
           SELECT coalesce((
               SELECT m.freq
               FROM unnest(s.most_common_vals::text::uuid[],
                           s.most_common_freqs) m (val, freq)
               WHERE m.val = :partition::uuid
           ), 0) >= 0.2
           FROM pg_stats s
           WHERE s.schemaname = n.nspname AND s.tablename = c.relname
           AND s.attname = 'projectId' AND NOT s.inherited
           AND s.most_common_vals IS NOT NULL
       ), true) ]] THEN 'r' ELSE 'p' END,
       CASE WHEN c.relkind = 'r' THEN pg_table_size(c.oid)
            ELSE (SELECT sum(pg_table_size(l.relid))
                  FROM pg_partition_tree(c.oid) l) END,
       CASE WHEN c.relkind = 'r'
            THEN pg_relation_size(c.oid) / current_setting('block_size')::int
            ELSE 0 END,
       'uuid', true, false, true,
       coalesce(i.by_id, false), coalesce(i.by_updated, false),
       current_setting('block_size')::int,
       greatest(c.reltuples, 0)::bigint,
       concat_ws(' ',
           CASE WHEN :table_type::text <> 'Device' AND EXISTS (
               SELECT FROM pg_attribute a
               WHERE a.attrelid = c.oid AND a.attname = 'compartments'
               AND NOT a.attisdropped
           ) THEN 'compartments' END,
           CASE WHEN has_table_privilege(to_regclass(:history), 'SELECT')
                THEN 'past' END)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
    SELECT bool_or(k.names[1] = 'id') AS by_id,
           bool_or(k.names[1] = 'lastUpdated'
                   [[ OR (k.names[1] = 'projectId' AND k.names[2] = 'lastUpdated'
                          AND :partition::text IS NOT NULL) ]]) AS by_updated
    FROM (
        SELECT ARRAY(
            SELECT a.attname::text
            FROM unnest(x.indkey) WITH ORDINALITY u (attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
            ORDER BY u.place
        ) AS names
        FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
             JOIN pg_am am ON am.oid = ic.relam
        WHERE x.indrelid = c.oid AND x.indisvalid AND am.amname = 'btree'
        AND coalesce(pg_get_expr(x.indpred, c.oid), '(deleted = false)')
            = '(deleted = false)'
    ) k
) i ON true
WHERE c.oid = to_regclass(:table) AND c.relkind IN ('r', 'p')
