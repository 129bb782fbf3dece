/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Weaving on any body: held against the same done to a tree.  The first byte
 * says what is woven in and what is taken out.
 *
 * seeds: t/cases/json/accept t/cases/elements
 */

#include <jansson.h>
#include <string.h>

#include "../../src/sidecar/fhbd_pg_store.h"
#include "fuzz.h"

#define LOAD  (JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL)

static const char *const  texts[] = {
    "-- columns: type id version source body:text\n"
    "-- weave: id version source tags\nS",
    "-- columns: type id version source body:text\n"
    "-- without-meta: author project\nS",
    "-- columns: type id version source body:text\n"
    "-- weave: id version\n-- without-meta: author project\nS",
    "-- columns: type id version source body:text\nS"
};

#define TEXTS  (sizeof(texts) / sizeof(texts[0]))


/* what weaving has to make of the tree; an empty meta is none */
static void
weave_tree(const fhbd_pg_sql_t *sql, const fhbd_pg_labels_t *labels,
    json_t *tree)
{
    json_t  *meta = json_object_get(tree, "meta");

    if (sql->weave == 0 && sql->without_meta == NULL) {
        return;
    }

    if (meta == NULL) {
        meta = json_object();
    } else {
        json_incref(meta);
    }

    if (sql->weave & FHBD_PG_WEAVE_ID) {
        require(json_object_set_new(tree, "id", json_string("a\"b")) == 0);
    }
    if (sql->weave & FHBD_PG_WEAVE_VERSION) {
        require(json_object_set_new(meta, "versionId", json_string("7")) == 0);
    }
    if (sql->weave & FHBD_PG_WEAVE_SOURCE) {
        require(json_object_set_new(meta, "source", json_string("#s")) == 0);
    }
    if (sql->without_meta != NULL) {
        (void) json_object_del(meta, "author");
        (void) json_object_del(meta, "project");
    }
    if ((sql->weave & FHBD_PG_WEAVE_TAGS) && labels->tag.len > 0
        && json_object_get(meta, "tag") == NULL) {
        require(json_object_set_new(meta, "tag", json_pack("[s]", "t")) == 0);
    }

    if (json_object_size(meta) == 0) {
        (void) json_object_del(tree, "meta");
    } else {
        require(json_object_set(tree, "meta", meta) == 0);
    }
    json_decref(meta);

    if (sql->weave != 0 && json_object_get(tree, "resourceType") == NULL) {
        require(json_object_set_new(tree, "resourceType",
                                    json_string("Patient")) == 0);
    }
}


static void
hold_against_tree(const fhbd_pg_sql_t *sql, const fhbd_pg_labels_t *labels,
    fhb_str_t body, fhb_str_t out)
{
    json_t        *tree, *got;
    json_error_t   err;

    got = json_loadb(out.ptr, out.len, LOAD | JSON_REJECT_DUPLICATES, &err);
    tree = json_loadb(body.ptr, body.len, LOAD | JSON_REJECT_DUPLICATES, &err);

    /* members that stand twice, numbers that are too large for a tree */
    if (tree != NULL) {
        require(got != NULL);
        weave_tree(sql, labels, tree);
        require(json_equal(tree, got));
    }

    json_decref(tree);
    json_decref(got);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char                  *body;
    fhb_err_t              rc;
    fhb_str_t              fields[5];
    fhb_error_t            err = { 0 };
    fhbd_pg_row_t          row;
    fhbd_pg_labels_t       labels = { .tag = { NULL, 0 } };
    const fhbd_pg_sql_t   *one;
    static fhbd_pg_sql_t   sql[TEXTS];
    static fhbd_pg_room_t  room;

    for (size_t i = 0; i < TEXTS && sql[i].name == NULL; i++) {
        require(fhbd_pg_sql_parse("x.sql", fhb_cstr(texts[i]), NULL, &sql[i],
                                  &err) == FHB_OK);
    }

    if (size == 0) {
        return 0;
    }

    /* of its own, so that nothing is read behind it */
    body = malloc(size);
    require(body != NULL);
    memcpy(body, data + 1, size - 1);

    one = &sql[data[0] % TEXTS];
    fields[0] = FHB_STR("Patient");
    fields[1] = FHB_STR("a\"b");
    fields[2] = FHB_STR("7");
    fields[3] = FHB_STR("#s");
    fields[4] = fhb_str(body, size - 1);
    if (data[0] & 0x10) {
        labels.tag = FHB_STR("[\"t\"]");
    }

    rc = fhbd_pg_row_decode(one, FHBD_BODY_TEXT, &room, fields, &row, &err);
    require(rc == FHB_OK);

    if (row.broken == NULL) {
        fields[4] = row.body;
        rc = fhbd_pg_weave(one, fhb_type_find(FHB_STR("Patient")), &labels,
                           &room, &row, &err);
        require(rc == FHB_OK || rc == FHB_EJSON);
        if (rc == FHB_OK) {
            hold_against_tree(one, &labels, fields[4], row.body);
        }
    }
    free(body);

    return 0;
}
