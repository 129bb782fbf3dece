/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The commands that ask the running sidecar: its jobs, a reload.
 */

#include <stdlib.h>
#include <string.h>

#include "fhbc_http.h"
#include "fhbc_out.h"


static bool
fhbc_is(const json_t *job, const char *name, const char *wanted)
{
    const char  *have = json_string_value(json_object_get(job, name));

    return wanted == NULL || (have != NULL && strcmp(have, wanted) == 0);
}


/* a JSON value as one cell: words of an array with blanks between */
static void
fhbc_value_text(fhb_buf_t *b, const json_t *value)
{
    char    *text;
    size_t   i;

    if (json_is_string(value)) {
        fhb_buf_adds(b, json_string_value(value));
        return;
    }

    if (json_is_array(value) && !json_is_object(json_array_get(value, 0))) {
        for (i = 0; i < json_array_size(value); i++) {
            if (i > 0) {
                fhb_buf_addc(b, ' ');
            }
            fhbc_value_text(b, json_array_get(value, i));
        }
        return;
    }

    if (value == NULL || json_is_null(value)) {
        return;
    }

    text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    if (text == NULL) {
        b->failed = true;
        return;
    }

    fhb_buf_adds(b, text);
    free(text);
}


static void
fhbc_add_value(fhbc_table_t *t, const json_t *value)
{
    fhb_buf_t  b = { 0 };

    fhbc_value_text(&b, value);
    t->failed |= b.failed;
    fhbc_table_add(t, fhb_buf_str(&b));
    fhb_buf_free(&b);
}


static int
fhbc_jobs_table(const json_t *jobs)
{
    size_t         i, k;
    json_t        *job;
    fhbc_table_t   t = { 0 };

    static const struct {
        const char  *head;
        const char  *member;
    } columns[] = {
        { "JOB", "id" }, { "TENANT", "tenant" }, { "CLIENT", "client" },
        { "LEVEL", "level" }, { "STATE", "state" }, { "%", "percent" },
        { "CREATED", "created" }
    };

    const size_t  n = sizeof(columns) / sizeof(columns[0]);

    for (k = 0; k < n; k++) {
        fhbc_table_add(&t, fhb_cstr(columns[k].head));
    }

    json_array_foreach(jobs, i, job) {
        for (k = 0; k < n; k++) {
            fhbc_add_value(&t, json_object_get(job, columns[k].member));
        }
    }

    return fhbc_table_print(&t, n);
}


static bool
fhbc_state_good(const char *state)
{
    size_t  i;

    static const char *const  states[] = {
        "queued", "running", "complete", "failed"
    };

    for (i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        if (state == NULL || strcmp(state, states[i]) == 0) {
            return true;
        }
    }

    return false;
}


int
fhbc_jobs(fhbc_t *c)
{
    int          rc;
    size_t       i;
    json_t      *jobs, *job;
    fhb_error_t  err;

    /* a mistyped state would look like "no jobs" */
    if (!fhbc_state_good(fhbc_value(c, FHBC_STATE))) {
        return fhbc_wrong("--state is queued, running, complete or failed");
    }

    if (fhbc_control(c->conf, "GET", "/v1/jobs", &jobs, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    for (i = json_array_size(jobs); i > 0; i--) {
        job = json_array_get(jobs, i - 1);

        if (!fhbc_is(job, "client", fhbc_value(c, FHBC_CLIENT))
            || !fhbc_is(job, "state", fhbc_value(c, FHBC_STATE)))
        {
            (void) json_array_remove(jobs, i - 1);
        }
    }

    rc = c->json ? fhbc_print_json(jobs) : fhbc_jobs_table(jobs);
    json_decref(jobs);

    return rc;
}


/* a call for the job that the command line names */
static fhb_err_t
fhbc_job_call(fhbc_t *c, const char *method, json_t **out, fhb_error_t *err)
{
    char  path[sizeof("/v1/jobs/") + FHB_ID_LEN];

    if (!fhb_id_valid(fhb_cstr(c->operand))) {
        return fhb_fail(err, FHB_EPARAM, "\"%s\" is no job's id", c->operand);
    }

    (void) snprintf(path, sizeof(path), "/v1/jobs/%s", c->operand);

    return fhbc_control(c->conf, method, path, out, err);
}


static int
fhbc_job_table(const json_t *job)
{
    json_t        *value;
    const char    *name;
    fhbc_table_t   t = { 0 };

    json_object_foreach((json_t *) job, name, value) {
        fhbc_table_add(&t, fhb_cstr(name));
        fhbc_add_value(&t, value);
    }

    return fhbc_table_print(&t, 2);
}


int
fhbc_job_show(fhbc_t *c)
{
    int          rc;
    json_t      *job;
    fhb_error_t  err;

    if (fhbc_job_call(c, "GET", &job, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    rc = c->json ? fhbc_print_json(job) : fhbc_job_table(job);
    json_decref(job);

    return rc;
}


int
fhbc_job_cancel(fhbc_t *c)
{
    int          rc;
    json_t      *reply;
    fhb_error_t  err;

    if (fhbc_job_call(c, "DELETE", &reply, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    json_decref(reply);

    if (c->json) {
        reply = json_pack("{s:s, s:s}", "id", c->operand, "change",
                          "cancelled");
        rc = fhbc_print_json(reply);
        json_decref(reply);

    } else {
        (void) printf("job %s cancelled\n", c->operand);
        rc = FHBC_OK;
    }

    return rc;
}


int
fhbc_reload(fhbc_t *c)
{
    int          rc = FHBC_OK;
    json_t      *reply;
    fhb_error_t  err;

    if (fhbc_control(c->conf, "POST", "/v1/reload", &reply, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    if (c->json) {
        rc = fhbc_print_json(reply);
    } else {
        (void) printf("%lld clients in force\n", (long long)
                      json_integer_value(json_object_get(reply, "clients")));
    }

    json_decref(reply);

    return rc;
}
