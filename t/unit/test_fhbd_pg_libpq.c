/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The stories of the postgres source once more, over connections that only
 * libpq can read, as those with TLS.
 */

#include "test_fhbd_source_postgres.c"

bool __wrap_fhbd_pg_wire_possible(PGconn *conn);


bool
__wrap_fhbd_pg_wire_possible(PGconn *conn)
{
    (void) conn;

    return false;
}
