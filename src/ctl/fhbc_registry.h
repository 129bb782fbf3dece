/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry file as JSON (docs/clients.md): read, and changed by one
 * writer at a time.  What the sidecar would refuse never gets there.
 */

#ifndef FHBC_REGISTRY_H
#define FHBC_REGISTRY_H

#include "fhbc.h"

/* *clients: the array of clients, released by json_decref.  FHB_ENOTFOUND: no
 * such file. */
fhb_err_t fhbc_registry_read(const char *file, json_t **clients,
    fhb_error_t *err) FHB_NODISCARD;
/* one of them, still theirs; NULL: none has this id */
json_t *fhbc_registry_find(json_t *clients, const char *id);
fhb_err_t fhbc_registry_drop(json_t *clients, const char *id,
    fhb_error_t *err) FHB_NODISCARD;

/* changes the array; what it refuses changes nothing */
typedef fhb_err_t (*fhbc_edit_t)(json_t *clients, void *arg,
    fhb_error_t *err);

/*
 * With FILE.lock held: reads conf->clients, lets edit change it, checks the
 * result as the sidecar would, and puts it in the place of the old file, with
 * the same owner and mode.  A file that is not there yet starts empty and
 * takes owner and mode from the INI file: whoever reads that has to read this.
 */
fhb_err_t fhbc_registry_edit(const fhbd_conf_t *conf, const char *ini,
    fhbc_edit_t edit, void *arg, fhb_error_t *err) FHB_NODISCARD;

/* a whole file, max bytes at most */
fhb_err_t fhbc_read_file(const char *file, size_t max, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;
/* all of it, and down to the disk */
fhb_err_t fhbc_write_fd(int fd, fhb_str_t text, const char *file,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBC_REGISTRY_H */
