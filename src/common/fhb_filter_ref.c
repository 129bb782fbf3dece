/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * References and canonical URLs of search filters.
 */

#include "fhb_filter_priv.h"

#include <string.h>


/* cuts s at the first c; true when there is one */
static bool
fhb_ref_cut(fhb_str_t *s, char c, fhb_str_t *behind)
{
    const char  *p;

    p = s->len == 0 ? NULL : memchr(s->ptr, c, s->len);
    if (p == NULL) {
        return false;
    }

    *behind = fhb_str(p + 1, s->len - (size_t) (p - s->ptr) - 1);
    s->len = (size_t) (p - s->ptr);

    return true;
}


/* takes the base and the slash behind it away */
static bool
fhb_ref_below(fhb_str_t *s, fhb_str_t base)
{
    if (base.len == 0 || s->len <= base.len
        || memcmp(s->ptr, base.ptr, base.len) != 0
        || s->ptr[base.len] != '/')
    {
        return false;
    }

    *s = fhb_str(s->ptr + base.len + 1, s->len - base.len - 1);

    return true;
}


static bool
fhb_ref_is_type(fhb_str_t s)
{
    size_t  i;

    if (s.len == 0 || s.ptr[0] < 'A' || s.ptr[0] > 'Z') {
        return false;
    }

    for (i = 1; i < s.len; i++) {
        if ((s.ptr[i] | 0x20) < 'a' || (s.ptr[i] | 0x20) > 'z') {
            return false;
        }
    }

    return true;
}


bool
fhb_filter_local(fhb_str_t s, fhb_str_t base, fhb_str_t *type, fhb_str_t *id)
{
    fhb_str_t  rest, version;

    (void) fhb_ref_below(&s, base);

    *type = s;
    if (!fhb_ref_cut(type, '/', id) || !fhb_ref_is_type(*type)) {
        return false;
    }

    if (!fhb_ref_cut(id, '/', &rest)) {
        return fhb_fhir_id_valid(*id);
    }

    return fhb_fhir_id_valid(*id) && fhb_ref_cut(&rest, '/', &version)
           && fhb_str_eqc(rest, "_history") && fhb_fhir_id_valid(version);
}


/* without "/_history/…" */
static fhb_str_t
fhb_ref_unversioned(fhb_str_t s)
{
    static const char  mark[] = "/_history/";

    size_t  i;

    for (i = 0; i + sizeof(mark) - 1 <= s.len; i++) {
        if (memcmp(s.ptr + i, mark, sizeof(mark) - 1) == 0) {
            return fhb_str(s.ptr, i);
        }
    }

    return s;
}


bool
fhb_filter_reference_type(fhb_str_t s, const char *type)
{
    size_t  i, len = strlen(type);

    s = fhb_ref_unversioned(s);

    for (i = s.len; i > 0 && s.ptr[i - 1] != '/'; i--) { /* void */ }

    /* the slash is at i - 1 */
    if (i <= len || memcmp(s.ptr + i - 1 - len, type, len) != 0) {
        return false;
    }

    return i - 1 == len || s.ptr[i - 2 - len] == '/';
}


/* the same resource of this server, whatever the two are written like */
static bool
fhb_ref_same(fhb_str_t s, fhb_str_t base, const fhb_filter_value_t *v)
{
    fhb_str_t  type, id, want_type = v->type, want_id = v->id;

    if (!fhb_filter_local(s, base, &type, &id)) {
        return false;
    }

    if (v->id.len == 0
        && !fhb_filter_local(v->text, base, &want_type, &want_id))
    {
        return false;
    }

    return fhb_str_eq(id, want_id)
           && (want_type.len == 0 || fhb_str_eq(type, want_type));
}


bool
fhb_filter_reference(fhb_str_t s, fhb_str_t base, const char *type,
    const fhb_filter_value_t *v)
{
    if (type != NULL && !fhb_filter_reference_type(s, type)) {
        return false;
    }

    if (fhb_ref_same(s, base, v)) {
        return true;
    }

    return v->id.len == 0
           && (fhb_str_eq(s, v->text)
               || fhb_str_eq(fhb_ref_unversioned(s), v->text));
}


bool
fhb_filter_canonical(fhb_str_t s, fhb_str_t base, const fhb_filter_value_t *v)
{
    fhb_str_t  version;

    if (v->id.len == 0 && fhb_str_eq(s, v->text)) {
        return true;
    }

    (void) fhb_ref_cut(&s, '|', &version);

    return fhb_ref_same(s, base, v)
           || (v->id.len == 0 && fhb_str_eq(s, v->text));
}
