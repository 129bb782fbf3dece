-- Of rows.sql and resource.sql: what the server shows of a resource, up to the
-- resources themselves.
SELECT CASE WHEN w.has_tags THEN w.res_id END, w.res_type::text, w.id,
       coalesce(w.res_ver, (w.o).res_ver)::text,
       w.res_updated AT TIME ZONE :timezone,
       CASE WHEN coalesce(w.source_uri
                          [[?source_columns , (w.o).source_uri ]]
                          [[?provenance_rows , (w.p).source_uri ]]) IS NULL
            THEN '#' || nullif(btrim(coalesce(w.request_id
                          [[?source_columns , (w.o).request_id ]]
                          [[?provenance_rows , (w.p).request_id ]])), '')
            ELSE nullif(split_part(coalesce(w.source_uri
                          [[?source_columns , (w.o).source_uri ]]
                          [[?provenance_rows , (w.p).source_uri ]]), '#', 1)
                 || coalesce('#' || nullif(btrim(coalesce(w.request_id
                          [[?source_columns , (w.o).request_id ]]
                          [[?provenance_rows , (w.p).request_id ]])), ''),
                          ''), '') END,
       CASE WHEN w.res_text_vc IS NOT NULL AND w.res_encoding <> 'ESR'
            THEN NULL
            WHEN w.pid IS NULL AND w.o IS NULL THEN 'no version of it is left'
            WHEN coalesce(w.res_encoding, (w.o).res_encoding) = 'ESR'
            THEN 'its content is kept outside of the database'
            [[?inline WHEN (w.o).res_text_vc IS NOT NULL THEN NULL ]]
            WHEN coalesce(w.res_text, (w.o).res_text) IS NULL
            THEN 'no content of it is left'
            WHEN w.readable THEN NULL
            WHEN w.readable IS NULL THEN 'its large object is missing'
            ELSE 'the role may not read its large object' END,
       CASE WHEN w.res_text_vc IS NOT NULL THEN NULL
            [[?inline WHEN (w.o).res_text_vc IS NOT NULL THEN NULL ]]
            WHEN w.readable THEN lo_get(coalesce(w.res_text, (w.o).res_text))
            END,
       coalesce(w.res_text_vc [[?inline , (w.o).res_text_vc ]])::text
FROM (
    SELECT z.*,
           (SELECT current_setting('lo_compat_privileges')::boolean
                   OR pg_has_role(m.lomowner, 'USAGE')
                   OR EXISTS (
                       SELECT FROM aclexplode(m.lomacl) a
                       WHERE a.privilege_type = 'SELECT'
                         AND CASE WHEN a.grantee = 0 THEN true
                                  ELSE pg_has_role(a.grantee, 'USAGE') END)
            FROM pg_largeobject_metadata m
            WHERE m.oid = coalesce(z.res_text, (z.o).res_text)) AS readable
    FROM (
        SELECT r.*, v.pid, v.res_ver, v.res_encoding, v.res_text,
               v.res_text_vc, v.source_uri, v.request_id,
               CASE WHEN v.pid IS NULL THEN (
                   SELECT y FROM {versions} y
                   WHERE y.res_id = r.res_id AND y.res_ver < r.current
                   [[?native AND y.partition_id = r.partition_id ]]
                   ORDER BY y.res_ver DESC LIMIT 1) END AS o
               [[?provenance_rows ,
               CASE WHEN coalesce(v.source_uri, v.request_id) IS NULL THEN (
                   SELECT q FROM {provenance} q
                   WHERE q.res_ver_pid = coalesce(v.pid, (
                       SELECT y.pid FROM {versions} y
                       WHERE y.res_id = r.res_id AND y.res_ver < r.current
                       [[?native AND y.partition_id = r.partition_id ]]
                       ORDER BY y.res_ver DESC LIMIT 1))) END AS p ]]
        FROM (
            SELECT r.res_id, r.res_type, r.res_ver AS current, r.res_updated,
                   r.has_tags, r.partition_id,
                   [[?fhir_id r.fhir_id::text ]]
                   [[!fhir_id coalesce(
                       [[?some_fhir_id nullif(rtrim(r.fhir_id), ''), ]]
                       [[?forced_id f.forced_id, ]] r.res_id::text) ]] AS id
