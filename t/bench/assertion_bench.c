/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Assertions of a client, as many as a benchmark of the token endpoint has to
 * send: each is good once.
 *
 *   assertion_bench client key.jwk url number
 *
 * Prints them, one in a line.
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../../src/common/fhb_jose.h"

#define KEY_MAX   65536
#define LIFETIME  300               /* seconds, as long as is allowed */


static fhb_err_t
bench_key(const char *file, fhb_key_t **key, fhb_error_t *err)
{
    char       text[KEY_MAX];
    FILE      *f;
    size_t     n;
    fhb_err_t  rc;

    f = fopen(file, "r");
    if (f == NULL) {
        return fhb_fail_errno(err, "%s", file);
    }

    n = fread(text, 1, sizeof(text), f);
    rc = ferror(f) ? fhb_fail(err, FHB_EIO, "%s cannot be read", file)
                   : fhb_key_parse(fhb_str(text, n), key, err);
    (void) fclose(f);

    return rc;
}


static fhb_err_t
bench_assertion(fhb_key_t *key, const char *client, const char *url,
    fhb_buf_t *out, fhb_error_t *err)
{
    char        jti[FHB_ID_LEN + 1];
    json_t     *claims;
    time_t      now = time(NULL);
    fhb_err_t   rc;

    rc = fhb_id_new(jti, err);
    if (rc != FHB_OK) {
        return rc;
    }

    claims = json_pack("{s:s, s:s, s:s, s:s, s:I, s:I}", "iss", client, "sub",
                       client, "aud", url, "jti", jti, "iat",
                       (json_int_t) now, "exp", (json_int_t) now + LIFETIME);
    if (claims == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    rc = fhb_jwt_sign(key, "JWT", claims, out, err);
    json_decref(claims);

    return rc;
}


int
main(int argc, char **argv)
{
    fhb_buf_t       out = { 0 };
    fhb_err_t       rc;
    fhb_key_t      *key;
    fhb_error_t     err;
    unsigned long   n;

    n = argc == 5 ? strtoul(argv[4], NULL, 10) : 0;
    if (n == 0) {
        fprintf(stderr, "usage: assertion_bench client key.jwk url number\n");
        return 2;
    }

    rc = bench_key(argv[2], &key, &err);
    if (rc != FHB_OK) {
        fprintf(stderr, "assertion_bench: %s\n", err.text);
        return 1;
    }

    while (rc == FHB_OK && n-- > 0) {
        fhb_buf_reset(&out);
        rc = bench_assertion(key, argv[1], argv[3], &out, &err);
        if (rc == FHB_OK && printf("%.*s\n", (int) out.len, out.ptr) < 0) {
            rc = fhb_fail(&err, FHB_EIO, "an assertion cannot be written");
        }
    }

    if (rc == FHB_OK && fflush(stdout) != 0) {
        rc = fhb_fail(&err, FHB_EIO, "the assertions cannot be written");
    }
    if (rc != FHB_OK) {
        fprintf(stderr, "assertion_bench: %s\n", err.text);
    }

    fhb_buf_free(&out);
    fhb_key_free(key);

    return rc == FHB_OK ? 0 : 1;
}
