-- What the plan must know of the table, in one row; no row if there is none.
--
--  1 kind of relation (pg_class.relkind)   2 bytes with TOAST
--  3 blocks of the table itself            4 type of the id column
--  5 id is never NULL                      6 updated column has no zone
--  7 updated is never NULL                 8 an index finds ranges of ids
--  9 an index finds what is later than a time
-- 10 bytes of a block                   11 rows, 0 if not known
WITH leaf AS (
    SELECT l.oid, l.reltuples FROM pg_class l
    WHERE l.oid = to_regclass(:table) AND l.relkind IN ('r', 'm')
    UNION ALL
    SELECT l.oid, l.reltuples
    FROM pg_class r, pg_partition_tree(r.oid) t, pg_class l
    WHERE r.oid = to_regclass(:table) AND r.relkind = 'p' AND l.oid = t.relid
)
SELECT c.relkind,
       (SELECT coalesce(sum(pg_table_size(p.oid)), 0) FROM leaf p),
       CASE WHEN c.relkind IN ('r', 'm')
            THEN pg_relation_size(c.oid) / current_setting('block_size')::int
            ELSE 0 END,
       (SELECT format_type(a.atttypid, NULL) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = :id_column),
       coalesce((SELECT a.attnotnull FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = :id_column), false),
       coalesce((SELECT a.atttypid = 'timestamp'::regtype FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = :updated_column), false),
       coalesce((SELECT a.attnotnull FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = :updated_column), false),
       coalesce(i.by_id, false), coalesce(i.by_updated, false),
       current_setting('block_size')::int,
       (SELECT coalesce(sum(greatest(p.reltuples, 0)), 0)::bigint
        FROM leaf p)
FROM pg_class c
LEFT JOIN LATERAL (
    SELECT bool_or(first = :id_column [[ OR (first = :type_column
                                             AND second = :id_column) ]])
               AS by_id,
           bool_or(first = :updated_column
                   [[ OR (first = :type_column
                          AND second = :updated_column) ]]) AS by_updated
    FROM (
        SELECT (SELECT a.attname FROM pg_attribute a
                WHERE a.attrelid = x.indrelid AND a.attnum = x.indkey[0])
                   AS first,
               (SELECT a.attname FROM pg_attribute a
                WHERE a.attrelid = x.indrelid AND a.attnum = x.indkey[1])
                   AS second
        FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
             JOIN pg_am am ON am.oid = ic.relam
        WHERE x.indrelid = c.oid AND x.indisvalid AND x.indpred IS NULL
          AND am.amname = 'btree'
    ) k
) i ON true
WHERE c.oid = to_regclass(:table)
