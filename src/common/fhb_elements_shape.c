/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * _elements: a resource cut down to the elements that stay, and tagged, in
 * one pass over its bytes.
 */

#include "fhb_elements_priv.h"

#include <string.h>

#include "fhb_scan.h"


#define FHB_ELEMENT_MAX  64             /* bytes of a name in JSON */

#define FHB_SUBSETTED_SYSTEM                                                  \
    "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"

/* ELEM-04: exactly these two members */
#define FHB_SUBSETTED                                                         \
    "{\"system\":\"" FHB_SUBSETTED_SYSTEM "\",\"code\":\"SUBSETTED\"}"


typedef struct {
    const fhb_elements_t  *elements;
    fhb_type_t             type;
    fhb_buf_t             *out;
    size_t                 start;       /* of the resource in out */
    size_t                 meta_at;     /* where a meta can be put in */
    bool                   id;          /* there was an id */
    bool                   meta;        /* there was a meta */
    fhb_err_t              rc;
    fhb_error_t           *err;
} fhb_elements_ctx_t;

typedef struct {
    fhb_elements_ctx_t  *ctx;
    const char          *copied;        /* meta is in out up to here */
    bool                 members;       /* meta has members */
    bool                 tag;           /* and tag is one of them */
} fhb_elements_meta_t;

typedef struct {
    unsigned  members;
    bool      system;
    bool      code;
} fhb_elements_coding_t;


static bool
fhb_elements_coding(void *arg, fhb_str_t name, fhb_str_t value)
{
    fhb_str_t               text;
    fhb_elements_coding_t  *coding = arg;

    coding->members++;

    if (value.len < 2 || value.ptr[0] != '"') {
        return true;
    }

    text = fhb_str(value.ptr + 1, value.len - 2);

    if (fhb_scan_equal(name, FHB_STR("system"))) {
        coding->system = fhb_scan_equal(text, FHB_STR(FHB_SUBSETTED_SYSTEM));

    } else if (fhb_scan_equal(name, FHB_STR("code"))) {
        coding->code = fhb_scan_equal(text, FHB_STR("SUBSETTED"));
    }

    return true;
}


/* one element of the array, blanks around it; it is known to be sound */
static bool
fhb_elements_subsetted(const char *p, const char *end)
{
    fhb_error_t            ignored;
    fhb_elements_coding_t  coding = { 0, false, false };

    return fhb_scan_members(fhb_str(p, (size_t) (end - p)),
                            fhb_elements_coding, &coding, &ignored) == FHB_OK
           && coding.members == 2 && coding.system && coding.code;
}


/*
 * Does a sound array have our tag, with no member more?  *empty: it has no
 * element at all.
 */
static bool
fhb_elements_tagged(fhb_str_t array, bool *empty)
{
    unsigned     depth = 0;
    const char  *p = array.ptr + 1, *end = array.ptr + array.len - 1;
    const char  *element = p;

    *empty = true;

    for ( /* void */ ; p < end; p++) {
        if ((unsigned char) *p > ' ') {
            *empty = false;
        }

        switch (*p) {

        case '"':
            while (*++p != '"') {
                p += *p == '\\';
            }
            break;

        case '{':
        case '[':
            depth++;
            break;

        case '}':
        case ']':
            depth--;
            break;

        case ',':
            if (depth == 0) {
                if (fhb_elements_subsetted(element, p)) {
                    return true;
                }
                element = p + 1;
            }
        }
    }

    return fhb_elements_subsetted(element, end);
}


static bool
fhb_elements_tag(void *arg, fhb_str_t name, fhb_str_t value)
{
    bool                  empty;
    const char           *end;
    fhb_elements_ctx_t   *ctx;
    fhb_elements_meta_t  *meta = arg;

    ctx = meta->ctx;
    meta->members = true;

    if (!fhb_scan_equal(name, FHB_STR("tag"))) {
        return true;
    }

    meta->tag = true;

    if (value.ptr[0] != '[') {
        ctx->rc = fhb_fail(ctx->err, FHB_EJSON, "meta.tag is no array");
        return false;
    }

    if (fhb_elements_tagged(value, &empty)) {
        return true;
    }

    end = value.ptr + value.len - 1;
    fhb_buf_add(ctx->out, meta->copied, (size_t) (end - meta->copied));
    fhb_buf_adds(ctx->out, empty ? FHB_SUBSETTED : "," FHB_SUBSETTED);
    meta->copied = end;

    return true;
}


/* ELEM-04: the meta that is there, with the tag */
static bool
fhb_elements_meta(fhb_elements_ctx_t *ctx, fhb_str_t value)
{
    const char           *end = value.ptr + value.len - 1;
    fhb_err_t             rc;
    fhb_elements_meta_t   meta = { ctx, value.ptr, false, false };

    if (value.ptr[0] != '{') {
        ctx->rc = fhb_fail(ctx->err, FHB_EJSON, "meta is no object");
        return false;
    }

    rc = fhb_scan_members(value, fhb_elements_tag, &meta, ctx->err);
    if (rc != FHB_OK) {
        ctx->rc = rc;
    }

    if (ctx->rc != FHB_OK) {
        return false;
    }

    fhb_buf_add(ctx->out, meta.copied, (size_t) (end - meta.copied));

    if (!meta.tag) {
        fhb_buf_adds(ctx->out, meta.members ? ",\"tag\":[" FHB_SUBSETTED "]"
                                            : "\"tag\":[" FHB_SUBSETTED "]");
    }

    fhb_buf_addc(ctx->out, '}');

    return true;
}


static bool
fhb_elements_member(void *arg, fhb_str_t name, fhb_str_t value)
{
    char                 text[FHB_ELEMENT_MAX];
    fhb_str_t            plain;
    fhb_elements_ctx_t  *ctx = arg;

    plain = fhb_scan_short(name, text, sizeof(text));

    if (!fhb_elements_keep(ctx->elements, ctx->type, plain)) {
        return true;
    }

    if (ctx->out->len > ctx->start + 1) {
        fhb_buf_addc(ctx->out, ',');
    }

    /* from the name's quote on */
    fhb_buf_add(ctx->out, name.ptr - 1, (size_t) (value.ptr - name.ptr) + 1);

    if (fhb_str_eq(plain, FHB_STR("meta"))) {
        ctx->meta = true;
        return fhb_elements_meta(ctx, value);
    }

    fhb_buf_addstr(ctx->out, value);

    if (!ctx->id) {
        ctx->id = fhb_str_eq(plain, FHB_STR("id"));

        if (ctx->id || fhb_str_eq(plain, FHB_STR("resourceType"))) {
            ctx->meta_at = ctx->out->len;
        }
    }

    return true;
}


/* ELEM-04: a meta where there was none */
static void
fhb_elements_add_meta(fhb_elements_ctx_t *ctx)
{
    char        *at;
    size_t       len, tail;
    const char  *text;

    text = ctx->meta_at > ctx->start + 1
           ? ",\"meta\":{\"tag\":[" FHB_SUBSETTED "]}"
           : "\"meta\":{\"tag\":[" FHB_SUBSETTED "]},";

    /* the comma only parts it from what comes */
    len = strlen(text);
    tail = ctx->out->len - ctx->meta_at;
    if (ctx->meta_at == ctx->start + 1 && tail == 0) {
        len--;
    }

    if (!fhb_buf_reserve(ctx->out, len)) {
        return;
    }

    at = ctx->out->ptr + ctx->meta_at;
    memmove(at + len, at, tail);
    memcpy(at, text, len);
    ctx->out->len += len;
}


/* raw control characters stand only between the tokens of sound JSON */
static void
fhb_elements_one_line(char *p, size_t len)
{
    size_t  i;

    if (memchr(p, '\n', len) == NULL && memchr(p, '\r', len) == NULL
        && memchr(p, '\t', len) == NULL)
    {
        return;
    }

    for (i = 0; i < len; i++) {
        if ((unsigned char) p[i] < ' ') {
            p[i] = ' ';
        }
    }
}


fhb_err_t
fhb_elements_shape(const fhb_elements_t *e, fhb_type_t type, fhb_str_t body,
    fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhb_elements_ctx_t  ctx = {
        .elements = e, .type = type, .out = out, .start = out->len,
        .meta_at = out->len + 1, .rc = FHB_OK, .err = err
    };

    if (type >= fhb_type_count()) {
        return fhb_fail(err, FHB_EPARAM, "no resource type of R4");
    }

    fhb_buf_addc(out, '{');

    rc = fhb_scan_members(body, fhb_elements_member, &ctx, err);
    if (rc == FHB_OK) {
        rc = ctx.rc;
    }

    if (rc == FHB_OK && !out->failed) {
        if (!ctx.meta) {
            fhb_elements_add_meta(&ctx);
        }
        fhb_buf_addc(out, '}');
    }

    if (rc == FHB_OK && out->failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
    }

    if (rc != FHB_OK) {
        out->len = ctx.start;
        return rc;
    }

    fhb_elements_one_line(out->ptr + ctx.start, out->len - ctx.start);

    return FHB_OK;
}
