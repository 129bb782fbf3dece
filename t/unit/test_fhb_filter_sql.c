/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What PostgreSQL selects by a filter's jsonpath is never less than what
 * passes the filter: on random resources and on those of t/cases/filter.
 */

#include "pg_stage.h"
#include "case_folders.h"
#include "filter_case.h"
#include "filter_gen.h"

#define RESOURCES  120          /* of each type */
#define FILTERS    150
#define CASES      "t/cases/filter"


static char    rows_in[GEN_LENGTH(gen_types)][RESOURCES][4096];
static size_t  asked, kept_back, exact;


static PGresult *
ask(const char *sql, const char *a, const char *b)
{
    PGresult    *res;
    const char  *values[] = { a, b };

    res = PQexecParams(admin, sql, 2, NULL, values, NULL, NULL, 0);
    if (PQresultStatus(res) != PGRES_TUPLES_OK
        && PQresultStatus(res) != PGRES_COMMAND_OK)
    {
        fail_msg("%s: %s\n%s\n%s", sql, PQerrorMessage(admin), a, b);
    }

    return res;
}


static bool
passes(const fhb_filters_t *f, fhb_type_t type, const char *body,
    const char *base)
{
    bool         pass;
    fhb_error_t  err;

    assert_int_equal(fhb_filters_match(f, type, fhb_cstr(body),
                                       fhb_cstr(base), &pass, &err), FHB_OK);
    return pass;
}


static void
compare(const fhb_filters_t *f, size_t type, const char *filter)
{
    bool         pass, kept;
    size_t       i, selected = 0, passed = 0;
    PGresult    *res;
    fhb_buf_t    path = { 0 };
    fhb_type_t   t = fhb_type_find(fhb_cstr(gen_types[type].type));

    asked++;
    if (!fhb_filters_jsonpath(f, t, &path)) {
        fhb_buf_free(&path);
        return;
    }

    fhb_buf_addc(&path, '\0');
    assert_false(path.failed);
    res = ask("SELECT body @@ $1::jsonpath FROM resource WHERE type = $2"
              " ORDER BY id", path.ptr, gen_types[type].type);
    assert_int_equal(PQntuples(res), RESOURCES);

    for (i = 0; i < RESOURCES; i++) {
        /* neither false nor null is selected by a WHERE */
        kept = strcmp(PQgetvalue(res, (int) i, 0), "t") != 0;
        pass = passes(f, t, rows_in[type][i], GEN_BASE);

        if (pass && kept) {
            fail_msg("%s\n%s\nkeeps back\n%s", filter, path.ptr,
                     rows_in[type][i]);
        }
        selected += !kept;
        passed += pass;
    }

    kept_back += selected < RESOURCES;
    exact += selected == passed;
    PQclear(res);
    fhb_buf_free(&path);
}


static void
fill(void)
{
    char        id[16];
    size_t      i, j;
    fhb_buf_t   text = { 0 };

    stage_sql("CREATE TABLE resource (type text, id int, body jsonb)");

    for (i = 0; i < GEN_LENGTH(gen_types); i++) {
        for (j = 0; j < RESOURCES; j++) {
            fhb_buf_reset(&text);
            gen_resource(&text, &gen_types[i]);
            fhb_buf_addc(&text, '\0');
            assert_false(text.failed);
            assert_true(text.len <= sizeof(rows_in[i][j]));
            memcpy(rows_in[i][j], text.ptr, text.len);

            (void) snprintf(id, sizeof(id), "%zu", i * RESOURCES + j);
            /* a store may keep id and meta apart from the body */
            PQclear(ask("INSERT INTO resource VALUES ($2::jsonb ->>"
                        " 'resourceType', $1, $2::jsonb - 'id' - 'meta')",
                        id, rows_in[i][j]));
        }
    }

    fhb_buf_free(&text);
}


/* one filter, or two as alternatives */
static void
random_filters_keep_nothing_back(void **state)
{
    size_t             i, j, type, n;
    fhb_buf_t          text = { 0 };
    fhb_error_t        err = { 0 };
    gen_filter_t       some;
    fhb_filters_t     *f;
    fhb_issue_code_t   code;

    (void) state;

    fill();

    for (i = 0; i < FILTERS * GEN_LENGTH(gen_types); i++) {
        type = i % GEN_LENGTH(gen_types);
        f = fhb_filters_new();
        assert_non_null(f);

        n = gen_once_in(5) ? 2 : 1;
        for (j = 0; j < n; j++) {
            some = gen_filter(&gen_types[type]);
            fhb_buf_reset(&text);
            gen_filter_text(&text, &some);

            if (fhb_filters_add(f, fhb_buf_str(&text), &code, &err) != FHB_OK)
            {
                fail_msg("%.*s: %s", (int) text.len, text.ptr, err.text);
            }
        }

        fhb_buf_addc(&text, '\0');
        compare(f, type, text.ptr);
        fhb_filters_free(f);
    }

    fhb_buf_free(&text);

    /* it is of use: many filters keep something back, and many of these all
     * that does not pass */
    assert_true(kept_back > asked / 4);
    assert_true(exact > kept_back / 3);
}


static void
compare_case(const char *name)
{
    char               *body, *base;
    size_t              i;
    PGresult           *res;
    fhb_buf_t           text = { 0 }, path = { 0 };
    fhb_type_t          type;
    fhb_error_t         err = { 0 };
    filter_case_t       c;
    fhb_filters_t      *f;
    fhb_issue_code_t    code;

    case_read(CASES, name, "input", &text);
    assert_true(filter_case_parse(&c, fhb_buf_str(&text)));
    body = fhb_str_dup(c.body);
    base = fhb_str_dup(c.base);

    for (i = 0; i < c.n; i++) {
        f = fhb_filters_new();
        assert_non_null(f);
        assert_int_equal(fhb_filters_add(f, c.filters[i], &code, &err),
                         FHB_OK);
        type = fhb_filter_type(c.filters[i]);
        fhb_buf_reset(&path);

        if (c.pass[i] && fhb_filters_jsonpath(f, type, &path)) {
            assert_true(passes(f, type, body, base));
            fhb_buf_addc(&path, '\0');
            res = ask("SELECT $2::jsonb @@ $1::jsonpath", path.ptr, body);
            if (strcmp(PQgetvalue(res, 0, 0), "t") != 0) {
                fail_msg("%.*s: %s keeps it back", FHB_STR_ARG(c.filters[i]),
                         path.ptr);
            }
            PQclear(res);
        }

        fhb_filters_free(f);
    }

    free(body);
    free(base);
    fhb_buf_free(&text);
    fhb_buf_free(&path);
}


static void
cases_keep_nothing_back(void **state)
{
    DIR            *dir = opendir(CASES);
    size_t          n = 0;
    struct dirent  *e;

    (void) state;

    assert_non_null(dir);
    while ((e = readdir(dir)) != NULL) {
        if (e->d_name[0] != '.') {
            compare_case(e->d_name);
            n++;
        }
    }
    (void) closedir(dir);
    assert_true(n > 15);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(random_filters_keep_nothing_back),
        cmocka_unit_test(cases_keep_nothing_back)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
