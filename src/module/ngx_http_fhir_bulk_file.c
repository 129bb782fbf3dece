/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Small files that the sidecar writes: access records, client records, key
 * sets.  Each is replaced as a whole, so one read sees one state.
 */

#include "ngx_http_fhir_bulk.h"


ngx_int_t
ngx_http_fhir_bulk_read_file(ngx_log_t *log, u_char *path, ngx_uint_t links,
    ngx_str_t *text)
{
    int              fd;
    size_t           len;
    ssize_t          n;
    ngx_err_t        err;
    ngx_int_t        rc;
    ngx_uint_t       level;
    ngx_file_info_t  fi;

    fd = open((const char *) path,
              O_RDONLY|O_CLOEXEC|O_NONBLOCK|(links ? 0 : O_NOFOLLOW));

    if (fd == -1) {
        err = ngx_errno;

        /* a deleted job or a disabled client is nobody's fault */
        level = (err == NGX_ENOENT || err == NGX_ENOTDIR) ? NGX_LOG_INFO
                                                          : NGX_LOG_ERR;

        ngx_log_error(level, log, err, "fhir bulk: open() \"%s\" failed",
                      path);
        return NGX_DECLINED;
    }

    rc = NGX_DECLINED;

    if (ngx_fd_info(fd, &fi) == NGX_FILE_ERROR) {
        ngx_log_error(NGX_LOG_ERR, log, ngx_errno,
                      "fhir bulk: fstat() \"%s\" failed", path);
        goto done;
    }

    if (!ngx_is_file(&fi) || ngx_file_size(&fi) >= (off_t) text->len) {
        ngx_log_error(NGX_LOG_ERR, log, 0,
                      "fhir bulk: \"%s\" is not a file of at most %uz bytes",
                      path, text->len - 1);
        goto done;
    }

    len = 0;

    do {
        n = read(fd, text->data + len, text->len - len);

        if (n == -1) {
            if (ngx_errno == NGX_EINTR) {
                continue;
            }

            ngx_log_error(NGX_LOG_ERR, log, ngx_errno,
                          "fhir bulk: read() \"%s\" failed", path);
            goto done;
        }

        len += n;

    } while (n != 0 && len < text->len);

    if (len == text->len) {
        ngx_log_error(NGX_LOG_ERR, log, 0,
                      "fhir bulk: \"%s\" grew while it was read", path);
        goto done;
    }

    text->len = len;
    rc = NGX_OK;

done:

    if (ngx_close_file(fd) == NGX_FILE_ERROR) {
        ngx_log_error(NGX_LOG_ALERT, log, ngx_errno,
                      "fhir bulk: close() \"%s\" failed", path);
    }

    return rc;
}
