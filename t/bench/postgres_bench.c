/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * From a table to nowhere, once:
 *
 *   postgres_bench source CONNINFO TABLE jsonb|json|text [PART-MIB]
 *   postgres_bench profile CONNINFO NAME PARTITION READERS
 *   postgres_bench limit CONNINFO TABLE
 *
 * source: snapshot, plan and all parts by one reader of the postgres source,
 * rows counted and dropped.  profile: the same of a store that has a profile,
 * by several readers.
 * limit: what libpq can do at best, a COPY of the
 * body column alone in binary form, each row thrown away.  Prints rows, their
 * bytes, seconds, seconds of CPU, peak KiB.
 */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "../../src/sidecar/fhbd_conf.h"
#include "../../src/sidecar/fhbd_pg.h"
#include "../../src/sidecar/fhbd_source.h"

#define BENCH_READERS_MAX  16

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


/* what several readers share, and one of them */
typedef struct {
    fhbd_source_t      *src;
    fhbd_snapshot_t    *snap;
    const fhbd_want_t  *want;
    const fhbd_plan_t  *plan;
    atomic_size_t       next;       /* part */
} bench_job_t;

typedef struct {
    bench_job_t  *job;
    bench_t       got;
    fhb_err_t     rc;
    fhb_error_t   err;
} bench_reader_t;


/* parts as long as there are any */
static void *
bench_read(void *arg)
{
    size_t           n;
    bench_job_t     *job;
    fhbd_reader_t   *reader;
    bench_reader_t  *r = arg;
    fhbd_sink_t      sink = { &r->got, bench_row, bench_broken };

    static const atomic_bool  never = false;

    job = r->job;
    r->rc = job->src->ops->reader_open(job->snap, &never, &reader, &r->err);
    if (r->rc != FHB_OK) {
        return NULL;
    }

    while (r->rc == FHB_OK
           && (n = atomic_fetch_add(&job->next, 1)) < job->plan->n)
    {
        r->rc = job->src->ops->read(reader, job->want, &job->plan->parts[n],
                                    &sink, &never, &r->err);
    }
    job->src->ops->reader_close(reader);

    return NULL;
}


/* plan and all parts, by so many readers */
static fhb_err_t
bench_parts(fhbd_source_t *src, uint64_t part_size, size_t readers,
    bench_t *b, fhb_error_t *err)
{
    size_t          i, started;
    pthread_t       threads[BENCH_READERS_MAX];
    fhb_err_t       rc;
    bench_job_t     job = { .src = src };
    fhbd_plan_t     plan = { 0 };
    fhbd_want_t     want = { 0 };
    fhb_instant_t   at;
    bench_reader_t  all[BENCH_READERS_MAX] = { 0 };

    want.query = fhb_query_none();
    want.query.types = fhb_typeset_all();
    want.part_size = part_size;
    job.want = &want;
    job.plan = &plan;

    rc = src->ops->snapshot_open(src, NULL, &job.snap, &at, err);
    if (rc != FHB_OK) {
        return rc;
    }
    rc = src->ops->plan(job.snap, &want, &plan, NULL, err);

    for (started = 0; rc == FHB_OK && started < readers; started++) {
        all[started].job = &job;
        if (pthread_create(&threads[started], NULL, bench_read, &all[started])
            != 0)
        {
            rc = fhb_fail(err, FHB_EIO, "no thread");
            break;
        }
    }
    for (i = 0; i < started; i++) {
        (void) pthread_join(threads[i], NULL);
        b->rows += all[i].got.rows;
        b->broken += all[i].got.broken;
        b->bytes += all[i].got.bytes;
        if (rc == FHB_OK && all[i].rc != FHB_OK) {
            rc = all[i].rc;
            *err = all[i].err;
        }
    }

    fhbd_plan_free(&plan);
    src->ops->snapshot_close(job.snap);

    return rc;
}


static fhb_err_t
bench_source(char **argv, int argc, bench_t *b, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_conf_t         conf = { 0 };
    fhbd_source_t      *src;
    fhbd_tenant_conf_t  tenant = { 0 };

    static char  profiles[] = "src/profiles", profile[] = "jsonb",
                 type[] = "type", id[] = "id", updated[] = "last_updated",
                 deleted[] = "deleted", body[] = "body";

    conf.profiles = profiles;
    tenant.pg_conninfo = argv[2];
    tenant.pg_table = argv[3];
    tenant.pg_profile = profile;
    tenant.pg_type_column = type;
    tenant.pg_id_column = id;
    tenant.pg_updated_column = updated;
    tenant.pg_deleted_column = deleted;
    tenant.pg_body_column = body;
    tenant.pg_body_type = strcmp(argv[4], "jsonb") == 0 ? FHBD_BODY_JSONB
                          : strcmp(argv[4], "json") == 0 ? FHBD_BODY_JSON
                          : FHBD_BODY_TEXT;

    rc = fhbd_source_postgres.open(&conf, &tenant, &src, err);
    if (rc == FHB_OK) {
        rc = bench_parts(src, (uint64_t) (argc > 5 ? atoi(argv[5]) : 64) << 20,
                         1, b, err);
        src->ops->close(src);
    }

    return rc;
}


static fhb_err_t
bench_profile(char **argv, bench_t *b, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_conf_t         conf = { 0 };
    fhbd_source_t      *src;
    fhbd_tenant_conf_t  tenant = { 0 };

    static char  profiles[] = "src/profiles", any[] = "any";

    conf.profiles = profiles;
    tenant.name = argv[3];
    tenant.pg_conninfo = argv[2];
    tenant.pg_profile = argv[3];
    tenant.pg_partition = argv[4];
    tenant.pg_type_column = any;
    tenant.pg_id_column = any;
    tenant.pg_updated_column = any;
    tenant.pg_body_column = any;

    rc = fhbd_source_postgres.open(&conf, &tenant, &src, err);
    if (rc == FHB_OK) {
        rc = bench_parts(src, 64 << 20, (size_t) atoi(argv[5]), b, err);
        src->ops->close(src);
    }

    return rc;
}


static fhb_err_t
bench_limit(char **argv, bench_t *b, fhb_error_t *err)
{
    int          len;
    char         sql[512], *data;
    PGconn      *conn = PQconnectdb(argv[2]);
    PGresult    *res = NULL;
    fhb_err_t    rc = FHB_OK;

    (void) snprintf(sql, sizeof(sql), "COPY (SELECT body FROM %s) TO STDOUT "
                    "(FORMAT binary)", argv[3]);

    if (PQstatus(conn) == CONNECTION_OK) {
        res = PQexec(conn, sql);
    }
    if (PQresultStatus(res) != PGRES_COPY_OUT) {
        rc = fhb_fail(err, FHB_EDB, "%s", PQerrorMessage(conn));
    }
    PQclear(res);

    while (rc == FHB_OK) {
        len = PQgetCopyData(conn, &data, 0);
        if (len < 0) {
            if (len != -1) {
                rc = fhb_fail(err, FHB_EDB, "%s", PQerrorMessage(conn));
            }
            break;
        }
        b->rows++;
        b->bytes += (uint64_t) len;
        PQfreemem(data);
    }
    PQfinish(conn);

    return rc;
}


int
main(int argc, char **argv)
{
    double         t = bench_now();
    bench_t        b = { 0 };
    fhb_err_t      rc;
    fhb_error_t    err = { 0 };
    struct rusage  u;

    if (argc >= 5 && strcmp(argv[1], "source") == 0) {
        rc = bench_source(argv, argc, &b, &err);

    } else if (argc == 6 && strcmp(argv[1], "profile") == 0
               && atoi(argv[5]) > 0 && atoi(argv[5]) <= BENCH_READERS_MAX)
    {
        rc = bench_profile(argv, &b, &err);

    } else if (argc == 4 && strcmp(argv[1], "limit") == 0) {
        rc = bench_limit(argv, &b, &err);

    } else {
        fprintf(stderr, "usage: postgres_bench source CONNINFO TABLE "
                "jsonb|json|text [PART-MIB] | profile CONNINFO NAME "
                "PARTITION READERS | limit CONNINFO TABLE\n");
        return 2;
    }

    if (rc != FHB_OK || b.broken > 0) {
        fprintf(stderr, "postgres_bench: %s\n",
                rc != FHB_OK ? err.text : "broken rows");
        return 1;
    }

    t = bench_now() - t;
    (void) getrusage(RUSAGE_SELF, &u);
    printf("%llu %llu %.4f %.4f %ld\n", (unsigned long long) b.rows,
           (unsigned long long) b.bytes, t,
           (double) (u.ru_utime.tv_sec + u.ru_stime.tv_sec)
           + (double) (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6,
           u.ru_maxrss);

    return 0;
}
