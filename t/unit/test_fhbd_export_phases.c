/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Phases of a job over a source of a few rows, with a store that fails on
 * order: none is passed over, and each resource goes where it belongs.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "job_stage.h"

#include <dirent.h>

#include "../../src/sidecar/fhbd_job_int.h"

#define TEXT_MAX  8192

#define OBSERVATION(id)  { "Observation", id, "{\"resourceType\":"            \
    "\"Observation\",\"id\":\"" id "\",\"subject\":{\"reference\":"           \
    "\"Patient/p1\"}}", false, false }
#define PROVENANCE(id, target)  { "Provenance", id, "{\"resourceType\":"      \
    "\"Provenance\",\"id\":\"" id "\",\"meta\":{\"lastUpdated\":"             \
    "\"2025-06-01T00:00:00Z\"},\"target\":[{\"reference\":\"" target "\"}]}", \
    false, false }
#define DOCUMENT(id, url)  { "DocumentReference", id, "{\"resourceType\":"    \
    "\"DocumentReference\",\"id\":\"" id "\",\"content\":[{\"attachment\":"   \
    "{\"url\":\"" url "\"}}]}", false, false }
#define DELETED(type, id)  { type, id, "{\"resourceType\":\"" type "\"}",     \
    false, true }
#define LAST  { NULL, NULL, NULL, false, false }

#define NEVER  UINT_MAX

/* the store fails once for this phase: with its plan, or after it */
static unsigned     plan_fails, parts_fail;
static fhb_err_t    plan_error;
static fhb_instant_t      plan_time;    /* that it did not take */
static const fake_row_t  *rows_then;    /* NULL: those of before */
static bool         parts_armed;
static atomic_uint  copies_synced;      /* attachments */
static fhb_query_t  query;
static const char  *request;            /* of the next kick-off */


fhb_err_t __real_fhbd_store_plan_add(fhbd_store_t *s,
    const fhbd_job_row_t *row, bool drop_all, const fhb_typeset_t *drop,
    const fhbd_plan_t *plan, unsigned first, fhb_error_t *err);
fhb_err_t __wrap_fhbd_store_plan_add(fhbd_store_t *s,
    const fhbd_job_row_t *row, bool drop_all, const fhb_typeset_t *drop,
    const fhbd_plan_t *plan, unsigned first, fhb_error_t *err);
fhb_err_t __real_fhbd_store_parts(fhbd_store_t *s, const char *id,
    fhbd_part_row_t **out, size_t *n, fhb_error_t *err);
fhb_err_t __wrap_fhbd_store_parts(fhbd_store_t *s, const char *id,
    fhbd_part_row_t **out, size_t *n, fhb_error_t *err);


fhb_err_t
__wrap_fhbd_store_plan_add(fhbd_store_t *s, const fhbd_job_row_t *row,
    bool drop_all, const fhb_typeset_t *drop, const fhbd_plan_t *plan,
    unsigned first, fhb_error_t *err)
{
    if (row->phase == plan_fails && plan->n > 0) {
        plan_fails = NEVER;
        plan_time = row->transaction_time;
        fake.rows = rows_then != NULL ? rows_then : fake.rows;
        return fhb_fail(err, plan_error, "the store fails");
    }

    if (row->phase == parts_fail) {
        parts_fail = NEVER;
        parts_armed = true;
    }

    return __real_fhbd_store_plan_add(s, row, drop_all, drop, plan, first,
                                      err);
}


fhb_err_t
__wrap_fhbd_store_parts(fhbd_store_t *s, const char *id,
    fhbd_part_row_t **out, size_t *n, fhb_error_t *err)
{
    if (parts_armed) {
        parts_armed = false;
        return fhb_fail(err, FHB_EIO, "the disk does not answer");
    }

    return __real_fhbd_store_parts(s, id, out, n, err);
}


int __real_fsync(int fd);
int __wrap_fsync(int fd);


int
__wrap_fsync(int fd)
{
    int             rc = __real_fsync(fd);
    char            link[64], path[400];
    DIR            *d;
    ssize_t         n;
    struct dirent  *e;

    (void) snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof(path) - 1);
    path[n < 0 ? 0 : n] = '\0';

    d = strstr(path, "/attachments") != NULL ? opendir(path) : NULL;
    while (d != NULL && (e = readdir(d)) != NULL) {
        copies_synced += e->d_name[0] != '.'
                         && strstr(e->d_name, ".json") == NULL;
    }
    if (d != NULL) {
        closedir(d);
    }

    return rc;
}


static int
phases_setup(void **state)
{
    plan_fails = parts_fail = NEVER;
    plan_error = FHB_ENOSPC;
    rows_then = NULL;
    parts_armed = false;
    copies_synced = 0;
    request = "r1";
    query = fhb_query_none();

    return setup(state);
}


static void
types(const char *list)
{
    size_t  n;

    query.types = (fhb_typeset_t) { { 0 } };
    query.types_given = true;

    for ( /* void */ ; *list != '\0'; list += n + (list[n] == ' ')) {
        n = strcspn(list, " ");
        fhb_typeset_add(&query.types, fhb_type_find(fhb_str(list, n)));
    }
}


/* runs a job of query to its end */
static fhbd_job_state_t
ends(fhb_level_t level, char id[FHB_ID_LEN + 1], fhbd_job_row_t *end)
{
    char             client[] = "anonymous", base[] = "https://x.example/r4";
    char             prefix[] = "bulk-export", url[] = "https://x.example/";
    char             group[] = "g1", none[] = "";
    unsigned         throttled;
    fhb_error_t      err = { 0 };
    fhbd_job_row_t   row = {
        .tenant = tenant_name, .client = client,
        .base = base, .prefix = prefix, .request = url, .level = level,
        .group = level == FHB_LEVEL_GROUP ? group : none, .query = query,
    };

    (void) snprintf(row.request_id, sizeof(row.request_id), "%s", request);

    if (fhbd_jobs_submit(jobs, &row, NULL, NULL, 0, id, &throttled, &err)
        != FHB_OK)
    {
        fail_msg("kick-off: %s", err.text);
    }

    return wait_end(id, end);
}


static void
export(fhb_level_t level, char id[FHB_ID_LEN + 1])
{
    assert_int_equal(ends(level, id, NULL), FHBD_JOB_COMPLETE);
}


/* what is in the files of a folder whose names begin so and do not end in
 * ".json", one after the other */
static const char *
content(const char *id, const char *folder, const char *prefix)
{
    char            path[400];
    DIR            *d;
    FILE           *f;
    size_t          n = 0;
    struct dirent  *e;

    static char  text[TEXT_MAX];

    (void) snprintf(path, sizeof(path), "%s/default/%s/%s", root_path, id,
                    folder);
    d = opendir(path);
    assert_non_null(d);

    while ((e = readdir(d)) != NULL) {
        if (e->d_name[0] == '.' || strstr(e->d_name, ".json") != NULL
            ? strstr(e->d_name, ".ndjson") == NULL
            : false)
        {
            continue;
        }
        if (strncmp(e->d_name, prefix, strlen(prefix)) != 0) {
            continue;
        }

        (void) snprintf(path, sizeof(path), "%s/default/%s/%s/%s", root_path,
                        id, folder, e->d_name);
        f = fopen(path, "r");
        assert_non_null(f);
        n += fread(text + n, 1, sizeof(text) - 1 - n, f);
        fclose(f);
    }

    closedir(d);
    text[n] = '\0';

    return text;
}


static unsigned
times(const char *text, const char *what)
{
    unsigned  n = 0;

    for (text = strstr(text, what); text != NULL;
         text = strstr(text + 1, what))
    {
        n++;
    }

    return n;
}


static void
test_store_fails_at_a_phase(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        OBSERVATION("o1"), PROVENANCE("v1", "Observation/o1"),
        PROVENANCE("v2", "Observation/o2"), LAST
    };

    (void) state;

    fake.rows = rows;
    types("Observation Provenance");
    plan_fails = FHBD_PHASE_PROVENANCE;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(plan_fails, NEVER);
    assert_int_equal(times(content(id, "files", "Provenance"), "\"v1\""), 1);
    assert_int_equal(times(content(id, "files", "Provenance"), "\"v2\""), 0);
}


static void
test_store_fails_after_a_phase(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        OBSERVATION("o1"), PROVENANCE("v1", "Observation/o1"),
        DELETED("Observation", "o9"), LAST
    };

    (void) state;

    fake.rows = rows;
    fake.remembers = true;
    types("Observation Provenance");
    query.since = 1;
    parts_fail = FHBD_PHASE_PROVENANCE;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(parts_fail, NEVER);
    assert_int_equal(times(content(id, "files", "Provenance"), "\"v1\""), 1);
    assert_int_equal(times(content(id, "files", "deleted"), "/o9"), 1);
}


static void
test_deletions_after_missing_attachments(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        DOCUMENT("d1", "Binary/none"), DOCUMENT("d2", "Binary/b1"),
        { "Binary", "b1", "{\"resourceType\":\"Binary\",\"data\":\"YQ==\"}",
          false, false },
        DELETED("DocumentReference", "d9"), LAST
    };

    (void) state;

    fake.rows = rows;
    fake.remembers = true;
    types("DocumentReference");
    query.since = 1;
    plan_fails = FHBD_PHASE_DELETED;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(plan_fails, NEVER);
    assert_int_equal(times(content(id, "files", "deleted"), "/d9"), 1);
    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Attachments: 1 "), 1);
}


static void
test_no_attachment_is_there(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        DOCUMENT("d1", "Binary/none"), DELETED("DocumentReference", "d9"),
        LAST
    };

    (void) state;

    fake.rows = rows;
    fake.remembers = true;
    types("DocumentReference");
    query.since = 1;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Attachments: 1 "), 1);
    assert_int_equal(times(content(id, "files", "deleted"), "/d9"), 1);
}


/* FILE-11: before the store says that the part is done */
static void
test_attachments_outlive_a_crash(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        DOCUMENT("d1", "Binary/b1"),
        { "Binary", "b1", "{\"resourceType\":\"Binary\",\"data\":\"YQ==\"}",
          false, false }, LAST
    };

    (void) state;

    fake.rows = rows;
    types("DocumentReference");
    export(FHB_LEVEL_SYSTEM, id);

    assert_string_equal(content(id, "attachments", ""), "a");
    assert_int_equal(copies_synced, 1);
}


/* what was copied of a source that is another one now, or for a job that
 * failed, is not there to be fetched */
static void
test_attachments_of_before(void **state)
{
    char  id[FHB_ID_LEN + 1], path[300];

    static const fake_row_t  before[] = {
        DOCUMENT("d1", "Binary/b1"),
        { "Binary", "b1", "{\"resourceType\":\"Binary\",\"data\":\"YQ==\"}",
          false, false }, DELETED("DocumentReference", "d9"), LAST
    };
    static const fake_row_t  then[] = {
        DOCUMENT("d1", "Binary/b1"), LAST
    };

    (void) state;

    fake.rows = before;
    rows_then = then;
    fake.remembers = true;
    types("DocumentReference");
    query.since = 1;
    plan_fails = FHBD_PHASE_DELETED;
    plan_error = FHB_ENOTFOUND;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(plan_fails, NEVER);
    assert_string_equal(content(id, "attachments", ""), "");
    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Attachments: 1 "), 1);

    fake.rows = before;
    plan_fails = FHBD_PHASE_DELETED;
    plan_error = FHB_EDB;
    request = "r2";
    assert_int_equal(ends(FHB_LEVEL_SYSTEM, id, NULL), FHBD_JOB_FAILED);
    stop(5);                            /* whoever ended it is through */
    (void) snprintf(path, sizeof(path), "%s/default/%s/attachments",
                    root_path, id);
    assert_int_equal(access(path, F_OK), -1);
    start();
}


/* GRP-04, GRP-08: who joins after the list was made is not of this job, and
 * the next one's _since has to be before that */
static void
test_time_of_the_list(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    static const fake_row_t  rows[] = { OBSERVATION("o1"), LAST };

    (void) state;

    fake.rows = rows;
    types("Observation");
    plan_fails = FHBD_PHASE_MAIN;

    assert_int_equal(ends(FHB_LEVEL_GROUP, id, &row), FHBD_JOB_COMPLETE);
    assert_int_equal(plan_fails, NEVER);
    assert_int_equal(fake.opened, 2);
    assert_true(row.transaction_time == plan_time);
}


/* what a JSON writer may escape in base64 */
static void
test_escapes_in_a_binary(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        DOCUMENT("d1", "Binary/b1"), DOCUMENT("d2", "Binary/b2"),
        { "Binary", "b1", "{\"resourceType\":\"Binary\",\"data\":"
          "\"a\\u002Bb\\u002f\\n\\/\\u0077\\u003D\\u003d\"}", false, false },
        { "Binary", "b2", "{\"resourceType\":\"Binary\",\"data\":"
          "\"YWJ\\b\"}", false, false }, LAST
    };

    (void) state;

    fake.rows = rows;
    types("DocumentReference");
    export(FHB_LEVEL_SYSTEM, id);

    /* "a+b//w==" */
    assert_string_equal(content(id, "attachments", ""), "\x6b\xe6\xff\xff");
    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Attachments: 1 "), 1);
}


/* ORG-05: what has no Patient is in nobody's block */
static void
test_provenance_of_nobody(void **state)
{
    char         id[FHB_ID_LEN + 1];
    const char  *out;

    static const fake_row_t  rows[] = {
        { "Patient", "p1", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}",
          false, false },
        { "Observation", "o1", "{\"resourceType\":\"Observation\",\"id\":"
          "\"o1\",\"subject\":{\"reference\":\"Patient/p2\"}}", true, false },
        { "Organization", "a1", "{\"resourceType\":\"Organization\",\"id\":"
          "\"a1\"}", true, false },
        PROVENANCE("v1", "Organization/a1"),
        PROVENANCE("v2", "Observation/o1"), LAST
    };

    (void) state;

    fake.rows = rows;
    types("Patient Observation Organization Provenance");
    query.since = 1;
    query.organized = true;
    export(FHB_LEVEL_SYSTEM, id);

    out = content(id, "files", "part");
    assert_int_equal(times(out, "\"id\":\"v1\""), 0);
    assert_int_equal(times(out, "\"id\":\"v2\""), 1);
    assert_int_equal(times(out, "\"header\""), 2);
}


/* TIME-10: of two targets of one Patient comes one Provenance */
static void
test_provenance_of_two(void **state)
{
    char         id[FHB_ID_LEN + 1];
    const char  *out;

    static const fake_row_t  rows[] = {
        OBSERVATION("o1"), OBSERVATION("o2"),
        PROVENANCE("v1", "Observation/o1\"},{\"reference\":\"Observation/o2"),
        LAST
    };

    (void) state;

    fake.rows = rows;
    types("Observation Provenance");
    query.organized = true;
    export(FHB_LEVEL_SYSTEM, id);

    out = content(id, "files", "part");
    assert_int_equal(times(out, "\"id\":\"v1\""), 1);
    assert_int_equal(times(out, "\n"), 4);
}


/* CMP-07: who it is says the entity, nothing that stands before it */
static void
test_members_of_a_group(void **state)
{
    char         id[FHB_ID_LEN + 1], patients[] = "p1\n";
    const char  *out;

    static const fake_row_t  rows[] = {
        { "Group", "g1", "{\"resourceType\":\"Group\",\"id\":\"g1\","
          "\"member\":[{\"extension\":[{\"valueReference\":{\"reference\":"
          "\"Patient/p1\"}}],\"entity\":{\"reference\":\"Patient/p4\"}},"
          "{\"extension\":[{\"valueReference\":{\"reference\":"
          "\"Practitioner/d1\"}}],\"entity\":{\"reference\":\"Patient/p1\"}}"
          "]}", false, false },
        { "Group", "g2", "{\"resourceType\":\"Group\",\"member\":[\"x\"],"
          "\"id\":\"g2\"}", false, false },
        { "Group", "g3", "{\"resourceType\":\"Group\",\"id\":\"g3\","
          "\"member\":{}}", false, false }, LAST
    };

    (void) state;

    fake.rows = rows;
    types("Group");
    query.patients_given = true;
    query.patients = patients;
    export(FHB_LEVEL_GROUP, id);

    out = content(id, "files", "Group");
    assert_int_equal(times(out, "Patient/p4"), 0);
    assert_int_equal(times(out, "Patient/p1"), 1);
    assert_int_equal(times(out, "Practitioner/d1"), 1);

    /* what is no list of members leaves sound JSON, too */
    assert_int_equal(times(out, "{\"resourceType\":\"Group\",\"id\":"
                           "\"g2\"}\n"), 1);
    assert_int_equal(times(out, "{\"resourceType\":\"Group\",\"id\":"
                           "\"g3\"}\n"), 1);
}


/* GRP-10, TIME-10: what can be in a compartment comes with its Patient */
static void
test_members_with_a_patient(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_group_t  groups[] = {
        { "g1", "{\"resourceType\":\"Group\",\"id\":\"g1\",\"member\":["
          "{\"entity\":{\"reference\":\"Patient/p1\"}},"
          "{\"entity\":{\"reference\":\"RelatedPerson/rp1\"}},"
          "{\"entity\":{\"reference\":\"Practitioner/d1\"}}]}" },
        { NULL, NULL }
    };
    static const fake_row_t  rows[] = {
        { "RelatedPerson", "rp1", "{\"resourceType\":\"RelatedPerson\","
          "\"id\":\"rp1\",\"patient\":{\"reference\":\"Patient/p1\"}}",
          false, false },
        { "Practitioner", "d1", "{\"resourceType\":\"Practitioner\","
          "\"id\":\"d1\"}", false, false }, LAST
    };

    (void) state;

    fake.groups = groups;
    fake.rows = rows;
    types("RelatedPerson");
    fhb_typeset_add(&query.context, fhb_type_find(FHB_STR("Practitioner")));
    export(FHB_LEVEL_GROUP, id);

    assert_int_equal(times(content(id, "files", "RelatedPerson"), "rp1"), 1);
    assert_int_equal(times(content(id, "files", "Practitioner"), "d1"), 1);
    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Group members left out: 1 that "
                           "are not patients"), 1);
}


static void
test_deletions_within_limits(void **state)
{
    char         id[FHB_ID_LEN + 1], allowed[] = "Observation?_id=o1\n";
    const char  *out;

    static const fake_row_t  rows[] = {
        OBSERVATION("o1"), DELETED("Provenance", "v9"),
        DELETED("Patient", "p9"), LAST
    };

    (void) state;

    fake.rows = rows;
    fake.remembers = true;
    types("Observation Patient Provenance");
    query.since = 1;
    query.limits = allowed;
    export(FHB_LEVEL_SYSTEM, id);

    out = content(id, "files", "deleted");
    assert_int_equal(times(out, "Patient/p9"), 1);
    assert_int_equal(times(out, "Provenance/v9"), 0);
}


/* MAN-12: what several phases meet is told once */
static void
test_broken_provenance(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        OBSERVATION("o1"), { "Provenance", "v1", NULL, false, false }, LAST
    };

    (void) state;

    fake.rows = rows;
    types("Observation Provenance");
    query.since = 1;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Provenance: 1 "), 1);
}


/* TOMB-04: a line of the list that nobody can read may be of anything */
static void
test_broken_deletion(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const fake_row_t  rows[] = {
        OBSERVATION("o1"), DELETED("Observation", "o9"),
        { "Observation", "", NULL, false, true }, LAST
    };

    (void) state;

    fake.rows = rows;
    fake.remembers = true;
    types("Observation");
    query.since = 1;
    export(FHB_LEVEL_SYSTEM, id);

    assert_int_equal(times(content(id, "files", "deleted"), "/o9"), 1);
    assert_int_equal(times(content(id, "files", "error"),
                           "\"diagnostics\":\"Resources: 1 could not"), 1);
}


#define PHASES(title, f)  { title, f, phases_setup, teardown, NULL }

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        PHASES("the store fails at a phase: it is not passed over",
               test_store_fails_at_a_phase),
        PHASES("the store fails after it: parts are read by their own phase",
               test_store_fails_after_a_phase),
        PHASES("deletions come after missing attachments were told",
               test_deletions_after_missing_attachments),
        PHASES("that no attachment at all is there is told (ATT-06)",
               test_no_attachment_is_there),
        PHASES("attachments are on the disk for good (FILE-11)",
               test_attachments_outlive_a_crash),
        PHASES("attachments of before go with what referred to them",
               test_attachments_of_before),
        PHASES("a list of members keeps its time (GRP-04, GRP-08)",
               test_time_of_the_list),
        PHASES("escapes in a Binary (ATT-02)", test_escapes_in_a_binary),
        PHASES("Provenance of what is nobody's is in no block (ORG-05)",
               test_provenance_of_nobody),
        PHASES("one Provenance of two targets (TIME-10, ORG-05)",
               test_provenance_of_two),
        PHASES("members of a Group are told by their entity (CMP-07)",
               test_members_of_a_group),
        PHASES("members that belong to a Patient come once (GRP-10)",
               test_members_with_a_patient),
        PHASES("no deletions of what a client may not see (SC-05)",
               test_deletions_within_limits),
        PHASES("what is broken is counted once (MAN-12)",
               test_broken_provenance),
        PHASES("a deletion that cannot be read is told (TOMB-04)",
               test_broken_deletion),
    };

    return cmocka_run_group_tests_name("export phases", tests, NULL, NULL);
}
