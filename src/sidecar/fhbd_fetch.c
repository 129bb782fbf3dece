/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * GET of a document with libcurl, from a thread that may wait.
 */

#include "fhbd_fetch.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fhbd_address.h"

#define FHBD_FETCH_CONNECT   3L                 /* seconds */
#define FHBD_FETCH_HEADERS   65536              /* bytes of all header lines */
#define FHBD_STATEMENT_MAX   (4 * 1024 * 1024)
#define FHBD_STATEMENT_TIME  10L

/* one transfer */
typedef struct {
    const fhbd_fetch_t  *what;
    fhbd_fetched_t      *out;
    size_t               headers;           /* bytes of header lines */
    fhb_buf_t            cache_control;     /* all lines, as a list */
    int64_t              age;               /* seconds; 0: no such header */
    bool                 too_large;
    bool                 refused;           /* an address was not public */
    char                 why[CURL_ERROR_SIZE];
} fhbd_transfer_t;


static size_t
fhbd_fetch_body(char *ptr, size_t size, size_t n, void *arg)
{
    fhb_buf_t        *b;
    fhbd_transfer_t  *t = arg;

    b = &t->out->body;
    size *= n;

    if (size > t->what->max - b->len) {
        t->too_large = true;
        return 0;               /* CURLE_WRITE_ERROR */
    }

    fhb_buf_add(b, ptr, size);

    return b->failed ? 0 : size;
}


/* the value of a header line, if it has this name; in any case */
static bool
fhbd_fetch_header_is(fhb_str_t line, const char *name, fhb_str_t *value)
{
    size_t  len = strlen(name);

    if (line.len <= len || line.ptr[len] != ':'
        || !fhb_str_caseeqc(fhb_str(line.ptr, len), name))
    {
        return false;
    }

    *value = fhb_str_trim(fhb_str(line.ptr + len + 1, line.len - len - 1));

    return true;
}


static size_t
fhbd_fetch_header(char *ptr, size_t size, size_t n, void *arg)
{
    fhb_str_t         line, value;
    fhbd_transfer_t  *t = arg;

    size *= n;
    t->headers += size;

    /* libcurl keeps them all */
    if (t->headers > FHBD_FETCH_HEADERS) {
        t->too_large = true;
        return 0;
    }

    line = fhb_str(ptr, size);
    while (line.len > 0 && strchr("\r\n", line.ptr[line.len - 1]) != NULL) {
        line.len--;
    }

    if (fhb_str_starts(line, "HTTP/")) {
        fhb_buf_reset(&t->cache_control);   /* of a 1xx before */
        t->age = 0;

    } else if (t->out->body.len > 0) {
        /* a trailer: too late to count */

    } else if (fhbd_fetch_header_is(line, "cache-control", &value)) {
        fhb_buf_addstr(&t->cache_control, value);
        fhb_buf_addc(&t->cache_control, ',');

    } else if (fhbd_fetch_header_is(line, "age", &value)
               && !fhb_str_to_int64(value, 0, INT32_MAX, &t->age))
    {
        t->age = INT32_MAX;
    }

    return t->cache_control.failed ? 0 : size;
}


/* where libcurl is about to connect to, after all names are resolved: so a
 * name that changes its address meanwhile gains nothing */
static curl_socket_t
fhbd_fetch_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *addr)
{
    fhbd_transfer_t  *t = arg;

    if (purpose != CURLSOCKTYPE_IPCXN
        || !fhbd_address_public(&addr->addr, addr->addrlen))
    {
        t->refused = true;
        return CURL_SOCKET_BAD;
    }

    return socket(addr->family, addr->socktype | SOCK_CLOEXEC,
                  addr->protocol);
}


static int
fhbd_fetch_progress(void *arg, curl_off_t dltotal, curl_off_t dlnow,
    curl_off_t ultotal, curl_off_t ulnow)
{
    atomic_bool  *cancel = arg;

    (void) dltotal;
    (void) dlnow;
    (void) ultotal;
    (void) ulnow;

    return atomic_load(cancel);
}


static bool
fhbd_fetch_host_listed(const char *host, const char *hosts)
{
    size_t     n;
    fhb_str_t  name = fhb_cstr(host);

    if (name.len > 0 && name.ptr[name.len - 1] == '.') {
        name.len--;
    }

    for (hosts += strspn(hosts, " "); *hosts != '\0';
         hosts += strspn(hosts, " "))
    {
        n = strcspn(hosts, " ");
        if (n == name.len && strncasecmp(hosts, name.ptr, n) == 0) {
            return true;
        }
        hosts += n;
    }

    return false;
}


/* what the transfer will use is looked at, not a text that somebody else
 * might read in another way */
static fhb_err_t
fhbd_fetch_url(const fhbd_fetch_t *what, CURLU *url, fhb_error_t *err)
{
    char       *scheme = NULL, *host = NULL;
    unsigned    flags = what->https_only ? CURLU_DISALLOW_USER : 0;
    fhb_err_t   rc = FHB_OK;

    if (curl_url_set(url, CURLUPART_URL, what->url, flags) != CURLUE_OK
        || curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK
        || (what->hosts != NULL
            && curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK))
    {
        rc = fhb_fail(err, FHB_EPARAM, "not a URL that may be fetched");

    } else if (what->https_only && strcmp(scheme, "https") != 0) {
        rc = fhb_fail(err, FHB_EPARAM, "not an https URL");

    } else if (what->hosts != NULL
               && !fhbd_fetch_host_listed(host, what->hosts))
    {
        rc = fhb_fail(err, FHB_EPARAM, "its host is not in the list");
    }

    curl_free(scheme);
    curl_free(host);

    return rc;
}


static CURLcode
fhbd_fetch_options(CURL *curl, CURLU *url, struct curl_slist *headers,
    fhbd_transfer_t *t)
{
    CURLcode             rc = CURLE_OK;
    const fhbd_fetch_t  *what = t->what;

#define SET(option, value)                                                    \
    if (rc == CURLE_OK) rc = curl_easy_setopt(curl, option, value)

    SET(CURLOPT_CURLU, url);
#if (LIBCURL_VERSION_NUM >= 0x075500)
    SET(CURLOPT_PROTOCOLS_STR, what->https_only ? "https" : "http,https");
#else
    SET(CURLOPT_PROTOCOLS, (long) (what->https_only ? CURLPROTO_HTTPS
                                   : CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT, FHBD_FETCH_CONNECT);
    SET(CURLOPT_TIMEOUT, what->timeout);
#if (LIBCURL_VERSION_NUM >= 0x075700)
    SET(CURLOPT_QUICK_EXIT, 1L);    /* a slow name server costs no more than
                                     * the timeout */
#endif
    SET(CURLOPT_PROXY, "");             /* none from the environment */
    SET(CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_USERAGENT, "fhir-bulkd/" FHB_VERSION);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_HEADERFUNCTION, fhbd_fetch_header);
    SET(CURLOPT_HEADERDATA, t);
    SET(CURLOPT_WRITEFUNCTION, fhbd_fetch_body);
    SET(CURLOPT_WRITEDATA, t);
    SET(CURLOPT_ERRORBUFFER, t->why);

    if (what->compressed) {
        SET(CURLOPT_ACCEPT_ENCODING, "");       /* all that libcurl can */
    }

    if (what->ca_file != NULL) {
        SET(CURLOPT_CAINFO, what->ca_file);
        SET(CURLOPT_CAPATH, NULL);      /* these, and not the system's too */
    }

    if (what->public_only) {
        SET(CURLOPT_OPENSOCKETFUNCTION, fhbd_fetch_socket);
        SET(CURLOPT_OPENSOCKETDATA, t);
    }

    if (what->cancel != NULL) {
        SET(CURLOPT_NOPROGRESS, 0L);
        SET(CURLOPT_XFERINFOFUNCTION, fhbd_fetch_progress);
        SET(CURLOPT_XFERINFODATA, what->cancel);
    }

#undef SET

    return rc;
}


static fhb_err_t
fhbd_fetch_result(const fhbd_transfer_t *t, CURLcode rc, fhb_error_t *err)
{
    if (rc == CURLE_OUT_OF_MEMORY || t->out->body.failed
        || t->cache_control.failed)
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory to fetch");
    }

    if (t->too_large) {
        return fhb_fail(err, FHB_EAGAIN, "the document is too large");
    }

    if (rc != CURLE_OK && t->refused) {
        return fhb_fail(err, FHB_EAGAIN, "its address is not a public one");
    }

    if (rc != CURLE_OK) {
        /* the longer texts of failed connections name the host */
        return fhb_fail(err, FHB_EAGAIN, "%s",
                        rc == CURLE_PEER_FAILED_VERIFICATION
                        && t->why[0] != '\0' ? t->why
                                             : curl_easy_strerror(rc));
    }

    if (t->out->status != 200) {
        return fhb_fail(err, FHB_EAGAIN, "status %ld", t->out->status);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_fetch_run(fhbd_transfer_t *t, CURL *curl, CURLU *url,
    struct curl_slist *headers, fhb_error_t *err)
{
    CURLcode  rc;

    rc = fhbd_fetch_options(curl, url, headers, t);

    if (rc == CURLE_OK) {
        rc = curl_easy_perform(curl);

        if (curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &t->out->status)
            != CURLE_OK)
        {
            t->out->status = 0;
        }
    }

    return fhbd_fetch_result(t, rc, err);
}


/* what is left of the lifetime that the server gave */
static int64_t
fhbd_fetch_lifetime(const fhbd_transfer_t *t)
{
    int64_t  fresh = fhbd_fresh_seconds(fhb_buf_str(&t->cache_control));

    if (fresh > 0) {
        fresh = t->age < fresh ? fresh - t->age : 0;
    }

    return fresh > FHBD_FRESH_MAX ? FHBD_FRESH_MAX : fresh;
}


fhb_err_t
fhbd_fetch(const fhbd_fetch_t *what, fhbd_fetched_t *out, fhb_error_t *err)
{
    CURL               *curl;
    CURLU              *url;
    fhb_buf_t           accept = { 0 };
    fhb_err_t           rc;
    fhbd_transfer_t     t = { .what = what, .out = out };
    struct curl_slist  *headers = NULL;

    *out = (fhbd_fetched_t) { .fresh = -1 };

    fhb_buf_addf(&accept, "Accept: %s", what->accept);
    fhb_buf_addc(&accept, '\0');
    if (!accept.failed) {
        headers = curl_slist_append(NULL, accept.ptr);
    }

    curl = curl_easy_init();
    url = curl_url();

    if (curl == NULL || url == NULL || headers == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory to fetch");

    } else {
        rc = fhbd_fetch_url(what, url, err);
        if (rc == FHB_OK) {
            rc = fhbd_fetch_run(&t, curl, url, headers, err);
        }
    }

    if (rc == FHB_OK) {
        out->fresh = fhbd_fetch_lifetime(&t);
    }

    curl_easy_cleanup(curl);
    curl_url_cleanup(url);
    curl_slist_free_all(headers);
    fhb_buf_free(&accept);
    fhb_buf_free(&t.cache_control);

    return rc;
}


void
fhbd_fetched_free(fhbd_fetched_t *f)
{
    fhb_buf_free(&f->body);
}


fhb_err_t
fhbd_fetch_json(const char *url, json_t **out, fhb_error_t *err)
{
    fhb_err_t           rc;
    json_error_t        why;
    fhbd_fetched_t      f;
    const fhbd_fetch_t  what = {
        .url = url,
        .accept = "application/fhir+json, application/json;q=0.9",
        .max = FHBD_STATEMENT_MAX,
        .timeout = FHBD_STATEMENT_TIME,
        .compressed = true,
    };

    rc = fhbd_fetch(&what, &f, err);

    if (rc == FHB_OK) {
        *out = json_loadb(f.body.len == 0 ? "" : f.body.ptr, f.body.len, 0,
                          &why);

        if (*out == NULL) {
            rc = fhb_fail(err, FHB_EJSON, "not JSON, line %d", why.line);

        } else if (!json_is_object(*out)) {
            json_decref(*out);
            rc = fhb_fail(err, FHB_EJSON, "not a JSON object");
        }
    }

    fhbd_fetched_free(&f);

    return rc;
}
