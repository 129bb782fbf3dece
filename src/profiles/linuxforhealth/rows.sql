-- The live resources of a part.  Read by COPY for whole types, as a SELECT
-- with parameters for cohorts.
--
-- What is current, deleted and of when is what the version's row says: the
-- columns of these names beside logical_id are empty ('X', NULL) where the
-- server's migration has not been.  All its times are UTC.
--
-- The key in the join and in the order besides makes it a merge of two
-- indexes, whatever work_mem is.  With _since the index on last_updated of the
-- versions finds what is new.  Without, a resource whose current version has
-- no row is told of.
--
-- :patients lets through what refers to one of these
-- Patients by any search parameter; the exact test follows in the sidecar.
-- Arrays, so that each step is an index condition and no row comes twice:
--
--   {refs}        since schema V0027: the key of a resource, there or not, or
--                 of a reference to elsewhere
--   {token_refs}  before, and after an upgrade until the server reindexes: its
--                 id as a token of the system 'Patient'
--
-- A URL stays one where the server did not see that it is its own: nginx may
-- have another name.
--
-- columns: key type id version updated broken body:packed
-- cohort-index: logical_resource_id = ANY
SELECT l.logical_resource_id, :table_type::text, l.logical_id::text,
       r.version_id::text, r.last_updated AT TIME ZONE 'UTC',
       CASE WHEN r.resource_id IS NULL
            THEN 'the row of its current version is missing'
            [[?payload_key
            WHEN r.data IS NULL AND r.resource_payload_key IS NOT NULL
            THEN 'its content is kept outside of the database' ]]
       END,
       r.data
FROM {table} l
[[!since LEFT ]]
JOIN {resources} r
     ON r.resource_id = l.current_resource_id
     AND r.logical_resource_id = l.logical_resource_id
     [[ AND r.logical_resource_id >= :lo::bigint ]]
     [[ AND r.logical_resource_id < :hi::bigint ]]
WHERE r.is_deleted IS DISTINCT FROM 'Y'
[[ AND ({where}) ]]
[[ AND l.logical_resource_id >= :lo::bigint ]]
[[ AND l.logical_resource_id < :hi::bigint ]]
[[ AND l.logical_id = ANY (:ids::text[]) ]]
[[ AND r.last_updated > :since::timestamptz AT TIME ZONE 'UTC' ]]
[[ AND r.last_updated < :until::timestamptz AT TIME ZONE 'UTC' ]]
[[?patients [[?links AND l.logical_resource_id = ANY (ARRAY(
    [[?refs_used SELECT v.logical_resource_id
    FROM {refs} v
    WHERE v.ref_logical_resource_id = ANY (ARRAY(
        SELECT i.logical_resource_id
        FROM {idents} i
        WHERE i.resource_type_id = ANY (ARRAY(
            SELECT t.resource_type_id FROM {type_ids} t
            WHERE t.resource_type = 'Patient'))
        AND i.logical_id = ANY (:patients::text[])
        UNION ALL
        SELECT i.logical_resource_id
        FROM {idents} i
        WHERE i.resource_type_id = ANY (ARRAY(
            SELECT t.resource_type_id FROM {type_ids} t
            WHERE t.resource_type IN ('Patient', 'Resource')))
        AND i.logical_id >= 'http' AND i.logical_id < 'httq'
        AND i.logical_id LIKE '%/Patient/%'
        AND substring(i.logical_id from '.*/Patient/([^/]+)')
            = ANY (:patients::text[])))
    UNION ALL ]]
    SELECT v.logical_resource_id
    FROM {token_refs} v
    WHERE v.common_token_value_id = ANY (ARRAY(
        SELECT k.common_token_value_id
        FROM {tokens} k
        WHERE k.token_value = ANY (:patients::text[])
        AND k.code_system_id = ANY (ARRAY(
            SELECT s.code_system_id FROM {systems} s
            WHERE s.code_system_name = 'Patient'))
        UNION ALL
        SELECT k.common_token_value_id
        FROM {tokens} k
        WHERE k.token_value >= 'http' AND k.token_value < 'httq'
        AND k.token_value LIKE '%/Patient/%'
        AND substring(k.token_value from '.*/Patient/([^/]+)')
            = ANY (:patients::text[]))))) ]] ]]
[[!since ORDER BY l.logical_resource_id ]]
