/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: numbers for a monitoring system, in Prometheus' text form.
 */

#include "fhbd_api_int.h"

#include "fhbd_source.h"


static void
fhbd_metric(fhb_buf_t *out, const char *name, const char *type,
    const char *help)
{
    fhb_buf_addf(out, "# HELP fhir_bulk_%s %s\n# TYPE fhir_bulk_%s %s\n",
                 name, help, name, type);
}


static void
fhbd_metric_jobs(const fhbd_api_call_t *call, fhb_buf_t *out)
{
    fhbd_job_counts_t  n = fhbd_jobs_counts(call->api->jobs);

    fhbd_metric(out, "jobs", "gauge", "Jobs by state.");
    fhb_buf_addf(out, "fhir_bulk_jobs{state=\"queued\"} %zu\n"
                 "fhir_bulk_jobs{state=\"running\"} %zu\n"
                 "fhir_bulk_jobs{state=\"complete\"} %zu\n"
                 "fhir_bulk_jobs{state=\"failed\"} %zu\n",
                 n.queued, n.running, n.complete, n.failed);
}


/* names of tenants need no escapes */
static void
fhbd_metric_connections(const fhbd_api_call_t *call, fhb_buf_t *out)
{
    size_t                i;
    unsigned              used, waiting;
    const char           *name;
    const fhbd_source_t  *source;

    fhbd_metric(out, "source_connections", "gauge",
                "Connections to a tenant's database, those that wait for one,"
                " and the most there may be (0: no limit).");

    for (i = 0; i < call->conf->tenants_n; i++) {
        name = call->conf->tenants[i].name;
        source = fhbd_jobs_source(call->api->jobs, name);
        if (source == NULL || source->ops->connections == NULL) {
            continue;
        }

        source->ops->connections(source, &used, &waiting);
        fhb_buf_addf(out,
            "fhir_bulk_source_connections{tenant=\"%s\",is=\"open\"} %u\n"
            "fhir_bulk_source_connections{tenant=\"%s\",is=\"waiting\"} %u\n"
            "fhir_bulk_source_connections{tenant=\"%s\",is=\"most\"} %u\n",
            name, used, name, waiting, name,
            source->tenant->pg_max_connections);
    }
}


static void
fhbd_metric_rates(const fhbd_api_call_t *call, fhb_buf_t *out)
{
    size_t                i;
    uint64_t              us;
    const char           *name;
    const fhbd_source_t  *source;

    fhbd_metric(out, "source_rate_limit_bytes", "gauge",
                "What may be read from a tenant's source in a second (0: no"
                " limit).");
    for (i = 0; i < call->conf->tenants_n; i++) {
        fhb_buf_addf(out, "fhir_bulk_source_rate_limit_bytes{tenant=\"%s\"} "
                     "%llu\n", call->conf->tenants[i].name,
                     (unsigned long long) call->conf->tenants[i].rate_limit);
    }

    fhbd_metric(out, "source_rate_limit_wait_seconds", "counter",
                "Time that readers have waited for that, all together.");
    for (i = 0; i < call->conf->tenants_n; i++) {
        name = call->conf->tenants[i].name;
        source = fhbd_jobs_source(call->api->jobs, name);
        if (source != NULL && source->throttle != NULL) {
            us = atomic_load(&source->throttle->waited);
            fhb_buf_addf(out, "fhir_bulk_source_rate_limit_wait_seconds"
                         "{tenant=\"%s\"} %llu.%06llu\n", name,
                         (unsigned long long) (us / 1000000),
                         (unsigned long long) (us % 1000000));
        }
    }
}


void
fhbd_api_metrics(fhbd_api_call_t *call)
{
    fhb_buf_t  *out = &call->reply->body;

    fhbd_metric_jobs(call, out);
    fhbd_metric_connections(call, out);
    fhbd_metric_rates(call, out);

    fhbd_reply_header(call->reply, "Content-Type",
                      "text/plain; version=0.0.4; charset=utf-8");
    call->reply->status = 200;
}
