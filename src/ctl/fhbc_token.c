/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * "client token": what a client does to get an access token (section 13.3 of
 * the requirements), for trying out and for scripts with curl.
 */

#include <curl/curl.h>
#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../common/fhb_jose.h"
#include "fhbc_http.h"
#include "fhbc_out.h"
#include "fhbc_registry.h"

#define FHBC_KEY_MAX    65536       /* bytes of a key's file */
#define FHBC_ASSERTION  300         /* seconds it is good for (TOK-07) */

static const char  fhbc_assertion_type[] =
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";


static fhb_err_t
fhbc_read_key(const char *file, fhb_key_t **key, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    rc = fhbc_read_file(file, FHBC_KEY_MAX, &text, err);

    if (rc == FHB_OK) {
        rc = fhb_key_parse(fhb_buf_str(&text), key, err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "%s: ", file);
        }
    }

    if (text.ptr != NULL) {
        OPENSSL_cleanse(text.ptr, text.len);
    }
    fhb_buf_free(&text);

    return rc;
}


static fhb_err_t
fhbc_assertion(fhbc_t *c, fhb_key_t *key, fhb_buf_t *out, fhb_error_t *err)
{
    char        jti[FHB_ID_LEN + 1];
    json_t     *claims;
    time_t      now = time(NULL);
    fhb_err_t   rc;

    rc = fhb_id_new(jti, err);
    if (rc != FHB_OK) {
        return rc;
    }

    claims = json_pack("{s:s, s:s, s:s, s:s, s:I, s:I}",
                       "iss", c->operand, "sub", c->operand,
                       "aud", fhbc_value(c, FHBC_URL), "jti", jti,
                       "iat", (json_int_t) now,
                       "exp", (json_int_t) now + FHBC_ASSERTION);
    if (claims == NULL) {
        return fhb_fail(err, FHB_EPARAM, "the client's id or the URL is not "
                        "UTF-8");
    }

    rc = fhb_jwt_sign(key, "JWT", claims, out, err);
    json_decref(claims);

    return rc;
}


static void
fhbc_form_add(fhb_buf_t *form, const char *name, fhb_str_t value)
{
    char  *text = curl_easy_escape(NULL, value.len == 0 ? "" : value.ptr,
                                   (int) value.len);

    if (text == NULL) {
        form->failed = true;
        return;
    }

    fhb_buf_addf(form, "%s%s=%s", form->len == 0 ? "" : "&", name, text);
    curl_free(text);
}


static fhb_err_t
fhbc_form(fhbc_t *c, fhb_key_t *key, fhb_buf_t *form, fhb_error_t *err)
{
    fhb_buf_t    assertion = { 0 };
    fhb_err_t    rc;
    const char  *scope = fhbc_value(c, FHBC_SCOPE);

    rc = fhbc_assertion(c, key, &assertion, err);

    if (rc == FHB_OK) {
        fhbc_form_add(form, "grant_type", FHB_STR("client_credentials"));
        fhbc_form_add(form, "scope", fhb_cstr(scope == NULL ? "system/*.rs"
                                                            : scope));
        fhbc_form_add(form, "client_assertion_type",
                      fhb_cstr(fhbc_assertion_type));
        fhbc_form_add(form, "client_assertion", fhb_buf_str(&assertion));
        fhb_buf_addc(form, '\0');

        if (form->failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }

    fhb_buf_free(&assertion);

    return rc;
}


/* visible ASCII: it goes to a terminal or into a header */
static bool
fhbc_token_good(const char *token)
{
    return token != NULL && *token != '\0'
           && token[strspn(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz"
                                  "0123456789-._~+/=")] == '\0';
}


static const char *
fhbc_string(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}


static int
fhbc_token_reply(fhbc_t *c, const fhbc_reply_t *reply)
{
    const char   *token, *error, *text;
    fhb_error_t   err;

    token = fhbc_string(reply->body, "access_token");

    if (reply->status == 200 && fhbc_token_good(token)) {
        return c->json ? fhbc_print_json(reply->body)
                       : fhbc_print_line(token);
    }

    error = fhbc_string(reply->body, "error");
    text = fhbc_string(reply->body, "error_description");

    if (error == NULL) {
        (void) fhb_fail(&err, FHB_EPROTO, "no token: the reply (%ld) is none "
                        "of a token endpoint", reply->status);
    } else {
        (void) fhb_fail(&err, FHB_EPARAM, "no token (%ld): %s%s%s",
                        reply->status, error, text == NULL ? "" : ": ",
                        text == NULL ? "" : text);
    }

    return fhbc_failed(&err);
}


int
fhbc_client_token(fhbc_t *c)
{
    int             rc;
    fhb_buf_t       form = { 0 };
    fhb_key_t      *key;
    fhb_error_t     err;
    fhbc_reply_t    reply;
    fhbc_request_t  req = { .method = "POST", .url = fhbc_value(c, FHBC_URL),
                            .ca = fhbc_value(c, FHBC_CA) };

    if (fhbc_read_key(fhbc_value(c, FHBC_KEY), &key, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    rc = fhbc_form(c, key, &form, &err) == FHB_OK ? FHBC_OK : FHBC_FAILED;
    fhb_key_free(key);

    if (rc == FHBC_OK) {
        req.form = form.ptr;

        if (fhbc_http(&req, &reply, &err) != FHB_OK) {
            fhb_error_prefix(&err, "no token from %s: ", req.url);
            rc = FHBC_FAILED;
        }
    }

    fhb_buf_free(&form);

    if (rc != FHBC_OK) {
        return fhbc_failed(&err);
    }

    rc = fhbc_token_reply(c, &reply);
    json_decref(reply.body);

    return rc;
}
