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
#define FHBD_PG_INCLUDES  4             /* how deep */


/* *text is NULL where an optional file is not there, else the caller's */
static fhb_err_t
fhbd_pg_file_read(const char *dir, const char *profile, const char *name,
    bool optional, char **text, size_t *len, fhb_error_t *err)
{
    int        fd;
    char       path[4096];
    ssize_t    n;
    fhb_err_t  rc = FHB_OK;

    *text = NULL;
    *len = 0;

    n = snprintf(path, sizeof(path), "%s/%s/%s", dir, profile, name);
    if (n < 0 || (size_t) n >= sizeof(path)) {
        return fhb_fail(err, FHB_EPARAM, "the path of store profile \"%s\" "
                        "is too long", profile);
    }

    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT && optional) {
        return FHB_OK;
    }
    if (fd < 0) {
        return fhb_fail_errno(err, "store profile file \"%s\"", path);
    }

    *text = malloc(FHBD_PG_FILE_MAX);
    if (*text == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        goto done;
    }

    do {
        n = read(fd, *text + *len, FHBD_PG_FILE_MAX - *len);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            rc = fhb_fail_errno(err, "reading \"%s\"", path);
            goto done;
        }
        *len += (size_t) n;
    } while (n != 0 && *len < FHBD_PG_FILE_MAX);

    if (*len == FHBD_PG_FILE_MAX) {
        rc = fhb_fail(err, FHB_EPARAM, "\"%s\" is larger than %d bytes",
                      path, FHBD_PG_FILE_MAX);
    }

done:

    (void) close(fd);
    if (rc != FHB_OK) {
        free(*text);
        *text = NULL;
    }

    return rc;
}


/*
 * "-- include: NAME", a line of its own: that file stands there, and in its
 * place what it includes.  Names are those of files in the profile's folder.
 */
static fhb_err_t
fhbd_pg_file_expand(const char *dir, const char *profile, const char *name,
    fhb_str_t text, unsigned depth, fhb_buf_t *out, fhb_error_t *err)
{
    char         part[64], *more;
    size_t       len;
    fhb_err_t    rc;
    fhb_str_t    line, file;
    const char  *p = text.ptr, *end = text.ptr + text.len, *next;

    static const char  word[] = "-- include:";

    for ( /* void */ ; p < end; p = next) {
        next = memchr(p, '\n', (size_t) (end - p));
        next = next == NULL ? end : next + 1;
        line = fhb_str_trim(fhb_str(p, (size_t) (next - p)
                                       - (next[-1] == '\n')));

        if (!fhb_str_starts(line, word)) {
            fhb_buf_add(out, p, (size_t) (next - p));
            continue;
        }

        file = fhb_str_trim(fhb_str(line.ptr + sizeof(word) - 1,
                                    line.len - (sizeof(word) - 1)));
        if (file.len == 0 || file.len >= sizeof(part)
            || file.ptr[0] == '.' || memchr(file.ptr, '/', file.len) != NULL)
        {
            return fhb_fail(err, FHB_EPARAM, "store profile \"%s\": %s: "
                            "\"%.*s\" is no file of this folder", profile,
                            name, file.len > 64 ? 64 : (int) file.len,
                            file.ptr);
        }
        memcpy(part, file.ptr, file.len);
        part[file.len] = '\0';

        if (depth == FHBD_PG_INCLUDES) {
            return fhb_fail(err, FHB_EPARAM, "store profile \"%s\": %s: "
                            "files include each other too deeply", profile,
                            name);
        }

        rc = fhbd_pg_file_read(dir, profile, part, false, &more, &len, err);
        if (rc == FHB_OK) {
            rc = fhbd_pg_file_expand(dir, profile, part, fhb_str(more, len),
                                     depth + 1, out, err);
            free(more);
        }
        if (rc != FHB_OK) {
            return rc;
        }
        fhb_buf_addc(out, '\n');
    }

    return out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory") : FHB_OK;
}


fhb_err_t
fhbd_pg_file_load(const char *dir, const char *profile, const char *name,
    bool optional, fhbd_pg_terms_t *terms, fhbd_pg_sql_t *out,
    fhb_error_t *err)
{
    char       *text;
    size_t      len;
    fhb_buf_t   whole = { 0 };
    fhb_err_t   rc;

    rc = fhbd_pg_file_read(dir, profile, name, optional, &text, &len, err);
    if (rc != FHB_OK || text == NULL) {
        return rc;
    }

    rc = fhbd_pg_file_expand(dir, profile, name, fhb_str(text, len), 0,
                             &whole, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_sql_parse(name, fhb_buf_str(&whole), terms, out, err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "store profile \"%s\": ", profile);
        }
    }
    fhb_buf_free(&whole);
    free(text);

    return rc;
}


static fhb_err_t
fhbd_pg_terms_load(const char *dir, const char *profile,
    fhbd_pg_terms_t *terms, fhb_error_t *err)
{
    char       *text;
    size_t      len;
    fhb_err_t   rc;

    rc = fhbd_pg_file_read(dir, profile, "profile.ini", true, &text, &len,
                           err);
    if (rc != FHB_OK || text == NULL) {
        return rc;
    }

    rc = fhbd_pg_terms_parse(fhb_str(text, len), terms, err);
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "store profile \"%s\": ", profile);
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


/* tables and features cannot have names that mean something else already */
static fhb_err_t
fhbd_pg_terms_check(const char *profile, const fhbd_pg_terms_t *terms,
    fhb_error_t *err)
{
    const char  *bad = NULL;

    for (unsigned i = 0; i < terms->extras_n; i++) {
        if (fhbd_pg_sql_built_in(fhb_cstr(terms->extras[i].name))) {
            bad = terms->extras[i].name;
        }
    }

    for (unsigned i = 0; i < terms->features_n; i++) {
        if (fhbd_pg_sql_built_in(fhb_cstr(terms->features[i]))
            || fhbd_pg_terms_extra(terms, fhb_cstr(terms->features[i])) >= 0)
        {
            bad = terms->features[i];
        }
    }

    return bad == NULL ? FHB_OK
           : fhb_fail(err, FHB_EPARAM, "store profile \"%s\": \"%s\" cannot "
                      "be the name of a table or feature: it means something "
                      "else", profile, bad);
}


/* what is woven in has to come from somewhere */
static fhb_err_t
fhbd_pg_weave_need(const char *profile, const fhbd_pg_profile_t *p,
    fhb_error_t *err)
{
    const fhbd_pg_sql_t  *rows = &p->rows;

    static const struct {
        unsigned         bit;
        fhbd_pg_role_t   role;
    } needs[] = {
        { FHBD_PG_WEAVE_VERSION, FHBD_PG_COL_VERSION },
        { FHBD_PG_WEAVE_UPDATED, FHBD_PG_COL_UPDATED },
        { FHBD_PG_WEAVE_SOURCE, FHBD_PG_COL_SOURCE },
        { FHBD_PG_WEAVE_TAGS, FHBD_PG_COL_KEY }
    };

    for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
        if ((rows->weave & needs[i].bit)
            && !fhbd_pg_has_role(rows, needs[i].role))
        {
            return fhb_fail(err, FHB_EPARAM, "store profile \"%s\": "
                            "rows.sql: \"-- weave:\" names what is no column",
                            profile);
        }
    }

    if ((rows->weave & FHBD_PG_WEAVE_TAGS)
        && (p->tags.text == NULL || p->tagdefs.text == NULL
            || p->tags.columns_n != 2 || rows->place >= 0
            || p->tags.columns[0].role != FHBD_PG_COL_KEY
            || p->tags.columns[1].role != FHBD_PG_COL_TAG))
    {
        return fhb_fail(err, FHB_EPARAM, "store profile \"%s\": tags need "
                        "tags.sql with \"-- columns: key tag\", tagdefs.sql, "
                        "and no place in rows.sql", profile);
    }

    return FHB_OK;
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
        { "facts.sql", &p->facts, false, false },   /* declares features */
        { "rows.sql", &p->rows, true, false },
        { "resource.sql", &p->resource, true, false },
        { "patients.sql", &p->patients, false, false },
        { "types.sql", &p->types, false, false },
        { "sample.sql", &p->sample, false, false },
        { "check.sql", &p->check, false, false },
        { "deleted.sql", &p->deleted, true, true },
        { "tags.sql", &p->tags, false, true },
        { "tagdefs.sql", &p->tagdefs, false, true }
    };

    rc = fhbd_pg_terms_load(dir, name, &p->terms, err);

    for (size_t i = 0; rc == FHB_OK && i < sizeof(files) / sizeof(files[0]);
         i++)
    {
        rc = fhbd_pg_file_load(dir, name, files[i].name, files[i].optional,
                               &p->terms, files[i].sql, err);
        if (rc == FHB_OK && files[i].data && files[i].sql->text != NULL) {
            rc = fhbd_pg_columns_need(name, files[i].sql,
                                      files[i].sql == &p->deleted, err);
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_pg_terms_check(name, &p->terms, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_weave_need(name, p, err);
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
    fhbd_pg_sql_free(&p->tags);
    fhbd_pg_sql_free(&p->tagdefs);
    fhbd_pg_terms_free(&p->terms);
    free(p);
}
