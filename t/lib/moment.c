/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Preloaded into a sidecar under test: holds the thread that is about to write,
 * sync, rename or remove a file, or has just done so, until the test has done
 * its harm there.  All other threads go on.  See FhirBulk/Moment.pm.
 */

#include <dlfcn.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define MOMENT_NAP    500000L           /* ns between two looks */
#define MOMENT_LOOKS  120000            /* a test that died lets go */

typedef enum { IDLE = 0, ARMED, HELD, RELEASED } moment_state_t;

/* the control file, shared with the test */
typedef struct {
    _Atomic int32_t  state;
    int32_t          op;                /* 'w', 'f', 'r', 'u' */
    int32_t          after;             /* the call, not before it */
    _Atomic int32_t  count;             /* so many matches from now */
    char             pattern[240];      /* of the path, for fnmatch */
} moment_t;

typedef ssize_t (*write_pt)(int, const void *, size_t);
typedef ssize_t (*pwrite_pt)(int, const void *, size_t, off_t);
typedef int (*sync_pt)(int);
typedef int (*renameat_pt)(int, const char *, int, const char *);
typedef int (*unlinkat_pt)(int, const char *, int);

static moment_t  *moment;


__attribute__((constructor)) static void
moment_init(void)
{
    int          fd;
    void        *p;
    const char  *file = getenv("FHB_MOMENT");

    fd = file == NULL ? -1 : open(file, O_RDWR | O_CLOEXEC);
    if (fd == -1) {
        return;                         /* setpriv, before it is the sidecar */
    }

    p = mmap(NULL, sizeof(moment_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (p != MAP_FAILED) {
        moment = p;
    }

    (void) close(fd);
}


/* the function that would be called without us */
static void
moment_next(const char *name, void *out)
{
    void  *f = dlsym(RTLD_NEXT, name);

    if (f == NULL) {
        abort();
    }

    memcpy(out, &f, sizeof(f));
}


/* path of a descriptor, or of a name in the folder that it stands for */
static void
moment_path(int fd, const char *name, char *out, size_t size)
{
    char     link[64];
    ssize_t  n = 0;

    if (fd >= 0) {
        (void) snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
        n = readlink(link, out, size - 1);
        n = n < 0 ? 0 : n;
    }

    out[n] = '\0';

    if (name != NULL) {
        (void) snprintf(out + n, size - (size_t) n, "%s%s",
                        n > 0 ? "/" : "", name);
    }
}


static void
moment_pass(int op, int after, int fd, const char *name)
{
    int                    i;
    char                   path[4096];
    int32_t                state = ARMED;
    const struct timespec  nap = { 0, MOMENT_NAP };

    if (moment == NULL || atomic_load(&moment->state) != ARMED
        || moment->op != op || moment->after != after)
    {
        return;
    }

    moment_path(fd, name, path, sizeof(path));

    if (fnmatch(moment->pattern, path, 0) != 0
        || atomic_fetch_sub(&moment->count, 1) != 1
        || !atomic_compare_exchange_strong(&moment->state, &state, HELD))
    {
        return;
    }

    for (i = 0; i < MOMENT_LOOKS && atomic_load(&moment->state) == HELD; i++) {
        (void) nanosleep(&nap, NULL);
    }

    /* unless the next moment is armed by now */
    state = RELEASED;
    (void) atomic_compare_exchange_strong(&moment->state, &state, IDLE);
    state = HELD;
    (void) atomic_compare_exchange_strong(&moment->state, &state, IDLE);
}


ssize_t
write(int fd, const void *buf, size_t len)
{
    ssize_t          n;
    static write_pt  next;

    if (next == NULL) {
        moment_next("write", &next);
    }

    moment_pass('w', 0, fd, NULL);
    n = next(fd, buf, len);
    moment_pass('w', 1, fd, NULL);

    return n;
}


static ssize_t
moment_pwrite(pwrite_pt next, int fd, const void *buf, size_t len, off_t at)
{
    ssize_t  n;

    moment_pass('w', 0, fd, NULL);
    n = next(fd, buf, len, at);
    moment_pass('w', 1, fd, NULL);

    return n;
}


ssize_t
pwrite(int fd, const void *buf, size_t len, off_t at)
{
    static pwrite_pt  next;

    if (next == NULL) {
        moment_next("pwrite", &next);
    }

    return moment_pwrite(next, fd, buf, len, at);
}


ssize_t
pwrite64(int fd, const void *buf, size_t len, off_t at)
{
    static pwrite_pt  next;

    if (next == NULL) {
        moment_next("pwrite64", &next);
    }

    return moment_pwrite(next, fd, buf, len, at);
}


static int
moment_sync(sync_pt next, int fd)
{
    int  rc;

    moment_pass('f', 0, fd, NULL);
    rc = next(fd);
    moment_pass('f', 1, fd, NULL);

    return rc;
}


int
fsync(int fd)
{
    static sync_pt  next;

    if (next == NULL) {
        moment_next("fsync", &next);
    }

    return moment_sync(next, fd);
}


int
fdatasync(int fd)
{
    static sync_pt  next;

    if (next == NULL) {
        moment_next("fdatasync", &next);
    }

    return moment_sync(next, fd);
}


int
renameat(int olddirfd, const char *old, int newdirfd, const char *new)
{
    int                 rc;
    static renameat_pt  next;

    if (next == NULL) {
        moment_next("renameat", &next);
    }

    moment_pass('r', 0, newdirfd, new);
    rc = next(olddirfd, old, newdirfd, new);
    moment_pass('r', 1, newdirfd, new);

    return rc;
}


int
unlinkat(int dirfd, const char *name, int flags)
{
    int                 rc;
    static unlinkat_pt  next;

    if (next == NULL) {
        moment_next("unlinkat", &next);
    }

    moment_pass('u', 0, dirfd, name);
    rc = next(dirfd, name, flags);
    moment_pass('u', 1, dirfd, name);

    return rc;
}
