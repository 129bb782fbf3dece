/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Load for an HTTP server, by kept connections, and what it answers: rates
 * and latencies.  It reads in large pieces and looks at no more of a reply
 * than it must, so that the server is what is measured.
 *
 *   http_bench [-c CONNECTIONS] [-t MILLISECONDS] [-s STATUS] [-1]
 *              unix:PATH|ADDRESS:PORT FILE
 *
 * FILE has the requests, each after a line with its length in bytes.  The
 * connections send them in turn, again and again until the time is over, or
 * each of them once (-1).  Every reply must have STATUS (200) and a
 * Content-Length.
 *
 * Prints "figures REQUESTS BYTES MICROSECONDS P50 P99 MAX": replies that are
 * complete, bytes of all replies, how long it took; latencies in
 * microseconds.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define HEAD_MAX   16384
#define BODY_READ  (256 * 1024)
#define EVENTS     256
#define LEAST      (1024 * 1024)    /* bytes of what takes too long */

typedef struct {
    char      *ptr;
    size_t     len;
} request_t;

typedef struct {
    int        fd;
    bool       waiting;             /* for a reply */
    size_t     have;                /* bytes of head */
    uint64_t   left;                /* bytes of the body, once the head is
                                     * there */
    bool       body;
    uint64_t   sent;                /* when, microseconds */
    char       head[HEAD_MAX];
} conn_t;

typedef struct {
    unsigned         connections;
    uint64_t         time;          /* microseconds */
    long             status;
    bool             once;
    const char      *address;

    request_t       *requests;
    size_t           requests_n;
    size_t           next;
    conn_t          *conns;
    int              epoll;

    size_t           done;
    size_t           under_way;
    uint64_t         bytes;
    uint32_t        *latencies;
    size_t           latencies_cap;
} load_t;

static char  load_body[BODY_READ];


static uint64_t
load_now(void)
{
    struct timespec  ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);

    return (uint64_t) ts.tv_sec * 1000000 + (uint64_t) ts.tv_nsec / 1000;
}


static bool
load_fail(const char *what)
{
    fprintf(stderr, "http_bench: %s%s%s\n", what, errno != 0 ? ": " : "",
            errno != 0 ? strerror(errno) : "");

    return false;
}


static bool
load_read_requests(load_t *l, const char *path)
{
    FILE       *f;
    bool        good = true;
    size_t      len, cap = 0;
    request_t  *r;

    f = fopen(path, "r");
    if (f == NULL) {
        return load_fail(path);
    }

    while (good && fscanf(f, "%zu", &len) == 1) {
        if (l->requests_n == cap) {
            cap = cap == 0 ? 64 : cap * 2;
            r = reallocarray(l->requests, cap, sizeof(request_t));
            if (r == NULL) {
                good = false;
                break;
            }
            l->requests = r;
        }

        r = &l->requests[l->requests_n];
        r->len = len;
        r->ptr = malloc(len + 1);
        good = r->ptr != NULL && fgetc(f) == '\n'
               && fread(r->ptr, 1, len, f) == len;
        l->requests_n += r->ptr != NULL;
    }

    good = good && feof(f) && l->requests_n > 0;
    if (fclose(f) != 0 || !good) {
        errno = 0;
        return load_fail("the file of requests cannot be read");
    }

    return true;
}


static bool
load_connect(const load_t *l, int *out)
{
    int                  fd, one = 1;
    char                 host[64];
    const char          *colon;
    socklen_t            len;
    struct sockaddr     *sa;
    struct sockaddr_in   in = { .sin_family = AF_INET };
    struct sockaddr_un   un = { .sun_family = AF_UNIX };

    if (strncmp(l->address, "unix:", 5) == 0) {
        sa = (struct sockaddr *) &un;
        len = sizeof(un);
        if (strlen(l->address + 5) >= sizeof(un.sun_path)) {
            errno = ENAMETOOLONG;
            return load_fail(l->address);
        }
        strcpy(un.sun_path, l->address + 5);

    } else {
        sa = (struct sockaddr *) &in;
        len = sizeof(in);
        colon = strrchr(l->address, ':');
        if (colon == NULL || (size_t) (colon - l->address) >= sizeof(host)) {
            errno = EINVAL;
            return load_fail(l->address);
        }
        memcpy(host, l->address, (size_t) (colon - l->address));
        host[colon - l->address] = '\0';
        in.sin_port = htons((uint16_t) strtoul(colon + 1, NULL, 10));
        if (inet_pton(AF_INET, host, &in.sin_addr) != 1) {
            errno = EINVAL;
            return load_fail(l->address);
        }
    }

    fd = socket(sa->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd == -1 || connect(fd, sa, len) == -1) {
        return load_fail(l->address);
    }
    if (sa->sa_family == AF_INET
        && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one)) == -1)
    {
        return load_fail("TCP_NODELAY");
    }

    *out = fd;

    return true;
}


/* the next request, if there is one */
static bool
load_send(load_t *l, conn_t *c)
{
    ssize_t           n;
    const request_t  *r;

    c->waiting = c->body = false;
    c->have = 0;

    if (l->next == l->requests_n) {
        if (l->once) {
            return true;
        }
        l->next = 0;
    }
    r = &l->requests[l->next++];

    c->waiting = true;
    c->sent = load_now();

    do {
        n = send(c->fd, r->ptr, r->len, MSG_NOSIGNAL);
    } while (n == -1 && errno == EINTR);

    if (n != (ssize_t) r->len) {
        return load_fail("a request cannot be sent");
    }
    l->under_way++;

    return true;
}


static bool
load_reply_done(load_t *l, conn_t *c)
{
    size_t     cap;
    uint32_t  *p;

    if (l->done == l->latencies_cap) {
        cap = l->latencies_cap == 0 ? 65536 : l->latencies_cap * 2;
        p = reallocarray(l->latencies, cap, sizeof(uint32_t));
        if (p == NULL) {
            return load_fail("latencies");
        }
        l->latencies = p;
        l->latencies_cap = cap;
    }

    l->latencies[l->done++] = (uint32_t) (load_now() - c->sent);
    l->under_way--;

    return load_send(l, c);
}


/* *complete: the head is; what of the body came with it is counted */
static bool
load_head(const load_t *l, conn_t *c, bool *complete)
{
    char    *end, *line;
    long     status;
    size_t   more;

    *complete = false;
    c->head[c->have] = '\0';

    end = strstr(c->head, "\r\n\r\n");
    if (end == NULL) {
        errno = 0;
        return c->have < HEAD_MAX - 1 ? true : load_fail("a head is too long");
    }

    more = c->have - (size_t) (end + 4 - c->head);
    end[2] = '\0';

    status = strncmp(c->head, "HTTP/1.1 ", 9) == 0
             ? strtol(c->head + 9, NULL, 10) : 0;
    if (status != l->status) {
        fprintf(stderr, "http_bench: status %ld, not %ld\n", status,
                l->status);
        return false;
    }

    for (line = c->head; line != NULL; line = strstr(line, "\r\n")) {
        line += 2;
        if (strncasecmp(line, "Content-Length:", 15) == 0) {
            break;
        }
    }

    errno = 0;
    c->left = line == NULL ? 0 : strtoull(line + 15, NULL, 10);
    if (line == NULL || more > c->left) {
        return load_fail("a reply has no right Content-Length");
    }
    c->left -= more;
    c->body = *complete = true;

    return true;
}


static bool
load_read(load_t *l, conn_t *c)
{
    bool      complete;
    char     *to;
    size_t    room;
    ssize_t   n;

    to = c->body ? load_body : c->head + c->have;
    room = !c->body ? HEAD_MAX - 1 - c->have
           : c->left < BODY_READ ? (size_t) c->left : BODY_READ;

    n = recv(c->fd, to, room, MSG_DONTWAIT);
    if (n == -1 && (errno == EAGAIN || errno == EINTR)) {
        return true;
    }
    if (n <= 0) {
        if (n == 0) {
            errno = 0;
        }
        return load_fail("the server closed a connection");
    }
    l->bytes += (uint64_t) n;

    if (c->body) {
        c->left -= (uint64_t) n;
    } else {
        c->have += (size_t) n;
        if (!load_head(l, c, &complete)) {
            return false;
        }
        if (!complete) {
            return true;
        }
    }

    return c->left > 0 || load_reply_done(l, c);
}


static bool
load_start(load_t *l)
{
    unsigned            i;
    struct epoll_event  ev;

    l->conns = calloc(l->connections, sizeof(conn_t));
    l->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (l->conns == NULL || l->epoll == -1) {
        return load_fail("start");
    }

    for (i = 0; i < l->connections; i++) {
        if (!load_connect(l, &l->conns[i].fd)) {
            return false;
        }
        ev.events = EPOLLIN;
        ev.data.ptr = &l->conns[i];
        if (epoll_ctl(l->epoll, EPOLL_CTL_ADD, l->conns[i].fd, &ev) == -1) {
            return load_fail("epoll");
        }
    }

    return true;
}


static bool
load_run(load_t *l, uint64_t *took)
{
    int                  n;
    unsigned             i;
    uint64_t             start = load_now();
    struct epoll_event   events[EVENTS];

    for (i = 0; i < l->connections; i++) {
        if (!load_send(l, &l->conns[i])) {
            return false;
        }
    }

    for ( ;; ) {
        *took = load_now() - start;
        if (l->once ? l->under_way == 0
            : *took >= l->time && (l->done > 0 || l->bytes > LEAST))
        {
            return true;
        }

        n = epoll_wait(l->epoll, events, EVENTS, 10);
        if (n == -1 && errno != EINTR) {
            return load_fail("epoll");
        }

        while (n-- > 0) {
            if (!load_read(l, events[n].data.ptr)) {
                return false;
            }
        }
    }
}


static int
load_compare(const void *a, const void *b)
{
    uint32_t  x = *(const uint32_t *) a, y = *(const uint32_t *) b;

    return x < y ? -1 : x > y;
}


int
main(int argc, char **argv)
{
    int       c;
    size_t    n;
    load_t    l = { .connections = 1, .time = 1000000, .status = 200 };
    uint64_t  took = 0;

    while ((c = getopt(argc, argv, "c:t:s:1")) != -1) {
        switch (c) {
        case 'c': l.connections = (unsigned) strtoul(optarg, NULL, 10); break;
        case 't': l.time = strtoull(optarg, NULL, 10) * 1000; break;
        case 's': l.status = strtol(optarg, NULL, 10); break;
        case '1': l.once = true; break;
        default: return 2;
        }
    }

    if (argc - optind != 2 || l.connections == 0 || l.time == 0) {
        fprintf(stderr, "usage: http_bench [-c CONNECTIONS] [-t MILLISECONDS]"
                " [-s STATUS] [-1] unix:PATH|ADDRESS:PORT FILE\n");
        return 2;
    }
    l.address = argv[optind];

    if (!load_read_requests(&l, argv[optind + 1]) || !load_start(&l)
        || !load_run(&l, &took))
    {
        return 1;
    }

    n = l.done;
    if (n > 0) {
        qsort(l.latencies, n, sizeof(uint32_t), load_compare);
    }
    printf("figures %zu %" PRIu64 " %" PRIu64 " %u %u %u\n", n, l.bytes,
           took, n > 0 ? l.latencies[n / 2] : 0,
           n > 0 ? l.latencies[n * 99 / 100] : 0,
           n > 0 ? l.latencies[n - 1] : 0);

    return 0;
}
