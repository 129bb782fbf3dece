-- Copyright (c) the nginx-fhir-bulk authors
--
-- The table of the jsonb profile as the demo, the tests and the benchmarks
-- use it, and the role that the sidecar connects as: it may read, no more.
-- psql -v body=text makes the body column text instead of jsonb.

\if :{?body}
\else
\set body jsonb
\endif

CREATE TABLE resource (
    type          text         NOT NULL,
    id            text         NOT NULL,
    version       bigint       NOT NULL DEFAULT 1,
    last_updated  timestamptz  NOT NULL,
    deleted       boolean      NOT NULL DEFAULT false,
    body          :body,
    PRIMARY KEY (type, id)
);

CREATE INDEX resource_updated ON resource (type, last_updated);

SELECT 'CREATE ROLE fhir_bulk_reader LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fhir_bulk_reader')
\gexec

GRANT SELECT ON resource TO fhir_bulk_reader;

-- sees the writers in flight, so that transactionTime is exact
GRANT pg_read_all_stats TO fhir_bulk_reader;
