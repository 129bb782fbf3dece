-- The live resources of a part, a range in the order of res_id: indexes of both
-- tables give that order, so that they are merged and no text is sorted or
-- hashed.  Elsewhere versions are looked up.  Settings of the connection see to
-- that, see profile.ini: so nothing is sorted that need not be.
--
-- A resource has a row in hfj_resource and one per version in hfj_res_ver.
-- Its text stands in res_text_vc or, if that is NULL, in a large object.  "o"
-- is looked up where the current version is missing: the highest that there is,
-- as the server does.  A large object that is not there, or may not be read,
-- would end the statement: it is not asked for then.  All of that is in CASE,
-- since a join costs a microsecond a row, or a sort of all bodies, where there
-- is nothing to be joined.
--
-- Ids: fhir_id since 7.0; before, a name in hfj_forced_id, or the number.  The
-- migration of 6.10.0 padded fhir_id with blanks.
--
-- columns: key type id version updated source broken packed body:text
-- weave: id version updated source tags
-- cohort-index: target_resource_id = ANY
-- include: shown.sql
-- include: live.sql
            [[?lo ORDER BY r.res_id ]]
            [[!lo [[?hi ORDER BY r.res_id ]] ]]
        ) r
-- include: versions.sql
        ) v ON v.res_id = r.res_id AND v.res_ver = r.current
            [[ AND v.res_id >= :lo::bigint ]]
            [[ AND v.res_id < :hi::bigint ]]
        OFFSET 0
    ) z
) w
