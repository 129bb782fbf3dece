/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The fault layer's core: whose turn it is to fail, and from where calls
 * come.
 */

#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define FAULT_MAGIC  0x66686266

typedef struct {
    uintptr_t  base;
    uintptr_t  end;
} fault_module_t;

extern fault_fn_t *const  __start_fault_fns[];
extern fault_fn_t *const  __stop_fault_fns[];

static fault_page_t     *fault_page;
static fault_module_t    fault_modules[FAULT_MODULES];
static unsigned          fault_self;
static atomic_flag       fault_lock = ATOMIC_FLAG_INIT;

/* what we call in here is not counted, and must not come back to us */
static __thread bool  fault_inside
    __attribute__((tls_model("initial-exec")));


void *
fault_real(fault_fn_t *fn)
{
    if (fn->real == NULL) {
        fn->real = dlsym(RTLD_NEXT, fn->name);
        if (fn->real == NULL) {
            (void) dprintf(STDERR_FILENO, "fault: there is no %s\n",
                           fn->name);
            abort();
        }
    }

    return fn->real;
}


int
fault_errno(int code)
{
    errno = code;
    return -1;
}


int
fault_lasts(void)
{
    return fault_page->times > 1;
}


static void
fault_take_lock(void)
{
    while (atomic_flag_test_and_set_explicit(&fault_lock,
                                             memory_order_acquire))
    {
        /* held for some microseconds */
    }
}


static void
fault_give_lock(void)
{
    atomic_flag_clear_explicit(&fault_lock, memory_order_release);
}


static int
fault_module(struct dl_phdr_info *info, size_t size, void *arg)
{
    char             *name;
    unsigned          i, *n = arg;
    const char       *path = info->dlpi_name, *slash;
    fault_module_t   *m;

    (void) size;

    if (*n == FAULT_MODULES) {
        return 1;
    }

    m = &fault_modules[*n];
    m->base = info->dlpi_addr;
    m->end = m->base;

    for (i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type == PT_LOAD) {
            uintptr_t  end = m->base + info->dlpi_phdr[i].p_vaddr
                             + info->dlpi_phdr[i].p_memsz;
            m->end = end > m->end ? end : m->end;
        }
    }

    slash = strrchr(path, '/');
    name = fault_page->modules[*n];
    (void) snprintf(name, sizeof(fault_page->modules[0]), "%s",
                    slash == NULL ? path : slash + 1);
    if (strcmp(name, "fault.so") == 0) {
        fault_self = *n;
    }

    (*n)++;

    return 0;
}


/* lock held */
static void
fault_find_modules(void)
{
    unsigned  n = 0;

    (void) dl_iterate_phdr(fault_module, &n);
    fault_page->modules_n = n;
}


static bool
fault_frame(uintptr_t address, fault_frame_t *out)
{
    unsigned  i;

    for (i = 0; i < fault_page->modules_n; i++) {
        if (address >= fault_modules[i].base
            && address < fault_modules[i].end)
        {
            out->module = i;
            out->offset = (uint32_t) (address - fault_modules[i].base);
            return true;
        }
    }

    return false;
}


static uint64_t
fault_mix(uint64_t hash, const fault_frame_t *f)
{
    hash = (hash ^ f->module) * 0x100000001b3;
    return (hash ^ f->offset) * 0x100000001b3;
}


/* Who calls: all frames, and as one number the innermost one with the nearest
 * of the program itself.  The deeper ones tell apart too much. */
static uint64_t
fault_where(const fault_fn_t *fn, fault_frame_t *frames, unsigned *n)
{
    int        i, all;
    void      *addresses[FAULT_FRAMES + 8];
    uint64_t   hash = 0xcbf29ce484222325 ^ fn->index;
    unsigned   own = 0;

    all = backtrace(addresses, FAULT_FRAMES + 8);
    *n = 0;

    for (i = 0; i < all && *n < FAULT_FRAMES; i++) {
        fault_frame_t  *f = &frames[*n];

        if (!fault_frame((uintptr_t) addresses[i], f)
            || f->module == fault_self)
        {
            continue;
        }

        if (*n == 0 || (f->module == 0 && own < 4)) {
            hash = fault_mix(hash, f);
            own += f->module == 0;
        }
        (*n)++;
    }

    return hash == 0 ? 1 : hash;
}


static void
fault_record(const fault_fn_t *fn, uint64_t hash, const fault_frame_t *frames,
    unsigned n)
{
    unsigned       i;
    fault_site_t  *s;

    fault_take_lock();

    for (i = 0; i < fault_page->sites_n; i++) {
        s = &fault_page->sites[i];
        if (s->hash == hash && s->function == fn->index) {
            s->calls++;
            goto done;
        }
    }

    if (i == FAULT_SITES) {
        fault_page->lost++;
        goto done;
    }

    s = &fault_page->sites[i];
    s->hash = hash;
    s->function = fn->index;
    s->calls = 1;
    s->frames_n = n;
    memcpy(s->frames, frames, n * sizeof(fault_frame_t));
    fault_page->sites_n++;

done:

    fault_give_lock();
}


/* into the log of the program, where its own words about it follow */
static void
fault_tell(const fault_fn_t *fn, int code, const fault_frame_t *frames,
    unsigned n)
{
    char      line[1024];
    size_t    len;
    unsigned  i;

    len = (size_t) snprintf(line, sizeof(line), "fault: %s code %d:",
                            fn->name, code);
    for (i = 0; i < n && len < sizeof(line) - 100; i++) {
        len += (size_t) snprintf(line + len, sizeof(line) - len, " %s+%#x",
                                 frames[i].module == 0 ? "fhir-bulkd"
                                 : fault_page->modules[frames[i].module],
                                 frames[i].offset);
    }
    line[len++] = '\n';

    (void) syscall(SYS_write, STDERR_FILENO, line, len);
}


/* is it this call? */
static int
fault_ordered(fault_fn_t *fn, uint64_t hash)
{
    int64_t  left;

    if (!__atomic_load_n(&fault_page->armed, __ATOMIC_ACQUIRE)
        || fault_page->function != (int32_t) fn->index)
    {
        return 0;
    }

    /* the first one is of this place, those that follow of any */
    if (fault_page->site != 0 && fault_page->site != hash
        && __atomic_load_n(&fault_page->countdown, __ATOMIC_ACQUIRE) > 0)
    {
        return 0;
    }

    left = __atomic_sub_fetch(&fault_page->countdown, 1, __ATOMIC_ACQ_REL);

    return left <= 0 && left > -fault_page->times ? fault_page->code : 0;
}


static void
fault_hold(void)
{
    const struct timespec  nap = { 0, 1000000 };

    while (__atomic_load_n(&fault_page->armed, __ATOMIC_ACQUIRE)) {
        (void) syscall(SYS_nanosleep, &nap, NULL);
    }
}


int
fault_due(fault_fn_t *fn)
{
    int            code, saved;
    unsigned       n;
    uint64_t       hash;
    fault_frame_t  frames[FAULT_FRAMES];

    if (fault_page == NULL || fault_inside) {
        return 0;
    }

    (void) __atomic_add_fetch(&fault_page->functions[fn->index].calls, 1,
                              __ATOMIC_RELAXED);

    if (!fault_page->record
        && (!__atomic_load_n(&fault_page->armed, __ATOMIC_ACQUIRE)
            || fault_page->function != (int32_t) fn->index))
    {
        return 0;
    }

    saved = errno;
    fault_inside = true;

    hash = fault_where(fn, frames, &n);
    if (fault_page->record) {
        fault_record(fn, hash, frames, n);
    }

    code = fault_ordered(fn, hash);
    if (code != 0) {
        fault_page->hit_site = hash;
        fault_tell(fn, code, frames, n);
        (void) __atomic_add_fetch(&fault_page->hits, 1, __ATOMIC_ACQ_REL);
    }

    fault_inside = false;
    errno = saved;

    if (code == FAULT_HOLD) {
        fault_hold();
        return 0;
    }

    return code;
}


__attribute__((constructor))
static void
fault_start(void)
{
    int                 fd;
    void               *frames[4];
    const char         *file = getenv("FHIR_BULK_FAULT_PAGE");
    fault_page_t       *page;
    fault_fn_t *const  *fn;
    unsigned            n = 0;

    if (file == NULL) {
        return;
    }

    fault_inside = true;

    /* the first call loads a library */
    (void) backtrace(frames, 4);

    fd = open(file, O_RDWR | O_CLOEXEC);
    page = fd == -1 ? MAP_FAILED
                    : mmap(NULL, sizeof(fault_page_t), PROT_READ | PROT_WRITE,
                           MAP_SHARED, fd, 0);
    if (page == MAP_FAILED || page->magic != FAULT_MAGIC) {
        (void) dprintf(STDERR_FILENO, "fault: no page in %s\n", file);
        _exit(127);
    }
    (void) close(fd);

    for (fn = __start_fault_fns; fn < __stop_fault_fns; fn++, n++) {
        if (n == FAULT_FUNCTIONS) {
            (void) dprintf(STDERR_FILENO, "fault: too many functions\n");
            _exit(127);
        }
        (*fn)->index = n;
        (void) fault_real(*fn);
        (void) snprintf(page->functions[n].name,
                        sizeof(page->functions[n].name), "%s", (*fn)->name);
        page->functions[n].calls = 0;
    }

    page->functions_n = n;
    page->sites_n = 0;

    fault_page = page;
    fault_find_modules();
    page->ready = 1;

    fault_inside = false;
}
