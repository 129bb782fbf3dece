/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A file of a store profile, behind four bytes that say which arguments are
 * there.  What is accepted has no comments left and is the same when it is
 * read again; with all arguments it always becomes a statement, whose values
 * are those that were given; quotes in a value stay inside of its literal.
 */

#include <string.h>

#include "../../src/sidecar/fhbd_pg_profile.h"
#include "fuzz_file.h"

static const char  odd[] = "a'b\\c\"d;--e";
static char        history[] = "\"history\"";     /* a table of profile.ini */


static void
check_declared(const fhbd_pg_sql_t *sql)
{
    unsigned  i;

    require(sql->name != NULL && sql->text != NULL);
    require(sql->columns_n <= FHBD_PG_COLUMNS_MAX);

    for (i = 0; i + 1 < sql->columns_n; i++) {
        require(sql->columns[i].role != FHBD_PG_COL_BODY);
    }
}


static void
check_again(const fhbd_pg_sql_t *sql)
{
    fhb_error_t    err;
    fhbd_pg_sql_t  again;

    /* without its header it declares no feature */
    require(fhbd_pg_sql_parse("x.sql", fhb_cstr(sql->text),
                              (fhbd_pg_terms_t *) (uintptr_t) sql->terms,
                              &again, &err) == FHB_OK);
    require(strcmp(again.text + strspn(again.text, " \t\n"),
                   sql->text + strspn(sql->text, " \t\n")) == 0);
    require(again.columns_n == 0 && again.cohort_index == NULL);

    fhbd_pg_sql_free(&again);
}


/* every value once, and no other */
static void
check_values(const fhbd_pg_args_t *args, const fhbd_pg_query_t *q)
{
    int   i, k;
    bool  known;

    require(q->n >= 0 && q->n <= FHBD_PG_V_MAX + 1);
    require(strlen(q->text.ptr) + 1 == q->text.len);

    for (i = 0; i < q->n; i++) {
        known = q->values[i] == history && args->extra[0] == history;
        for (k = 0; k < FHBD_PG_V_MAX; k++) {
            known |= args->value[k] != NULL && args->value[k] == q->values[i];
        }
        require(known);
        for (k = 0; k < i; k++) {
            require(q->values[k] != q->values[i]);
        }
    }
}


/* statements are not put together from pieces of tokens: two dashes that come
 * together are the author's */
static void
check_inline(const fhbd_pg_sql_t *sql, const fhbd_pg_args_t *args)
{
    fhb_err_t         rc;
    fhb_error_t       err;
    fhbd_pg_sql_t     again;
    fhbd_pg_query_t   q = { 0 };
    static PGconn    *conn;

    if (conn == NULL) {
        /* never connected, but it knows how to quote */
        conn = PQconnectStart("host=/nonexistent");
        require(conn != NULL);
    }

    rc = fhbd_pg_sql_render(sql, args, conn, &q, &err);
    require(rc == FHB_OK && q.n == 0);

    if (strstr(sql->text, "-") == NULL && strchr(sql->text, ':') != NULL) {
        rc = fhbd_pg_sql_parse("x.sql", fhb_cstr(q.text.ptr), NULL, &again,
                               &err);
        require(rc == FHB_OK || strstr(err.text, "quote") == NULL);
        if (rc == FHB_OK) {
            fhbd_pg_sql_free(&again);
        }
    }

    fhbd_pg_query_free(&q);
}


static void
check_render(const fhbd_pg_sql_t *sql, uint32_t mask)
{
    int                i;
    char               values[FHBD_PG_V_MAX][32];
    fhb_err_t          rc;
    fhb_error_t        err = { FHB_OK, "" };
    fhbd_pg_args_t     all, some;
    fhbd_pg_query_t    q = { 0 };
    char              *extra[FHBD_PG_EXTRAS_MAX] = { history };
    char              *none[FHBD_PG_EXTRAS_MAX] = { NULL };

    for (i = 0; i < FHBD_PG_V_MAX; i++) {
        (void) snprintf(values[i], sizeof(values[i]), "%d %s", i, odd);
        all.value[i] = values[i];
        some.value[i] = (mask >> i % 32 & 1) != 0 ? values[i] : NULL;
    }
    for (i = 0; i < FHBD_PG_F_MAX; i++) {
        all.fragment[i] = "\"frag\"";
        some.fragment[i] = (mask >> (31 - i) & 1) != 0 ? "\"frag\"" : NULL;
    }
    all.extra = extra;
    some.extra = mask & 1 ? extra : none;
    all.features = ~UINT32_C(0);
    some.features = mask;

    require(fhbd_pg_sql_render(sql, &all, NULL, &q, &err) == FHB_OK);
    check_values(&all, &q);
    check_inline(sql, &all);

    rc = fhbd_pg_sql_render(sql, &some, NULL, &q, &err);
    if (rc == FHB_OK) {
        check_values(&some, &q);
    } else {
        require(rc == FHB_EPARAM);
        fuzz_check_error(&err, rc);
    }

    fhbd_pg_query_free(&q);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t        mask;
    fhb_err_t       rc;
    fhb_error_t     err = { FHB_OK, "" };
    fhbd_pg_sql_t   sql;
    fhbd_pg_terms_t terms = { .extras_n = 0 };

    if (size < 4) {
        return 0;
    }
    memcpy(&mask, data, sizeof(mask));

    require(fhbd_pg_terms_parse(FHB_STR("[tables]\nhistory = h\n"), &terms,
                                &err) == FHB_OK);
    require(fhbd_pg_terms_features(FHB_STR("fresh"), &terms, &err) == FHB_OK);

    rc = fhbd_pg_sql_parse("x.sql", fhb_str((const char *) data + 4,
                                            size - 4), &terms, &sql, &err);

    if (rc == FHB_OK) {
        check_declared(&sql);
        check_again(&sql);
        check_render(&sql, mask);
        fhbd_pg_sql_free(&sql);

    } else {
        require(rc == FHB_EPARAM && sql.text == NULL && sql.name == NULL);
        require(err.code == rc && strncmp(err.text, "x.sql:", 6) == 0);
    }
    fhbd_pg_terms_free(&terms);

    return 0;
}
