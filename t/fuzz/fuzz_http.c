/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Any bytes on the control socket, through evhttp to a handler and back: what
 * the handler gets is whole and has no line ends, and what the peer reads is
 * one well-formed reply for each call, in their order, then nothing or one
 * refusal.
 */

#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <linux/sockios.h>

#include "../../src/sidecar/fhbd_http_int.h"
#include "../../src/sidecar/fhbd_log.h"
#include "fuzz_folder.h"

#define CALLS  256

static struct event_base   *base;
static struct sockaddr_un   address = { .sun_family = AF_UNIX };
static fhbd_http_t         *http;
static fhbd_conf_t          conf;

/* what the handler saw of one input; read when no call is under way */
static size_t               seen_n;
static fhbd_method_t        seen[CALLS];
static size_t               seen_body[CALLS];


static void
check_text(fhb_str_t s)
{
    require(s.len == 0 || (memchr(s.ptr, '\n', s.len) == NULL
                           && memchr(s.ptr, '\0', s.len) == NULL));
}


/* in a thread of the pool; one call at a time, since there is one peer */
static void
handle(void *arg, const fhbd_api_request_t *req, fhbd_api_reply_t *reply)
{
    size_t  i;

    (void) arg;

    check_text(req->path);
    check_text(req->query);

    *reply = (fhbd_api_reply_t) { .status = 200 };
    fhb_buf_addf(&reply->body, "%zu", req->headers_n);

    for (i = 0; i < req->headers_n; i++) {
        check_text(req->headers[i].name);
        check_text(req->headers[i].value);

        /* one with CR in it makes a reply that cannot be built */
        if (fhb_str_caseeqc(req->headers[i].name, "echo")
            && reply->headers_n < 2
            && req->headers[i].value.len < sizeof(reply->headers[0].value))
        {
            reply->headers[reply->headers_n].name = "Echo";
            memcpy(reply->headers[reply->headers_n++].value,
                   req->headers[i].value.ptr, req->headers[i].value.len);
        }
    }

    for (i = 0; i < req->body.len; i++) {
        fhb_buf_addc(&reply->body, req->body.ptr[i]);
    }
    require(!reply->body.failed);

    if (seen_n < CALLS) {
        seen[seen_n] = req->method;
        seen_body[seen_n] = reply->body.len;
    }
    seen_n++;
}


static void
start(void)
{
    int          dirfd = fuzz_folder_make("http");
    fhb_error_t  err = { FHB_OK, "" };

    require(close(dirfd) == 0);
    conf.listen = fuzz_folder_path("api.sock");
    require(strlen(conf.listen) < sizeof(address.sun_path));
    memcpy(address.sun_path, conf.listen, strlen(conf.listen) + 1);

    conf.socket_mode = 0600;
    conf.control_threads = 1;
    conf.token_threads = 1;
    conf.max_kickoff_body = 1 << 16;

    fhbd_log_set_level(FHBD_LOG_ERROR - 1);
    (void) signal(SIGPIPE, SIG_IGN);

    base = event_base_new();
    require(base != NULL);
    if (fhbd_http_start(base, &conf, handle, NULL, &http, &err) != FHB_OK) {
        (void) fprintf(stderr, "%s\n", err.text);
        abort();
    }
}


/* true: the server closed the connection */
static bool
take(int fd, fhb_buf_t *out)
{
    char     buf[16384];
    ssize_t  n;

    while ((n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT)) > 0) {
        fhb_buf_add(out, buf, (size_t) n);
    }
    require(!out->failed);

    return n == 0;
}


/* until the server has read all that was sent, and answered what it took */
static bool
serve(int fd, fhb_buf_t *out)
{
    int   idle, queued = 1;
    bool  closed = false;

    for (idle = 0; idle < 3 && !closed; /* void */ ) {
        (void) event_base_loop(base, http->calls > 0 ? EVLOOP_ONCE
                                                     : EVLOOP_NONBLOCK);
        closed = take(fd, out);
        require(ioctl(fd, SIOCOUTQ, &queued) == 0);
        idle = http->calls > 0 || queued > 0 ? 0 : idle + 1;
    }

    return closed;
}


static void
talk(const uint8_t *data, size_t size, size_t piece, fhb_buf_t *out)
{
    int      fd, i;
    bool     closed = false;
    size_t   n;
    ssize_t  sent;

    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    require(fd != -1);
    require(connect(fd, (struct sockaddr *) &address, sizeof(address)) == 0);

    for ( /* void */ ; size > 0 && !closed; data += n, size -= n) {
        n = size < piece ? size : piece;
        sent = send(fd, data, n, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent == -1) {
            break;                      /* the server has had enough */
        }
        n = (size_t) sent;
        closed = serve(fd, out);
    }

    (void) shutdown(fd, SHUT_WR);
    for (i = 0; i < 1000 && !closed; i++) {
        closed = serve(fd, out);
    }
    require(closed);

    require(close(fd) == 0);
    (void) event_base_loop(base, EVLOOP_NONBLOCK);
    require(http->calls == 0);
}


/* one reply; gives its status */
static int
reply(fhb_str_t *rest, bool head, size_t *body)
{
    int          status;
    char        *text, *line, *save, *end;
    size_t       n, length = SIZE_MAX;
    const char  *p;

    p = memmem(rest->ptr, rest->len, "\r\n\r\n", 4);
    require(p != NULL);
    n = (size_t) (p - rest->ptr) + 4;
    text = fhb_str_dup(fhb_str(rest->ptr, n - 2));
    require(text != NULL && strlen(text) == n - 2);
    *rest = fhb_str(rest->ptr + n, rest->len - n);

    /* evhttp says the peer's version again */
    end = strchr(text, ' ');
    require(strncmp(text, "HTTP/", 5) == 0 && end != NULL);
    status = atoi(end + 1);
    require(status >= 100 && status <= 599);

    line = strtok_r(text, "\r\n", &save);
    while ((line = strtok_r(NULL, "\r\n", &save)) != NULL) {
        require(strchr(line, ':') != NULL);
        if (strncasecmp(line, "Content-Length: ", 16) == 0) {
            require(length == SIZE_MAX);
            length = strtoull(line + 16, &end, 10);
            require(*end == '\0');
        }
    }
    free(text);

    if (status == 100) {
        return status;
    }

    /* evhttp's own words end with the connection */
    if (length == SIZE_MAX) {
        require(status >= 400);
        *rest = fhb_str(rest->ptr + rest->len, 0);
        return status;
    }

    *body = length;
    if (!head) {
        require(rest->len >= length);
        *rest = fhb_str(rest->ptr + length, rest->len - length);
    }

    return status;
}


static void
check(fhb_str_t rest)
{
    int     status;
    size_t  i, body = 0;

    for (i = 0; i < seen_n; i++) {
        /* the peer went before it had its reply */
        if (rest.len == 0) {
            return;
        }
        do {
            status = reply(&rest, seen[i] == FHBD_HEAD, &body);
        } while (status == 100 && rest.len > 0);

        if (status == 100) {
            return;
        }
        require(status == 200 || status == 500);
        require(status != 200 || body == seen_body[i]);
    }

    while (rest.len > 0) {
        status = reply(&rest, false, &body);
        require(status == 100 || (status >= 400 && rest.len == 0));
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhb_buf_t  out = { 0 };

    if (http == NULL) {
        start();
    }

    if (size < 2 || size > 65536) {
        return 0;
    }

    seen_n = 0;
    talk(data + 1, size - 1, data[0] < 128 ? size : data[0] - 127u, &out);

    if (seen_n <= CALLS) {
        check(fhb_buf_str(&out));
    }
    fhb_buf_free(&out);

    return 0;
}
