/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control socket as a peer sees it.  The server is a child process with
 * a handler of our own; it must end cleanly whatever its clients did (the
 * sanitizers speak through its exit status).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_http.h"
#include "../../src/sidecar/fhbd_listen.h"
#include "../../src/sidecar/fhbd_log.h"

#define DEADLINE  20000         /* ms; nothing here takes long */
#define BIG       (10 * 1024 * 1024)

static char         dir[64], path[96];
static fhbd_conf_t  conf;
static pid_t        server;
static int          gate[2];    /* a byte lets one /slow go on */
static int          entered[2]; /* a byte: a handler is in /slow */

/* who the peer is, for the tests of credentials; 0: as it is */
static struct ucred  peer;
static gid_t         peer_groups[2];


/* stands before libc's */
int
getsockopt(int fd, int level, int name, void *value, socklen_t *len)
{
    if (peer.pid != 0 && level == SOL_SOCKET && name == SO_PEERCRED) {
        memcpy(value, &peer, sizeof(peer));
        *len = sizeof(peer);
        return 0;
    }

    if (peer.pid != 0 && level == SOL_SOCKET && name == SO_PEERGROUPS) {
        memcpy(value, peer_groups, sizeof(peer_groups));
        *len = sizeof(peer_groups);
        return 0;
    }

    return (int) syscall(SYS_getsockopt, fd, level, name, value, len);
}


/* the server's side */

static void
handle(void *arg, const fhbd_api_request_t *req, fhbd_api_reply_t *reply)
{
    char    c = 0;
    size_t  i;

    (void) arg;

    *reply = (fhbd_api_reply_t) { .status = 200 };

    if (fhb_str_eqc(req->path, "/empty")) {
        reply->status = 202;
        return;
    }

    if (fhb_str_eqc(req->path, "/slow")
        || fhb_str_eqc(req->path, "/v1/token"))
    {
        if (write(entered[1], &c, 1) != 1 || read(gate[0], &c, 1) != 1) {
            abort();
        }
    }

    reply->headers[0].name = "Content-Type";
    (void) snprintf(reply->headers[0].value, 32, "application/fhir+json");
    reply->headers_n = 1;

    if (fhb_str_eqc(req->path, "/big")) {
        for (i = 0; i < BIG; i++) {
            fhb_buf_addc(&reply->body, 'x');
        }
        return;
    }

    fhb_buf_addf(&reply->body, "%d %.*s ?%.*s body %zu", (int) req->method,
                 FHB_STR_ARG(req->path), FHB_STR_ARG(req->query),
                 req->body.len);
    for (i = 0; i < req->headers_n; i++) {
        if (fhb_str_caseeqc(req->headers[i].name, "prefer")) {
            fhb_buf_addf(&reply->body, " [%.*s]",
                         FHB_STR_ARG(req->headers[i].value));
        }
    }
}


static fhbd_http_t  *http;

static void
drained(void *arg)
{
    (void) event_base_loopbreak(arg);
}


static void
on_term(evutil_socket_t sig, short what, void *arg)
{
    (void) sig;
    (void) what;
    fhbd_http_drain(http, drained, arg);
}


static int
serve(int ready)
{
    fhb_error_t         err;
    struct event       *term;
    struct event_base  *base = event_base_new();

    (void) signal(SIGPIPE, SIG_IGN);
    term = evsignal_new(base, SIGTERM, on_term, base);

    if (event_add(term, NULL) == -1
        || fhbd_http_start(base, &conf, handle, NULL, &http, &err) != FHB_OK
        || write(ready, "", 1) != 1)
    {
        return 3;
    }

    (void) event_base_dispatch(base);

    fhbd_http_free(http);
    event_free(term);
    event_base_free(base);
    libevent_global_shutdown();

    return 0;
}


static void
start_server(void)
{
    int   ready[2];
    char  c;

    assert_int_equal(pipe2(ready, O_CLOEXEC), 0);
    assert_int_equal(pipe2(gate, O_CLOEXEC), 0);
    assert_int_equal(pipe2(entered, O_CLOEXEC), 0);

    server = fork();
    assert_int_not_equal(server, -1);

    if (server == 0) {
        (void) close(gate[1]);
        exit(serve(ready[1]));
    }

    (void) close(ready[1]);
    assert_int_equal(read(ready[0], &c, 1), 1);
    (void) close(ready[0]);
}


static void
stop_server(int signal_no)
{
    int  status;

    if (signal_no != 0) {
        assert_int_equal(kill(server, signal_no), 0);
    }
    assert_int_equal(waitpid(server, &status, 0), server);
    server = 0;

    (void) close(gate[0]);
    (void) close(gate[1]);
    (void) close(entered[0]);
    (void) close(entered[1]);

    if (signal_no != SIGKILL) {
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
}


static int
setup(void **state)
{
    (void) state;

    (void) signal(SIGPIPE, SIG_IGN);
    fhbd_log_set_level(FHBD_LOG_ERROR);
    peer = (struct ucred) { 0 };

    (void) snprintf(dir, sizeof(dir), "/tmp/fhbd-http-XXXXXX");
    if (mkdtemp(dir) == NULL) {
        return -1;
    }
    (void) snprintf(path, sizeof(path), "%s/api.sock", dir);

    conf = (fhbd_conf_t) {
        .listen = path, .socket_mode = 0640, .control_threads = 2,
        .max_kickoff_body = 1 << 20,
    };

    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    if (server != 0) {
        (void) kill(server, SIGKILL);
        (void) waitpid(server, NULL, 0);
        server = 0;
    }

    if (unlink(path) == -1 && errno != ENOENT) {
        return -1;
    }

    return rmdir(dir);
}


/* the client's side */

static int
dial(void)
{
    int                 fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_un  sun = { .sun_family = AF_UNIX };

    assert_int_not_equal(fd, -1);
    memcpy(sun.sun_path, path, strlen(path) + 1);

    if (connect(fd, (struct sockaddr *) &sun, sizeof(sun)) == -1) {
        (void) close(fd);
        return -1;
    }

    return fd;
}


static void
send_text(int fd, const char *text)
{
    assert_int_equal(send(fd, text, strlen(text), MSG_NOSIGNAL),
                     (ssize_t) strlen(text));
}


/* one reply with its head and body; "" when the connection ends */
static fhb_buf_t
receive(int fd, bool head_only)
{
    char           chunk[65536], *end, *length;
    size_t         total = SIZE_MAX;
    ssize_t        n;
    fhb_buf_t      b = { 0 };
    struct pollfd  p = { .fd = fd, .events = POLLIN };

    while (b.len < total) {
        assert_int_equal(poll(&p, 1, DEADLINE), 1);
        n = read(fd, chunk, sizeof(chunk));
        if (n <= 0) {
            break;
        }

        fhb_buf_add(&b, chunk, (size_t) n);
        fhb_buf_addc(&b, '\0');
        b.len--;

        end = strstr(b.ptr, "\r\n\r\n");
        if (end == NULL || total != SIZE_MAX) {
            continue;
        }

        length = strcasestr(b.ptr, "\r\nContent-Length: ");
        assert_non_null(length);
        assert_true(length < end);
        total = (size_t) (end + 4 - b.ptr)
                + (head_only ? 0 : strtoul(length + 18, NULL, 10));
    }

    assert_true(total == SIZE_MAX ? b.len == 0 : b.len == total);

    return b;
}


static fhb_buf_t
ask(const char *request)
{
    int        fd = dial();
    fhb_buf_t  b;

    assert_int_not_equal(fd, -1);
    send_text(fd, request);
    b = receive(fd, false);
    (void) close(fd);

    return b;
}


static void
has(const fhb_buf_t *b, const char *text)
{
    if (b->ptr == NULL || strcasestr(b->ptr, text) == NULL) {
        fail_msg("\"%s\" is not in: %.400s", text,
                 b->ptr == NULL ? "" : b->ptr);
    }
}


static void
lacks(const fhb_buf_t *b, const char *text)
{
    if (strcasestr(b->ptr, text) != NULL) {
        fail_msg("\"%s\" is in: %.400s", text, b->ptr);
    }
}


static void
wait_entered(void)
{
    char           c;
    struct pollfd  p = { .fd = entered[0], .events = POLLIN };

    assert_int_equal(poll(&p, 1, DEADLINE), 1);
    assert_int_equal(read(entered[0], &c, 1), 1);
}


static void
open_gate(size_t n)
{
    while (n-- > 0) {
        assert_int_equal(write(gate[1], "", 1), 1);
    }
}


/* SIGTERM, and nobody gets in any more */
static void
close_door(void)
{
    int  i, fd;

    assert_int_equal(kill(server, SIGTERM), 0);

    for (i = 0; i < 1000 && (fd = dial()) != -1; i++) {
        (void) close(fd);
        (void) usleep(10000);
    }
    assert_int_equal(dial(), -1);
    assert_int_equal(access(path, F_OK), -1);
}


/* stories */

static void
an_empty_202_has_length_0_and_no_type_STAT_02(void **state)
{
    fhb_buf_t  b;

    (void) state;

    start_server();
    b = ask("POST /empty HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    has(&b, "HTTP/1.1 202 Accepted\r\n");
    has(&b, "\r\nContent-Length: 0\r\n");
    has(&b, "\r\nFhir-Bulk-Protocol: 1.0\r\n");
    lacks(&b, "Content-Type");
    lacks(&b, "Transfer-Encoding");
    fhb_buf_free(&b);
    stop_server(SIGTERM);
}


static void
a_request_arrives_whole(void **state)
{
    int        fd;
    char      *body = malloc(2000001);
    fhb_buf_t  b;

    (void) state;

    start_server();

    b = ask("GET /v1/x?a=b HTTP/1.1\r\nHost: x\r\nPrefer: one\r\n"
            "PREFER: two, three\r\n\r\n");
    has(&b, "0 /v1/x ?a=b body 0 [one] [two, three]");
    has(&b, "Content-Type: application/fhir+json\r\n");
    fhb_buf_free(&b);

    /* more than the kick-off may have: the API answers it, not evhttp */
    memset(body, 'b', 2000000);
    body[2000000] = '\0';
    fd = dial();
    send_text(fd, "POST /y HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000"
                  "\r\n\r\n");
    send_text(fd, body);
    b = receive(fd, false);
    has(&b, "2 /y ? body 2000000");
    fhb_buf_free(&b);
    free(body);
    (void) close(fd);

    stop_server(SIGTERM);
}


static void
connections_are_kept(void **state)
{
    int        i, fd;
    fhb_buf_t  b;

    (void) state;

    start_server();
    fd = dial();

    for (i = 0; i < 3; i++) {
        send_text(fd, "DELETE /a HTTP/1.1\r\nHost: x\r\n\r\n");
        b = receive(fd, false);
        has(&b, "3 /a");
        lacks(&b, "Connection: close");
        fhb_buf_free(&b);

        /* STAT-09: the head of a GET, its length too, but no body */
        send_text(fd, "HEAD /b HTTP/1.1\r\nHost: x\r\n\r\n");
        b = receive(fd, true);
        has(&b, "\r\nContent-Length: 13\r\n");
        fhb_buf_free(&b);
    }

    (void) close(fd);
    stop_server(SIGTERM);
}


static void
other_methods_are_for_the_api_to_refuse_NET_08(void **state)
{
    fhb_buf_t  b;

    (void) state;

    start_server();
    b = ask("PATCH /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    has(&b, "4 /a");
    fhb_buf_free(&b);
    b = ask("OPTIONS /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "4 /a");
    fhb_buf_free(&b);
    stop_server(SIGTERM);
}


static void
clients_that_go_away_harm_nobody(void **state)
{
    int              i, fd;
    fhb_buf_t        b;
    struct timespec  from, to;

    (void) state;

    start_server();

    /* while a thread works for them */
    for (i = 0; i < 5; i++) {
        fd = dial();
        send_text(fd, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        wait_entered();
        (void) close(fd);
        open_gate(1);
    }

    /* half-closed: they still want their reply */
    fd = dial();
    send_text(fd, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_entered();
    (void) shutdown(fd, SHUT_WR);
    open_gate(1);
    b = receive(fd, false);
    has(&b, "200 OK");
    fhb_buf_free(&b);
    (void) close(fd);

    /* in the head, in the body, in the reply, with a second request */
    fd = dial();
    send_text(fd, "GET /a HT");
    (void) close(fd);

    fd = dial();
    send_text(fd, "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nx");
    (void) close(fd);

    fd = dial();
    send_text(fd, "GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_int_equal(read(fd, &(char) { 0 }, 1), 1);
    (void) close(fd);

    fd = dial();
    send_text(fd, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
                  "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_entered();
    (void) close(fd);
    open_gate(1);

    b = ask("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(b.len > BIG);
    fhb_buf_free(&b);

    /* no stop waits for what they did not fetch */
    (void) clock_gettime(CLOCK_MONOTONIC, &from);
    stop_server(SIGTERM);
    (void) clock_gettime(CLOCK_MONOTONIC, &to);
    assert_true(to.tv_sec - from.tv_sec < 4);
}


static void
nonsense_is_refused(void **state)
{
    int        fd;
    size_t     i;
    ssize_t    n;
    char       chunk[4096];
    fhb_buf_t  b;

    (void) state;

    start_server();

    fd = dial();
    send_text(fd, "nonsense\r\n\r\n");
    n = read(fd, chunk, sizeof(chunk));
    assert_true(n <= 0 || strncmp(chunk, "HTTP/1.1 400", 12) == 0);
    (void) close(fd);

    /* a head without end: cut at 64 KiB */
    fd = dial();
    send_text(fd, "GET /a HTTP/1.1\r\n");
    for (i = 0; i < 2000; i++) {
        n = send(fd, "X-Long: 0123456789012345678901234567890123456789\r\n",
                 50, MSG_NOSIGNAL);
        if (n != 50) {
            break;
        }
    }
    n = read(fd, chunk, sizeof(chunk));
    assert_true(n <= 0 || strncmp(chunk, "HTTP/1.1 4", 10) == 0);
    (void) close(fd);

    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "200 OK");
    fhb_buf_free(&b);

    stop_server(SIGTERM);
}


static void
too_many_calls_are_told_to_come_again_STAT_16(void **state)
{
    int            i, last = 0, fds[1 + 64 + 1];
    fhb_buf_t      b;
    struct pollfd  p[1 + 64 + 1];

    (void) state;

    conf.control_threads = 1;
    start_server();

    fds[0] = dial();
    send_text(fds[0], "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_entered();

    for (i = 1; i <= 65; i++) {
        fds[i] = dial();
        send_text(fds[i], "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    /* one thread: 64 wait, one more does not */
    for (i = 0; i <= 65; i++) {
        p[i] = (struct pollfd) { .fd = fds[i], .events = POLLIN };
    }
    assert_int_equal(poll(p, 66, DEADLINE), 1);
    for (i = 1; i <= 65; i++) {
        last = p[i].revents != 0 ? i : last;
    }

    b = receive(fds[last], false);
    has(&b, "HTTP/1.1 503");
    has(&b, "\r\nRetry-After: 1\r\n");
    has(&b, "\r\nContent-Type: application/fhir+json\r\n");
    has(&b, "\"code\":\"transient\"");
    fhb_buf_free(&b);

    open_gate(1);
    for (i = 0; i <= 65; i++) {
        if (i != last) {
            b = receive(fds[i], false);
            has(&b, "200 OK");
            fhb_buf_free(&b);
        }
        (void) close(fds[i]);
    }

    stop_server(SIGTERM);
}


#define TOKEN_CALL                                                            \
    "POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"


/* they may wait for key sets of others */
static void
token_calls_do_not_hold_up_the_rest(void **state)
{
    int            i, last = 0, fds[1 + 64 + 1];
    char           clients[] = "clients.json";
    fhb_buf_t      b;
    struct pollfd  p[1 + 64 + 1];

    (void) state;

    conf.clients = clients;
    conf.control_threads = conf.token_threads = 1;
    start_server();

    fds[0] = dial();
    send_text(fds[0], TOKEN_CALL);
    wait_entered();

    for (i = 1; i <= 65; i++) {
        fds[i] = dial();
        send_text(fds[i], TOKEN_CALL);
    }

    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "200 OK");
    fhb_buf_free(&b);

    /* one thread: 64 wait, one more is told so in OAuth's words */
    for (i = 0; i <= 65; i++) {
        p[i] = (struct pollfd) { .fd = fds[i], .events = POLLIN };
    }
    assert_int_equal(poll(p, 66, DEADLINE), 1);
    for (i = 1; i <= 65; i++) {
        last = p[i].revents != 0 ? i : last;
    }

    b = receive(fds[last], false);
    has(&b, "HTTP/1.1 503");
    has(&b, "\r\nRetry-After: 1\r\n");
    has(&b, "\r\nContent-Type: application/json\r\n");
    has(&b, "{\"error\":\"temporarily_unavailable\",");
    fhb_buf_free(&b);

    for (i = 0; i <= 65; i++) {
        if (i != last) {
            open_gate(1);
            b = receive(fds[i], false);
            has(&b, "200 OK");
            fhb_buf_free(&b);
        }
        (void) close(fds[i]);
    }

    stop_server(SIGTERM);
}


static void
a_stop_finishes_what_is_in_work(void **state)
{
    int         busy, idle;
    fhb_buf_t   b;

    (void) state;

    start_server();

    idle = dial();
    send_text(idle, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    b = receive(idle, false);
    fhb_buf_free(&b);

    busy = dial();
    send_text(busy, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_entered();

    close_door();

    /* who is in gets one more answer */
    send_text(idle, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    b = receive(idle, false);
    has(&b, "HTTP/1.1 200 OK");
    has(&b, "\r\nConnection: close\r\n");
    fhb_buf_free(&b);
    (void) close(idle);

    open_gate(1);
    b = receive(busy, false);
    has(&b, "HTTP/1.1 200 OK");
    has(&b, "\r\nConnection: close\r\n");
    fhb_buf_free(&b);
    (void) close(busy);

    stop_server(0);
}


/* what nginx sends over a connection that it has just made: it is accepted,
 * so it does not wait in the socket, and nginx would not try another one */
static void
a_stop_waits_for_the_first_request_of_a_connection(void **state)
{
    int        i, early[40];
    fhb_buf_t  b;

    (void) state;

    start_server();

    for (i = 0; i < 40; i++) {
        early[i] = dial();
    }

    /* accepted after them */
    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "200 OK");
    fhb_buf_free(&b);

    close_door();

    for (i = 0; i < 40; i++) {
        send_text(early[i], "POST /a HTTP/1.1\r\nHost: x\r\n"
                            "Content-Length: 0\r\n\r\n");
        b = receive(early[i], false);
        has(&b, "HTTP/1.1 200 OK");
        has(&b, "\r\nConnection: close\r\n");
        fhb_buf_free(&b);
        (void) close(early[i]);
    }

    stop_server(0);
}


static void
a_stop_does_not_wait_long_for_those_who_say_nothing(void **state)
{
    int              i, silent[40];
    fhb_buf_t        b;
    struct timespec  from, to;

    (void) state;

    start_server();

    for (i = 0; i < 40; i++) {
        silent[i] = dial();
    }
    send_text(silent[0], "POST /a HTTP/1.1\r\n");

    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    fhb_buf_free(&b);

    (void) clock_gettime(CLOCK_MONOTONIC, &from);
    stop_server(SIGTERM);
    (void) clock_gettime(CLOCK_MONOTONIC, &to);

    /* a deadline that leaves work undone would have taken five seconds */
    assert_true(to.tv_sec - from.tv_sec < 4);

    for (i = 0; i < 40; i++) {
        (void) close(silent[i]);
    }
}


static void
a_socket_left_by_a_crash_is_replaced(void **state)
{
    int          fd;
    bool         own;
    fhb_buf_t    b;
    fhb_error_t  err;
    struct stat  st;

    (void) state;

    start_server();
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);

    /* alive: left alone */
    assert_int_equal(fhbd_listen(&conf, &fd, &own, &err), FHB_EAGAIN);
    assert_non_null(strstr(err.text, "another process listens"));
    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "200 OK");
    fhb_buf_free(&b);

    stop_server(SIGKILL);
    assert_int_equal(access(path, F_OK), 0);

    start_server();
    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "200 OK");
    fhb_buf_free(&b);
    stop_server(SIGTERM);
}


static void
what_is_no_socket_is_not_removed(void **state)
{
    int          fd;
    bool         own;
    fhb_error_t  err;

    (void) state;

    fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_not_equal(fd, -1);
    (void) close(fd);

    assert_int_equal(fhbd_listen(&conf, &fd, &own, &err), FHB_EPARAM);
    assert_int_equal(access(path, F_OK), 0);
}


static void
what_systemd_hands_over_is_understood_or_refused(void **state)
{
    int           fd;
    bool          own;
    char          pid[32];
    size_t        i;
    fhb_error_t   err;
    const char   *bad[] = { "x", "-1", "1x", "99999999999999999999", "20000",
                            "1" };

    (void) state;

    (void) snprintf(pid, sizeof(pid), "%d", (int) getpid());

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(setenv("LISTEN_PID", pid, 1), 0);
        assert_int_equal(setenv("LISTEN_FDS", bad[i], 1), 0);
        if (fhbd_listen(&conf, &fd, &own, &err) == FHB_OK) {
            fail_msg("LISTEN_FDS=%s gives a socket", bad[i]);
        }
        assert_int_equal(access(path, F_OK), -1);
    }

    /* meant for another process, or for nobody */
    assert_int_equal(setenv("LISTEN_PID", "1", 1), 0);
    assert_int_equal(setenv("LISTEN_FDS", "x", 1), 0);
    assert_int_equal(fhbd_listen(&conf, &fd, &own, &err), FHB_OK);
    assert_true(own);
    assert_int_equal(close(fd), 0);
}


static bool
allowed(const fhbd_peers_t *peers, uid_t uid, gid_t gid, gid_t more)
{
    uid_t  seen;
    bool   yes;

    peer = (struct ucred) { .pid = 1, .uid = uid, .gid = gid };
    peer_groups[0] = 7;
    peer_groups[1] = more;

    yes = fhbd_peers_allow(peers, 0, &seen);
    assert_int_equal(seen, uid);

    return yes;
}


static void
peers_are_known_by_their_credentials(void **state)
{
    char          users[] = "root, 4000 4001", nobody[] = "no-such-user-x";
    char          group[] = "5000", no_group[] = "no-such-group-x";
    fhb_error_t   err;
    fhbd_peers_t  peers;

    (void) state;

    /* members of socket_group, as first or further group */
    conf.socket_group = group;
    assert_int_equal(fhbd_peers_init(&conf, &peers, &err), FHB_OK);
    assert_true(allowed(&peers, 0, 1, 1));
    assert_true(allowed(&peers, geteuid(), 1, 1));
    assert_true(allowed(&peers, 4000, 5000, 1));
    assert_true(allowed(&peers, 4000, 1, 5000));
    assert_false(allowed(&peers, 4000, 1, 1));
    fhbd_peers_free(&peers);

    /* with allow_users only these, whatever their group */
    conf.allow_users = users;
    assert_int_equal(fhbd_peers_init(&conf, &peers, &err), FHB_OK);
    assert_true(allowed(&peers, 4000, 1, 1));
    assert_true(allowed(&peers, 4001, 1, 1));
    assert_true(allowed(&peers, geteuid(), 1, 1));
    assert_false(allowed(&peers, 4002, 5000, 5000));
    fhbd_peers_free(&peers);

    conf.allow_users = nobody;
    assert_int_equal(fhbd_peers_init(&conf, &peers, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "allow_users: no user"));

    conf.allow_users = NULL;
    conf.socket_group = no_group;
    assert_int_equal(fhbd_peers_init(&conf, &peers, &err), FHB_EPARAM);
}


static void
strangers_are_answered_403(void **state)
{
    fhb_buf_t  b;

    (void) state;

    conf.socket_group = NULL;
    fhbd_log_set_level(FHBD_LOG_ERROR);

    /* the child sees every peer as this one */
    peer = (struct ucred) { .pid = 1, .uid = 4242, .gid = 4294967294u };
    peer_groups[0] = peer_groups[1] = 4294967294u;
    start_server();
    peer = (struct ucred) { 0 };

    b = ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    has(&b, "HTTP/1.1 403");
    has(&b, "\"code\":\"forbidden\"");
    fhb_buf_free(&b);
    stop_server(SIGTERM);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(an_empty_202_has_length_0_and_no_type_STAT_02),
        TEST(a_request_arrives_whole),
        TEST(connections_are_kept),
        TEST(other_methods_are_for_the_api_to_refuse_NET_08),
        TEST(clients_that_go_away_harm_nobody),
        TEST(nonsense_is_refused),
        TEST(too_many_calls_are_told_to_come_again_STAT_16),
        TEST(token_calls_do_not_hold_up_the_rest),
        TEST(a_stop_finishes_what_is_in_work),
        TEST(a_stop_waits_for_the_first_request_of_a_connection),
        TEST(a_stop_does_not_wait_long_for_those_who_say_nothing),
        TEST(a_socket_left_by_a_crash_is_replaced),
        TEST(what_is_no_socket_is_not_removed),
        TEST(what_systemd_hands_over_is_understood_or_refused),
        TEST(peers_are_known_by_their_credentials),
        TEST(strangers_are_answered_403),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
