/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Assertions of every shape, from case folders: t/cases/assertion/NAME/input
 * says what is sent, t/cases/assertion/NAME/expected what comes of it:
 * "granted", or the error and our reason for it.
 *
 * input has lines "name: value", "#" for comments:
 *
 *   key        es384 (without it), rs384, es256, es512, foreign (registered
 *              for nobody): what signs
 *   header     JSON, laid over {"alg", "typ":"JWT", "kid"} of the key
 *   claims     JSON, laid over those of a good assertion of client "app"
 *   payload    text in the place of the claims
 *   signature  in the place of the right one: "der", "short", "flipped",
 *              "empty", "hmac" (keyed with the public key), "junk N" (bytes)
 *   token      text in the place of the whole assertion
 *   client_id  sent in the form
 *   option     lax_typ, aliases, all_algs, no_skew
 *
 * In the JSON, "$none" takes a member away, "$null" is null, "$now+N" a time
 * relative to the server's, "$kid:KEY" the id of a key.
 */

#include "token_stage.h"

#include <dirent.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#define CASES  "t/cases/assertion"

typedef struct {
    int          key;
    json_t      *header;
    json_t      *claims;
    char        *payload;
    char        *signature;
    char        *token;
    char        *client_id;
} case_t;


static char *
read_text(const char *folder, const char *name)
{
    char    path[512], *text = calloc(1, 65536);
    FILE   *f;
    size_t  n;

    (void) snprintf(path, sizeof(path), CASES "/%s/%s", folder, name);
    f = fopen(path, "r");
    if (f == NULL) {
        fail_msg("%s: %s", path, strerror(errno));
    }
    n = fread(text, 1, 65535, f);
    assert_int_equal(fclose(f), 0);
    assert_true(n > 0);

    return text;
}


static int
key_named(const char *name)
{
    int  i;

    for (i = 0; i < KEYS; i++) {
        if (strcmp(key_names[i], name) == 0) {
            return i;
        }
    }

    fail_msg("no key %s", name);
    return -1;
}


/* "$…" inside strings and, one level deep, arrays */
static json_t *
resolved(json_t *value)
{
    size_t       i;
    json_t      *list, *item;
    const char  *s = json_string_value(value);

    if (json_is_array(value)) {
        list = json_array();
        json_array_foreach(value, i, item) {
            json_array_append_new(list, resolved(item));
        }
        return list;
    }

    if (s == NULL || s[0] != '$') {
        return json_incref(value);
    }

    if (strcmp(s, "$null") == 0) {
        return json_null();
    }

    if (strncmp(s, "$now", 4) == 0) {
        return strchr(s, '.') != NULL
               ? json_real((double) START + atof(s + 4))
               : json_integer(START + atoll(s + 4));
    }

    if (strncmp(s, "$kid:", 5) == 0) {
        return json_string(fhb_key_id(key[key_named(s + 5)]));
    }

    fail_msg("what is %s?", s);
    return NULL;
}


static void
lay_over(json_t *object, json_t *over)
{
    void        *iter;
    json_t      *value;
    const char  *s;

    for (iter = json_object_iter(over); iter != NULL;
         iter = json_object_iter_next(over, iter))
    {
        value = json_object_iter_value(iter);
        s = json_string_value(value);

        if (s != NULL && strcmp(s, "$none") == 0) {
            json_object_del(object, json_object_iter_key(iter));
        } else {
            json_object_set_new(object, json_object_iter_key(iter),
                                resolved(value));
        }
    }
}


static char *
segment(const void *data, size_t len)
{
    char  *out = malloc(len * 4 / 3 + 4);

    fhb_base64url(data, len, out);

    return out;
}


static size_t
raw_signature(const char *token, unsigned char *out, size_t size)
{
    size_t   len;
    uint8_t  *bytes;
    cjose_err  e;
    const char  *sig = strrchr(token, '.') + 1;

    assert_true(cjose_base64url_decode(sig, strlen(sig), &bytes, &len, &e));
    assert_true(len <= size);
    memcpy(out, bytes, len);
    free(bytes);

    return len;
}


/* what OpenSSL writes by itself, and other formats want */
static size_t
der_signature(const unsigned char *raw, size_t len, unsigned char *out)
{
    int         n;
    ECDSA_SIG  *sig = ECDSA_SIG_new();

    assert_int_equal(ECDSA_SIG_set0(sig, BN_bin2bn(raw, (int) len / 2, NULL),
                                    BN_bin2bn(raw + len / 2, (int) len / 2,
                                              NULL)), 1);
    n = i2d_ECDSA_SIG(sig, &out);
    ECDSA_SIG_free(sig);
    assert_true(n > 0);

    return (size_t) n;
}


static size_t
hmac_signature(int which, const char *token, unsigned char *out)
{
    unsigned      n;
    fhb_buf_t     jwk = { 0 };
    fhb_error_t   err;

    assert_int_equal(fhb_key_write(key[which], false, &jwk, &err), FHB_OK);
    assert_non_null(HMAC(EVP_sha384(), jwk.ptr, (int) jwk.len,
                         (const unsigned char *) token,
                         (size_t) (strrchr(token, '.') - token), out, &n));
    fhb_buf_free(&jwk);

    return n;
}


/* takes the token over */
static char *
with_signature(const case_t *c, char *token)
{
    char           *sig, *out;
    size_t          len;
    unsigned char   raw[1024], der[1100];

    len = strchr(token, '.') == strrchr(token, '.')
          ? 0 : raw_signature(token, raw, sizeof(raw));

    if (strcmp(c->signature, "der") == 0) {
        len = der_signature(raw, len, der);
        memcpy(raw, der, len);

    } else if (strcmp(c->signature, "short") == 0) {
        len -= 2;

    } else if (strcmp(c->signature, "flipped") == 0) {
        raw[len / 3] ^= 1;

    } else if (strcmp(c->signature, "empty") == 0) {
        len = 0;

    } else if (strcmp(c->signature, "hmac") == 0) {
        len = hmac_signature(c->key, token, raw);

    } else {
        assert_int_equal(strncmp(c->signature, "junk ", 5), 0);
        len = (size_t) atoi(c->signature + 5);
        assert_true(len <= sizeof(raw));
        memset(raw, 0x5a, len);
    }

    sig = segment(raw, len);
    *strrchr(token, '.') = '\0';
    out = malloc(strlen(token) + strlen(sig) + 2);
    (void) sprintf(out, "%s.%s", token, sig);
    free(token);
    free(sig);

    return out;
}


/* header and payload in base64url and an empty signature: for what cjose
 * refuses to sign */
static char *
unsigned_token(const json_t *header, const char *payload)
{
    char    *text = json_dumps(header, JSON_COMPACT), *h, *p, *out;

    h = segment(text, strlen(text));
    p = segment(payload, strlen(payload));
    out = malloc(strlen(h) + strlen(p) + 3);
    (void) sprintf(out, "%s.%s.", h, p);
    free(text);
    free(h);
    free(p);

    return out;
}


static char *
made(const case_t *c)
{
    char    *payload, *token;
    bool     by_hand;
    json_t  *header, *claims;

    if (c->token != NULL) {
        return strdup(c->token);
    }

    header = json_pack("{s:s, s:s, s:s}", "alg",
                       fhb_alg_name(fhb_key_alg(key[c->key])), "typ", "JWT",
                       "kid", fhb_key_id(key[c->key]));
    lay_over(header, c->header);
    claims = usual_claims("app");
    lay_over(claims, c->claims);

    payload = c->payload != NULL ? strdup(c->payload)
                                 : json_dumps(claims, JSON_COMPACT);

    by_hand = c->signature != NULL
              && (strcmp(c->signature, "hmac") == 0
                  || strcmp(c->signature, "empty") == 0
                  || strncmp(c->signature, "junk", 4) == 0);

    token = by_hand ? unsigned_token(header, payload)
                    : signed_with(c->key, header, payload);
    if (c->signature != NULL) {
        token = with_signature(c, token);
    }

    free(payload);
    json_decref(header);
    json_decref(claims);

    return token;
}


static void
option(const char *name)
{
    static char  aliases[] = "https://alias.example.org/token " TOKEN_URL "/";

    if (strcmp(name, "lax_typ") == 0) {
        conf.lax_typ = true;
    } else if (strcmp(name, "aliases") == 0) {
        conf.token_aud_aliases = aliases;
    } else if (strcmp(name, "all_algs") == 0) {
        conf.algs = FHB_ALG_ALL;
    } else if (strcmp(name, "no_skew") == 0) {
        conf.clock_skew = 0;
    } else {
        fail_msg("no option %s", name);
    }
}


static json_t *
json_line(const char *value)
{
    json_t        *json;
    json_error_t   e;

    json = json_loads(value, 0, &e);
    if (json == NULL) {
        fail_msg("%s: %s", value, e.text);
    }

    return json;
}


static void
parse(char *line, case_t *c)
{
    char  *next, *value;

    for (; *line != '\0'; line = next) {
        next = line + strcspn(line, "\n");
        if (*next != '\0') {
            *next++ = '\0';
        }
        if (*line == '#' || *line == '\0') {
            continue;
        }

        value = strstr(line, ": ");
        if (value == NULL) {
            fail_msg("no line: %s", line);
        }
        *value = '\0';
        value += 2;

        if (strcmp(line, "key") == 0) {
            c->key = key_named(value);
        } else if (strcmp(line, "header") == 0) {
            c->header = json_line(value);
        } else if (strcmp(line, "claims") == 0) {
            c->claims = json_line(value);
        } else if (strcmp(line, "payload") == 0) {
            c->payload = value;
        } else if (strcmp(line, "signature") == 0) {
            c->signature = value;
        } else if (strcmp(line, "token") == 0) {
            c->token = value;
        } else if (strcmp(line, "client_id") == 0) {
            c->client_id = value;
        } else if (strcmp(line, "option") == 0) {
            option(value);
        } else {
            fail_msg("no such line: %s", line);
        }
    }
}


static void
a_case(void **state)
{
    char        *input, *expected, *token, got[256];
    case_t       c = { .key = ES384 };
    json_t      *json;
    fhb_buf_t    form;
    const char  *name;

    name = *state;
    (void) setup(NULL);

    input = read_text(name, "input");
    expected = read_text(name, "expected");
    parse(input, &c);

    token = made(&c);
    form = usual_form(token, "system/*.rs");
    if (c.client_id != NULL) {
        add_field(&form, "client_id", c.client_id);
    }
    (void) ask_form(fhb_buf_str(&form));

    if (reply.status == 200) {
        json_decref(token_claims());
        (void) snprintf(got, sizeof(got), "granted\n");

    } else {
        json = body();
        error(400, text(json, "error"));
        (void) snprintf(got, sizeof(got), "%s: %s\n", text(json, "error"),
                        reply.reason);
        json_decref(json);
    }

    free(token);
    fhb_buf_free(&form);
    json_decref(c.header);
    json_decref(c.claims);
    free(input);
    (void) teardown(NULL);

    assert_string_equal(got, expected);
    free(expected);
}


static int
by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}


static int
visible(const struct dirent *e)
{
    return e->d_name[0] != '.';
}


int
main(void)
{
    int                 i, n, failed;
    struct dirent     **entries;
    struct CMUnitTest  *tests;

    n = scandir(CASES, &entries, visible, by_name);
    if (n <= 0) {
        perror(CASES);
        return 1;
    }

    tests = calloc((size_t) n, sizeof(*tests));
    for (i = 0; i < n; i++) {
        tests[i] = (struct CMUnitTest) {
            .name = entries[i]->d_name, .test_func = a_case,
            .initial_state = entries[i]->d_name,
        };
    }

    failed = _cmocka_run_group_tests("assertions", tests, (size_t) n,
                                     group_setup, group_teardown);

    for (i = 0; i < n; i++) {
        free(entries[i]);
    }
    free(entries);
    free(tests);

    return failed;
}
