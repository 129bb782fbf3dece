/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How fast does one thread read a table of PostgreSQL, against psql's COPY of
 * the same bodies in the same run, alternating?
 *
 *   postgres_bench CONNINFO TABLE jsonb|json|text [ROUNDS [PART-MIB]]
 *
 * The table has the columns type, id, last_updated, deleted and body.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "../../src/sidecar/fhbd_pg_store.h"

typedef struct {
    uint64_t  rows;
    uint64_t  broken;
    uint64_t  bytes;
} bench_t;


static double
bench_now(void)
{
    struct timespec  ts;

    if (clock_gettime(CLOCK_MONOTONIC, &ts) == -1) {
        return 0;
    }

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static fhb_err_t
bench_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bench_t  *b = arg;

    (void) err;
    b->rows++;
    b->bytes += row->body.len + 1;

    return FHB_OK;
}


static fhb_err_t
bench_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    bench_t  *b = arg;

    (void) type;
    (void) id;
    (void) reason;
    (void) err;
    b->broken++;

    return FHB_OK;
}


/* plan and all parts by one reader */
static fhb_err_t
bench_export(fhbd_source_t *src, uint64_t part_size, bench_t *b,
    fhb_error_t *err)
{
    size_t            n;
    fhb_err_t         rc;
    fhbd_plan_t       plan = { 0 };
    fhbd_want_t       want = { 0 };
    fhbd_sink_t       sink = { b, bench_row, bench_broken };
    fhb_instant_t     at;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    static const atomic_bool  never = false;

    want.query = fhb_query_none();
    want.query.types = fhb_typeset_all();
    want.part_size = part_size;

    rc = src->ops->snapshot_open(src, NULL, &snap, &at, err);
    if (rc != FHB_OK) {
        return rc;
    }
    rc = src->ops->plan(snap, &want, &plan, NULL, err);
    if (rc == FHB_OK) {
        rc = src->ops->reader_open(snap, &never, &reader, err);
    }
    if (rc == FHB_OK) {
        for (n = 0; rc == FHB_OK && n < plan.n; n++) {
            rc = src->ops->read(reader, &want, &plan.parts[n], &sink, NULL,
                                err);
        }
        src->ops->reader_close(reader);
        printf("parts %zu  ", plan.n);
    }
    fhbd_plan_free(&plan);
    src->ops->snapshot_close(snap);

    return rc;
}


static double
bench_psql(const char *conninfo, const char *table)
{
    char    command[1024];
    double  t = bench_now();

    (void) snprintf(command, sizeof(command), "psql -X -q '%s' -c 'COPY "
                    "(SELECT body FROM %s) TO STDOUT' >/dev/null", conninfo,
                    table);
    if (system(command) != 0) {
        return 0;
    }

    return bench_now() - t;
}


int
main(int argc, char **argv)
{
    int                 rounds;
    double              t, ours = 1e9, theirs = 1e9;
    uint64_t            part_size;
    bench_t             b;
    fhb_error_t         err = { 0 };
    fhbd_conf_t         conf = { 0 };
    fhbd_source_t      *src;
    struct rusage       usage;
    fhbd_tenant_conf_t  tenant = { 0 };

    static char  profiles[] = "src/profiles", profile[] = "jsonb",
                 type[] = "type", id[] = "id", updated[] = "last_updated",
                 deleted[] = "deleted", body[] = "body";

    if (argc < 4) {
        fprintf(stderr, "usage: postgres_bench CONNINFO TABLE jsonb|json|text"
                " [ROUNDS [PART-MIB]]\n");
        return 2;
    }
    rounds = argc > 4 ? atoi(argv[4]) : 3;
    part_size = (uint64_t) (argc > 5 ? atoi(argv[5]) : 64) << 20;

    conf.profiles = profiles;
    tenant.pg_conninfo = argv[1];
    tenant.pg_table = argv[2];
    tenant.pg_profile = profile;
    tenant.pg_type_column = type;
    tenant.pg_id_column = id;
    tenant.pg_updated_column = updated;
    tenant.pg_deleted_column = deleted;
    tenant.pg_body_column = body;
    tenant.pg_body_type = strcmp(argv[3], "jsonb") == 0 ? FHBD_BODY_JSONB
                          : strcmp(argv[3], "json") == 0 ? FHBD_BODY_JSON
                          : FHBD_BODY_TEXT;

    if (fhbd_source_postgres.open(&conf, &tenant, &src, &err) != FHB_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }

    for (int i = 0; i < rounds; i++) {
        memset(&b, 0, sizeof(b));
        t = bench_now();
        if (bench_export(src, part_size, &b, &err) != FHB_OK) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
        t = bench_now() - t;
        ours = t < ours ? t : ours;
        printf("ours %.2f s  %.0f rows/s  %.0f MB/s  ", t,
               (double) b.rows / t, (double) b.bytes / t / 1e6);

        t = bench_psql(argv[1], argv[2]);
        if (t == 0) {
            fprintf(stderr, "psql failed\n");
            return 1;
        }
        theirs = t < theirs ? t : theirs;
        printf("psql %.2f s\n", t);
    }

    (void) getrusage(RUSAGE_SELF, &usage);
    printf("%s %s: %llu rows, best %.2f s, psql %.2f s: %.2f x psql, peak "
           "%ld KiB\n", argv[2], argv[3], (unsigned long long) b.rows, ours,
           theirs, theirs / ours, usage.ru_maxrss);
    src->ops->close(src);

    return 0;
}
