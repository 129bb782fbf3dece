-- Which types have rows, by the index that begins with the type.
WITH RECURSIVE t AS (
    SELECT min(res_type::text) AS type FROM {table}
    UNION ALL
    SELECT (SELECT min(r.res_type::text) FROM {table} r
            WHERE r.res_type > t.type)
    FROM t WHERE t.type IS NOT NULL
)
SELECT type FROM t WHERE type IS NOT NULL
