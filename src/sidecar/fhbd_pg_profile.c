/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Store profiles: reads the folder of .sql files.
 */

#include "fhbd_pg_profile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FHBD_PG_FILE_MAX  (256 * 1024)


fhb_err_t
fhbd_pg_file_load(const char *dir, const char *profile, const char *name,
    bool optional, fhbd_pg_sql_t *out, fhb_error_t *err)
{
    int          fd;
    char         path[4096], *text;
    ssize_t      n;
    size_t       len = 0;
    fhb_err_t    rc;

    n = snprintf(path, sizeof(path), "%s/%s/%s", dir, profile, name);
    if (n < 0 || (size_t) n >= sizeof(path)) {
        return fhb_fail(err, FHB_EPARAM, "the path of store profile \"%s\" "
                        "is too long", profile);
    }

    text = malloc(FHBD_PG_FILE_MAX);
    if (text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT && optional) {
        rc = FHB_OK;
        goto done;
    }
    if (fd < 0) {
        rc = fhb_fail_errno(err, "store profile file \"%s\"", path);
        goto done;
    }

    do {
        n = read(fd, text + len, FHBD_PG_FILE_MAX - len);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            rc = fhb_fail_errno(err, "reading \"%s\"", path);
            goto done;
        }
        len += (size_t) n;
    } while (n != 0 && len < FHBD_PG_FILE_MAX);

    if (len == FHBD_PG_FILE_MAX) {
        rc = fhb_fail(err, FHB_EPARAM, "\"%s\" is larger than %d bytes",
                      path, FHBD_PG_FILE_MAX);
        goto done;
    }

    rc = fhbd_pg_sql_parse(name, fhb_str(text, len), out, err);
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "store profile \"%s\": ", profile);
    }

done:

    if (fd >= 0) {
        (void) close(fd);
    }
    free(text);

    return rc;
}


static bool
fhbd_pg_has_role(const fhbd_pg_sql_t *sql, fhbd_pg_role_t role)
{
    for (unsigned i = 0; i < sql->columns_n; i++) {
        if (sql->columns[i].role == role) {
            return true;
        }
    }

    return false;
}


/* does a file that gives resources or deletions declare what is needed? */
static fhb_err_t
fhbd_pg_columns_need(const char *profile, const fhbd_pg_sql_t *sql,
    bool updated, fhb_error_t *err)
{
    if (fhbd_pg_has_role(sql, FHBD_PG_COL_TYPE)
        && fhbd_pg_has_role(sql, FHBD_PG_COL_ID)
        && fhbd_pg_has_role(sql, FHBD_PG_COL_BODY)
        && (!updated || fhbd_pg_has_role(sql, FHBD_PG_COL_UPDATED)))
    {
        return FHB_OK;
    }

    return fhb_fail(err, FHB_EPARAM, "store profile \"%s\": %s: "
                    "\"-- columns:\" must name type, id%s and body", profile,
                    sql->name, updated ? ", updated" : "");
}


fhb_err_t
fhbd_pg_profile_load(const char *dir, const char *name,
    fhbd_pg_profile_t **out, fhb_error_t *err)
{
    fhb_err_t           rc = FHB_OK;
    fhbd_pg_profile_t  *p;

    *out = NULL;

    p = calloc(1, sizeof(*p));
    if (p == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    struct {
        const char     *name;
        fhbd_pg_sql_t  *sql;
        bool            data;           /* must declare id and body */
        bool            optional;
    } files[] = {
        { "rows.sql", &p->rows, true, false },
        { "resource.sql", &p->resource, true, false },
        { "patients.sql", &p->patients, false, false },
        { "types.sql", &p->types, false, false },
        { "sample.sql", &p->sample, false, false },
        { "facts.sql", &p->facts, false, false },
        { "check.sql", &p->check, false, false },
        { "deleted.sql", &p->deleted, true, true }
    };

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        rc = fhbd_pg_file_load(dir, name, files[i].name, files[i].optional,
                               files[i].sql, err);
        if (rc == FHB_OK && files[i].data && files[i].sql->text != NULL) {
            rc = fhbd_pg_columns_need(name, files[i].sql,
                                      files[i].sql == &p->deleted, err);
        }
        if (rc != FHB_OK) {
            break;
        }
    }

    if (rc != FHB_OK) {
        fhbd_pg_profile_free(p);
        return rc;
    }

    *out = p;

    return FHB_OK;
}


void
fhbd_pg_profile_free(fhbd_pg_profile_t *p)
{
    if (p == NULL) {
        return;
    }

    fhbd_pg_sql_free(&p->rows);
    fhbd_pg_sql_free(&p->resource);
    fhbd_pg_sql_free(&p->patients);
    fhbd_pg_sql_free(&p->types);
    fhbd_pg_sql_free(&p->sample);
    fhbd_pg_sql_free(&p->facts);
    fhbd_pg_sql_free(&p->check);
    fhbd_pg_sql_free(&p->deleted);
    free(p);
}
