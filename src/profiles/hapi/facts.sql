-- What the plan must know, in one row; no row if there is no such store.  See
-- facts.sql of jsonb.  Ranges are of res_id.
--
-- features: fhir_id some_fhir_id forced_id inline source_columns
-- features: shared_keys provenance_rows tag_version tag_selected linked native
WITH col AS (
    SELECT a.attrelid, a.attname, a.attnotnull FROM pg_attribute a
    WHERE a.attrelid IN (to_regclass(:table), to_regclass(:versions),
                         to_regclass(:tagdefs))
      AND a.attnum > 0 AND NOT a.attisdropped
), leaf AS (
    SELECT t.relid AS oid, of.first
    FROM (VALUES (to_regclass(:table), true),
                 (to_regclass(:versions), false)) of (root, first),
         pg_partition_tree(of.root) t
    WHERE t.isleaf
    UNION ALL
    SELECT of.root, of.first
    FROM (VALUES (to_regclass(:table), true),
                 (to_regclass(:versions), false)) of (root, first)
    WHERE NOT EXISTS (SELECT FROM pg_partition_tree(of.root))
), ind AS (
    SELECT x.indrelid, array(
               SELECT a.attname::text
               FROM unnest(x.indkey) WITH ORDINALITY k (attnum, n)
               JOIN pg_attribute a ON a.attrelid = x.indrelid
                                  AND a.attnum = k.attnum
               ORDER BY k.n) AS key
    FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
         JOIN pg_am am ON am.oid = ic.relam
    WHERE x.indrelid IN (to_regclass(:table), to_regclass(:versions))
      AND x.indisvalid AND x.indpred IS NULL AND am.amname = 'btree'
)
SELECT 'p',
       (SELECT coalesce(sum(pg_table_size(l.oid)), 0) FROM leaf l)
           + pg_table_size('pg_catalog.pg_largeobject'),
       0, 'text', true, true,
       coalesce((SELECT attnotnull FROM col WHERE attrelid = c.oid
                 AND attname = 'res_updated'), false),
       EXISTS (SELECT FROM ind WHERE indrelid = c.oid AND key[1] = 'res_id')
           AND EXISTS (SELECT FROM ind WHERE indrelid <> c.oid
                       AND (key[1] = 'res_id'
                            OR key[1 : 2] = '{partition_id,res_id}')),
       EXISTS (SELECT FROM ind WHERE indrelid = c.oid
               AND (key[1] = 'res_updated'
                    OR key[1 : 3] = '{res_type,res_deleted_at,res_updated}')),
       current_setting('block_size')::int,
       (SELECT coalesce(sum(greatest(p.reltuples, 0)), 0)::bigint
        FROM leaf l JOIN pg_class p ON p.oid = l.oid WHERE l.first),
       concat_ws(' ', 'shared_keys',
           CASE WHEN f.is_set THEN 'fhir_id' END,
           CASE WHEN NOT f.is_set THEN 'some_fhir_id' END,
           CASE WHEN f.is_set IS NOT TRUE AND to_regclass(:forced) IS NOT NULL
                THEN 'forced_id' END,
           (SELECT 'inline' FROM col WHERE attrelid <> c.oid
            AND attname = 'res_text_vc'),
           (SELECT 'source_columns' FROM col
            WHERE attrelid = to_regclass(:versions)
            AND attname = 'source_uri'),
           (SELECT 'provenance_rows' FROM pg_class
            WHERE oid = to_regclass(:provenance)
            AND (relkind = 'p' OR pg_relation_size(oid) > 0)),
           (SELECT 'tag_version' FROM col WHERE attname = 'tag_version'),
           (SELECT 'tag_selected' FROM col
            WHERE attname = 'tag_user_selected'),
           -- without any the server keeps none: the bodies are looked at then
           CASE WHEN EXISTS (SELECT FROM {links}
                             WHERE target_resource_id IS NOT NULL)
                THEN 'linked' END,
           (SELECT 'native' FROM pg_class WHERE oid = to_regclass(:versions)
            AND relkind = 'p'))
FROM pg_class c
LEFT JOIN LATERAL (SELECT attnotnull AS is_set FROM col
                   WHERE attrelid = c.oid AND attname = 'fhir_id') f ON true
WHERE c.oid = to_regclass(:table)
