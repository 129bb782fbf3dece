-- The live resources of a part.  Read by COPY for whole types, as a SELECT
-- with parameters for cohorts.
--
-- "content" is whole FHIR, but for members of meta that Medplum keeps there
-- and its API leaves out, unless somebody asks for them.  A deleted row has
-- '' there.
--
-- "compartments" has the ids of all Patients in whose compartment a resource
-- is, beside those of its project and accounts.  Not for Device, which R4 has
-- in none, and not in tables without the column: these are read whole.
--
-- columns: type id place body:text
-- cohort-index: &&
-- without-meta: author project account accounts onBehalfOf compartment
SELECT :table_type::text, "id"::text,
       [[ CASE WHEN :places::boolean THEN ctid END, ]]
       "content"
FROM {table}
WHERE [[!patients "deleted" = false ]] [[?patients "deleted" IS NOT TRUE ]]
[[!patients AND "projectId" = :partition::uuid ]]
[[ AND ({where}) ]]
[[ AND "id" >= :lo::uuid ]]
[[ AND "id" < :hi::uuid ]]
[[ AND "id" = ANY (:ids::uuid[]) ]]
[[ AND ctid >= :ctid_lo::tid ]]
[[ AND ctid < :ctid_hi::tid ]]
[[ AND "lastUpdated" > :since::timestamptz ]]
[[ AND "lastUpdated" < :until::timestamptz ]]
-- Found by Patient, the project and "deleted" are only compared: their indexes
-- would give all of it, to be merged with the few.
[[?compartments AND "compartments" && :patients::uuid[] ]]
[[?patients AND "projectId"::text = lower(:partition) ]]
