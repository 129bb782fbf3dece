/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a search of Groups found (GRP-07): one page of it, in the order of
 * ids, whatever order it was found in, and the Bundle made of it.
 */

#include "fhbd_groups.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FHBD_GROUPS_BYTES  (16u << 20)      /* of the Groups of one Bundle */


static void
fhbd_group_free(fhbd_group_t *g)
{
    free(g->id);
    fhb_buf_free(&g->body);
}


/* the highest ids go when there are too many Groups or bytes; one stays */
static void
fhbd_groups_shrink(fhbd_groups_found_t *f, size_t count)
{
    while (f->n > count || (f->n > 1 && f->bytes > FHBD_GROUPS_BYTES)) {
        f->n--;
        f->bytes -= f->page[f->n].body.len;
        fhbd_group_free(&f->page[f->n]);
        f->more = true;
    }
}


/* room for one more than a page has */
static bool
fhbd_groups_room(fhbd_groups_found_t *f, size_t count)
{
    size_t         cap = f->cap == 0 ? 16 : f->cap * 2;
    fhbd_group_t  *page;

    if (f->n < f->cap) {
        return true;
    }

    cap = cap < count + 1 ? cap : count + 1;

    page = realloc(f->page, cap * sizeof(*page));
    if (page == NULL) {
        return false;
    }

    f->page = page;
    f->cap = cap;

    return true;
}


fhb_err_t
fhbd_groups_put(fhbd_groups_found_t *f, const fhbd_groups_ask_t *ask,
    fhb_str_t id, fhb_str_t body, fhb_error_t *err)
{
    size_t        low = 0, high = f->n, mid;
    fhbd_group_t  g = { 0 };

    f->total++;

    if (ask->after[0] != '\0' && fhb_str_cmp(id, fhb_cstr(ask->after)) <= 0) {
        return FHB_OK;
    }

    while (low < high) {
        mid = low + (high - low) / 2;
        if (fhb_str_cmp(fhb_cstr(f->page[mid].id), id) < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }

    /* behind the page, or behind what did not fit into it */
    if (low == ask->count || (f->more && low == f->n)) {
        f->more = true;
        return FHB_OK;
    }

    g.id = fhb_str_dup(id);
    fhb_buf_addstr(&g.body, body);

    if (g.id == NULL || g.body.failed || !fhbd_groups_room(f, ask->count)) {
        fhbd_group_free(&g);
        return fhb_fail(err, FHB_ENOMEM, "no memory for Groups");
    }

    memmove(f->page + low + 1, f->page + low,
            (f->n - low) * sizeof(fhbd_group_t));
    f->page[low] = g;
    f->n++;
    f->bytes += g.body.len;

    fhbd_groups_shrink(f, ask->count);

    return FHB_OK;
}


void
fhbd_groups_found_free(fhbd_groups_found_t *f)
{
    size_t  i;

    for (i = 0; i < f->n; i++) {
        fhbd_group_free(&f->page[i]);
    }

    free(f->page);
}


/* the Bundle */

static void
fhbd_groups_link(fhb_buf_t *out, const fhbd_groups_ask_t *ask, fhb_str_t base,
    const char *relation, const char *after)
{
    fhb_buf_t  url = { 0 };

    fhb_buf_addstr(&url, base);
    fhb_buf_adds(&url, "/Group");

    if (ask->self.len > 0) {
        fhb_buf_addc(&url, '?');
        fhb_buf_addstr(&url, fhb_buf_str(&ask->self));
    }

    if (after[0] != '\0') {
        fhb_buf_addf(&url, "%cpage=%s", ask->self.len > 0 ? '&' : '?', after);
    }

    fhb_buf_addf(out, "{\"relation\":\"%s\",\"url\":", relation);
    fhb_buf_add_json(out, fhb_buf_str(&url));
    fhb_buf_addc(out, '}');

    out->failed = out->failed || url.failed;
    fhb_buf_free(&url);
}


/* an entry that says what was ignored, or could not be read */
static void
fhbd_groups_warn(fhb_buf_t *out, const fhb_issue_t *issues, size_t n,
    const char **comma)
{
    fhb_buf_addf(out, "%s{\"resource\":", *comma);
    fhb_outcome_write(out, issues, n);
    fhb_buf_adds(out, ",\"search\":{\"mode\":\"outcome\"}}");
    *comma = ",";
}


static void
fhbd_groups_entries(fhb_buf_t *out, const fhbd_groups_found_t *f,
    fhb_str_t base, const fhb_issue_t *issues, size_t n)
{
    char          text[96];
    size_t        i;
    fhb_issue_t   issue = { FHB_SEV_WARNING, FHB_ISSUE_INCOMPLETE,
                            { NULL, 0 }, { NULL, 0 } };
    const char   *comma = "";

    if (f->n == 0 && n == 0 && f->unreadable == 0) {
        return;                     /* an empty array is no FHIR */
    }

    fhb_buf_adds(out, ",\"entry\":[");

    for (i = 0; i < f->n; i++) {
        fhb_buf_addf(out, "%s{\"fullUrl\":\"%.*s/Group/%s\",\"resource\":",
                     comma, FHB_STR_ARG(base), f->page[i].id);
        fhb_buf_addstr(out, fhb_buf_str(&f->page[i].body));
        fhb_buf_adds(out, ",\"search\":{\"mode\":\"match\"}}");
        comma = ",";
    }

    if (n > 0) {
        fhbd_groups_warn(out, issues, n, &comma);
    }

    if (f->unreadable > 0) {
        (void) snprintf(text, sizeof(text), "%zu Groups could not be read.",
                        f->unreadable);
        issue.text = fhb_cstr(text);
        fhbd_groups_warn(out, &issue, 1, &comma);
    }

    fhb_buf_addc(out, ']');
}


void
fhbd_groups_bundle(fhb_buf_t *out, const fhbd_groups_found_t *f,
    const fhbd_groups_ask_t *ask, fhb_str_t base, const fhb_issue_t *issues,
    size_t n)
{
    fhb_buf_addf(out, "{\"resourceType\":\"Bundle\",\"type\":\"searchset\","
                 "\"total\":%zu,\"link\":[", f->total);
    fhbd_groups_link(out, ask, base, "self", ask->after);

    if (f->more && f->n > 0) {
        fhb_buf_addc(out, ',');
        fhbd_groups_link(out, ask, base, "next", f->page[f->n - 1].id);
    }

    fhb_buf_addc(out, ']');
    fhbd_groups_entries(out, f, base, issues, n);
    fhb_buf_addc(out, '}');
}
