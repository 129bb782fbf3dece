/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One line per event on stderr.
 */

#include "fhbd_log.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

/* below PIPE_BUF, so that lines of threads never mix in a pipe */
#define FHBD_LOG_LINE  2048

static atomic_int  fhbd_log_level = FHBD_LOG_NOTICE;


void
fhbd_log_set_level(fhbd_log_level_t level)
{
    atomic_store(&fhbd_log_level, (int) level);
}


/* vsnprintf's answer as a number of bytes that are really there */
static size_t
fhbd_log_written(int n, size_t room)
{
    if (n < 0) {
        return 0;
    }

    return (size_t) n < room ? (size_t) n : room - 1;
}


void
fhbd_log(fhbd_log_level_t level, const char *component, const char *job,
    const char *fmt, ...)
{
    static const char *const  names[] = {
        "error", "warn", "notice", "info", "debug"
    };

    char     line[FHBD_LOG_LINE];
    size_t   i, len, room = sizeof(line) - 1;
    ssize_t  n;
    va_list  args;

    if ((int) level > atomic_load(&fhbd_log_level)) {
        return;
    }

    if (job == NULL) {
        len = fhbd_log_written(snprintf(line, room, "%s %s: ", names[level],
                                        component), room);
    } else {
        len = fhbd_log_written(snprintf(line, room, "%s %s[%s]: ",
                                        names[level], component, job), room);
    }

    va_start(args, fmt);
    len += fhbd_log_written(vsnprintf(line + len, room - len, fmt, args),
                            room - len);
    va_end(args);

    /* one event stays one line, whatever a text brought along */
    for (i = 0; i < len; i++) {
        if ((unsigned char) line[i] < 0x20 || line[i] == 0x7f) {
            line[i] = '?';
        }
    }

    line[len++] = '\n';

    do {
        n = write(STDERR_FILENO, line, len);
    } while (n == -1 && errno == EINTR);

    /* a log that cannot be written has nowhere to complain */
    (void) n;
}
