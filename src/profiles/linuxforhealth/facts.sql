-- What the plan must know of a type's tables, in one row; no row if there are
-- none.  See the file of the same name of profile jsonb for the columns.
--
-- refs_used    links by the key of what they lead to (schema V0027)
-- links        the tables of links can be read
-- payload_key  content may be kept elsewhere (schema V0024)
--
-- features: refs_used links payload_key
SELECT 'p', pg_table_size(l.oid) + pg_table_size(r.oid), 0, 'text', true,
       false, true, true, true, current_setting('block_size')::int,
       greatest(l.reltuples, 0)::bigint,
       concat_ws(' ',
           CASE WHEN to_regclass(:refs) IS NOT NULL THEN 'refs_used' END,
           CASE WHEN (SELECT bool_and(coalesce(has_table_privilege(
                             to_regclass(needed), 'SELECT'), false))
                      FROM unnest(ARRAY[:token_refs, :tokens, :systems]
                           || CASE WHEN to_regclass(:refs) IS NOT NULL
                                   THEN ARRAY[:refs, :idents, :type_ids]
                              END) needed)
                THEN 'links' END,
           CASE WHEN EXISTS (SELECT FROM pg_attribute a
                             WHERE a.attrelid = r.oid
                             AND a.attname = 'resource_payload_key'
                             AND NOT a.attisdropped)
                THEN 'payload_key' END)
FROM pg_class l, pg_class r
WHERE l.oid = to_regclass(:table) AND r.oid = to_regclass(:resources)
