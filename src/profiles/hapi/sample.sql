-- A sample of the live resources, at most :limit rows: type, res_id, bytes of
-- the text, and whether its time is a wanted one, about; in the order of
-- res_id, as rows.sql compares it.
--
-- The length of a text is known without reading it.  A large object is read:
-- the last four bytes of gzip say how long the text is.
SELECT s.type, s.res_id::text,
       coalesce(s.bytes,
                CASE WHEN octet_length(s.lo) >= 18
                          AND substring(s.lo for 2) = '\x1f8b'::bytea
                     THEN least(get_byte(s.lo, octet_length(s.lo) - 4)
                                + get_byte(s.lo, octet_length(s.lo) - 3) * 256
                                + get_byte(s.lo, octet_length(s.lo) - 2)
                                  * 65536, 100 * octet_length(s.lo))
                     ELSE octet_length(s.lo) END, 0),
       s.recent
FROM (
    SELECT r.res_type::text AS type, r.res_id,
           [[?inline octet_length(v.res_text_vc) ]]
           [[!inline NULL::int ]] AS bytes,
           [[?inline CASE WHEN v.res_text_vc IS NULL THEN ]]
           (SELECT CASE WHEN current_setting('lo_compat_privileges')::boolean
                             OR pg_has_role(m.lomowner, 'USAGE')
                             OR EXISTS (
                                 SELECT FROM aclexplode(m.lomacl) a
                                 WHERE a.privilege_type = 'SELECT'
                                   AND CASE WHEN a.grantee = 0 THEN true
                                       ELSE pg_has_role(a.grantee, 'USAGE')
                                       END)
                        THEN lo_get(m.oid) END
            FROM pg_largeobject_metadata m
            WHERE m.oid = v.res_text)
           [[?inline END ]] AS lo,
           true
           [[ AND r.res_updated > :since_local::timestamptz
                                      AT TIME ZONE :timezone ]]
           [[ AND r.res_updated < :until_local::timestamptz
                                      AT TIME ZONE :timezone ]] AS recent
    FROM {table} r TABLESAMPLE SYSTEM (:percent::real)
    LEFT JOIN {versions} v ON v.res_id = r.res_id AND v.res_ver = r.res_ver
        [[?native
        [[ AND CASE
            WHEN lower(:partition) = 'default' THEN v.partition_id IS NULL
            WHEN substring(:partition::text, '^-?[0-9]{1,9}$') IS NOT NULL
            THEN v.partition_id
                 = substring(:partition::text, '-?[0-9]+')::int
            ELSE v.partition_id = (SELECT part_id FROM {partitions}
                                   WHERE part_name = :partition) END ]] ]]
    WHERE r.res_deleted_at IS NULL
-- include: tenant.sql
    LIMIT :limit::bigint
) s
ORDER BY s.type, s.res_id
