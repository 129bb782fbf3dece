/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which URIs are a kick-off, and at which level: of $export, and of the
 * operation that speaks the v4 dialect (VER-02).
 */

#include "ngx_http_fhir_bulk.h"


static ngx_uint_t ngx_http_fhir_bulk_cut_operation(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *front,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_route_export(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *front,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_route_level(ngx_str_t *rest,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_route_last(ngx_str_t *front,
    ngx_http_fhir_bulk_route_t *route);


char *
ngx_http_fhir_bulk_set_v4_operation(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    u_char     *p;
    ngx_str_t  *name;

    if (flcf->v4.data != NULL) {
        return "is duplicate";
    }

    name = &((ngx_str_t *) cf->args->elts)[1];

    if (ngx_strcmp(name->data, "off") == 0) {
        ngx_str_set(&flcf->v4, "");           /* data: nothing to inherit */
        return NGX_CONF_OK;
    }

    if (ngx_strcmp(name->data, "export") == 0) {
        return "cannot be \"export\", which speaks the older dialect";
    }

    if (!fhb_tenant_valid(ngx_http_fhir_bulk_str(name))) {
        return "must be 1 to 64 letters, digits, \"-\" or \"_\", without \"$\"";
    }

    p = ngx_pnalloc(cf->pool, sizeof("/$") - 1 + name->len);
    if (p == NULL) {
        return NGX_CONF_ERROR;
    }

    flcf->v4.data = p;
    flcf->v4.len = sizeof("/$") - 1 + name->len;

    p = ngx_cpymem(p, "/$", sizeof("/$") - 1);
    ngx_memcpy(p, name->data, name->len);

    return NGX_CONF_OK;
}


ngx_uint_t
ngx_http_fhir_bulk_route_kickoff(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t  front;

    front = *uri;

    if (ngx_http_fhir_bulk_cut_operation(flcf, &front, route)) {
        ngx_http_fhir_bulk_route_export(flcf, &front, route);
        return 1;
    }

    /* NET-07: ours, so that it does not reach the FHIR server */

    if (ngx_http_fhir_bulk_ends(&front, "/")
        && ngx_http_fhir_bulk_cut_operation(flcf, &front, route))
    {
        ngx_http_fhir_bulk_route_export(flcf, &front, route);

        if (route->kind == NGX_HTTP_FHIR_BULK_KICKOFF) {
            route->kind = NGX_HTTP_FHIR_BULK_UNKNOWN;
        }

        return 1;
    }

    return 0;
}


/* front ends with the name of an operation of ours, and loses it */

static ngx_uint_t
ngx_http_fhir_bulk_cut_operation(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *front, ngx_http_fhir_bulk_route_t *route)
{
    u_char  *last;

    last = front->data + front->len;

    if (ngx_http_fhir_bulk_ends(front, "/$export")) {
        route->v4 = 0;

    } else if (flcf->v4.len != 0
               && ngx_http_fhir_bulk_cut_end(front,
                                             (const char *) flcf->v4.data,
                                             flcf->v4.len))
    {
        route->v4 = 1;

    } else {
        return 0;
    }

    route->operation.data = front->data + front->len + sizeof("/$") - 1;
    route->operation.len = last - route->operation.data;

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


/* rest is what stands between the base and the operation: KICK-01 to KICK-03;
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
