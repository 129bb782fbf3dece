/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Rows of stores that keep a resource in several columns: what becomes of
 * packed bodies, of id and meta, of the reasons why a row cannot be exported.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../../src/sidecar/fhbd_pg_store.h"


static fhbd_pg_room_t  room;


static void
parse(const char *text, fhbd_pg_sql_t *sql)
{
    fhb_error_t  err = { 0 };

    if (fhbd_pg_sql_parse("rows.sql", fhb_cstr(text), NULL, sql, &err)
        != FHB_OK)
    {
        fail_msg("%s", err.text);
    }
}


static fhb_str_t
int8(int64_t n, char out[8])
{
    for (int i = 0; i < 8; i++) {
        out[i] = (char) ((uint64_t) n >> (56 - 8 * i));
    }

    return fhb_str(out, 8);
}


/* a row with all columns, body by body */
static void
woven_labels(const char *header, const fhbd_pg_labels_t *labels,
    const char *body, const char *expected)
{
    char            at[8];
    fhb_err_t       rc;
    fhb_str_t       fields[6];
    fhb_error_t     err = { 0 };
    fhbd_pg_sql_t   sql;
    fhbd_pg_row_t   row;

    parse(header, &sql);
    fields[0] = FHB_STR("Patient");
    fields[1] = FHB_STR("p\"1");
    fields[2] = FHB_STR("3");
    fields[3] = int8((1706702400LL - 946684800LL) * 1000000 + 123456, at);
    fields[4] = FHB_STR("#abc");
    fields[5] = fhb_cstr(body);

    assert_int_equal(fhbd_pg_row_decode(&sql, FHBD_BODY_TEXT, &room, fields,
                                        &row, &err), FHB_OK);
    rc = fhbd_pg_weave(&sql, fhb_type_find(FHB_STR("Patient")), labels, &room,
                       &row, &err);
    if (expected == NULL) {
        assert_int_equal(rc, FHB_EJSON);
    } else {
        assert_int_equal(rc, FHB_OK);
        if (!fhb_str_eqc(row.body, expected)) {
            fail_msg("%s\nbecame   %.*s\nexpected %s", body,
                     FHB_STR_ARG(row.body), expected);
        }
    }
    fhbd_pg_sql_free(&sql);
}


#define COLUMNS  "-- columns: type id version updated source body:text\n"
#define ALL      COLUMNS "-- weave: id version updated source tags\nSELECT"


static void
woven(const char *header, const char *body, const char *expected)
{
    woven_labels(header, NULL, body, expected);
}


#define ID    "\"id\":\"p\\\"1\""
#define OURS  "\"versionId\":\"3\",\"lastUpdated\":"                         \
              "\"2024-01-31T12:00:00.123+00:00\",\"source\":\"#abc\""
#define FRONT "{\"resourceType\":\"Patient\"," ID ",\"meta\":{" OURS


static void
test_weave(void **state)
{
    (void) state;

    /* as HAPI writes */
    woven(ALL, "{\"resourceType\":\"Patient\"}", FRONT "}}");
    woven(ALL, "{\"resourceType\":\"Patient\",\"active\":true}",
          FRONT "},\"active\":true}");
    woven(ALL, "{\"resourceType\":\"Patient\",\"meta\":{\"extension\":[1]},"
          "\"active\":true}", FRONT ",\"extension\":[1]},\"active\":true}");

    /* columns win, whatever else stays */
    woven(ALL, "{\"resourceType\":\"Patient\",\"id\":\"x\",\"meta\":{"
          "\"versionId\":\"9\",\"profile\":[\"u\"],\"lastUpdated\":\"never\","
          "\"source\":\"s\"}}", FRONT ",\"profile\":[\"u\"]}}");

    /* any order, blanks, what only looks like a member */
    woven(ALL, "{ \"active\" : true , \"meta\" : { } ,\n\"id\":\"x\", "
          "\"contained\":[{\"id\":\"c\",\"meta\":{\"versionId\":\"1\"}}] , "
          "\"resourceType\" : \"Patient\" , \"gender\":\"male\" }",
          FRONT "},\"active\" : true,\"contained\":[{\"id\":\"c\",\"meta\":"
          "{\"versionId\":\"1\"}}],\"gender\":\"male\"}");
    woven(ALL, "{\"id\":\"x\",\"resourceType\":\"Patient\" ,\"a\":1}",
          FRONT "} ,\"a\":1}");
    woven(ALL, "{}", FRONT "}}");
    woven(ALL, "{\"a\":1}", FRONT "},\"a\":1}");

    /* what cannot be told apart is not guessed at */
    woven(ALL, "{\"id\":\"x\",\"id\":\"y\"}", NULL);
    woven(ALL, "{\"meta\":{},\"meta\":{}}", NULL);
    woven(ALL, "{\"\\u0069d\":\"x\"}", NULL);
    woven(ALL, "{\"meta\":[]}", NULL);
    woven(ALL, "{\"meta\":null}", NULL);
    woven(ALL, "{\"a\":}", NULL);
    woven(ALL, "{\"a\":1}}", NULL);

    /* not asked for: stays as it is */
    woven(COLUMNS "-- weave: id\nSELECT", "{\"resourceType\":\"Patient\","
          "\"meta\":{\"versionId\":\"9\"}}", "{\"resourceType\":\"Patient\","
          ID ",\"meta\":{\"versionId\":\"9\"}}");
    woven(COLUMNS "-- weave: version\nSELECT", "{\"resourceType\":\"Patient\","
          "\"id\":\"x\"}", "{\"resourceType\":\"Patient\",\"meta\":{"
          "\"versionId\":\"3\"},\"id\":\"x\"}");
    woven(COLUMNS "SELECT", "{\"meta\":{\"a\":1}}", "{\"meta\":{\"a\":1}}");
}


static void
test_labels(void **state)
{
    fhbd_pg_labels_t  labels = {
        .profile = FHB_STR("[\"u\"]"),
        .security = FHB_STR("[{\"code\":\"R\"}]"),
        .tag = FHB_STR("[{\"code\":\"t\"}]")
    };

    (void) state;

    woven_labels(ALL, &labels, "{\"resourceType\":\"Patient\",\"a\":1}",
                 FRONT ",\"profile\":[\"u\"],\"security\":[{\"code\":\"R\"}],"
                 "\"tag\":[{\"code\":\"t\"}]},\"a\":1}");

    /* the body's own win */
    woven_labels(ALL, &labels, "{\"resourceType\":\"Patient\",\"meta\":{"
                 "\"tag\":[{\"code\":\"own\"}]}}", FRONT ",\"tag\":[{\"code\":"
                 "\"own\"}],\"profile\":[\"u\"],\"security\":[{\"code\":"
                 "\"R\"}]}}");
}


static void
test_without(void **state)
{
    static const char  header[] = COLUMNS "-- without-meta: project author\n"
                                  "SELECT";

    (void) state;

    woven(header, "{\"resourceType\":\"Patient\",\"meta\":{\"project\":\"p\","
          "\"versionId\":\"1\",\"author\":{\"a\":[1]}},\"id\":\"x\"}",
          "{\"resourceType\":\"Patient\",\"meta\":{\"versionId\":\"1\"},"
          "\"id\":\"x\"}");

    /* those of contained resources are none of it; last in the body */
    woven(header, "{\"contained\":[{\"meta\":{\"project\":\"c\"}}],"
          "\"project\":1,\"meta\":{\"versionId\":\"1\",\"project\":\"p\"}}",
          "{\"contained\":[{\"meta\":{\"project\":\"c\"}}],\"project\":1,"
          "\"meta\":{\"versionId\":\"1\"}}");

    /* a meta of which nothing is left */
    woven(header, "{\"a\":1,\"meta\":{\"project\":\"p\"}}", "{\"a\":1}");
    woven(header, "{\"a\":1 , \"meta\":{\"project\":\"p\"} }", "{\"a\":1 }");
    woven(header, "{\"meta\":{\"project\":\"p\"},\"a\":1}", "{\"a\":1}");
    woven(header, "{\"a\":1,\"meta\":{\"author\":\"p\"},\"b\":2}",
          "{\"a\":1,\"b\":2}");
    woven(header, "{\"meta\":{\"project\":\"p\"}}", "{}");
    woven(header, "{\"a\":1}", "{\"a\":1}");

    /* and both at once */
    woven(COLUMNS "-- weave: id\n-- without-meta: project\nSELECT",
          "{\"meta\":{\"project\":\"p\"},\"a\":1}",
          "{\"resourceType\":\"Patient\"," ID ",\"a\":1}");
}


/* times before 1970, at the ends, and to the millisecond below */
static void
test_instants(void **state)
{
    char            bytes[8];
    fhb_str_t       fields[4];
    fhb_error_t     err = { 0 };
    fhbd_pg_sql_t   sql;
    fhbd_pg_row_t   row;

    static const struct {
        int64_t      at;            /* microseconds since 2000 */
        const char  *text;
    } cases[] = {
        { 0, "2000-01-01T00:00:00.000+00:00" },
        { 999, "2000-01-01T00:00:00.000+00:00" },
        { -1, "1999-12-31T23:59:59.999+00:00" },
        { 762480000LL * 1000000 - 1, "2024-02-28T23:59:59.999+00:00" },
        { 762480000LL * 1000000, "2024-02-29T00:00:00.000+00:00" },
        { -946684800LL * 1000000 - 1000, "1969-12-31T23:59:59.999+00:00" },
        { INT64_MAX, "9999-12-31T23:59:59.999+00:00" },
        { INT64_MIN, "0001-01-01T00:00:00.000+00:00" }
    };

    (void) state;

    parse("-- columns: type id updated body:text\n-- weave: updated\nS", &sql);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fields[0] = FHB_STR("Patient");
        fields[1] = FHB_STR("1");
        fields[2] = int8(cases[i].at, bytes);
        fields[3] = FHB_STR("{}");
        assert_int_equal(fhbd_pg_row_decode(&sql, FHBD_BODY_TEXT, &room,
                                            fields, &row, &err), FHB_OK);
        assert_int_equal(fhbd_pg_weave(&sql, 0, NULL, &room, &row, &err),
                         FHB_OK);
        fhb_buf_addc(&room.woven, '\0');
        assert_non_null(strstr(room.woven.ptr, cases[i].text));
    }
    fhbd_pg_sql_free(&sql);
}


static fhb_str_t
gzip(const char *text, char *out, size_t room_n)
{
    z_stream  z = { .next_in = (Bytef *) (uintptr_t) text,
                    .avail_in = (uInt) strlen(text),
                    .next_out = (Bytef *) out, .avail_out = (uInt) room_n };

    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8,
                                  Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(deflateEnd(&z), Z_OK);

    return fhb_str(out, z.total_out);
}


/* body or reason of a row whose packed column has these bytes */
static void
packed(fhb_str_t bytes, const char *expected, const char *broken)
{
    fhb_str_t       fields[4];
    fhb_error_t     err = { 0 };
    fhbd_pg_sql_t   sql;
    fhbd_pg_row_t   row;

    parse("-- columns: type id packed body:text\nS", &sql);
    fields[0] = FHB_STR("Patient");
    fields[1] = FHB_STR("1");
    fields[2] = bytes;
    fields[3] = FHB_STR("{\"text\":1}");

    assert_int_equal(fhbd_pg_row_decode(&sql, FHBD_BODY_JSONB, &room, fields,
                                        &row, &err), FHB_OK);
    if (broken == NULL) {
        assert_null(row.broken);
        assert_true(fhb_str_eqc(row.body, expected));
    } else {
        assert_non_null(row.broken);
        assert_non_null(strstr(row.broken, broken));
    }
    fhbd_pg_sql_free(&sql);
}


static void
test_packed(void **state)
{
    char       gz[256], more[260];
    fhb_str_t  s;

    (void) state;

    s = gzip(" {\"a\":1}\n", gz, sizeof(gz));
    packed(s, "{\"a\":1}", NULL);
    packed(FHB_STR("{\"plain\":1}"), "{\"plain\":1}", NULL);
    packed(fhb_str(NULL, 0), "{\"text\":1}", NULL);
    packed(FHB_STR(""), NULL, "no content");
    packed(gzip("[1]", more, sizeof(more)), NULL, "not a JSON object");
    packed(gzip("", more, sizeof(more)), NULL, "too large, or damaged");

    /* cut off, with something behind, damaged, sizes that lie */
    packed(fhb_str(gz, 10), NULL, "cut off");
    packed(fhb_str(gz, s.len - 1), NULL, "");
    memcpy(more, gz, s.len);
    more[s.len] = 'x';
    packed(fhb_str(more, s.len + 1), NULL, "");
    memcpy(more, gz, s.len);
    memcpy(more + s.len, gz, s.len);
    packed(fhb_str(more, 2 * s.len), NULL, "cannot be decompressed");
    memcpy(more, gz, s.len);
    more[12] ^= 0x55;
    packed(fhb_str(more, s.len), NULL, "cannot be decompressed");
    memcpy(more, gz, s.len);
    memcpy(more + s.len - 4, "\377\377\377\177", 4);
    packed(fhb_str(more, s.len), NULL, "too large, or damaged");
    memcpy(more, gz, s.len);
    memcpy(more + s.len - 4, "\3\0\0\0", 4);
    packed(fhb_str(more, s.len), NULL, "cannot be decompressed");
}


static void
test_broken(void **state)
{
    fhb_str_t       fields[4];
    fhb_error_t     err = { 0 };
    fhbd_pg_sql_t   sql;
    fhbd_pg_row_t   row;

    (void) state;

    parse("-- columns: type id broken body:text\n-- weave: id\nS", &sql);
    fields[0] = FHB_STR("Patient");
    fields[1] = FHB_STR("1");
    fields[2] = FHB_STR("its content is kept elsewhere");
    fields[3] = fhb_str(NULL, 0);
    assert_int_equal(fhbd_pg_row_decode(&sql, FHBD_BODY_TEXT, &room, fields,
                                        &row, &err), FHB_OK);
    assert_string_equal(row.broken, "its content is kept elsewhere");
    assert_int_equal(fhbd_pg_weave(&sql, 0, NULL, &room, &row, &err), FHB_OK);

    fields[2] = fhb_str(NULL, 0);
    fields[3] = FHB_STR("{}");
    assert_int_equal(fhbd_pg_row_decode(&sql, FHBD_BODY_TEXT, &room, fields,
                                        &row, &err), FHB_OK);
    assert_null(row.broken);
    fhbd_pg_sql_free(&sql);
}


/* the same text once, and not without end */
static void
test_reasons(void **state)
{
    char         text[16];
    const char  *one, *last = NULL;

    (void) state;

    one = fhbd_pg_reason(FHB_STR("a reason"));
    assert_string_equal(one, "a reason");
    assert_ptr_equal(fhbd_pg_reason(FHB_STR("a reason")), one);

    for (int i = 0; i < 100; i++) {
        (void) snprintf(text, sizeof(text), "reason %d", i);
        last = fhbd_pg_reason(fhb_cstr(text));
    }
    assert_string_equal(last, "the store cannot give its content");
    assert_ptr_equal(fhbd_pg_reason(FHB_STR("a reason")), one);
}


static void
terms(const char *text, const char *refused, fhbd_pg_terms_t *out)
{
    fhb_error_t       err = { 0 };
    fhbd_pg_terms_t   own = { .table = NULL };

    if (refused == NULL) {
        if (fhbd_pg_terms_parse(fhb_cstr(text), out, &err) != FHB_OK) {
            fail_msg("%s", err.text);
        }
        return;
    }

    assert_int_equal(fhbd_pg_terms_parse(fhb_cstr(text), &own, &err),
                     FHB_EPARAM);
    if (strstr(err.text, refused) == NULL) {
        fail_msg("expected \"%s\", have \"%s\"", refused, err.text);
    }
    fhbd_pg_terms_free(&own);
}


static void
test_terms(void **state)
{
    fhbd_pg_terms_t  t = { .table = NULL };

    (void) state;

    terms("; a comment\ntable = {type}\nschema=s\nneeds = partition\n"
          "settings = enable_hashjoin=off  jit=on\n[tables]\n"
          "history = {type}_History\n", NULL, &t);
    assert_string_equal(t.table, "{type}");
    assert_string_equal(t.schema, "s");
    assert_string_equal(t.settings, "enable_hashjoin=off jit=on");
    assert_true(t.partition);
    assert_int_equal(t.extras_n, 1);
    assert_int_equal(fhbd_pg_terms_extra(&t, FHB_STR("history")), 0);
    assert_int_equal(fhbd_pg_terms_extra(&t, FHB_STR("table")), -1);
    fhbd_pg_terms_free(&t);

    terms("table = a b\n", "profile.ini:1: \"table\" is not a table", NULL);
    terms("\nnonsense = 1\n", "profile.ini:2: \"nonsense\" is unknown", NULL);
    terms("table = a\ntable = b\n", "profile.ini:2: \"table\"", NULL);
    terms("needs = table\n", "\"needs\" is unknown", NULL);
    terms("schema = a.b\n", "\"schema\" is not an SQL identifier", NULL);
    terms("[tables]\nA = b\n", "no name of a to z", NULL);
    terms("[tables]\na = b\na = c\n", "stands twice", NULL);
    terms("[tables]\na = b;drop\n", "is not a table", NULL);
    terms("[other]\na = b\n", "unknown section \"other\"", NULL);
    terms("words\n", "profile.ini:1: neither", NULL);
}


static void
render(const char *template, fhbd_pg_terms_t *t, const fhbd_pg_args_t *args,
    const char *expected)
{
    fhb_error_t      err = { 0 };
    fhbd_pg_sql_t    sql;
    fhbd_pg_query_t  q = { .n = 0 };

    if (fhbd_pg_sql_parse("x.sql", fhb_cstr(template), t, &sql, &err) != FHB_OK
        || fhbd_pg_sql_render(&sql, args, NULL, &q, &err) != FHB_OK)
    {
        fail_msg("%s: %s", template, err.text);
    }
    assert_string_equal(q.text.ptr, expected);
    fhbd_pg_query_free(&q);
    fhbd_pg_sql_free(&sql);
}


static void
test_conditions(void **state)
{
    char              *extra[FHBD_PG_EXTRAS_MAX] = { 0 };
    fhb_error_t        err = { 0 };
    fhbd_pg_sql_t      sql;
    fhbd_pg_args_t     args = { .extra = extra, .features = 2 };
    fhbd_pg_terms_t    t = { .table = NULL };

    static char  history[] = "\"s\".\"Patient_History\"";

    (void) state;

    terms("[tables]\nhistory = {type}_History\n", NULL, &t);
    extra[0] = history;
    args.value[FHBD_PG_V_SINCE] = "now";

    render("-- features: old fresh\na[[?fresh  b]][[?old c]][[!fresh d]]"
           "[[!old e]]", &t, &args, "a  b e");
    render("[[?since x = :since]][[!since y]][[?until z]][[!until w]]", &t,
           &args, " x = $1 w");
    render("FROM {history} WHERE to_regclass(:history) = :history[[?history "
           " OK]]", &t, &args, "FROM \"s\".\"Patient_History\" WHERE "
           "to_regclass($1) = $1  OK");
    render("[[?fresh a[[!fresh b]][[?old c[[ :since ]]]] [[ :since ]] ]]", &t,
           &args, " a  $1  ");
    render("[[?fresh a = :until]]", &t, &args, "");

    assert_int_equal(fhbd_pg_sql_parse("x.sql", FHB_STR("\n[[?nobody a]]"), &t,
                                       &sql, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "x.sql:2: unknown parameter "
                           "\"[[?nobody\""));
    assert_int_equal(fhbd_pg_sql_parse("x.sql", FHB_STR("[[? a]]"), &t, &sql,
                                       &err), FHB_EPARAM);
    assert_int_equal(fhbd_pg_sql_parse("x.sql", FHB_STR("-- features: old"),
                                       &t, &sql, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "stands twice"));
    assert_int_equal(fhbd_pg_sql_parse("x.sql", FHB_STR("-- weave: id what"),
                                       &t, &sql, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "\"what\" cannot be woven in"));

    fhbd_pg_terms_free(&t);
}


static int
group_end(void **state)
{
    (void) state;

    fhbd_pg_room_free(&room);

    return 0;
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_weave),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_without),
        cmocka_unit_test(test_instants),
        cmocka_unit_test(test_packed),
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_conditions)
    };

    return cmocka_run_group_tests(tests, NULL, group_end);
}
