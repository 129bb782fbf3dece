/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What follows from filters without a look at bodies: the ids that all have
 * which pass, or the Patients whose compartments they are in.  A store finds
 * these by its indexes.
 */

#include "fhb_filter_priv.h"

#include <string.h>


/* the id that a value of a term asks for; false: it asks for something else,
 * too */
typedef bool (*fhb_keys_value_t)(const fhb_filter_term_t *t,
    const fhb_filter_value_t *v, fhb_str_t *id);


/* _id=a: a token without systems */
static bool
fhb_keys_id(const fhb_filter_term_t *t, const fhb_filter_value_t *v,
    fhb_str_t *id)
{
    (void) t;

    *id = v->text;

    return !v->bar && fhb_fhir_id_valid(v->text);
}


static bool
fhb_keys_plain(const fhb_filter_term_t *t)
{
    return !t->negative && t->n > 0
           && (t->mod == FHB_MOD_NONE || t->mod == FHB_MOD_TYPE);
}


static bool
fhb_keys_asks_id(const fhb_filter_term_t *t, fhb_type_t type)
{
    (void) type;

    return fhb_keys_plain(t) && strcmp(t->param->code, "_id") == 0;
}


/* Patient/a, or a where only a Patient can stand.  A URL may be one of ours:
 * the base is not known here. */
static bool
fhb_keys_patient(const fhb_filter_term_t *t, const fhb_filter_value_t *v,
    fhb_str_t *id)
{
    size_t       i;
    const char  *arg;

    *id = v->id;

    if (v->id.len == 0) {
        return false;
    }
    if (v->type.len > 0) {
        return fhb_str_eqc(v->type, "Patient");
    }

    for (i = 0; i < t->param->paths_n; i++) {
        arg = fhb_search_paths[t->param->paths + i].arg;
        if (arg == NULL || strcmp(arg, "Patient") != 0) {
            return false;
        }
    }

    return true;
}


/* does it look where links into a compartment are, and nowhere else? */
static bool
fhb_keys_asks_patient(const fhb_filter_term_t *t, fhb_type_t type)
{
    size_t                    i, k, n;
    const char *const        *links = fhb_compartment_paths(type, &n);
    const fhb_search_path_t  *path;

    if (!fhb_keys_plain(t) || t->param->kind != FHB_KIND_REFERENCE) {
        return false;
    }

    for (i = 0; i < t->param->paths_n; i++) {
        path = &fhb_search_paths[t->param->paths + i];

        for (k = 0; k < n && strcmp(links[k], path->path) != 0; k++) {
            /* void */
        }
        if (k == n || path->data != FHB_DATA_REFERENCE) {
            return false;
        }
    }

    return true;
}


/* the shortest list of an alternative; NULL: it has none */
static const fhb_filter_term_t *
fhb_keys_term(const fhb_filter_t *f,
    bool (*asks)(const fhb_filter_term_t *t, fhb_type_t type),
    fhb_keys_value_t value)
{
    size_t                    i, j;
    fhb_str_t                 id;
    const fhb_filter_term_t  *t, *best = NULL;

    for (i = 0; i < f->n; i++) {
        t = &f->terms[i];
        if (!asks(t, f->type)) {
            continue;
        }

        for (j = 0; j < t->n && value(t, &t->values[j], &id); j++) {
            /* void */
        }
        if (j == t->n && (best == NULL || t->n < best->n)) {
            best = t;
        }
    }

    return best;
}


static fhb_err_t
fhb_keys(const fhb_filters_t *f, fhb_type_t type,
    bool (*asks)(const fhb_filter_term_t *t, fhb_type_t type),
    fhb_keys_value_t value, fhb_idset_t *out, bool *known, fhb_error_t *err)
{
    size_t                    i;
    fhb_str_t                 id;
    fhb_err_t                 rc = FHB_OK;
    const fhb_filter_t       *one;
    const fhb_filter_term_t  *t;

    one = type < FHB_TYPES_MAX ? f->filters[type] : NULL;
    *known = one != NULL;

    for ( /* void */ ; rc == FHB_OK && one != NULL; one = one->next) {
        t = fhb_keys_term(one, asks, value);
        if (t == NULL) {
            *known = false;
            break;
        }

        for (i = 0; rc == FHB_OK && i < t->n; i++) {
            (void) value(t, &t->values[i], &id);
            rc = fhb_idset_add(out, id, err);
        }
    }

    return rc;
}


fhb_err_t
fhb_filters_ids(const fhb_filters_t *f, fhb_type_t type, fhb_idset_t *out,
    bool *known, fhb_error_t *err)
{
    return fhb_keys(f, type, fhb_keys_asks_id, fhb_keys_id, out, known, err);
}


fhb_err_t
fhb_filters_patients(const fhb_filters_t *f, fhb_type_t type,
    fhb_idset_t *out, bool *known, fhb_error_t *err)
{
    return fhb_keys(f, type, fhb_keys_asks_patient, fhb_keys_patient, out,
                    known, err);
}
