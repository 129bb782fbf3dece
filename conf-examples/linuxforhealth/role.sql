-- The role that the sidecar connects as, for psql as a superuser in the FHIR
-- server's database: it may read the schema of one tenant, no more.  Once for
-- each schema, and again after the FHIR server's schema was upgraded.
--
-- It has no pg_monitor on purpose: see docs/stores.md.

-- its password: \password fhir_export
SELECT 'CREATE ROLE fhir_export LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fhir_export')
\gexec

GRANT USAGE ON SCHEMA fhirdata TO fhir_export;
GRANT SELECT ON ALL TABLES IN SCHEMA fhirdata TO fhir_export;
