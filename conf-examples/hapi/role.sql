-- The role that the sidecar connects as, for psql as a superuser in HAPI's
-- database: it may read the tables of resources, no more.  Again after an
-- upgrade of HAPI.
--
-- It has no pg_monitor on purpose: see docs/stores.md.

-- its password: \password fhir_export
SELECT 'CREATE ROLE fhir_export LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fhir_export')
\gexec

GRANT USAGE ON SCHEMA public TO fhir_export;
GRANT SELECT ON public.hfj_resource, public.hfj_res_ver, public.hfj_res_tag,
    public.hfj_tag_def, public.hfj_res_link, public.hfj_partition
TO fhir_export;

-- tables of older versions, as far as they are there
SELECT format('GRANT SELECT ON %s TO fhir_export', t)
FROM unnest(ARRAY[to_regclass('public.hfj_forced_id'),
                  to_regclass('public.hfj_res_ver_prov')]) t
WHERE t IS NOT NULL
\gexec

-- HAPI before 7.0 wrote resources into large objects, each with rights of its
-- own, and leaves them there when it is upgraded.
ALTER ROLE fhir_export SET lo_compat_privileges = on;
