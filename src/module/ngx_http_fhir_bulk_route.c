/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a URI means in a location with "fhir_bulk".  Decided from the
 * configuration, the decoded, normalised r->uri and, for Groups, the method
 * alone, so that phases and filters agree, whatever happened to the request in
 * between.
 */

#include "ngx_http_fhir_bulk.h"


static void ngx_http_fhir_bulk_route_own(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_route_job(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_route_file(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_route_attachment(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static ngx_uint_t ngx_http_fhir_bulk_route_group(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *uri,
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


void
ngx_http_fhir_bulk_route(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_uint_t method, ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route)
{
    ngx_memzero(route, sizeof(ngx_http_fhir_bulk_route_t));

    if (flcf->flags & NGX_HTTP_FHIR_BULK_OWN) {
        ngx_http_fhir_bulk_route_own(flcf, uri, route);
        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_EXPORT)
        && ngx_http_fhir_bulk_route_kickoff(flcf, uri, route))
    {
        return;
    }

    if ((flcf->flags & NGX_HTTP_FHIR_BULK_GROUPS)
        && (method & (NGX_HTTP_GET|NGX_HTTP_HEAD))
        && ngx_http_fhir_bulk_route_group(flcf, uri, route))
    {
        return;
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
    ngx_uint_t method, ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route)
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

    ngx_http_fhir_bulk_route(&conf, method, uri, route);
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

    if (!(flcf->flags & NGX_HTTP_FHIR_BULK_FILES)) {
        return;
    }

    if (ngx_http_fhir_bulk_starts(&rest, "files/")) {
        if (ngx_http_fhir_bulk_route_file(&rest, route)) {
            route->kind = NGX_HTTP_FHIR_BULK_FILE;
        }

        return;
    }

    if (ngx_http_fhir_bulk_starts(&rest, "attachments/")
        && ngx_http_fhir_bulk_route_attachment(&rest, route))
    {
        route->kind = NGX_HTTP_FHIR_BULK_ATTACHMENT;
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


/* NET-05: the job's 22 characters and 22 of the attachment */

static ngx_uint_t
ngx_http_fhir_bulk_route_attachment(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  job, name;

    if (rest->len != 2 * FHB_ID_LEN) {
        return 0;
    }

    job.data = rest->data;
    job.len = FHB_ID_LEN;

    name.data = rest->data + FHB_ID_LEN;
    name.len = FHB_ID_LEN;

    if (!fhb_id_valid(ngx_http_fhir_bulk_str(&job))
        || !fhb_id_valid(ngx_http_fhir_bulk_str(&name)))
    {
        return 0;
    }

    route->job = job;
    route->name = name;

    return 1;
}


/* GRP-07: "Group" and "Group/{id}"; what else there is of Groups, such as
 * "Group/_history", is the FHIR server's */

static ngx_uint_t
ngx_http_fhir_bulk_route_group(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route)
{
    u_char     *p, *last;
    ngx_str_t   front, id;

    static ngx_str_t  groups = ngx_string("/Group");

    if (ngx_http_fhir_bulk_is_resource(flcf, uri, &groups)) {
        route->kind = NGX_HTTP_FHIR_BULK_GROUPS_SEARCH;
        return 1;
    }

    last = uri->data + uri->len;

    for (p = last; p > uri->data && p[-1] != '/'; p--) { /* void */ }

    if (p == uri->data) {
        return 0;
    }

    id.data = p;
    id.len = last - p;

    front.data = uri->data;
    front.len = p - 1 - uri->data;

    if (!fhb_fhir_id_valid(ngx_http_fhir_bulk_str(&id))
        || !ngx_http_fhir_bulk_is_resource(flcf, &front, &groups))
    {
        return 0;
    }

    route->kind = NGX_HTTP_FHIR_BULK_GROUP_READ;
    route->group = id;

    return 1;
}


/* CAP-12: ours among the OperationDefinitions of the FHIR server */

static ngx_uint_t
ngx_http_fhir_bulk_is_operation(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_str_t *name)
{
    size_t      front;
    ngx_uint_t  i, n;

    static ngx_str_t  names[] = {
        ngx_string("/OperationDefinition/export"),
        ngx_string("/OperationDefinition/patient-export"),
        ngx_string("/OperationDefinition/group-export"),
        ngx_string("/OperationDefinition/export-v4"),
        ngx_string("/OperationDefinition/patient-export-v4"),
        ngx_string("/OperationDefinition/group-export-v4")
    };

    front = sizeof("/OperationDefinition/") - 1;
    n = flcf->v4.len != 0 ? 6 : 3;

    for (i = 0; i < n; i++) {
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
