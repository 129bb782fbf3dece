/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * References in any bytes: as one reference the id is a FHIR id and what
 * stands before it is a type's name, perhaps below the base; as a document the
 * search finds what a walk of jansson's tree finds.
 *
 * seeds: t/cases/reference t/cases/json/accept
 */

#include <jansson.h>
#include <string.h>

#include "../../src/common/fhb_references.h"
#include "../../src/common/fhb_scan.h"
#include "fuzz.h"

#define BASE  "https://h.example/fhir"


static void
check_one(fhb_str_t raw, fhb_str_t base)
{
    char             text[FHB_REFERENCE_MAX];
    fhb_buf_t        plain = { NULL, 0, 0, false };
    fhb_buf_t        head = { NULL, 0, 0, false };
    fhb_reference_t  r;

    r = fhb_reference_parse_raw(raw, base, text);
    if (r.type == FHB_TYPE_NONE) {
        require(r.id.ptr == NULL && r.id.len == 0);
        return;
    }

    require(fhb_fhir_id_valid(r.id));
    require(fhb_scan_unescape(raw, &plain));

    if (base.len > 0 && fhb_str_starts(fhb_buf_str(&plain), BASE "/")) {
        fhb_buf_adds(&head, BASE "/");
    }
    fhb_buf_addf(&head, "%s/%.*s", fhb_type_name(r.type).ptr,
                 FHB_STR_ARG(r.id));
    require(plain.len >= head.len
            && memcmp(plain.ptr, head.ptr, head.len) == 0);

    if (plain.len > head.len) {
        fhb_buf_addc(&plain, '\0');
        require(strncmp(plain.ptr + head.len, "/_history/", 10) == 0);
    }

    fhb_buf_free(&plain);
    fhb_buf_free(&head);
}


static bool
see(void *arg, const fhb_reference_t *ref)
{
    fhb_buf_addf(arg, "%u/%.*s ", (unsigned) ref->type, FHB_STR_ARG(ref->id));

    return true;
}


static void
walk(json_t *value, fhb_buf_t *out)
{
    json_t           *item;
    size_t            i;
    const char       *name;
    fhb_reference_t   r;

    json_array_foreach(value, i, item) {
        walk(item, out);
    }

    json_object_foreach(value, name, item) {
        if (strcmp(name, "reference") == 0 && json_is_string(item)) {
            r = fhb_reference_parse(fhb_str(json_string_value(item),
                                            json_string_length(item)),
                                    FHB_STR(BASE));
            if (r.type != FHB_TYPE_NONE) {
                (void) see(out, &r);
            }
        }

        walk(item, out);
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t        *tree;
    fhb_buf_t      ours = { NULL, 0, 0, false };
    fhb_buf_t      theirs = { NULL, 0, 0, false };
    fhb_buf_t      relative = { NULL, 0, 0, false };
    fhb_buf_t      absolute = { NULL, 0, 0, false };
    fhb_str_t      doc = fhb_str((const char *) data, size);
    json_error_t   err;

    check_one(doc, FHB_STR(BASE));
    check_one(doc, fhb_str(NULL, 0));

    fhb_references_each(doc, FHB_STR(BASE), see, &ours);
    (void) fhb_references_write(doc, FHB_STR(BASE), FHB_REFERENCE_RELATIVE,
                                &relative);
    (void) fhb_references_write(doc, FHB_STR(BASE), FHB_REFERENCE_ABSOLUTE,
                                &absolute);

    tree = size == 0 || memchr(data, '\0', size) != NULL ? NULL
           : json_loadb(doc.ptr, size, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES
                        | JSON_DECODE_INT_AS_REAL, &err);

    if (tree != NULL) {
        walk(tree, &theirs);
        require(fhb_str_eq(fhb_buf_str(&ours), fhb_buf_str(&theirs)));
        json_decref(tree);

        /* what is written is sound and refers to the same */
        if (absolute.len > 0) {
            tree = json_loadb(absolute.ptr, absolute.len, JSON_ALLOW_NUL
                              | JSON_DECODE_INT_AS_REAL, &err);
            require(tree != NULL);
            json_decref(tree);

            fhb_buf_reset(&theirs);
            fhb_references_each(fhb_buf_str(&absolute), FHB_STR(BASE), see,
                                &theirs);
            require(fhb_str_eq(fhb_buf_str(&ours), fhb_buf_str(&theirs)));
        }

        if (relative.len > 0) {
            fhb_buf_reset(&theirs);
            fhb_references_each(fhb_buf_str(&relative), fhb_str(NULL, 0), see,
                                &theirs);
            require(fhb_str_eq(fhb_buf_str(&ours), fhb_buf_str(&theirs)));
        }
    }

    fhb_buf_free(&ours);
    fhb_buf_free(&theirs);
    fhb_buf_free(&relative);
    fhb_buf_free(&absolute);

    return 0;
}
