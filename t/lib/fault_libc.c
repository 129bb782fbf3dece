/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The fault layer's libc: files, sockets, memory.
 */

#include "fault.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* some bytes of len, but not all unless it is one */
#define HALF(len)  ((len) > 1 ? (len) / 2 : (len))

/* code is an errno; or less than len bytes go through, or none are left */
#define FAULT_BYTES(fn, params, args, half)                                   \
    FAULT(ssize_t, fn, params, args,                                          \
          if (code == FAULT_SHORT) {                                          \
              return FAULT_REAL(ssize_t, fn, params) half;                    \
          }                                                                   \
          if (code == FAULT_END) {                                            \
              return 0;                                                       \
          }                                                                   \
          return fault_errno(code))


/* bytes */

/* An eventfd has no reason to refuse a number; and trouble that lasts leaves us
 * the log. */
static int
fault_spared(int fd, size_t n, int code)
{
    struct stat  st;

    if (fd == STDERR_FILENO) {
        return fault_lasts();
    }

    return code != EINTR && n == sizeof(uint64_t) && fstat(fd, &st) == 0
           && (st.st_mode & S_IFMT) == 0;
}

FAULT(ssize_t, write, (int fd, const void *p, size_t n), (fd, p, n),
      if (!fault_spared(fd, n, code)) {
          if (code != FAULT_SHORT) {
              return fault_errno(code);
          }
          n = HALF(n);
      })
FAULT_BYTES(pwrite, (int fd, const void *p, size_t n, off_t at),
            (fd, p, n, at), (fd, p, HALF(n), at))
FAULT_BYTES(pwrite64, (int fd, const void *p, size_t n, off64_t at),
            (fd, p, n, at), (fd, p, HALF(n), at))
FAULT_BYTES(writev, (int fd, const struct iovec *v, int n), (fd, v, n),
            (fd, (struct iovec[]) { { v->iov_base, HALF(v->iov_len) } }, 1))
FAULT_BYTES(read, (int fd, void *p, size_t n), (fd, p, n), (fd, p, HALF(n)))
FAULT_BYTES(pread, (int fd, void *p, size_t n, off_t at), (fd, p, n, at),
            (fd, p, HALF(n), at))
FAULT_BYTES(pread64, (int fd, void *p, size_t n, off64_t at), (fd, p, n, at),
            (fd, p, HALF(n), at))
FAULT_BYTES(readv, (int fd, const struct iovec *v, int n), (fd, v, n),
            (fd, (struct iovec[]) { { v->iov_base, HALF(v->iov_len) } }, 1))
FAULT_BYTES(recv, (int fd, void *p, size_t n, int flags), (fd, p, n, flags),
            (fd, p, HALF(n), flags))
FAULT_BYTES(send, (int fd, const void *p, size_t n, int flags),
            (fd, p, n, flags), (fd, p, HALF(n), flags))
FAULT_BYTES(getrandom, (void *p, size_t n, unsigned flags), (p, n, flags),
            (p, HALF(n), flags))


/* files */

FAULT_ERRNO(fsync, (int fd), (fd))
FAULT_ERRNO(fdatasync, (int fd), (fd))
FAULT_ERRNO(sync_file_range, (int fd, off64_t at, off64_t n, unsigned flags),
            (fd, at, n, flags))
FAULT_ERRNO(ftruncate, (int fd, off_t n), (fd, n))
FAULT_ERRNO(ftruncate64, (int fd, off64_t n), (fd, n))
FAULT(int, posix_fallocate, (int fd, off_t at, off_t n), (fd, at, n),
      return code)
FAULT_ERRNO(rename, (const char *from, const char *to), (from, to))
FAULT_ERRNO(renameat, (int a, const char *from, int b, const char *to),
            (a, from, b, to))
FAULT_ERRNO(renameat2,
            (int a, const char *from, int b, const char *to, unsigned flags),
            (a, from, b, to, flags))
FAULT_ERRNO(link, (const char *from, const char *to), (from, to))
FAULT_ERRNO(linkat,
            (int a, const char *from, int b, const char *to, int flags),
            (a, from, b, to, flags))
FAULT_ERRNO(unlink, (const char *name), (name))
FAULT_ERRNO(unlinkat, (int fd, const char *name, int flags),
            (fd, name, flags))
FAULT_ERRNO(mkdir, (const char *name, mode_t mode), (name, mode))
FAULT_ERRNO(mkdirat, (int fd, const char *name, mode_t mode),
            (fd, name, mode))
FAULT_ERRNO(fchmod, (int fd, mode_t mode), (fd, mode))
FAULT_ERRNO(chmod, (const char *name, mode_t mode), (name, mode))
FAULT_ERRNO(stat, (const char *name, struct stat *st), (name, st))
FAULT_ERRNO(stat64, (const char *name, struct stat64 *st), (name, st))
FAULT_ERRNO(lstat, (const char *name, struct stat *st), (name, st))
FAULT_ERRNO(lstat64, (const char *name, struct stat64 *st), (name, st))
FAULT_ERRNO(fstat, (int fd, struct stat *st), (fd, st))
FAULT_ERRNO(fstat64, (int fd, struct stat64 *st), (fd, st))
FAULT_ERRNO(fstatat, (int fd, const char *name, struct stat *st, int flags),
            (fd, name, st, flags))
FAULT_ERRNO(faccessat, (int fd, const char *name, int mode, int flags),
            (fd, name, mode, flags))
FAULT_ERRNO(flock, (int fd, int how), (fd, how))

/* the descriptor is gone all the same */
FAULT(int, close, (int fd), (fd),
      (void) FAULT_REAL(int, close, (int)) (fd); return fault_errno(code))

#define FAULT_OPEN(fn, params, args)                                          \
    FAULT_FN(fn)                                                              \
    int fn params                                                             \
    {                                                                         \
        int      code;                                                        \
        mode_t   mode = 0;                                                    \
        va_list  more;                                                        \
                                                                              \
        if (flags & (O_CREAT | __O_TMPFILE)) {                                \
            va_start(more, flags);                                            \
            mode = va_arg(more, mode_t);                                      \
            va_end(more);                                                     \
        }                                                                     \
        code = fault_due(&fault_fn_##fn);                                     \
        if (code != 0) {                                                      \
            return fault_errno(code);                                         \
        }                                                                     \
        return FAULT_REAL(int, fn, params) args;                              \
    }

FAULT_OPEN(open, (const char *name, int flags, ...), (name, flags, mode))
FAULT_OPEN(open64, (const char *name, int flags, ...), (name, flags, mode))
FAULT_OPEN(openat, (int fd, const char *name, int flags, ...),
           (fd, name, flags, mode))
FAULT_OPEN(openat64, (int fd, const char *name, int flags, ...),
           (fd, name, flags, mode))

/* a lock that is not to be had; giving one back never fails */
#define FAULT_FCNTL(fn)                                                       \
    FAULT_FN(fn)                                                              \
    int fn(int fd, int what, ...)                                             \
    {                                                                         \
        int      code = 0;                                                    \
        void    *arg;                                                         \
        va_list  more;                                                        \
                                                                              \
        va_start(more, what);                                                 \
        arg = va_arg(more, void *);                                           \
        va_end(more);                                                         \
        if (what == F_SETLK && ((struct flock *) arg)->l_type != F_UNLCK) {   \
            code = fault_due(&fault_fn_##fn);                                 \
        }                                                                     \
        if (code != 0) {                                                      \
            return fault_errno(code);                                         \
        }                                                                     \
        return FAULT_REAL(int, fn, (int, int, ...)) (fd, what, arg);          \
    }

FAULT_FCNTL(fcntl)
FAULT_FCNTL(fcntl64)

FAULT_NULL(DIR *, opendir, (const char *name), (name))
FAULT_NULL(DIR *, fdopendir, (int fd), (fd))
FAULT_NULL(struct dirent *, readdir, (DIR *dir), (dir))
FAULT_NULL(FILE *, fopen, (const char *name, const char *mode), (name, mode))
FAULT_NULL(FILE *, fdopen, (int fd, const char *mode), (fd, mode))
FAULT(size_t, fwrite, (const void *p, size_t size, size_t n, FILE *f),
      (p, size, n, f), (void) fault_errno(code); return 0)
FAULT_ERRNO(fflush, (FILE *f), (f))
FAULT(int, fclose, (FILE *f), (f),
      (void) FAULT_REAL(int, fclose, (FILE *)) (f); return fault_errno(code))


/* sockets, threads */

FAULT_ERRNO(socket, (int domain, int type, int protocol),
            (domain, type, protocol))
FAULT_ERRNO(bind, (int fd, const struct sockaddr *a, socklen_t n), (fd, a, n))
FAULT_ERRNO(listen, (int fd, int n), (fd, n))
FAULT_ERRNO(connect, (int fd, const struct sockaddr *a, socklen_t n),
            (fd, a, n))
FAULT_ERRNO(accept, (int fd, struct sockaddr *a, socklen_t *n), (fd, a, n))
FAULT_ERRNO(accept4, (int fd, struct sockaddr *a, socklen_t *n, int flags),
            (fd, a, n, flags))
FAULT_ERRNO(getsockopt,
            (int fd, int level, int name, void *value, socklen_t *n),
            (fd, level, name, value, n))
FAULT_ERRNO(setsockopt,
            (int fd, int level, int name, const void *value, socklen_t n),
            (fd, level, name, value, n))
FAULT_ERRNO(poll, (struct pollfd *fds, nfds_t n, int ms), (fds, n, ms))
FAULT_ERRNO(epoll_wait, (int fd, struct epoll_event *ev, int n, int ms),
            (fd, ev, n, ms))
FAULT_ERRNO(epoll_ctl, (int fd, int op, int of, struct epoll_event *ev),
            (fd, op, of, ev))
FAULT_ERRNO(epoll_create1, (int flags), (flags))
FAULT_ERRNO(eventfd, (unsigned n, int flags), (n, flags))
FAULT_ERRNO(pipe2, (int fds[2], int flags), (fds, flags))
FAULT(int, pthread_create,
      (pthread_t *t, const pthread_attr_t *a, void *(*f)(void *), void *arg),
      (t, a, f, arg), return code)


/* memory: from the first moment of the process on, when nothing is mapped */

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

#define FAULT_MEMORY(fn, params, args)                                        \
    FAULT_FN(fn)                                                              \
    void *fn params                                                           \
    {                                                                         \
        if (fault_due(&fault_fn_##fn) != 0) {                                 \
            errno = ENOMEM;                                                   \
            return NULL;                                                      \
        }                                                                     \
        return fault_fn_##fn.real != NULL                                     \
               ? FAULT_REAL(void *, fn, params) args : __libc_##fn args;      \
    }

FAULT_MEMORY(malloc, (size_t n), (n))
FAULT_MEMORY(calloc, (size_t n, size_t size), (n, size))
FAULT_MEMORY(realloc, (void *p, size_t n), (p, n))

FAULT_NULL(void *, reallocarray, (void *p, size_t n, size_t size),
           (p, n, size))
FAULT_NULL(void *, aligned_alloc, (size_t align, size_t n), (align, n))
FAULT(int, posix_memalign, (void **p, size_t align, size_t n), (p, align, n),
      return code)
FAULT_NULL(char *, strdup, (const char *s), (s))
FAULT_NULL(char *, strndup, (const char *s, size_t n), (s, n))
FAULT(void *, mmap,
      (void *at, size_t n, int prot, int flags, int fd, off_t from),
      (at, n, prot, flags, fd, from),
      (void) fault_errno(code); return MAP_FAILED)
FAULT(void *, mmap64,
      (void *at, size_t n, int prot, int flags, int fd, off64_t from),
      (at, n, prot, flags, fd, from),
      (void) fault_errno(code); return MAP_FAILED)

FAULT_FN(__vasprintf_chk)

int __vasprintf_chk(char **out, int flag, const char *fmt, va_list args);
int __asprintf_chk(char **out, int flag, const char *fmt, ...);

int
__asprintf_chk(char **out, int flag, const char *fmt, ...)
{
    int      n, code = fault_due(&fault_fn___vasprintf_chk);
    va_list  args;

    if (code != 0) {
        return fault_errno(code);
    }

    va_start(args, fmt);
    n = FAULT_REAL(int, __vasprintf_chk,
                   (char **, int, const char *, va_list))
        (out, flag, fmt, args);
    va_end(args);

    return n;
}
