/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One open job store in a folder of its own.
 */

#ifndef STORE_STAGE_H
#define STORE_STAGE_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../src/sidecar/fhbd_store.h"
#include "folder.h"

static char           dir[FOLDER_MAX], file[96];
static fhbd_store_t  *store;
static fhb_error_t    err;


static int
setup(void **state)
{
    (void) state;

    if (folder_make(dir, "store") != 0) {
        return -1;
    }

    (void) snprintf(file, sizeof(file), "%s/jobs.sqlite", dir);

    return fhbd_store_open(file, &store, &err) == FHB_OK ? 0 : -1;
}


/* a store leaves no other files than these */
static int
teardown(void **state)
{
    size_t              i;
    char                name[128];
    static const char  *suffixes[] = { "", "-wal", "-shm", ".lock" };

    (void) state;

    fhbd_store_close(store);
    store = NULL;

    for (i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        (void) snprintf(name, sizeof(name), "%s%s", file, suffixes[i]);
        if (unlink(name) == -1 && errno != ENOENT) {
            return -1;
        }
    }

    return rmdir(dir);
}


static void
reopen(void)
{
    fhbd_store_close(store);
    store = NULL;
    if (fhbd_store_open(file, &store, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
}

#endif /* STORE_STAGE_H */
