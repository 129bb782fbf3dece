/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A second thread for what comes from the database: one takes bytes from the
 * socket, the other one decompresses and writes them.
 */

#ifndef FHBD_PG_PIPE_H
#define FHBD_PG_PIPE_H

#include "../common/fhb_core.h"

typedef struct fhbd_pg_pipe_s  fhbd_pg_pipe_t;

/* some of the bytes, in the pipe's thread; of its results the first one that
 * is not FHB_OK ends the pipe */
typedef fhb_err_t (*fhbd_pg_pipe_cb)(void *arg, const char *data, size_t len,
    fhb_error_t *err);

fhb_err_t fhbd_pg_pipe_open(fhbd_pg_pipe_cb cb, void *arg,
    fhbd_pg_pipe_t **out, fhb_error_t *err) FHB_NODISCARD;
/* data is copied; waits where the other thread is too far behind.  What cb
 * came to is given here or by drain. */
fhb_err_t fhbd_pg_pipe_put(fhbd_pg_pipe_t *pipe, const char *data,
    size_t len, fhb_error_t *err) FHB_NODISCARD;
/* waits until all is taken */
fhb_err_t fhbd_pg_pipe_drain(fhbd_pg_pipe_t *pipe, fhb_error_t *err)
    FHB_NODISCARD;
/* waits for the thread's end: after that cb is not called any more.  NULL is
 * allowed. */
void fhbd_pg_pipe_close(fhbd_pg_pipe_t *pipe);

#endif /* FHBD_PG_PIPE_H */
