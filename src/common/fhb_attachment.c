/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments: found by the scanner with R4's paths, shown to the caller, and
 * the body written with what was changed.
 */

#include "fhb_attachment.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "fhb_attachment_tables.h"


#define FHB_BASE64_STEP  ((size_t) 3 << 20)     /* bytes at once */


/* a value of the document that was found */
typedef struct {
    fhb_str_t   raw;
    fhb_type_t  type;           /* of a resource; FHB_TYPE_NONE: none of R4's,
                                 * or an Attachment */
} fhb_attachment_value_t;

/* [start, end) of the body becomes [at, at + len) of the new text */
typedef struct {
    size_t  start;
    size_t  end;
    size_t  at;
    size_t  len;
} fhb_attachment_edit_t;

typedef struct {
    fhb_str_t      body;
    fhb_buf_t      attachments;         /* of fhb_attachment_value_t */
    fhb_buf_t      resources;           /* of the same, to be looked through */
    fhb_buf_t      edits;               /* of fhb_attachment_edit_t */
    fhb_buf_t      text;
} fhb_attachment_ctx_t;

/* the members of one Attachment; of equal names the last counts, as for most
 * who read JSON */
typedef struct {
    fhb_str_t  url;             /* raw; empty: no string, or none at all */
    fhb_str_t  content_type;    /* the same */
    bool       data;
} fhb_attachment_members_t;

/* url members on their way out */
typedef struct {
    fhb_attachment_ctx_t  *ctx;
    bool                   data;        /* text is a whole member */
    bool                   first;
    size_t                 at;          /* of the new text */
    size_t                 len;
    const char            *behind;      /* the member before */
} fhb_attachment_replace_t;


bool
fhb_attachment_type(fhb_type_t type)
{
    return type < fhb_r4_attachment_types_n
           && fhb_r4_attachment_types[type] != 0;
}


static bool
fhb_attachment_resource_type(void *arg, fhb_str_t name, fhb_str_t value)
{
    char         text[FHB_SCAN_NAME_MAX];
    fhb_type_t  *type = arg;

    if (value.ptr[0] == '"'
        && fhb_scan_equal(name, FHB_STR("resourceType")))
    {
        *type = fhb_type_find(fhb_scan_short(fhb_str(value.ptr + 1,
                                                     value.len - 2),
                                             text, sizeof(text)));
    }

    return true;
}


static bool
fhb_attachment_found(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhb_attachment_ctx_t    *ctx = arg;
    fhb_attachment_value_t   v = { raw, FHB_TYPE_NONE };

    if (kind == FHB_SCAN_OBJECT) {
        fhb_buf_add(path == FHB_R4_RESOURCE_PATH ? &ctx->resources
                                                 : &ctx->attachments,
                    &v, sizeof(v));
    }

    return true;
}


/* resources in resources are looked through one after the other; the first
 * is the body itself and shows whether all of them are sound */
static fhb_err_t
fhb_attachment_find(fhb_attachment_ctx_t *ctx, fhb_type_t type,
    fhb_error_t *err)
{
    size_t                  i, root;
    fhb_err_t               rc;
    fhb_attachment_value_t  v = { ctx->body, type };

    for (i = 0; /* void */ ; i += sizeof(v)) {
        root = v.type < fhb_r4_attachment_types_n
               ? fhb_r4_attachment_types[v.type] : 0;

        rc = fhb_scan_nodes(v.raw, &fhb_r4_attachment_roots[root],
                            fhb_attachment_found, ctx, err);
        if (rc != FHB_OK) {
            return rc;
        }

        if (ctx->resources.failed || ctx->attachments.failed) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for attachments");
        }

        if (i == ctx->resources.len) {
            return FHB_OK;
        }

        memcpy(&v, ctx->resources.ptr + i, sizeof(v));

        rc = fhb_scan_members(v.raw, fhb_attachment_resource_type, &v.type,
                              err);
        if (rc != FHB_OK) {
            return rc;
        }
    }
}


static int
fhb_attachment_value_cmp(const void *a, const void *b)
{
    const char  *p = ((const fhb_attachment_value_t *) a)->raw.ptr;
    const char  *q = ((const fhb_attachment_value_t *) b)->raw.ptr;

    return p < q ? -1 : p > q;
}


static int
fhb_attachment_edit_cmp(const void *a, const void *b)
{
    size_t  p = ((const fhb_attachment_edit_t *) a)->start;
    size_t  q = ((const fhb_attachment_edit_t *) b)->start;

    return p < q ? -1 : p > q;
}


static bool
fhb_attachment_member(void *arg, fhb_str_t name, fhb_str_t value)
{
    fhb_str_t                  text = { NULL, 0 };
    fhb_attachment_members_t  *m = arg;

    if (value.ptr[0] == '"') {
        text = fhb_str(value.ptr + 1, value.len - 2);
    }

    if (fhb_scan_equal(name, FHB_STR("url"))) {
        m->url = text;

    } else if (fhb_scan_equal(name, FHB_STR("contentType"))) {
        m->content_type = text;

    } else if (fhb_scan_equal(name, FHB_STR("data"))) {
        m->data = true;
    }

    return true;
}


static void
fhb_attachment_add_base64(fhb_buf_t *out, const fhb_buf_t *data)
{
    int     n;
    size_t  at, step;

    for (at = 0; at < data->len; at += step) {
        step = data->len - at < FHB_BASE64_STEP ? data->len - at
                                                : FHB_BASE64_STEP;

        /* it puts a zero byte at the end */
        if (!fhb_buf_reserve(out, (step + 2) / 3 * 4 + 1)) {
            return;
        }

        n = EVP_EncodeBlock((unsigned char *) out->ptr + out->len,
                            (const unsigned char *) data->ptr + at,
                            (int) step);
        out->len += (size_t) n;
    }
}


/* every member of the name goes, so that no reader finds an old one */
static bool
fhb_attachment_replace(void *arg, fhb_str_t name, fhb_str_t value)
{
    const char                *from, *end = value.ptr + value.len;
    fhb_attachment_edit_t      edit;
    fhb_attachment_replace_t  *r = arg;

    if (fhb_scan_equal(name, FHB_STR("url"))) {
        from = !r->data ? value.ptr : r->first ? name.ptr - 1 : r->behind;

        edit.start = (size_t) (from - r->ctx->body.ptr);
        edit.end = (size_t) (end - r->ctx->body.ptr);
        edit.at = r->at;
        edit.len = r->data && !r->first ? 0 : r->len;

        fhb_buf_add(&r->ctx->edits, &edit, sizeof(edit));
        r->first = false;
    }

    r->behind = end;

    return true;
}


static fhb_err_t
fhb_attachment_change(fhb_attachment_ctx_t *ctx, fhb_str_t raw,
    const fhb_attachment_change_t *change, fhb_error_t *err)
{
    fhb_err_t                 rc;
    fhb_buf_t                *text = &ctx->text;
    fhb_attachment_replace_t  r = { ctx, false, true, text->len, 0, NULL };

    if (change->data.len > 0) {
        r.data = true;
        fhb_buf_adds(text, "\"data\":\"");
        fhb_attachment_add_base64(text, &change->data);
        fhb_buf_addc(text, '"');

    } else if (change->url.len > 0) {
        fhb_buf_add_json(text, fhb_buf_str(&change->url));

    } else {
        return FHB_OK;
    }

    r.len = text->len - r.at;

    rc = fhb_scan_members(raw, fhb_attachment_replace, &r, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (text->failed || ctx->edits.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for an attachment");
    }

    return FHB_OK;
}


static fhb_err_t
fhb_attachment_show(fhb_attachment_ctx_t *ctx, fhb_str_t raw,
    fhb_attachment_cb cb, void *arg, fhb_error_t *err)
{
    fhb_buf_t                  url = { 0 }, content_type = { 0 };
    fhb_err_t                  rc;
    fhb_attachment_t           a;
    fhb_attachment_change_t    change = { { 0 }, { 0 } };
    fhb_attachment_members_t   m = { 0 };

    rc = fhb_scan_members(raw, fhb_attachment_member, &m, err);
    if (rc != FHB_OK || m.url.len == 0 || m.data) {
        return rc;
    }

    if (fhb_scan_unescape(m.url, &url)
        && fhb_scan_unescape(m.content_type, &content_type))
    {
        a.url = fhb_buf_str(&url);
        a.content_type = fhb_buf_str(&content_type);

        rc = cb(arg, &a, &change, err);

        if (rc == FHB_OK && (change.url.failed || change.data.failed)) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for an attachment");
        }

        if (rc == FHB_OK) {
            rc = fhb_attachment_change(ctx, raw, &change, err);
        }

    } else {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for an attachment");
    }

    fhb_buf_free(&url);
    fhb_buf_free(&content_type);
    fhb_buf_free(&change.url);
    fhb_buf_free(&change.data);

    return rc;
}


static void
fhb_attachment_write(const fhb_attachment_ctx_t *ctx, fhb_buf_t *out)
{
    size_t                        i, n, copied = 0;
    const fhb_attachment_edit_t  *e;

    e = (const fhb_attachment_edit_t *) (const void *) ctx->edits.ptr;
    n = ctx->edits.len / sizeof(*e);

    for (i = 0; i < n; i++, e++) {
        fhb_buf_add(out, ctx->body.ptr + copied, e->start - copied);
        fhb_buf_add(out, ctx->text.ptr + e->at, e->len);
        copied = e->end;
    }

    fhb_buf_add(out, ctx->body.ptr + copied, ctx->body.len - copied);
}


static fhb_err_t
fhb_attachment_run(fhb_attachment_ctx_t *ctx, fhb_attachment_cb cb, void *arg,
    fhb_buf_t *out, bool *changed, fhb_error_t *err)
{
    size_t                         i, n, start = out->len;
    fhb_err_t                      rc;
    const fhb_attachment_value_t  *v;

    n = ctx->attachments.len / sizeof(*v);
    if (n == 0) {
        return FHB_OK;
    }

    qsort(ctx->attachments.ptr, n, sizeof(*v), fhb_attachment_value_cmp);
    v = (const fhb_attachment_value_t *) (const void *) ctx->attachments.ptr;

    for (i = 0; i < n; i++) {
        rc = fhb_attachment_show(ctx, v[i].raw, cb, arg, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (ctx->edits.len == 0) {
        return FHB_OK;
    }

    /* one Attachment may stand in an extension of another */
    qsort(ctx->edits.ptr, ctx->edits.len / sizeof(fhb_attachment_edit_t),
          sizeof(fhb_attachment_edit_t), fhb_attachment_edit_cmp);

    fhb_attachment_write(ctx, out);
    if (out->failed) {
        out->len = start;
        return fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
    }

    *changed = true;

    return FHB_OK;
}


fhb_err_t
fhb_attachments(fhb_type_t type, fhb_str_t body, fhb_attachment_cb cb,
    void *arg, fhb_buf_t *out, bool *changed, fhb_error_t *err)
{
    fhb_err_t             rc;
    fhb_attachment_ctx_t  ctx = { .body = body };

    *changed = false;

    rc = fhb_attachment_find(&ctx, type, err);
    if (rc == FHB_OK) {
        rc = fhb_attachment_run(&ctx, cb, arg, out, changed, err);
    }

    fhb_buf_free(&ctx.attachments);
    fhb_buf_free(&ctx.resources);
    fhb_buf_free(&ctx.edits);
    fhb_buf_free(&ctx.text);

    return rc;
}
