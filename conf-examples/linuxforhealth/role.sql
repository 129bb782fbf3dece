-- The role that fhir-bulkd connects as: it may read one tenant's schema, no
-- more.  Run it in the FHIR server's database as a superuser.

CREATE ROLE fhir_export LOGIN PASSWORD 'change me';
GRANT CONNECT ON DATABASE fhirdb TO fhir_export;
GRANT USAGE ON SCHEMA fhirdata TO fhir_export;
GRANT SELECT ON ALL TABLES IN SCHEMA fhirdata TO fhir_export;
