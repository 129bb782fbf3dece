/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the values of 0..* parameters mean, item by item.
 */

#include "fhb_kickoff_work.h"

#include <stdlib.h>
#include <string.h>

#define FHB_ASSOC_SYSTEM                                                      \
    "http://hl7.org/fhir/uv/bulkdata/CodeSystem/include-associated-data"
#define FHB_TYPE_NAME_MAX  64
#define FHB_PATIENT_TYPE   "http://hl7.org/fhir/StructureDefinition/Patient"


static void
fhb_items_add(fhb_kickoff_work_t *w, fhb_items_t *list, fhb_str_t text,
    const fhb_param_t *param)
{
    size_t       cap;
    fhb_item_t  *items;

    if (list->n == list->cap) {
        cap = list->cap == 0 ? 16 : 2 * list->cap;
        items = realloc(list->items, cap * sizeof(fhb_item_t));
        if (items == NULL) {
            w->failed = true;
            return;
        }

        list->items = items;
        list->cap = cap;
    }

    list->items[list->n++] = (fhb_item_t) { text, param };
}


static int
fhb_items_compare(const void *a, const void *b)
{
    const fhb_item_t  *x = a, *y = b;

    return fhb_str_cmp(x->text, y->text);
}


bool
fhb_items_lines(fhb_items_t *list, char **out)
{
    size_t     i;
    fhb_buf_t  lines = { 0 };

    *out = NULL;

    if (list->n == 0) {
        return true;
    }

    qsort(list->items, list->n, sizeof(fhb_item_t), fhb_items_compare);

    for (i = 0; i < list->n; i++) {
        if (i == 0 || !fhb_str_eq(list->items[i].text,
                                  list->items[i - 1].text))
        {
            fhb_buf_addstr(&lines, list->items[i].text);
            fhb_buf_addc(&lines, '\n');
        }
    }

    fhb_buf_addc(&lines, '\0');

    if (lines.failed) {
        fhb_buf_free(&lines);
        return false;
    }

    *out = lines.ptr;

    return true;
}


void
fhb_items_free(fhb_items_t *list)
{
    free(list->items);
    *list = (fhb_items_t) { 0 };
}


/* KICK-09: as many items as parameters; each costs a look-up */
static bool
fhb_list_room(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    if (w->items++ < FHB_PARAMS_MAX) {
        return true;
    }

    fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_TOO_LONG, true,
               "the request has more than %d items in lists", FHB_PARAMS_MAX);

    return false;
}


/*
 * PAR-01, PAR-02: the next item of a value; *rest starts as the value and has
 * no ptr at its end.  Only the v1-v3 dialect has comma lists, and drops empty
 * items.
 */
static bool
fhb_list_item(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t *rest, fhb_str_t *item)
{
    const char  *comma;

    if (rest->ptr == NULL) {
        return false;
    }

    do {
        *item = *rest;

        comma = w->in->dialect == FHB_DIALECT_V4 || rest->len == 0
                ? NULL : memchr(rest->ptr, ',', rest->len);
        if (comma == NULL) {
            *rest = fhb_str(NULL, 0);

        } else {
            item->len = (size_t) (comma - rest->ptr);
            *rest = fhb_str(comma + 1, rest->len - item->len - 1);
        }

        *item = fhb_str_trim(*item);

        if (item->len > 0 || w->in->dialect == FHB_DIALECT_V4) {
            return fhb_list_room(w, row, param);
        }
    } while (rest->ptr != NULL);

    return false;
}


static void
fhb_take_type_item(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t item)
{
    fhb_type_t  type;

    type = fhb_type_find(item);

    if (type != FHB_TYPE_NONE) {
        fhb_typeset_add(&w->named, type);
    }

    /* Parameters is a type of R4, but one that nobody stores (TYPE-04) */
    if (type == FHB_TYPE_NONE && !fhb_str_eqc(item, "Parameters")) {
        fhb_offend(w, row, param, item, FHB_ISSUE_VALUE, false,
                   "this is no resource type of FHIR R4");

    } else if (type == FHB_TYPE_NONE
               || !fhb_typeset_has(&w->rules->types, type))
    {
        fhb_offend(w, row, param, item, FHB_ISSUE_NOT_SUPPORTED, false,
                   "this resource type is not exported");

    } else if (w->in->level != FHB_LEVEL_SYSTEM && !w->rules->patient_binary
               && fhb_str_eqc(item, "Binary"))
    {
        fhb_offend(w, row, param, item, FHB_ISSUE_NOT_SUPPORTED, false,
                   "this resource type is not exported at %s level",
                   fhb_level_name(w->in->level));               /* CMP-08 */

    } else {
        fhb_typeset_add(&w->listed, type);
    }
}


void
fhb_take_type(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_str_t  rest = param->value, item;

    while (fhb_list_item(w, row, param, &rest, &item)) {
        fhb_take_type_item(w, row, param, item);
    }
}


void
fhb_take_elements(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_err_t    rc;
    fhb_str_t    rest = param->value, item;
    fhb_error_t  err;

    if (w->element_check == NULL) {
        w->element_check = fhb_elements_new();
        if (w->element_check == NULL) {
            w->failed = true;
            return;
        }
    }

    while (!w->failed && fhb_list_item(w, row, param, &rest, &item)) {

        rc = fhb_elements_add(w->element_check, item, &err);

        if (rc == FHB_OK) {
            fhb_items_add(w, &w->elements, item, param);

        } else if (rc == FHB_EPARAM) {
            fhb_offend(w, row, param, item, FHB_ISSUE_VALUE, false, "%s",
                       err.text);                               /* ELEM-05 */
        } else {
            w->failed = true;
        }
    }
}


/* the string member of a complex value, not there: empty, ptr NULL */
static fhb_str_t
fhb_json_text(const json_t *object, const char *name)
{
    const json_t  *s = json_object_get(object, name);

    return fhb_str(json_string_value(s), json_string_length(s));
}


/* PAT-05: "Patient/{id}" and "{base}/Patient/{id}" */
static bool
fhb_patient_id(fhb_str_t ref, fhb_str_t base, fhb_str_t *id)
{
    if (base.len > 0 && ref.len > base.len && ref.ptr[base.len] == '/'
        && memcmp(ref.ptr, base.ptr, base.len) == 0)
    {
        ref = fhb_str(ref.ptr + base.len + 1, ref.len - base.len - 1);
    }

    if (!fhb_str_starts(ref, "Patient/")) {
        return false;
    }

    *id = fhb_str(ref.ptr + sizeof("Patient/") - 1,
                  ref.len - (sizeof("Patient/") - 1));

    return fhb_fhir_id_valid(*id);
}


void
fhb_take_patient(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    bool       other = false;
    fhb_str_t  ref = param->value, type, id;

    if (param->kind == FHB_VALUE_REFERENCE) {
        ref = fhb_json_text(param->json, "reference");
        type = fhb_json_text(param->json, "type");
        other = type.ptr != NULL && !fhb_str_eqc(type, "Patient")
                && !fhb_str_eqc(type, FHB_PATIENT_TYPE);
    }

    if (!other && fhb_patient_id(ref, w->in->base, &id)) {
        fhb_items_add(w, &w->patients, id, param);
        return;
    }

    /* the place instead of the value, which may tell who somebody is */
    fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_VALUE, false,
               "the one in Parameters.parameter[%zu] is no reference of the "
               "form Patient/{id}", param->index);
}


static void
fhb_take_associated_item(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t item, fhb_str_t system)
{
    if (fhb_str_eqc(item, "_inlineAttachmentData") && system.ptr == NULL) {
        w->query.associated |= FHB_ASSOC_INLINE;                /* ATT-07 */
        return;
    }

    if (!fhb_str_eqc(item, "LatestProvenanceResources")
        && !fhb_str_eqc(item, "RelevantProvenanceResources"))
    {
        fhb_offend(w, row, param, item, FHB_ISSUE_VALUE, false,
                   system.ptr != NULL ? "the code system has no such code"
                                      : "there is no such value");
        return;                                                 /* PROV-09 */
    }

    if (system.ptr != NULL && !fhb_str_eqc(system, FHB_ASSOC_SYSTEM)) {
        fhb_offend(w, row, param, item, FHB_ISSUE_VALUE, false,
                   "its system is not " FHB_ASSOC_SYSTEM);
        return;                                                 /* PROV-10 */
    }

    fhb_items_add(w, &w->associated, item, param);
}


void
fhb_take_associated(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    json_t     *system;
    fhb_str_t   rest = param->value, item;

    if (param->kind != FHB_VALUE_CODING) {
        while (fhb_list_item(w, row, param, &rest, &item)) {
            fhb_take_associated_item(w, row, param, item, fhb_str(NULL, 0));
        }
        return;
    }

    item = fhb_json_text(param->json, "code");
    system = json_object_get(param->json, "system");

    if (item.ptr == NULL || (system != NULL && !json_is_string(system))) {
        fhb_offend_value(w, row, param, "the Coding has no code, or a system "
                         "that is no text");
        return;
    }

    fhb_take_associated_item(w, row, param, item,
                             fhb_json_text(param->json, "system"));
}


/*
 * FILT-03: the end of the query that text starts with.  A comma ends it if no
 * backslash escapes it and if a type and "?" follow directly.
 */
static size_t
fhb_filter_end(fhb_str_t text)
{
    size_t       i;
    fhb_str_t    next;
    const char  *mark;

    for (i = 0; i < text.len; i++) {

        if (text.ptr[i] == '\\') {
            i++;
            continue;
        }

        if (text.ptr[i] != ',') {
            continue;
        }

        next = fhb_str(text.ptr + i + 1, text.len - i - 1);
        if (next.len > FHB_TYPE_NAME_MAX) {
            next.len = FHB_TYPE_NAME_MAX;       /* or a million commas hurt */
        }

        mark = next.len == 0 ? NULL : memchr(next.ptr, '?', next.len);

        if (mark != NULL
            && fhb_type_find(fhb_str(next.ptr, (size_t) (mark - next.ptr)))
               != FHB_TYPE_NONE)
        {
            return i;
        }
    }

    return text.len;
}


/* a filter is a line of the query and goes into JSON as it is */
static bool
fhb_filter_text(fhb_str_t s)
{
    size_t  i;

    for (i = 0; i < s.len; i++) {
        if ((unsigned char) s.ptr[i] < 0x20 || s.ptr[i] == 0x7f) {
            return false;
        }
    }

    return fhb_str_utf8(s);
}


static void
fhb_take_filter_item(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t item)
{
    fhb_err_t         rc;
    fhb_error_t       err;
    fhb_issue_code_t  code = FHB_ISSUE_INVALID;

    if (!fhb_filter_text(item)) {
        fhb_offend(w, row, param, item, FHB_ISSUE_VALUE, fhb_row_firm(w, row),
                   "it has a control character, or is not UTF-8");
        return;
    }

    rc = fhb_filters_hold(w->filter_check, item, &code, &err);

    if (rc == FHB_OK) {
        fhb_items_add(w, &w->filters, item, param);

    } else if (rc == FHB_EPARAM) {
        fhb_offend(w, row, param, item, code, fhb_row_firm(w, row), "%s",
                   err.text);
    } else {
        w->failed = true;
    }
}


void
fhb_take_filter(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    size_t     len;
    fhb_str_t  rest = param->value;

    if (w->filter_check == NULL) {
        w->filter_check = fhb_filters_new();
        if (w->filter_check == NULL) {
            w->failed = true;
            return;
        }
    }

    while (!w->failed && fhb_list_room(w, row, param)) {
        len = w->in->dialect == FHB_DIALECT_V4 ? rest.len
                                               : fhb_filter_end(rest);
        fhb_take_filter_item(w, row, param, fhb_str(rest.ptr, len));

        if (len == rest.len) {
            break;
        }

        rest = fhb_str(rest.ptr + len + 1, rest.len - len - 1);
    }
}
