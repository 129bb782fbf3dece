/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Client assertions (TOK-03 to TOK-11, RFC 7523).  Cheap checks first, the
 * signature before anything is believed, and the jti last: what is refused
 * leaves no trace.
 */

#include "fhbd_token_int.h"

#include <string.h>
#include <strings.h>
#include <time.h>

#include "fhbd_log.h"

#define FHBD_ASSERTION_LIFE  300        /* seconds (TOK-07, TOK-08) */
/* an assertion is remembered by the largest clock_skew, whatever it is now:
 * it may be made larger while the assertion is still known */
#define FHBD_ASSERTION_KEEP  300


/* TOK-11: the same words for every reason; detail (may be NULL) is for our
 * log */
static bool
fhbd_token_stranger(fhbd_grant_t *g, const char *reason, const char *detail)
{
    fhbd_log(FHBD_LOG_INFO, "token", NULL, "assertion refused: %s%s%s",
             reason, detail == NULL ? "" : ": ",
             detail == NULL ? "" : detail);

    fhbd_token_refuse(g->reply, g->req->authorization ? 401 : 400,
                      "invalid_client",
                      "The client could not be authenticated.", reason);

    return false;
}


/* TOK-03; what fails here does not depend on any client */
static bool
fhbd_token_shape(fhbd_grant_t *g, fhb_jwt_t *jwt)
{
    fhb_err_t           rc;
    fhb_error_t         err;
    const fhbd_conf_t  *conf = g->req->conf;

    rc = fhb_jwt_parse(g->assertion, jwt, &err);

    if (rc == FHB_ENOMEM) {
        fhbd_token_later(g->reply, 1, "no memory");
        return false;
    }
    if (rc != FHB_OK) {
        return fhbd_token_stranger(g, "form of the assertion", err.text);
    }

    if (jwt->has_typ ? strcasecmp(jwt->typ, "JWT") != 0 : !conf->lax_typ) {
        return fhbd_token_stranger(g, "typ of the assertion", NULL);
    }

    if (jwt->alg == FHB_ALG_NONE
        || (conf->algs & FHB_ALG_BIT(jwt->alg)) == 0)
    {
        return fhbd_token_stranger(g, "algorithm not allowed", NULL);
    }

    if (!jwt->has_kid) {
        return fhbd_token_stranger(g, "no kid", NULL);
    }

    return true;
}


/*
 * Whose assertion it says it is.  NULL: nobody's, *reason tells; without one
 * there was no memory to see.  The client lives as long as g->clients.
 */
static fhbd_client_t *
fhbd_token_claimed(fhbd_grant_t *g, const fhb_jwt_t *jwt, const char **reason)
{
    json_t         *claims;
    fhb_err_t       rc;
    fhb_str_t       iss;
    fhb_error_t     err;
    fhbd_client_t  *client;

    rc = fhb_jwt_peek(jwt, &claims, &err);
    if (rc != FHB_OK) {
        *reason = rc == FHB_ENOMEM ? NULL : "form of the claims";
        return NULL;
    }

    client = fhb_claim_string(claims, "iss", &iss)
             ? fhbd_clients_find(g->clients, iss) : NULL;
    json_decref(claims);

    if (client == NULL) {
        *reason = "unknown client";

    } else if (!client->enabled) {
        *reason = "client is disabled";
        client = NULL;

    } else if (!fhbd_client_has_tenant(client, g->req->tenant->name)) {
        *reason = "client of another tenant";
        client = NULL;
    }

    return client;
}


/* TOK-10 */
static fhb_err_t
fhbd_token_verify(fhbd_grant_t *g, fhbd_client_t *client,
    const fhb_jwt_t *jwt, json_t **claims, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (jwt->jku != NULL
        && (client->jwks_uri == NULL
            || strcmp(jwt->jku, client->jwks_uri) != 0))
    {
        return fhb_fail(err, FHB_EPARAM, "\"jku\" is not the client's "
                        "registered \"jwks_uri\"");
    }

    if (client->jwks_uri != NULL) {
        return fhbd_jwks_verify(g->t->jwks, client->jwks_uri, jwt,
                                jwt->jku == NULL ? client->keys : NULL,
                                &client->lock, claims, err);
    }

    (void) pthread_mutex_lock(&client->lock);
    rc = fhb_jwt_verify(jwt, &client->keys, 1, g->req->conf->algs, false,
                        claims, err);
    (void) pthread_mutex_unlock(&client->lock);

    return rc;
}


/* TOK-06 */
static bool
fhbd_token_audience(const fhbd_token_request_t *req, const json_t *claims)
{
    fhb_str_t  aliases, alias;

    if (fhb_claim_audience(claims, req->token_url)) {
        return true;
    }

    aliases = fhb_cstr(req->conf->token_aud_aliases);

    while (fhb_scope_next(&aliases, &alias)) {
        if (fhb_claim_audience(claims, alias)) {
            return true;
        }
    }

    return false;
}


/* TOK-07, TOK-08: exp is on the safe side of nobody's clock, but no assertion
 * lives longer than it may.  NULL: good. */
static const char *
fhbd_token_times(const json_t *claims, int64_t now, int64_t skew,
    int64_t *exp)
{
    bool     there;
    int64_t  t;

    if (!fhb_claim_date(claims, "exp", exp, &there)) {
        return there ? "exp is no time" : "no exp";
    }

    if (*exp <= now - skew) {
        return "exp is in the past";
    }

    if (*exp > now + FHBD_ASSERTION_LIFE + skew) {
        return "exp is too far ahead";
    }

    if (fhb_claim_date(claims, "nbf", &t, &there)) {
        if (t > now + skew) {
            return "nbf is in the future";
        }

    } else if (there) {
        return "nbf is no time";
    }

    if (fhb_claim_date(claims, "iat", &t, &there)) {
        if (t < now - FHBD_ASSERTION_LIFE - skew) {
            return "iat is too old";
        }

    } else if (there) {
        return "iat is no time";
    }

    return NULL;
}


/* NULL: good */
static const char *
fhbd_token_claims(const fhbd_grant_t *g, const fhbd_client_t *client,
    const json_t *claims, int64_t now, int64_t *exp, fhb_str_t *jti)
{
    fhb_str_t  iss, sub;

    /* TOK-05; iss again, now of what was signed */
    if (!fhb_claim_string(claims, "iss", &iss)
        || !fhb_str_eqc(iss, client->id)
        || !fhb_claim_string(claims, "sub", &sub) || !fhb_str_eq(iss, sub))
    {
        return "iss and sub are not the client";
    }

    if (g->client_id.len > 0 && !fhb_str_eqc(g->client_id, client->id)) {
        return "client_id is another";
    }

    if (!fhbd_token_audience(g->req, claims)) {
        return "aud is not the token endpoint";
    }

    /* TOK-09 */
    if (!fhb_claim_string(claims, "jti", jti) || jti->len == 0) {
        return "no jti";
    }

    return fhbd_token_times(claims, now, g->req->conf->clock_skew, exp);
}


/*
 * TOK-09, TOK-20: of a client that is known by now.  The limit is only looked
 * at before the jti is used up, so that who is told to come later may come
 * with the same assertion, and counted afterwards, so that nobody spends it
 * with copies of an old one.
 */
static bool
fhbd_token_once(fhbd_grant_t *g, fhbd_client_t *client, fhb_str_t jti,
    int64_t exp, int64_t now)
{
    bool                seen;
    int64_t             ms = fhbd_monotonic_ms();
    unsigned            wait;
    fhb_str_t           id = fhb_cstr(client->id);
    fhb_error_t         err;
    const fhbd_conf_t  *conf = g->req->conf;

    (void) snprintf(g->reply->client, sizeof(g->reply->client), "%s",
                    client->id);

    wait = fhbd_limiter_look(g->t->clients, id, conf->token_rate, ms);
    if (wait > 0) {
        fhbd_token_refuse(g->reply, 429, "temporarily_unavailable",
                          "Too many token requests of this client.",
                          "rate of the client");
        g->reply->retry_after = wait;
        return false;
    }

    if (fhbd_store_assertion_add(g->t->store, id, jti,
                                 exp + FHBD_ASSERTION_KEEP, now, &seen, &err)
        != FHB_OK)
    {
        fhbd_log(FHBD_LOG_ERROR, "token", NULL, "%s", err.text);
        fhbd_token_later(g->reply, 5, "job store");
        return false;
    }

    if (seen) {
        return fhbd_token_stranger(g, "replay", NULL);
    }

    /* two at the same moment may both have passed the look: that is not
     * worth a refusal now */
    (void) fhbd_limiter_take(g->t->clients, id, conf->token_rate, ms);

    return true;
}


static bool
fhbd_token_believe(fhbd_grant_t *g, fhb_jwt_t *jwt, fhbd_client_t *client)
{
    bool          good;
    json_t       *claims = NULL;
    int64_t       now, exp;
    unsigned      checks = 0;
    fhb_str_t     jti;
    fhb_err_t     rc;
    fhb_error_t   err;
    const char   *wrong;

    jwt->checks = &checks;
    rc = fhbd_token_verify(g, client, jwt, &claims, &err);
    jwt->checks = NULL;

    if (rc == FHB_EAGAIN || rc == FHB_ENOMEM) {
        fhbd_token_later(g->reply, 2, "too busy");
        return false;
    }

    if (rc != FHB_OK) {
        if (checks == 0) {
            fhbd_decoys_verify(g->t->decoys, jwt->alg);
        }
        return fhbd_token_stranger(g, "signature or key", err.text);
    }

    /* a key set may have taken seconds to come */
    now = time(NULL);

    wrong = fhbd_token_claims(g, client, claims, now, &exp, &jti);

    good = wrong == NULL ? fhbd_token_once(g, client, jti, exp, now)
                         : fhbd_token_stranger(g, wrong, NULL);
    json_decref(claims);

    return good;
}


bool
fhbd_token_authenticate(fhbd_grant_t *g)
{
    bool            good = false;
    fhb_jwt_t       jwt;
    const char     *reason = NULL;
    fhbd_client_t  *client;

    if (fhbd_token_shape(g, &jwt)) {

        client = fhbd_token_claimed(g, &jwt, &reason);

        if (client != NULL) {
            good = fhbd_token_believe(g, &jwt, client);

        } else if (reason == NULL) {
            fhbd_token_later(g->reply, 1, "no memory");

        } else {
            fhbd_decoys_verify(g->t->decoys, jwt.alg);
            good = fhbd_token_stranger(g, reason, NULL);
        }

        if (good) {
            g->client = client;
        }
    }

    fhb_jwt_free(&jwt);

    return good;
}
