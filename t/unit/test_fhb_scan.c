/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The scanner as a judge of JSON: the documents in t/cases/json, each cut
 * and shifted, and random mutations of them held against jansson.  Everything
 * runs twice: with the 16-byte steps and without.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_scan.h"

/* the scanner as it is on machines without SSE2 */
fhb_err_t scalar_scan(fhb_str_t doc, const fhb_scan_paths_t *paths,
    fhb_scan_cb cb, void *arg, fhb_error_t *err);
fhb_err_t scalar_members(fhb_str_t doc, fhb_scan_member_cb cb, void *arg,
    fhb_error_t *err);

#define FHB_SCAN_SCALAR
#define fhb_scan          scalar_scan
#define fhb_scan_members  scalar_members
#define fhb_scan_nodes    scalar_nodes
#include "../../src/common/fhb_scan.c"
#undef fhb_scan
#undef fhb_scan_members
#undef fhb_scan_nodes

#define CASES_MAX  256
#define MUTATIONS  200000


typedef fhb_err_t (*scan_pt)(fhb_str_t doc, const fhb_scan_paths_t *paths,
    fhb_scan_cb cb, void *arg, fhb_error_t *err);

typedef struct {
    char    name[256];
    char   *text;
    size_t  len;
} case_t;


static const scan_pt  scanners[] = { fhb_scan, scalar_scan };

static const char *const  wanted[] = {
    "a", "a.b", "b", "id", "resourceType", "meta", "meta.lastUpdated",
    "subject.reference", "name.given", "n", "m.b.c", "m"
};

#define WANTED_N  (sizeof(wanted) / sizeof(wanted[0]))

static case_t  good[CASES_MAX], bad[CASES_MAX];
static size_t  good_n, bad_n;


static size_t
load(const char *dir, case_t *cases)
{
    char            path[512];
    DIR            *d;
    FILE           *f;
    long            len;
    size_t          n = 0;
    struct dirent  *e;

    d = opendir(dir);
    if (d == NULL) {
        fail_msg("no folder %s (run me from the project's root)", dir);
    }

    while ((e = readdir(d)) != NULL) {
        if (e->d_name[0] == '.') {
            continue;
        }

        assert_true(n < CASES_MAX);
        (void) snprintf(cases[n].name, sizeof(cases[n].name), "%s", e->d_name);
        assert_true((size_t) snprintf(path, sizeof(path), "%s/%s", dir,
                                      e->d_name) < sizeof(path));

        f = fopen(path, "rb");
        assert_non_null(f);
        assert_int_equal(fseek(f, 0, SEEK_END), 0);
        len = ftell(f);
        assert_true(len >= 0);
        rewind(f);

        cases[n].len = (size_t) len;
        cases[n].text = malloc(cases[n].len + 1);
        assert_non_null(cases[n].text);
        assert_int_equal(fread(cases[n].text, 1, cases[n].len, f),
                         cases[n].len);
        fclose(f);
        n++;
    }

    closedir(d);

    return n;
}


static int
load_all(void **state)
{
    (void) state;

    good_n = load("t/cases/json/accept", good);
    bad_n = load("t/cases/json/reject", bad);

    return good_n > 30 && bad_n > 80 ? 0 : -1;
}


static int
free_all(void **state)
{
    (void) state;

    while (good_n > 0) {
        free(good[--good_n].text);
    }

    while (bad_n > 0) {
        free(bad[--bad_n].text);
    }

    return 0;
}


/* scans a copy without a byte to spare, so that ASan sees a step too far */
static fhb_err_t
check(scan_pt scan, const char *text, size_t len, fhb_error_t *err)
{
    char       *copy = malloc(len == 0 ? 1 : len);
    fhb_err_t   rc;

    assert_non_null(copy);
    memcpy(copy, text, len);
    *err = (fhb_error_t) { FHB_OK, "" };

    rc = scan(fhb_str(copy, len), NULL, NULL, NULL, err);
    assert_true(rc == FHB_OK || rc == FHB_EJSON);
    assert_int_equal(rc, err->code);
    assert_int_equal(rc == FHB_OK, err->text[0] == '\0');

    free(copy);

    return rc;
}


static void
sound_documents_are_accepted_at_any_alignment(void **state)
{
    char        *text;
    size_t       i, k, pad;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < good_n; i++) {
        text = malloc(good[i].len + 33);
        assert_non_null(text);

        for (pad = 0; pad <= 33; pad++) {
            memset(text, ' ', pad);
            memcpy(text + pad, good[i].text, good[i].len);

            for (k = 0; k < 2; k++) {
                if (check(scanners[k], text, pad + good[i].len, &err)
                    != FHB_OK)
                {
                    fail_msg("%s, %zu blanks, scanner %zu: %s", good[i].name,
                             pad, k, err.text);
                }
            }
        }

        free(text);
    }
}


static void
broken_documents_are_refused_with_a_place(void **state)
{
    size_t        i, k, at;
    fhb_error_t   err[2];

    (void) state;

    for (i = 0; i < bad_n; i++) {
        for (k = 0; k < 2; k++) {
            if (check(scanners[k], bad[i].text, bad[i].len, &err[k])
                != FHB_EJSON)
            {
                fail_msg("%s: accepted by scanner %zu", bad[i].name, k);
            }

            assert_int_equal(sscanf(err[k].text, "byte %zu: ", &at), 1);
            assert_true(at <= bad[i].len);
        }

        assert_string_equal(err[0].text, err[1].text);
    }
}


static void
documents_cut_at_every_byte_are_refused(void **state)
{
    size_t       i, k, len, whole;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < good_n; i++) {
        whole = good[i].len;
        while (good[i].text[whole - 1] != '}') {
            whole--;
        }

        for (len = 0; len < whole; len++) {
            for (k = 0; k < 2; k++) {
                if (check(scanners[k], good[i].text, len, &err) == FHB_OK) {
                    fail_msg("%s: %zu bytes of %zu accepted", good[i].name,
                             len, whole);
                }
            }
        }
    }
}


/* in a string, each byte by itself is either fine, special or refused */
static void
every_byte_at_every_place_of_a_string_is_judged_alike(void **state)
{
    char         text[64];
    bool         fine;
    size_t       at, k;
    unsigned     c;
    fhb_error_t  err;

    (void) state;

    for (c = 0; c < 256; c++) {
        fine = c >= 0x20 && c < 0x80 && c != '"' && c != '\\';

        for (at = 0; at < 40; at++) {
            memset(text, 'x', sizeof(text));
            memcpy(text, "{\"a\":\"", 6);
            memcpy(text + 46, "\"}", 2);
            text[6 + at] = (char) c;

            for (k = 0; k < 2; k++) {
                if ((check(scanners[k], text, 48, &err) == FHB_OK) != fine) {
                    fail_msg("byte %02x at %zu, scanner %zu", c, at, k);
                }
            }
        }
    }
}


static void
messages_never_repeat_the_document_ERR_03(void **state)
{
    static const char  doc[] = "{\"name\":\"Quintessa\",\"x\":Zebediah}";

    size_t       k;
    fhb_error_t  err;

    (void) state;

    for (k = 0; k < 2; k++) {
        assert_int_equal(check(scanners[k], doc, sizeof(doc) - 1, &err),
                         FHB_EJSON);
        assert_string_equal(err.text, "byte 24: value expected");
    }
}


static void
report_line(fhb_buf_t *out, size_t path, fhb_scan_kind_t kind,
    const char *value, size_t len)
{
    fhb_buf_addf(out, "%zu %d %zu ", path, (int) kind, len);
    fhb_buf_add(out, value, len);
    fhb_buf_addc(out, '\n');
}


static bool
report(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_buf_t   text = { NULL, 0, 0, false };
    fhb_buf_t  *out = arg;

    switch (kind) {
    case FHB_SCAN_STRING:
        assert_true(fhb_scan_unescape(raw, &text));
        report_line(out, path, kind, text.ptr == NULL ? "" : text.ptr,
                    text.len);
        break;
    case FHB_SCAN_OBJECT:
        assert_true(raw.ptr[0] == '{' && raw.ptr[raw.len - 1] == '}');
        report_line(out, path, kind, "", 0);
        break;
    case FHB_SCAN_ARRAY:
        assert_true(raw.ptr[0] == '[' && raw.ptr[raw.len - 1] == ']');
        report_line(out, path, kind, "", 0);
        break;
    default:
        /* jansson does not keep a number's spelling */
        report_line(out, path, kind, "", 0);
    }

    fhb_buf_free(&text);

    return true;
}


static void walk(json_t *value, const char *at, fhb_buf_t *out);


static void
walk_value(json_t *value, const char *at, fhb_buf_t *out)
{
    size_t                  i;
    static const int        kinds[] = {
        [JSON_OBJECT] = FHB_SCAN_OBJECT, [JSON_ARRAY] = FHB_SCAN_ARRAY,
        [JSON_STRING] = FHB_SCAN_STRING, [JSON_INTEGER] = FHB_SCAN_NUMBER,
        [JSON_REAL] = FHB_SCAN_NUMBER, [JSON_TRUE] = FHB_SCAN_TRUE,
        [JSON_FALSE] = FHB_SCAN_FALSE, [JSON_NULL] = FHB_SCAN_NULL
    };

    if (json_is_object(value)) {
        walk(value, at, out);
    }

    for (i = 0; i < WANTED_N; i++) {
        if (strcmp(wanted[i], at) == 0) {
            report_line(out, i, kinds[json_typeof(value)],
                        json_is_string(value) ? json_string_value(value) : "",
                        json_is_string(value) ? json_string_length(value)
                                              : 0);
        }
    }
}


/* the same report from jansson's tree, in the same order */
static void
walk(json_t *object, const char *at, fhb_buf_t *out)
{
    char         path[256];
    size_t       i;
    json_t      *value, *item;
    const char  *name;

    json_object_foreach(object, name, value) {
        if (name[0] == '\0' || strchr(name, '.') != NULL
            || (size_t) snprintf(path, sizeof(path), "%s%s%s", at,
                                 at[0] == '\0' ? "" : ".", name)
               >= sizeof(path))
        {
            continue;                   /* no wanted path */
        }

        if (!json_is_array(value)) {
            walk_value(value, path, out);
            continue;
        }

        json_array_foreach(value, i, item) {
            walk_value(item, path, out);
        }
    }
}


static uint64_t  seed = 20240229;


static size_t
pick(size_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;

    return (size_t) (seed % n);
}


static size_t
mutate(char *text, size_t len, size_t room)
{
    static const char *const  bits[] = {
        "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-1.5e3", "true",
        "null", "\"a\":", "\"m\":{\"b\":{\"c\":1}}", "\\u0041", "\\ud83d",
        "\\ude00", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xff",
        " ", "\n", "\x01", "\"id\":\"x\",", "\"n\":[[1],2],", "\\\"", "\\/",
        "\"\\u0061\":{\"b\":2},", "{\"a\":1}", "0123456789abcdef"
    };

    size_t       at = pick(len + 1), n;
    const char  *bit;

    switch (pick(4)) {
    case 0:                                     /* put in */
        bit = bits[pick(sizeof(bits) / sizeof(bits[0]))];
        n = strlen(bit);
        if (len + n > room) {
            return len;
        }
        memmove(text + at + n, text + at, len - at);
        memcpy(text + at, bit, n);
        return len + n;

    case 1:                                     /* take out */
        n = pick(8) + 1;
        if (at + n > len) {
            return len;
        }
        memmove(text + at, text + at + n, len - at - n);
        return len - n;

    case 2:                                     /* change */
        if (at < len) {
            text[at] = (char) pick(256);
        }
        return len;

    default:                                    /* repeat */
        n = pick(24) + 1;
        if (at + n > len || len + n > room) {
            return len;
        }
        memmove(text + at + n, text + at, len - at);
        return len + n;
    }
}


static unsigned  sound, values_compared;


static void
compare(const fhb_scan_paths_t *paths, const char *text, size_t len)
{
    bool          known;
    json_t       *tree;
    size_t        k;
    fhb_buf_t     ours[2], theirs;
    fhb_err_t     rc[2];
    fhb_error_t   err[2];
    json_error_t  jerr;

    memset(ours, 0, sizeof(ours));
    memset(&theirs, 0, sizeof(theirs));
    memset(err, 0, sizeof(err));

    for (k = 0; k < 2; k++) {
        rc[k] = scanners[k](fhb_str(text, len), paths, report, &ours[k],
                            &err[k]);
    }

    assert_int_equal(rc[0], rc[1]);
    assert_string_equal(err[0].text, err[1].text);
    assert_true(fhb_str_eq(fhb_buf_str(&ours[0]),
                           fhb_buf_str(&ours[1])));

    tree = json_loadb(text, len, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
                      &jerr);

    /* limits of the one or the other, not of JSON; and jansson steps over
     * NUL bytes between tokens */
    known = (tree == NULL
             && (json_error_code(&jerr) == json_error_numeric_overflow
                 || json_error_code(&jerr) == json_error_null_byte_in_key))
            || strstr(err[0].text, "nested too deeply") != NULL
            || memchr(text, '\0', len) != NULL
            || (tree != NULL && !json_is_object(tree));

    if (!known && (rc[0] == FHB_OK) != (tree != NULL)) {
        fail_msg("\"%.*s\": we say \"%s\", jansson says \"%s\"", (int) len,
                 text, err[0].text, tree == NULL ? jerr.text : "sound");
    }

    json_decref(tree);

    /* of two equal names jansson keeps one, we report both */
    tree = json_loadb(text, len, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL
                      | JSON_REJECT_DUPLICATES, &jerr);

    if (rc[0] == FHB_OK && tree != NULL) {
        walk(tree, "", &theirs);
        sound++;
        values_compared += theirs.len > 0;

        if (!fhb_str_eq(fhb_buf_str(&ours[0]),
                        fhb_buf_str(&theirs)))
        {
            fail_msg("\"%.*s\": we report\n%.*sjansson\n%.*s", (int) len, text,
                     FHB_STR_ARG(fhb_buf_str(&ours[0])),
                     FHB_STR_ARG(fhb_buf_str(&theirs)));
        }
    }

    json_decref(tree);
    fhb_buf_free(&ours[0]);
    fhb_buf_free(&ours[1]);
    fhb_buf_free(&theirs);
}


static void
verdict_and_values_are_those_of_jansson(void **state)
{
    char               text[2048];
    size_t             len;
    unsigned           i, rounds;
    fhb_scan_paths_t  *paths;

    (void) state;

    paths = fhb_scan_paths_new(wanted, WANTED_N);
    assert_non_null(paths);

    for (i = 0; i < good_n; i++) {
        compare(paths, good[i].text, good[i].len);
    }

    for (i = 0; i < bad_n; i++) {
        compare(paths, bad[i].text, bad[i].len);
    }

    for (i = 0; i < MUTATIONS; i++) {
        do {
            len = pick(good_n);
        } while (good[len].len > sizeof(text) / 2);

        memcpy(text, good[len].text, good[len].len);
        len = good[len].len;

        for (rounds = (unsigned) pick(3); rounds > 0; rounds--) {
            len = mutate(text, len, sizeof(text));
        }

        compare(paths, text, len);
    }

    /* the mutations were not all broken, and had something to report */
    assert_true(sound > MUTATIONS / 10);
    assert_true(values_compared > MUTATIONS / 20);

    fhb_scan_paths_free(paths);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(sound_documents_are_accepted_at_any_alignment),
        cmocka_unit_test(broken_documents_are_refused_with_a_place),
        cmocka_unit_test(documents_cut_at_every_byte_are_refused),
        cmocka_unit_test(every_byte_at_every_place_of_a_string_is_judged_alike),
        cmocka_unit_test(messages_never_repeat_the_document_ERR_03),
        cmocka_unit_test(verdict_and_values_are_those_of_jansson),
    };

    return cmocka_run_group_tests_name("fhb_scan", tests, load_all, free_all);
}
