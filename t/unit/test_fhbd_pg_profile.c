/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Store profiles without a database: the template language, what it refuses,
 * the words of a part, rows in binary form.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_pg_store.h"


static void
render(const char *template, const fhbd_pg_args_t *args, const char *expected,
    int values)
{
    fhb_error_t      err = { 0 };
    fhbd_pg_sql_t    sql;
    fhbd_pg_query_t  q = { 0 };

    if (fhbd_pg_sql_parse("x.sql", fhb_cstr(template), NULL, &sql, &err) != FHB_OK
        || fhbd_pg_sql_render(&sql, args, NULL, &q, &err) != FHB_OK)
    {
        fail_msg("%s: %s", template, err.text);
    }
    assert_string_equal(q.text.ptr, expected);
    assert_int_equal(q.n, values);
    fhbd_pg_query_free(&q);
    fhbd_pg_sql_free(&sql);
}


static void
test_template(void **state)
{
    fhbd_pg_args_t  args = { 0 };

    (void) state;

    args.fragment[FHBD_PG_F_TABLE] = "\"s\".\"t\"";
    args.value[FHBD_PG_V_TYPE] = "Patient";
    args.value[FHBD_PG_V_ID] = "1";

    render("SELECT 1 FROM {table}", &args, "SELECT 1 FROM \"s\".\"t\"", 0);
    render("a = :type AND b = :id OR c = :type", &args,
           "a = $1 AND b = $2 OR c = $1", 2);

    /* absent arguments take their block with them, and no other */
    render("a[[ AND b = :since]][[ AND c = :id]]", &args, "a AND c = $1", 1);
    render("a[[ AND b = :id[[ OR c = :since]][[ OR {table}]]]] d", &args,
           "a AND b = $1 OR \"s\".\"t\" d", 1);
    render("a[[ AND :since [[ OR :id]]]]", &args, "a", 0);
    render("[[{where}]][[ always ]]", &args, " always ", 0);

    /* what only looks like a parameter */
    render("SELECT ':nope {table}', \":nope\", x::text, a[1], {1,2}, '[['",
           &args, "SELECT ':nope {table}', \":nope\", x::text, a[1], {1,2}, "
           "'[['", 0);
    render("SELECT 'it''s :id' -- {nothing} [[ here\n, :id", &args,
           "SELECT 'it''s :id' \n, $1", 1);
    render("SELECT :type::text", &args, "SELECT $1::text", 1);
}


static void
refuse_bytes(fhb_str_t template, const char *text)
{
    fhb_error_t    err = { 0 };
    fhbd_pg_sql_t  sql;

    assert_int_equal(fhbd_pg_sql_parse("x.sql", template, NULL, &sql, &err),
                     FHB_EPARAM);
    if (strstr(err.text, text) == NULL) {
        fail_msg("expected \"%s\", have \"%s\"", text, err.text);
    }
}


static void
refuse(const char *template, const char *text)
{
    refuse_bytes(fhb_cstr(template), text);
}


static void
test_template_refused(void **state)
{
    (void) state;

    refuse("SELECT\n :nothing", "x.sql:2: unknown parameter \":nothing\"");
    refuse("SELECT {nothing}", "x.sql:1: unknown parameter \"{nothing}\"");
    refuse("a\nb [[ c", "x.sql:2: \"[[\" without \"]]\"");
    refuse("a ]] b", "x.sql:1: \"]]\" without \"[[\"");
    refuse("\n\n'abc", "x.sql:3: a quote does not end");
    refuse_bytes(FHB_STR("SELECT 1\n\0 WHERE false"), "x.sql:2: a NUL byte");
    refuse("-- columns: type id thing\n", "x.sql:1: unknown column role "
           "\"thing\"");
    refuse("-- columns: id body type\n", "body must be the last");
    refuse("-- columns: id\n-- columns: id\n", "x.sql:2: columns declared "
           "twice");
    refuse("-- columns: id body:bytea-gzip\n", "unknown column role");
}


static void
test_argument_missing(void **state)
{
    fhb_error_t      err = { 0 };
    fhbd_pg_sql_t    sql;
    fhbd_pg_args_t   args = { 0 };
    fhbd_pg_query_t  q = { 0 };

    (void) state;

    assert_int_equal(fhbd_pg_sql_parse("x.sql", FHB_STR("a = :id"), NULL, &sql,
                                       &err), FHB_OK);
    assert_int_equal(fhbd_pg_sql_render(&sql, &args, NULL, &q, &err),
                     FHB_EPARAM);
    assert_string_equal(err.text, "x.sql: \":id\" is not set");
    fhbd_pg_query_free(&q);
    fhbd_pg_sql_free(&sql);
}


static void
test_columns(void **state)
{
    fhb_error_t    err = { 0 };
    fhbd_pg_sql_t  sql;

    (void) state;

    assert_int_equal(fhbd_pg_sql_parse("x.sql", FHB_STR(
        "-- words\n--  columns: type  id version updated\tbody:text \n"
        "-- cohort-index: && \nSELECT"), NULL, &sql, &err), FHB_OK);
    assert_int_equal(sql.columns_n, 5);
    assert_int_equal(sql.columns[3].role, FHBD_PG_COL_UPDATED);
    assert_int_equal(sql.columns[4].role, FHBD_PG_COL_BODY);
    assert_int_equal(sql.columns[4].body, FHBD_PG_BODY_TEXT);
    assert_string_equal(sql.cohort_index, "&&");
    assert_string_equal(sql.text, "SELECT");
    fhbd_pg_sql_free(&sql);
}


static void
profile_file(const char *dir, const char *name, const char *text)
{
    char   path[128];
    FILE  *f;

    (void) snprintf(path, sizeof(path), "%s/mine/%s", dir, name);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}


/* deleted.sql may be absent; what is there must say when */
static void
test_profile_without_deletions(void **state)
{
    char                dir[] = "/tmp/fhb-profile.XXXXXX", path[128];
    fhb_error_t         err = { 0 };
    fhbd_pg_profile_t  *p;

    static const char *const  files[] = {
        "rows.sql", "resource.sql", "patients.sql", "types.sql", "sample.sql",
        "facts.sql", "check.sql", "deleted.sql"
    };

    (void) state;

    assert_non_null(mkdtemp(dir));
    (void) snprintf(path, sizeof(path), "%s/mine", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    for (size_t i = 0; i < 7; i++) {
        profile_file(dir, files[i], "-- columns: type id body\nSELECT 1\n");
    }
    assert_int_equal(fhbd_pg_profile_load(dir, "mine", &p, &err), FHB_OK);
    assert_null(p->deleted.text);
    fhbd_pg_profile_free(p);

    profile_file(dir, "deleted.sql", "-- columns: type id body\nSELECT 1\n");
    assert_int_equal(fhbd_pg_profile_load(dir, "mine", &p, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "must name type, id, updated and body"));

    profile_file(dir, "deleted.sql",
                 "-- columns: type updated id body\nSELECT 1");
    assert_int_equal(fhbd_pg_profile_load(dir, "mine", &p, &err), FHB_OK);
    assert_string_equal(p->deleted.text, "SELECT 1");
    fhbd_pg_profile_free(p);

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        (void) snprintf(path, sizeof(path), "%s/mine/%s", dir, files[i]);
        assert_int_equal(unlink(path), 0);
    }
    (void) snprintf(path, sizeof(path), "%s/mine", dir);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(dir), 0);
}


static void
test_profile_folder(void **state)
{
    char                dir[] = "/tmp/fhb-profile.XXXXXX", path[128];
    FILE               *f;
    fhb_error_t         err = { 0 };
    fhbd_pg_profile_t  *p;

    (void) state;

    assert_int_equal(fhbd_pg_profile_load("src/profiles", "jsonb", &p, &err),
                     FHB_OK);
    assert_int_equal(p->rows.columns_n, 3);
    assert_int_equal(p->deleted.columns_n, 4);
    fhbd_pg_profile_free(p);

    assert_int_equal(fhbd_pg_profile_load("src/profiles", "none", &p, &err),
                     FHB_EIO);
    assert_non_null(strstr(err.text, "none/facts.sql"));

    assert_non_null(mkdtemp(dir));
    (void) snprintf(path, sizeof(path), "%s/mine", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    for (int i = 0; i < 2; i++) {
        (void) snprintf(path, sizeof(path), "%s/mine/%s.sql", dir,
                        i == 0 ? "facts" : "rows");
        f = fopen(path, "w");
        assert_non_null(f);
        assert_true(fputs("-- columns: id body\nSELECT 1\n", f) >= 0);
        assert_int_equal(fclose(f), 0);
    }
    assert_int_equal(fhbd_pg_profile_load(dir, "mine", &p, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "must name type, id and body"));
    for (int i = 0; i < 2; i++) {
        (void) snprintf(path, sizeof(path), "%s/mine/%s.sql", dir,
                        i == 0 ? "facts" : "rows");
        assert_int_equal(unlink(path), 0);
    }
    (void) snprintf(path, sizeof(path), "%s/mine", dir);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(dir), 0);
}


static void
same_part(const char *spec)
{
    fhb_buf_t       again = { 0 };
    fhb_error_t     err = { 0 };
    fhbd_pg_part_t  part;

    if (fhbd_pg_part_parse(spec, &part, &err) != FHB_OK) {
        fail_msg("%s: %s", spec, err.text);
    }
    fhbd_pg_part_format(&part, &again);
    assert_string_equal(again.ptr, spec);
    fhb_buf_free(&again);
    fhbd_pg_part_free(&part);
}


static void
test_part_words(void **state)
{
    fhb_error_t     err = { 0 };
    fhbd_pg_part_t  part;

    static const char *const  bad[] = {
        "", "scan", "scan ", "scan types=", "scan types=Patients",
        "scan types=Patient,", "scan types=Patient,,Group",
        "scan types=Patient ids=a", "scan types=Patient ids=a..b ids=c..d",
        "scan types=Patient ids=a..b blocks=1..2",
        "scan types=Patient ids=a.. no-ids",
        "scan types=Patient blocks=1.. no-ids",
        "scan types=Patient ids=%4..", "scan types=Patient ids=%00..",
        "scan types=Patient ids=%zz..", "scan types=Patient blocks=1",
        "scan types=Patient blocks=..3", "scan types=Patient blocks=-1..",
        "scan types=Patient blocks=1..9999999999", "scan types=Patient what",
        "read types=Patient", "cohort", "scan types=Patient  no-ids",
        "pick", "pick types=", "pick types=Patient no-ids",
        "search types=Patient ids=a..",
        "pick types=Patient ids=a..", "cohort types=Patient blocks=0..1",
        "picks types=Patient", "pi types=Patient"
    };

    (void) state;

    same_part("scan types=Patient");
    same_part("cohort types=Condition,Observation");
    same_part("pick types=Location");
    same_part("pick types=Location,Practitioner");
    same_part("search types=Observation,Patient");
    same_part("deleted types=Observation,Patient");
    same_part("scan types=Patient ids=..a%2Eb");
    same_part("scan types=Patient ids=a%20%C3%BC%27%25..");
    same_part("scan types=Patient ids=a..b");
    same_part("scan types=Patient no-ids");
    same_part("scan types=Patient blocks=0..17");
    same_part("scan types=Patient blocks=17..");

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (fhbd_pg_part_parse(bad[i], &part, &err) != FHB_EPARAM) {
            fail_msg("accepted: \"%s\"", bad[i]);
        }
    }
}


/* COPY of ("A", NULL) and ("", "xyz") */
static const char  copy_data[] =
    "PGCOPY\n\377\r\n\0" "\0\0\0\0" "\0\0\0\0"
    "\0\2" "\0\0\0\1" "A" "\377\377\377\377"
    "\0\2" "\0\0\0\0" "\0\0\0\3" "xyz"
    "\377\377";

#define COPY_LEN  (sizeof(copy_data) - 1)


static fhb_err_t
copy_row(void *arg, const fhb_str_t *fields, fhb_error_t *err)
{
    fhb_buf_t  *seen = arg;

    (void) err;
    for (int i = 0; i < 2; i++) {
        fhb_buf_addc(seen, fields[i].ptr == NULL ? '-' : '+');
        fhb_buf_addstr(seen, fields[i]);
    }

    return FHB_OK;
}


static void
test_copy_in_pieces(void **state)
{
    char            *piece;
    size_t           at, n, step;
    fhb_buf_t        seen;
    fhb_error_t      err = { 0 };
    fhbd_pg_copy_t   copy;

    (void) state;

    for (step = 1; step <= COPY_LEN; step++) {
        memset(&copy, 0, sizeof(copy));
        memset(&seen, 0, sizeof(seen));
        copy.columns = 2;
        for (at = 0; at < COPY_LEN; at += n) {
            n = COPY_LEN - at < step ? COPY_LEN - at : step;
            piece = malloc(n);      /* of its own: no byte behind it */
            assert_non_null(piece);
            memcpy(piece, copy_data + at, n);
            assert_int_equal(fhbd_pg_copy_feed(&copy, piece, n, copy_row,
                                               &seen, &err), FHB_OK);
            free(piece);
        }
        assert_true(copy.header && copy.trailer);
        assert_int_equal(copy.rows, 2);
        assert_int_equal(copy.carry.len, 0);
        fhb_buf_addc(&seen, '\0');
        assert_string_equal(seen.ptr, "+A-++xyz");
        fhb_buf_free(&seen);
        fhb_buf_free(&copy.carry);
    }
}


static void
damaged(size_t at, char byte, size_t len, const char *text)
{
    char            data[64];
    fhb_buf_t       seen = { 0 };
    fhb_error_t     err = { 0 };
    fhbd_pg_copy_t  copy = { .columns = 2 };

    memset(data, 0, sizeof(data));
    memcpy(data, copy_data, COPY_LEN);
    data[at] = byte;
    assert_int_equal(fhbd_pg_copy_feed(&copy, data, len, copy_row, &seen,
                                       &err), FHB_EDB);
    assert_non_null(strstr(err.text, text));
    fhb_buf_free(&seen);
    fhb_buf_free(&copy.carry);
}


static void
test_copy_damaged(void **state)
{
    (void) state;

    damaged(3, 'x', COPY_LEN, "signature");
    damaged(10, 'x', COPY_LEN, "signature");
    damaged(12, 1, COPY_LEN, "unknown flags");
    damaged(18, 4, COPY_LEN, "unknown flags");
    damaged(20, 3, COPY_LEN, "number of columns");
    damaged(19, (char) 0x80, COPY_LEN, "number of columns");
    damaged(21, (char) 0x90, COPY_LEN, "length of a field");
    damaged(0, 'P', COPY_LEN + 1, "bytes behind the end");
}


static void
decode(fhbd_body_type_t kind, const char *body, size_t len,
    const char *expected, const char *broken)
{
    fhb_str_t       fields[3];
    fhb_error_t     err = { 0 };
    fhbd_pg_row_t   row;
    fhbd_pg_sql_t   sql;
    fhbd_pg_room_t  room = { .inflate = NULL };

    assert_int_equal(fhbd_pg_sql_parse("x", FHB_STR("-- columns: type id body"
                                       "\nx"), NULL, &sql, &err), FHB_OK);
    fields[0] = FHB_STR("Patient");
    fields[1] = FHB_STR("1");
    fields[2] = fhb_str(body, len);
    assert_int_equal(fhbd_pg_row_decode(&sql, kind, &room, fields, &row, &err),
                     FHB_OK);
    if (broken != NULL) {
        assert_non_null(row.broken);
        assert_non_null(strstr(row.broken, broken));
    } else {
        assert_null(row.broken);
        assert_true(fhb_str_eqc(row.body, expected));
        assert_int_equal(row.one_line, kind == FHBD_BODY_JSONB);
    }
    fhbd_pg_sql_free(&sql);
}


static void
test_bodies(void **state)
{
    fhb_str_t       fields[1];
    fhb_error_t     err = { 0 };
    fhbd_pg_row_t   row;
    fhbd_pg_sql_t   sql;
    fhbd_pg_room_t  room = { .inflate = NULL };

    (void) state;

    decode(FHBD_BODY_JSONB, "\1{}", 3, "{}", NULL);
    decode(FHBD_BODY_JSONB, "\1[1]", 4, NULL, "not a JSON object");
    decode(FHBD_BODY_JSONB, "\1\"\"", 3, NULL, "not a JSON object");
    decode(FHBD_BODY_JSONB, "\1", 1, NULL, "no content");
    decode(FHBD_BODY_JSONB, NULL, 0, NULL, "no content");
    decode(FHBD_BODY_TEXT, "{}", 2, "{}", NULL);
    decode(FHBD_BODY_JSON, "\n {\"a\": 1\n}\t", 12, "{\"a\": 1\n}", NULL);
    decode(FHBD_BODY_TEXT, "{", 1, NULL, "not a JSON object");
    decode(FHBD_BODY_TEXT, "}", 1, NULL, "not a JSON object");
    decode(FHBD_BODY_TEXT, " ", 1, NULL, "no content");

    assert_int_equal(fhbd_pg_sql_parse("x", FHB_STR("-- columns: body:jsonb"
                                       "\nx"), NULL, &sql, &err), FHB_OK);
    fields[0] = FHB_STR("\2{}");
    assert_int_equal(fhbd_pg_row_decode(&sql, FHBD_BODY_TEXT, &room, fields,
                                        &row, &err), FHB_EDB);
    fhbd_pg_sql_free(&sql);
}


/* bytes of a file without blanks, so that lines may be broken anywhere */
static char *
file_dense(const char *name)
{
    int     c;
    char   *text;
    FILE   *f = fopen(name, "r");
    size_t  n = 0;

    assert_non_null(f);
    text = malloc(64 * 1024);
    assert_non_null(text);
    while ((c = fgetc(f)) != EOF) {
        assert_true(n < 64 * 1024 - 1);
        if (c != ' ' && c != '\n') {
            text[n++] = (char) c;
        }
    }
    text[n] = '\0';
    assert_int_equal(fclose(f), 0);

    return text;
}


/* an index on another expression than that of the query is never used */
static void
test_cohort_index_is_documented(void **state)
{
    char  *doc = file_dense("docs/profiles.md");
    char  *sql = file_dense("src/profiles/jsonb/rows.sql");

    static const char  head[] = "string_to_array(translate("
        "jsonb_path_query_array(";
    static const char  tail[] = ",'strict$.**.reference.**?(@like_regex"
        "\"Patient/\")')::text,'\"','/'),'/')";

    char  in_doc[256], in_sql[256];

    (void) state;

    (void) snprintf(in_doc, sizeof(in_doc), "%sbody%s", head, tail);
    (void) snprintf(in_sql, sizeof(in_sql), "%s{body_column}%s&&", head,
                    tail);
    assert_non_null(strstr(doc, in_doc));
    assert_non_null(strstr(sql, in_sql));
    free(doc);
    free(sql);
}


static void
test_errors_by_state(void **state)
{
    static const struct { const char *state; fhb_err_t code; } cases[] = {
        { NULL, FHB_EAGAIN }, { "", FHB_EAGAIN }, { "08006", FHB_EAGAIN },
        { "57P01", FHB_EAGAIN }, { "57P02", FHB_EAGAIN },
        { "57P03", FHB_EAGAIN }, { "57014", FHB_EAGAIN },
        { "53300", FHB_EAGAIN }, { "53200", FHB_EAGAIN },
        { "40001", FHB_ECONFLICT }, { "40P01", FHB_EAGAIN },
        { "25P02", FHB_EAGAIN }, { "25P03", FHB_EAGAIN },
        { "55P03", FHB_EAGAIN }, { "42501", FHB_EDB }, { "42P01", FHB_EDB },
        { "42703", FHB_EDB }, { "22P02", FHB_EDB }, { "57P04", FHB_EDB },
        { "XX001", FHB_EDB }, { "28P01", FHB_EDB }, { "25006", FHB_EDB }
    };

    (void) state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(fhbd_pg_code(cases[i].state), cases[i].code);
    }
}


static void
test_arrays_and_names(void **state)
{
    fhb_buf_t  b = { 0 };

    (void) state;

    fhbd_pg_array_add(&b, FHB_STR("a\"b\\c,{}"));
    fhbd_pg_array_add(&b, FHB_STR("NULL"));
    fhbd_pg_array_end(&b);
    assert_string_equal(b.ptr, "{\"a\\\"b\\\\c,{}\",\"NULL\"}");
    fhb_buf_reset(&b);
    fhbd_pg_array_end(&b);
    assert_string_equal(b.ptr, "{}");
    fhb_buf_reset(&b);
    fhbd_pg_add_ident(&b, FHB_STR("a\"b"));
    fhb_buf_addc(&b, '\0');
    assert_string_equal(b.ptr, "\"a\"\"b\"");
    fhb_buf_free(&b);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_template),
        cmocka_unit_test(test_template_refused),
        cmocka_unit_test(test_argument_missing),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_profile_folder),
        cmocka_unit_test(test_profile_without_deletions),
        cmocka_unit_test(test_part_words),
        cmocka_unit_test(test_copy_in_pieces),
        cmocka_unit_test(test_copy_damaged),
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_cohort_index_is_documented),
        cmocka_unit_test(test_errors_by_state),
        cmocka_unit_test(test_arrays_and_names)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
