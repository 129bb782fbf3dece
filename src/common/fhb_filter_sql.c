/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Filters as a jsonpath predicate for PostgreSQL: it lets through whatever
 * passes, and more where a search has no simple path.
 */

#include "fhb_filter_priv.h"

#include <string.h>


/* "$" and the names of the path in quotes: some are words of jsonpath */
static void
fhb_sql_path(fhb_buf_t *out, const char *path, const char *below)
{
    size_t       len;
    const char  *parts[] = { path, below }, *p;
    size_t       i;

    fhb_buf_addc(out, '$');

    for (i = 0; i < 2; i++) {
        for (p = parts[i]; *p != '\0'; p += len) {
            p += *p == '.';
            len = strcspn(p, ".");
            fhb_buf_adds(out, ".\"");
            fhb_buf_add(out, p, len);
            fhb_buf_addc(out, '"');
        }
    }
}


static void
fhb_sql_equal(fhb_buf_t *out, const fhb_search_path_t *path,
    const char *below, fhb_str_t text)
{
    fhb_sql_path(out, path->path, below);
    fhb_buf_adds(out, " == ");
    fhb_buf_add_json(out, text);
}


static void
fhb_sql_starts(fhb_buf_t *out, const fhb_search_path_t *path,
    const char *below, fhb_str_t text)
{
    fhb_sql_path(out, path->path, below);
    fhb_buf_adds(out, " starts with ");
    fhb_buf_add_json(out, text);
}


/* an object with both: exists($.code.coding ? (@.system == … && …)) */
static void
fhb_sql_pair(fhb_buf_t *out, const fhb_search_path_t *path,
    const char *below, const char *name, const fhb_filter_value_t *v)
{
    fhb_buf_adds(out, "exists(");
    fhb_sql_path(out, path->path, below);
    fhb_buf_adds(out, " ? (@.\"system\" == ");
    fhb_buf_add_json(out, v->system);

    if (v->text.len > 0) {
        fhb_buf_addf(out, " && @.\"%s\" == ", name);
        fhb_buf_add_json(out, v->text);
    }

    fhb_buf_adds(out, "))");
}


static bool
fhb_sql_token(fhb_buf_t *out, const fhb_search_path_t *path,
    const fhb_filter_value_t *v)
{
    const char  *below = "", *name = "", *system = NULL;

    switch (path->data) {

    case FHB_DATA_CODING:
        system = "";
        name = "code";
        below = ".code";
        break;

    case FHB_DATA_CONCEPT:
        system = ".coding";
        name = "code";
        below = ".coding.code";
        break;

    case FHB_DATA_IDENTIFIER:
        system = "";
        name = "value";
        below = ".value";
        break;

    case FHB_DATA_CONTACT:
        below = ".value";
        break;

    case FHB_DATA_CODE:
    case FHB_DATA_STRING:
        break;

    case FHB_DATA_BOOLEAN:
        if (fhb_str_eqc(v->text, "true") || fhb_str_eqc(v->text, "false")) {
            fhb_sql_path(out, path->path, "");
            fhb_buf_adds(out, " == ");
            fhb_buf_addstr(out, v->text);
            return true;
        }
        break;

    default:
        return false;
    }

    if (system != NULL && v->system.len > 0) {
        fhb_sql_pair(out, path, system, name, v);
        return true;
    }

    if (v->text.len == 0) {
        return false;
    }

    fhb_sql_equal(out, path, below, v->text);

    return true;
}


/* the end of a URL: (^|/)Patient/1($|[/|]), whatever is in front of it */
static void
fhb_sql_tail(fhb_buf_t *out, const fhb_search_path_t *path,
    const char *below, fhb_str_t type, fhb_str_t id)
{
    size_t  i;

    fhb_sql_path(out, path->path, below);
    fhb_buf_adds(out, " like_regex \"(^|/)");

    if (type.len > 0) {
        fhb_buf_addstr(out, type);
        fhb_buf_addc(out, '/');
    }

    /* [A-Za-z0-9.-]: only the dot means something else */
    for (i = 0; i < id.len; i++) {
        if (id.ptr[i] == '.') {
            fhb_buf_adds(out, "[.]");
        } else {
            fhb_buf_addc(out, id.ptr[i]);
        }
    }

    fhb_buf_adds(out, "($|[/|])\"");
}


/* the last two segments of a URL, if they can be a type and an id */
static bool
fhb_sql_last(fhb_str_t url, fhb_str_t *type, fhb_str_t *id)
{
    size_t      i, n;
    fhb_str_t   none = { NULL, 0 };

    for (i = url.len, n = 0; i > 0; i--) {
        if (url.ptr[i - 1] == '/' && ++n == 2) {
            break;
        }
    }

    return fhb_filter_local(fhb_str(url.ptr + i, url.len - i), none, type, id);
}


static bool
fhb_sql_reference(fhb_buf_t *out, const fhb_search_path_t *path,
    const fhb_filter_value_t *v)
{
    fhb_str_t    type = v->type, id = v->id;
    const char  *below;

    below = path->data == FHB_DATA_REFERENCE ? ".reference"
            : path->data == FHB_DATA_ARTIFACT ? ".resource" : "";

    if (id.len > 0) {
        fhb_sql_tail(out, path, below, type, id);
        return true;
    }

    fhb_sql_starts(out, path, below, v->text);

    /* below the base, which is not known here, it may be written short */
    if (fhb_sql_last(v->text, &type, &id)) {
        fhb_buf_adds(out, " || ");
        fhb_sql_tail(out, path, below, type, id);
    }

    return true;
}


static bool
fhb_sql_string(fhb_buf_t *out, const fhb_search_path_t *path,
    const fhb_filter_value_t *v)
{
    static const char *const  name[] = {
        ".family", ".given", ".prefix", ".suffix", ".text", NULL
    };
    static const char *const  address[] = {
        ".line", ".city", ".district", ".state", ".postalCode", ".country",
        ".text", NULL
    };

    const char  *const  *below, *or = "";

    if (path->data == FHB_DATA_STRING) {
        fhb_sql_equal(out, path, "", v->text);
        return true;
    }

    below = path->data == FHB_DATA_NAME ? name : address;

    for ( /* void */ ; *below != NULL; below++, or = " || ") {
        fhb_buf_adds(out, or);
        fhb_sql_equal(out, path, *below, v->text);
    }

    return true;
}


static bool
fhb_sql_uri(fhb_buf_t *out, const fhb_filter_term_t *t,
    const fhb_search_path_t *path, const fhb_filter_value_t *v)
{
    if (t->mod == FHB_MOD_ABOVE) {
        return false;
    }

    if (t->mod == FHB_MOD_BELOW || path->data == FHB_DATA_CANONICAL) {
        fhb_sql_starts(out, path, "", v->text);
    } else {
        fhb_sql_equal(out, path, "", v->text);
    }

    return true;
}


/* one value at one path; false: no condition says it */
static bool
fhb_sql_value(fhb_buf_t *out, const fhb_filter_term_t *t,
    const fhb_search_path_t *path, const fhb_filter_value_t *v)
{
    switch (t->param->kind) {

    case FHB_KIND_TOKEN:
        return t->mod == FHB_MOD_NONE && fhb_sql_token(out, path, v);

    case FHB_KIND_STRING:
        return t->mod == FHB_MOD_EXACT && fhb_sql_string(out, path, v);

    case FHB_KIND_REFERENCE:
        return fhb_sql_reference(out, path, v);

    case FHB_KIND_URI:
        return fhb_sql_uri(out, t, path, v);

    default:
        return false;
    }
}


/* what some stores keep in columns of their own, and not in the body */
static bool
fhb_sql_apart(const char *path)
{
    return strcmp(path, "id") == 0 || strncmp(path, "meta.", 5) == 0;
}


/* appends "(a || b)"; false, and nothing appended: all of it must be said or
 * none */
static bool
fhb_sql_term(fhb_buf_t *out, const fhb_filter_term_t *t)
{
    size_t       i, j, start = out->len;
    const char  *or = "(";

    if (t->negative || t->mod == FHB_MOD_MISSING
        || fhb_sql_apart(fhb_search_paths[t->param->paths].path))
    {
        return false;
    }

    for (i = 0; i < t->param->paths_n; i++) {
        for (j = 0; j < t->n; j++) {
            fhb_buf_adds(out, or);
            or = " || ";

            if (!fhb_sql_value(out, t, &fhb_search_paths[t->param->paths + i],
                               &t->values[j]))
            {
                out->len = start;
                return false;
            }
        }
    }

    fhb_buf_addc(out, ')');

    return true;
}


static bool
fhb_sql_filter(fhb_buf_t *out, const fhb_filter_t *f)
{
    bool         any = false;
    size_t       i, start;
    const char  *and = "(";

    for (i = 0; i < f->n; i++) {
        start = out->len;
        fhb_buf_adds(out, and);

        if (fhb_sql_term(out, &f->terms[i])) {
            and = " && ";
            any = true;
        } else {
            out->len = start;
        }
    }

    if (any) {
        fhb_buf_addc(out, ')');
    }

    return any;
}


bool
fhb_filters_jsonpath(const fhb_filters_t *f, fhb_type_t type, fhb_buf_t *out)
{
    size_t               start = out->len;
    const fhb_filter_t  *one;

    one = type < FHB_TYPES_MAX ? f->filters[type] : NULL;
    if (one == NULL) {
        return false;
    }

    for ( /* void */ ; one != NULL; one = one->next) {

        if (out->len > start) {
            fhb_buf_adds(out, " || ");
        }

        if (!fhb_sql_filter(out, one)) {
            out->len = start;
            return false;
        }
    }

    return true;
}
