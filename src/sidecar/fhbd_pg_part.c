/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Parts in the words of the postgres source: written by the plan, kept in the
 * job store, read back by the readers, maybe after a restart.
 */

#include "fhbd_pg_store.h"

#include <stdlib.h>
#include <string.h>


static const char *const  fhbd_pg_hows[] = {
    [FHBD_PG_SCAN] = "scan",
    [FHBD_PG_COHORT] = "cohort",
    [FHBD_PG_PICK] = "pick",
    [FHBD_PG_SEARCH] = "search",
    [FHBD_PG_DELETED] = "deleted"
};

#define FHBD_PG_HOWS  (sizeof(fhbd_pg_hows) / sizeof(fhbd_pg_hows[0]))


static void
fhbd_pg_add_percent(fhb_buf_t *out, const char *s)
{
    for (/* void */ ; *s != '\0'; s++) {
        if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z')
            || (*s >= '0' && *s <= '9') || *s == '-' || *s == '_')
        {
            fhb_buf_addc(out, *s);
        } else {
            fhb_buf_addf(out, "%%%02X", (unsigned char) *s);
        }
    }
}


void
fhbd_pg_part_format(const fhbd_pg_part_t *part, fhb_buf_t *out)
{
    const char  *comma = "";

    fhb_buf_addf(out, "%s types=", fhbd_pg_hows[part->how]);
    for (fhb_type_t t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&part->types, t)) {
            fhb_buf_adds(out, comma);
            fhb_buf_addstr(out, fhb_type_name(t));
            comma = ",";
        }
    }

    if (part->null_ids) {
        fhb_buf_adds(out, " no-ids");

    } else if (part->ctid) {
        fhb_buf_addf(out, " blocks=%llu..",
                     (unsigned long long) part->lo_block);
        if (part->hi_block != UINT64_MAX) {
            fhb_buf_addf(out, "%llu", (unsigned long long) part->hi_block);
        }

    } else if (part->lo != NULL || part->hi != NULL) {
        fhb_buf_adds(out, " ids=");
        fhbd_pg_add_percent(out, part->lo != NULL ? part->lo : "");
        fhb_buf_adds(out, "..");
        fhbd_pg_add_percent(out, part->hi != NULL ? part->hi : "");
    }

    fhb_buf_addc(out, '\0');
}


static bool
fhbd_pg_parse_types(fhb_str_t list, fhb_typeset_t *out)
{
    size_t      n;
    fhb_type_t  t;

    for (;; ) {
        for (n = 0; n < list.len && list.ptr[n] != ','; n++) { /* void */ }
        t = fhb_type_find(fhb_str(list.ptr, n));
        if (t == FHB_TYPE_NONE) {
            return false;
        }
        fhb_typeset_add(out, t);
        if (n == list.len) {
            return true;
        }
        list = fhb_str(list.ptr + n + 1, list.len - n - 1);
    }
}


static int
fhbd_pg_hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}


/* NULL stays NULL for an empty end */
static bool
fhbd_pg_parse_percent(fhb_str_t s, char **out)
{
    int     hi, lo;
    char   *p;
    size_t  i;

    *out = NULL;
    if (s.len == 0) {
        return true;
    }

    p = *out = malloc(s.len + 1);
    if (p == NULL) {
        return false;
    }
    for (i = 0; i < s.len; i++) {
        if (s.ptr[i] != '%') {
            *p++ = s.ptr[i];
            continue;
        }
        hi = i + 2 < s.len ? fhbd_pg_hex(s.ptr[i + 1]) : -1;
        lo = hi >= 0 ? fhbd_pg_hex(s.ptr[i + 2]) : -1;
        if (lo < 0 || (hi == 0 && lo == 0)) {
            return false;
        }
        *p++ = (char) (hi * 16 + lo);
        i += 2;
    }
    *p = '\0';

    return true;
}


/* "a..b" */
static bool
fhbd_pg_parse_ends(fhb_str_t s, fhb_str_t *lo, fhb_str_t *hi)
{
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (s.ptr[i] == '.' && s.ptr[i + 1] == '.') {
            *lo = fhb_str(s.ptr, i);
            *hi = fhb_str(s.ptr + i + 2, s.len - i - 2);
            return true;
        }
    }

    return false;
}


static bool
fhbd_pg_parse_word(fhb_str_t word, fhbd_pg_part_t *out)
{
    int64_t    n;
    fhb_str_t  lo, hi;

    if (fhb_str_starts(word, "types=")) {
        return fhbd_pg_parse_types(fhb_str(word.ptr + 6, word.len - 6),
                                   &out->types);
    }

    if (fhb_str_eqc(word, "no-ids")) {
        out->null_ids = true;
        return true;
    }

    if (fhb_str_starts(word, "ids=")) {
        return fhbd_pg_parse_ends(fhb_str(word.ptr + 4, word.len - 4),
                                  &lo, &hi)
               && out->lo == NULL && out->hi == NULL
               && fhbd_pg_parse_percent(lo, &out->lo)
               && fhbd_pg_parse_percent(hi, &out->hi);
    }

    if (fhb_str_starts(word, "blocks=")) {
        out->ctid = true;
        out->hi_block = UINT64_MAX;
        if (!fhbd_pg_parse_ends(fhb_str(word.ptr + 7, word.len - 7),
                                &lo, &hi)
            || !fhb_str_to_int64(lo, 0, UINT32_MAX, &n))
        {
            return false;
        }
        out->lo_block = (uint64_t) n;
        if (hi.len > 0) {
            if (!fhb_str_to_int64(hi, 0, UINT32_MAX, &n)) {
                return false;
            }
            out->hi_block = (uint64_t) n;
        }
        return true;
    }

    return false;
}


fhb_err_t
fhbd_pg_part_parse(const char *spec, fhbd_pg_part_t *out, fhb_error_t *err)
{
    int          ranges;
    bool         ok = false;
    size_t       n = strcspn(spec, " ");
    const char  *p = spec;

    memset(out, 0, sizeof(*out));

    for (size_t i = 0; i < FHBD_PG_HOWS; i++) {
        if (fhb_str_eqc(fhb_str(p, n), fhbd_pg_hows[i])) {
            out->how = (fhbd_pg_how_t) i;
            ok = true;
        }
    }
    p += n;

    while (ok && *p == ' ') {
        p++;
        n = strcspn(p, " ");
        ok = n > 0 && fhbd_pg_parse_word(fhb_str(p, n), out);
        p += n;
    }

    ranges = out->null_ids + out->ctid + (out->lo != NULL || out->hi != NULL);

    /* only whole types are cut into ranges, and in one way */
    if (!ok || fhb_typeset_empty(&out->types)
        || ranges > (out->how == FHBD_PG_SCAN ? 1 : 0))
    {
        fhbd_pg_part_free(out);
        return fhb_fail(err, FHB_EPARAM, "a stored part cannot be read");
    }

    return FHB_OK;
}


void
fhbd_pg_part_free(fhbd_pg_part_t *part)
{
    free(part->lo);
    free(part->hi);
    part->lo = part->hi = NULL;
}
