/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Jobs whose parts are let go one by one, and what polls over the control API
 * are shown of them.
 */

#ifndef PAGES_STAGE_H
#define PAGES_STAGE_H

#include "api_stage.h"
#include "manifest_file.h"

#define ALL_PARTS  ((1u << PARTS) - 1)

#define FILES_URL  "https://fhir.example.org/r4/bulk-export/files/"

static char         id[FHB_ID_LEN + 1];
static unsigned     request_n;
static fhb_error_t  err;


/* at once: parts that are held would take all the grace there is */
static inline void
stop(void)
{
    fhbd_api_free(api);
    fhbd_jobs_stop(jobs, 0);
    fhbd_registry_close(registry);
    fhbd_store_close(store);
}


/* every part has a worker that waits for it */
static inline int
pages_setup(void **state)
{
    if (setup(state) != 0) {
        return -1;
    }

    stop();
    conf.workers = PARTS;
    conf.poll_limit = FHBD_POLL_OFF;
    atomic_store(&fake.held, ALL_PARTS);
    start();

    return 0;
}


static inline int
pages_teardown(void **state)
{
    atomic_store(&fake.held, 0);

    return teardown(state);
}


/* kick-offs are another test's business */
static inline void
begin(fhb_query_t q)
{
    char             client[] = "anonymous", group[] = "";
    char             base[] = "https://fhir.example.org/r4";
    char             prefix[] = "bulk-export";
    char             request[] = "https://fhir.example.org/r4/$export";
    unsigned         throttled;
    fhbd_job_row_t   row = {
        .tenant = default_name, .client = client, .group = group,
        .base = base, .prefix = prefix, .request = request,
        .level = FHB_LEVEL_SYSTEM,
    };

    (void) snprintf(row.request_id, sizeof(row.request_id), "%032x",
                    ++request_n);
    row.query = q;
    fhb_typeset_add(&row.query.types, fake_type(0));
    fhb_typeset_add(&row.query.types, fake_type(1));

    if (fhbd_jobs_submit(jobs, &row, NULL, NULL, 0, id, &throttled, &err)
        != FHB_OK)
    {
        fail_msg("kick-off: %s", err.text);
    }
}


static inline fhb_query_t
partial(void)
{
    fhb_query_t  q = fhb_query_none();

    q.partial = true;

    return q;
}


static inline unsigned
parts_done(void)
{
    size_t            i, n;
    unsigned          done = 0;
    fhbd_part_row_t  *parts;

    assert_int_equal(fhbd_store_parts(store, id, &parts, &n, &err), FHB_OK);
    for (i = 0; i < n; i++) {
        if (parts[i].done) {
            done |= 1u << atoi(parts[i].part.spec);
        }
    }
    fhbd_part_rows_free(parts, n);

    return done;
}


/* lets these parts go and waits until they are in the store */
static inline void
let(unsigned parts)
{
    int  n;

    atomic_fetch_and(&fake.held, ~parts);

    for (n = 0; n < 5000 && (parts_done() & parts) != parts; n++) {
        nap();
    }
    assert_int_equal(parts_done() & parts, parts);
}


/* GET of the status URL (1) or of a page; gives the status */
static inline int
get(unsigned page)
{
    char  path[96];

    (void) snprintf(path, sizeof(path), page == 1 ? "/v1/exports/%s"
                    : "/v1/exports/%s?page=%u", id, page);

    (void) call(FHBD_GET, path, NULL);

    if (strcmp(header("Content-Type"), "application/json") == 0) {
        manifest_leave(reply.body.ptr);
    }

    return reply.status;
}


static inline void
wait_state(int status)
{
    int  n;

    for (n = 0; n < 10000 && get(1) == 202; n++) {
        nap();
    }
    assert_int_equal(reply.status, status);
}


/* without a poll */
static inline void
wait_complete(void)
{
    int  n;

    for (n = 0; n < 10000 && fhbd_jobs_counts(jobs).complete == 0; n++) {
        nap();
    }
    assert_int_equal(fhbd_jobs_counts(jobs).complete, 1);
}


/* names of an array's files as "Patient.1 error.1 "; "-": no such array */
static inline const char *
names(const char *array)
{
    size_t       i, len = 0;
    json_t      *root = body(), *list = json_object_get(root, array), *item;
    const char  *url;

    static char  text[512];

    (void) snprintf(text, sizeof(text), "%s", list == NULL ? "-" : "");

    json_array_foreach(list, i, item) {
        url = json_string_value(json_object_get(item, "url"));
        assert_non_null(url);
        assert_int_equal(strncmp(url, FILES_URL, strlen(FILES_URL)), 0);
        url = strrchr(url, '/') + 1;
        len += (size_t) snprintf(text + len, sizeof(text) - len, "%.*s ",
                                 (int) (strlen(url) - strlen(".ndjson")), url);
        assert_true(len < sizeof(text));
    }

    json_decref(root);

    return text;
}


/* the number of the page that is linked; 0: no link */
static inline unsigned
next_page(void)
{
    char         path[128];
    json_t      *root = body(), *link = json_object_get(root, "link");
    unsigned     n = 0;
    const char  *url;

    if (link != NULL) {
        assert_int_equal(json_array_size(link), 1);
        link = json_array_get(link, 0);
        assert_string_equal(json_string_value(json_object_get(link,
                                                              "relation")),
                            "next");
        url = json_string_value(json_object_get(link, "url"));
        (void) snprintf(path, sizeof(path), "https://fhir.example.org/r4/"
                        "bulk-export/jobs/%s/pages/%%u", id);
        assert_int_equal(sscanf(url, path, &n), 1);
        assert_true(n > 1);
    }

    json_decref(root);

    return n;
}


static inline bool
on_disk(const char *name)
{
    char  path[256];

    (void) snprintf(path, sizeof(path), "%s/default/%s/%s", root_path, id,
                    name);

    return access(path, R_OK) == 0;
}


static inline int64_t
access_expires(void)
{
    char      path[256];
    json_t   *record;
    int64_t   expires;

    (void) snprintf(path, sizeof(path), "%s/default/%s/access.json",
                    root_path, id);
    record = json_load_file(path, 0, NULL);
    assert_non_null(record);
    assert_string_equal(json_string_value(json_object_get(record, "client")),
                        "anonymous");
    expires = json_integer_value(json_object_get(record, "expires"));
    json_decref(record);

    return expires;
}


static inline fhbd_job_row_t
row_now(void)
{
    fhbd_job_row_t  row;

    assert_int_equal(fhbd_jobs_look(jobs, FHB_STR("default"),
                                    FHB_STR("anonymous"), fhb_cstr(id), &row,
                                    &err), FHB_OK);
    fhbd_job_row_free(&row);            /* numbers only */

    return row;
}


static inline bool
allow_all(void *arg, const fhbd_job_row_t *row)
{
    (void) arg;
    (void) row;

    return true;
}


static inline bool
allow_none(void *arg, const fhbd_job_row_t *row)
{
    (void) arg;
    (void) row;

    return false;
}


#define PAGES(f)  cmocka_unit_test_setup_teardown(f, pages_setup,            \
                                                  pages_teardown)

#endif /* PAGES_STAGE_H */
