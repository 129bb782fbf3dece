/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The configuration: values of the options for authorization.
 */

#include "fhbd_conf_table.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FHBD_BLANKS      " \t,"
#define FHBD_HOST_CHARS  "abcdefghijklmnopqrstuvwxyz"                         \
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."
#define FHBD_HOST_MAX    253

/* checks one word of a list; the word is terminated */
typedef bool (*fhbd_word_check_t)(const fhbd_option_t *option,
    const char *word);


/* the words of text with one blank between, if all of them are good */
static fhb_err_t
fhbd_parse_list(const fhbd_option_t *option, const char *text, char **out,
    fhbd_word_check_t good, const char *wanted, fhb_error_t *err)
{
    bool        right = true;
    char       *word;
    size_t      len;
    fhb_buf_t   list = { 0 };

    for (text += strspn(text, FHBD_BLANKS); *text != '\0' && right;
         text += strspn(text, FHBD_BLANKS))
    {
        len = strcspn(text, FHBD_BLANKS);

        word = strndup(text, len);
        if (word == NULL) {
            fhb_buf_free(&list);
            return fhb_fail(err, FHB_ENOMEM, "no memory");
        }

        right = good(option, word);
        free(word);

        if (list.len > 0) {
            fhb_buf_addc(&list, ' ');
        }
        fhb_buf_add(&list, text, len);
        text += len;
    }

    fhb_buf_addc(&list, '\0');

    if (list.failed) {
        fhb_buf_free(&list);
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    if (!right || list.len == 1) {
        fhb_buf_free(&list);
        return fhb_fail(err, FHB_EPARAM, "is no list of %s", wanted);
    }

    *out = list.ptr;

    return FHB_OK;
}


static bool
fhbd_url_good(const fhbd_option_t *option, const char *word)
{
    char         *copy = NULL;
    fhb_error_t   err;

    if (fhbd_parse_url(option, word, &copy, &err) != FHB_OK) {
        return false;
    }

    free(copy);

    return true;
}


static bool
fhbd_host_good(const fhbd_option_t *option, const char *word)
{
    (void) option;

    return word[strspn(word, FHBD_HOST_CHARS)] == '\0'
           && strlen(word) <= FHBD_HOST_MAX;
}


static bool
fhbd_issuer_good(const fhbd_option_t *option, const char *word)
{
    const char  *url = strchr(word, '=');

    return url != NULL
           && fhb_tenant_valid(fhb_str(word, (size_t) (url - word)))
           && strncmp(url + 1, "https://", 8) == 0
           && fhbd_url_good(option, url + 1);
}


fhb_err_t
fhbd_parse_urls(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    return fhbd_parse_list(option, text, target, fhbd_url_good,
                           "http or https URLs", err);
}


fhb_err_t
fhbd_parse_hosts(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    return fhbd_parse_list(option, text, target, fhbd_host_good,
                           "host names", err);
}


/* each name is a file */
static bool
fhbd_issuer_twice(const char *list)
{
    size_t       len;
    const char  *word, *other;

    for (word = list; word != NULL; word = strchr(word, ' ')) {
        word += *word == ' ';
        len = strcspn(word, "=") + 1;

        for (other = strchr(word, ' '); other != NULL;
             other = strchr(other + 1, ' '))
        {
            if (strncmp(other + 1, word, len) == 0) {
                return true;
            }
        }
    }

    return false;
}


fhb_err_t
fhbd_parse_issuers(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    char       **list = target;
    fhb_err_t    rc;

    rc = fhbd_parse_list(option, text, list, fhbd_issuer_good,
                         "NAME=URL with https URLs", err);

    if (rc == FHB_OK && fhbd_issuer_twice(*list)) {
        free(*list);
        *list = NULL;
        rc = fhb_fail(err, FHB_EPARAM, "has a name twice");
    }

    return rc;
}


/* "10/s burst 200" */
fhb_err_t
fhbd_parse_rate(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int64_t       rate, burst;
    fhb_str_t     rest;
    const char   *slash, *digits;
    fhbd_rate_t  *out = target;

    slash = strstr(text, "/s");

    if (slash != NULL
        && fhb_str_to_int64(fhb_str(text, (size_t) (slash - text)),
                            option->min, option->max, &rate))
    {
        rest = fhb_str_trim(fhb_cstr(slash + 2));

        if (fhb_str_starts(rest, "burst ") || fhb_str_starts(rest, "burst\t"))
        {
            digits = rest.ptr + 6;
            rest = fhb_str_trim(fhb_str(digits, rest.len - 6));

            if (fhb_str_to_int64(rest, option->min, option->max, &burst)) {
                out->per_second = (unsigned) rate;
                out->burst = (unsigned) burst;
                return FHB_OK;
            }
        }
    }

    return fhb_fail(err, FHB_EPARAM, "is not \"NUMBER/s burst NUMBER\" of 1 "
                    "to %lld", (long long) option->max);
}


/* a folder of systemd's choice would be an odd place for relative names */
fhb_err_t
fhbd_parse_audit(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    if (text[0] != '/' && strcmp(text, "log") != 0
        && strcmp(text, "off") != 0)
    {
        return fhb_fail(err, FHB_EPARAM, "is none of \"log\", \"off\" and a "
                        "path that starts with \"/\"");
    }

    return fhbd_parse_string(option, text, target, err);
}


/* told at once, not when the file is needed for the first time */
fhb_err_t
fhbd_parse_readable(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    int          fd, error = 0;
    struct stat  sb;

    fd = open(text, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd == -1) {
        error = errno;

    } else {
        if (fstat(fd, &sb) == -1) {
            error = errno;
        } else if (S_ISDIR(sb.st_mode)) {
            error = EISDIR;
        }
        (void) close(fd);
    }

    if (error != 0) {
        return fhb_fail(err, FHB_EPARAM, "cannot be read: %s",
                        strerror(error));
    }

    return fhbd_parse_string(option, text, target, err);
}
