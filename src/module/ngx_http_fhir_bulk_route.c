/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a URI means in a location with "fhir_bulk".  Decided from the
 * configuration and the decoded, normalised r->uri alone, so that phases and
 * filters agree, whatever happened to the request in between.
 */

#include "ngx_http_fhir_bulk.h"


static void ngx_http_fhir_bulk_route_own(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_route_job(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_route_file(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_route_export(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *front,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_route_level(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_route_last(ngx_str_t *front,
    ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_is_operation(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *uri, ngx_str_t *name);
static ngx_uint_t ngx_http_fhir_bulk_is_token(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *uri);
static ngx_uint_t ngx_http_fhir_bulk_is_resource(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *uri, ngx_str_t *name);


static ngx_str_t  ngx_http_fhir_bulk_metadata = ngx_string("/metadata");
static ngx_str_t  ngx_http_fhir_bulk_smart =
    ngx_string("/.well-known/smart-configuration");


/* cuts text off the front or the end of s, if it is there */

static ngx_uint_t
ngx_http_fhir_bulk_cut_front(ngx_str_t *s, const char *text, size_t len)
{
    if (s->len < len || (len != 0 && ngx_memcmp(s->data, text, len) != 0)) {
        return 0;
    }

    s->data += len;
    s->len -= len;

    return 1;
}


static ngx_uint_t
ngx_http_fhir_bulk_cut_end(ngx_str_t *s, const char *text, size_t len)
{
    if (s->len < len || ngx_memcmp(s->data + s->len - len, text, len) != 0) {
        return 0;
    }

    s->len -= len;

    return 1;
}


#define ngx_http_fhir_bulk_starts(s, lit)                                     \
    ngx_http_fhir_bulk_cut_front(s, lit, sizeof(lit) - 1)

#define ngx_http_fhir_bulk_ends(s, lit)                                       \
    ngx_http_fhir_bulk_cut_end(s, lit, sizeof(lit) - 1)


void
ngx_http_fhir_bulk_route(ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *uri,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  front;

    ngx_memzero(route, sizeof(ngx_http_fhir_bulk_route_t));

    if (flcf->flags & NGX_HTTP_FHIR_BULK_OWN) {
        ngx_http_fhir_bulk_route_own(flcf, uri, route);
        return;
    }

    if (flcf->flags & NGX_HTTP_FHIR_BULK_EXPORT) {

        front = *uri;

        if (ngx_http_fhir_bulk_ends(&front, "/$export")) {
            ngx_http_fhir_bulk_route_export(flcf, &front, route);
            return;
        }

        /* NET-07: ours, so that it does not reach the FHIR server */
        if (ngx_http_fhir_bulk_ends(&front, "/$export/")) {
            ngx_http_fhir_bulk_route_export(flcf, &front, route);

            if (route->kind == NGX_HTTP_FHIR_BULK_KICKOFF) {
                route->kind = NGX_HTTP_FHIR_BULK_UNKNOWN;
            }

            return;
        }
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_TOKEN)
        && ngx_http_fhir_bulk_is_token(flcf, uri))
    {
        route->kind = NGX_HTTP_FHIR_BULK_TOKENS;
        return;
    }

    if (flcf->flags & NGX_HTTP_FHIR_BULK_INTROSPECT) {

        /* the location is its own, and all of it */

        route->kind = flcf->location.len == uri->len
                      && ngx_strncmp(flcf->location.data, uri->data, uri->len)
                         == 0
                      ? NGX_HTTP_FHIR_BULK_ASK_TOKEN
                      : NGX_HTTP_FHIR_BULK_UNKNOWN;
        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_METADATA)
        && ngx_http_fhir_bulk_is_operation(flcf, uri, &route->name))
    {
        route->kind = NGX_HTTP_FHIR_BULK_OPERATION;
        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_METADATA)
        && ngx_http_fhir_bulk_is_resource(flcf, uri,
                                          &ngx_http_fhir_bulk_metadata))
    {
        route->kind = NGX_HTTP_FHIR_BULK_CAPABILITIES;
        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_DISCOVERY)
        && ngx_http_fhir_bulk_is_resource(flcf, uri,
                                          &ngx_http_fhir_bulk_smart))
    {
        route->kind = NGX_HTTP_FHIR_BULK_SMART;
    }
}


/* ERR-01: TRACE, or a header that is too large, is refused before nginx looks
 * for a location.  What the server says of its base must do. */

void
ngx_http_fhir_bulk_route_early(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t                      rest;
    ngx_http_fhir_bulk_loc_conf_t  conf;

    ngx_memzero(route, sizeof(ngx_http_fhir_bulk_route_t));

    rest = *uri;

    if (flcf->base.len == 0
        || !ngx_http_fhir_bulk_cut_front(&rest,
                                         (const char *) flcf->base_path.data,
                                         flcf->base_path.len)
        || !ngx_http_fhir_bulk_starts(&rest, "/"))
    {
        return;
    }

    conf = *flcf;
    ngx_str_null(&conf.location);
    conf.flags = NGX_HTTP_FHIR_BULK_EXPORT|NGX_HTTP_FHIR_BULK_TOKEN;

    if (ngx_http_fhir_bulk_cut_front(&rest, (const char *) flcf->prefix.data,
                                     flcf->prefix.len)
        && ngx_http_fhir_bulk_starts(&rest, "/"))
    {
        conf.location.data = uri->data;
        conf.location.len = rest.data - uri->data;
        conf.flags = NGX_HTTP_FHIR_BULK_OWN;
    }

    ngx_http_fhir_bulk_route(&conf, uri, route);
}


/* below the location nothing belongs to anybody else */

static void
ngx_http_fhir_bulk_route_own(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  rest;

    route->kind = NGX_HTTP_FHIR_BULK_UNKNOWN;

    rest = *uri;

    if (!ngx_http_fhir_bulk_cut_front(&rest,
                                      (const char *) flcf->location.data,
                                      flcf->location.len))
    {
        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_STATUS)
        && ngx_http_fhir_bulk_starts(&rest, "jobs/"))
    {
        if (ngx_http_fhir_bulk_route_job(&rest, route)) {
            route->kind = NGX_HTTP_FHIR_BULK_JOB;
        }

        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_FILES)
        && ngx_http_fhir_bulk_starts(&rest, "files/")
        && ngx_http_fhir_bulk_route_file(&rest, route))
    {
        route->kind = NGX_HTTP_FHIR_BULK_FILE;
    }
}


/* "{job}" or "{job}/pages/{n}" */

static ngx_uint_t
ngx_http_fhir_bulk_route_job(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route)
{
    int64_t    n;
    ngx_str_t  job, page;

    job.data = rest->data;
    job.len = ngx_min(rest->len, FHB_ID_LEN);

    page.data = rest->data + job.len;
    page.len = rest->len - job.len;

    if (!fhb_id_valid(ngx_http_fhir_bulk_str(&job))) {
        return 0;
    }

    if (page.len != 0
        && (!ngx_http_fhir_bulk_starts(&page, "/pages/")
            || page.len == 0 || page.data[0] == '0'
            || !fhb_str_to_int64(ngx_http_fhir_bulk_str(&page), 1, 999999999,
                                 &n)))
    {
        return 0;
    }

    route->job = job;
    route->page = page;

    return 1;
}


/* "{job}/{name}" */

static ngx_uint_t
ngx_http_fhir_bulk_route_file(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  job, name;

    if (rest->len < FHB_ID_LEN + 2 || rest->data[FHB_ID_LEN] != '/') {
        return 0;
    }

    job.data = rest->data;
    job.len = FHB_ID_LEN;

    name.data = rest->data + FHB_ID_LEN + 1;
    name.len = rest->len - FHB_ID_LEN - 1;

    if (!fhb_id_valid(ngx_http_fhir_bulk_str(&job))
        || !fhb_file_name_valid(ngx_http_fhir_bulk_str(&name)))
    {
        return 0;
    }

    route->job = job;
    route->name = name;

    return 1;
}


static void
ngx_http_fhir_bulk_route_export(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *front, ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  rest, location;

    rest = *front;

    if (ngx_http_fhir_bulk_cut_front(&rest,
                                     (const char *) flcf->base_path.data,
                                     flcf->base_path.len)
        && (rest.len == 0 || rest.data[0] == '/'))
    {
        ngx_http_fhir_bulk_route_level(&rest, route);
        return;
    }

    /* the request came by a rewrite or another front: system level is what
     * stands right below the location */

    location = flcf->location;

    if (location.len != 0) {
        (void) ngx_http_fhir_bulk_ends(&location, "/");

        if (location.len == front->len
            && ngx_strncmp(location.data, front->data, front->len) == 0)
        {
            route->kind = NGX_HTTP_FHIR_BULK_KICKOFF;
            route->level = NGX_HTTP_FHIR_BULK_SYSTEM;
            return;
        }
    }

    ngx_http_fhir_bulk_route_last(front, route);
}


/* rest is what stands between the base and "/$export": KICK-01 to KICK-03;
 * operations of that name elsewhere are the FHIR server's */

static void
ngx_http_fhir_bulk_route_level(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  id;

    route->kind = NGX_HTTP_FHIR_BULK_KICKOFF;

    if (rest->len == 0) {
        route->level = NGX_HTTP_FHIR_BULK_SYSTEM;
        return;
    }

    id = *rest;

    if (ngx_http_fhir_bulk_starts(&id, "/Patient") && id.len == 0) {
        route->level = NGX_HTTP_FHIR_BULK_PATIENT;
        return;
    }

    id = *rest;

    if (ngx_http_fhir_bulk_starts(&id, "/Group/")
        && ngx_strlchr(id.data, id.data + id.len, '/') == NULL)
    {
        if (fhb_fhir_id_valid(ngx_http_fhir_bulk_str(&id))) {
            route->level = NGX_HTTP_FHIR_BULK_GROUP;
            route->group = id;
            return;
        }

        route->kind = NGX_HTTP_FHIR_BULK_UNKNOWN;
        return;
    }

    route->kind = NGX_HTTP_FHIR_BULK_NONE;
}


/* nothing is known of the front: its last segments must do.  FHIR's types
 * start with a capital, so that "/r4/Observation" is not taken for a base. */

static void
ngx_http_fhir_bulk_route_last(ngx_str_t *front,
    ngx_http_fhir_bulk_route_t *route)
{
    u_char     *p, *last, *before;
    ngx_str_t   rest;

    last = front->data + front->len;

    for (p = last; p > front->data && p[-1] != '/'; p--) { /* void */ }

    if (p > front->data) {

        /* p: last segment, before: the one in front of it */

        for (before = p - 1;
             before > front->data && before[-1] != '/';
             before--)
        { /* void */ }

        if (p - before == 6 && ngx_strncmp(before, "Group/", 6) == 0
            && before > front->data)
        {
            rest.data = before - 1;

        } else {
            rest.data = p - 1;
        }

        rest.len = last - rest.data;

        if (rest.len > 1 && rest.data[1] >= 'A' && rest.data[1] <= 'Z') {
            ngx_http_fhir_bulk_route_level(&rest, route);
            return;
        }

        /* "/Patient/1/$export" */
        if (p - before > 1 && before[0] >= 'A' && before[0] <= 'Z') {
            return;
        }
    }

    route->kind = NGX_HTTP_FHIR_BULK_KICKOFF;
    route->level = NGX_HTTP_FHIR_BULK_SYSTEM;
}


/* CAP-12: ours among the OperationDefinitions of the FHIR server */

static ngx_uint_t
ngx_http_fhir_bulk_is_operation(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_str_t *name)
{
    size_t      front;
    ngx_uint_t  i;

    static ngx_str_t  names[] = {
        ngx_string("/OperationDefinition/export"),
        ngx_string("/OperationDefinition/patient-export"),
        ngx_string("/OperationDefinition/group-export"),
        ngx_null_string
    };

    front = sizeof("/OperationDefinition/") - 1;

    for (i = 0; names[i].len != 0; i++) {
        if (ngx_http_fhir_bulk_is_resource(flcf, uri, &names[i])) {
            name->data = names[i].data + front;
            name->len = names[i].len - front;
            return 1;
        }
    }

    return 0;
}


/* the URL that discovery tells, or the location that has nothing else */

static ngx_uint_t
ngx_http_fhir_bulk_is_token(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri)
{
    if (uri->len == flcf->token_path.len
        && ngx_strncmp(uri->data, flcf->token_path.data, uri->len) == 0)
    {
        return 1;
    }

    return flcf->flags == NGX_HTTP_FHIR_BULK_TOKEN
           && uri->len == flcf->location.len
           && ngx_strncmp(uri->data, flcf->location.data, uri->len) == 0;
}


/* the URI is name right below the base or the location, or the location
 * itself has that name */

static ngx_uint_t
ngx_http_fhir_bulk_is_resource(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_str_t *name)
{
    ngx_str_t  front, location;

    front = *uri;

    if (!ngx_http_fhir_bulk_cut_end(&front, (const char *) name->data,
                                    name->len))
    {
        return 0;
    }

    if (front.len == flcf->base_path.len
        && ngx_strncmp(front.data, flcf->base_path.data, front.len) == 0)
    {
        return 1;
    }

    location = flcf->location;

    if (location.len == 0) {
        return 0;
    }

    if (location.len == uri->len
        && ngx_strncmp(location.data, uri->data, uri->len) == 0)
    {
        return 1;
    }

    (void) ngx_http_fhir_bulk_ends(&location, "/");

    return location.len == front.len
           && ngx_strncmp(location.data, front.data, front.len) == 0;
}


ngx_uint_t
ngx_http_fhir_bulk_methods(ngx_http_fhir_bulk_route_t *route, ngx_str_t *allow)
{
    switch (route->kind) {

    case NGX_HTTP_FHIR_BULK_KICKOFF:
        /* NET-08: HEAD never starts a job */
        ngx_str_set(allow, "GET, POST");
        return NGX_HTTP_GET|NGX_HTTP_POST;

    case NGX_HTTP_FHIR_BULK_TOKENS:
    case NGX_HTTP_FHIR_BULK_ASK_TOKEN:
        /* TOK-01 */
        ngx_str_set(allow, "POST");
        return NGX_HTTP_POST;

    case NGX_HTTP_FHIR_BULK_JOB:
        if (route->page.len == 0) {
            ngx_str_set(allow, "GET, HEAD, DELETE");
            return NGX_HTTP_GET|NGX_HTTP_HEAD|NGX_HTTP_DELETE;
        }

        /* fall through */

    default:
        ngx_str_set(allow, "GET, HEAD");
        return NGX_HTTP_GET|NGX_HTTP_HEAD;
    }
}


ngx_uint_t
ngx_http_fhir_bulk_public(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_CAPABILITIES
           || route->kind == NGX_HTTP_FHIR_BULK_SMART
           || route->kind == NGX_HTTP_FHIR_BULK_OPERATION
           || route->kind == NGX_HTTP_FHIR_BULK_TOKENS;
}


ngx_uint_t
ngx_http_fhir_bulk_oauth(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_TOKENS
           || route->kind == NGX_HTTP_FHIR_BULK_ASK_TOKEN;
}


ngx_uint_t
ngx_http_fhir_bulk_has_body(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_KICKOFF
           || ngx_http_fhir_bulk_oauth(route);
}
