/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Values of options that keep a source from harm.
 */

#include "fhbd_conf_table.h"

#include <stdlib.h>
#include <string.h>


/* "20m/s"; the word of the option: no limit */
fhb_err_t
fhbd_parse_byte_rate(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    char    size[32];
    size_t  len = strlen(text);

    if (strcmp(text, option->words[0].name) == 0) {
        *(uint64_t *) target = (uint64_t) option->words[0].value;
        return FHB_OK;
    }

    if (len > 2 && len < sizeof(size) && strcmp(text + len - 2, "/s") == 0) {
        memcpy(size, text, len - 2);
        size[len - 2] = '\0';
        if (fhbd_parse_size(option, size, target, err) == FHB_OK) {
            return FHB_OK;
        }
    }

    return fhb_fail(err, FHB_EPARAM, "is not \"off\", nor bytes per second "
                    "such as 20m/s (units k, m, g)");
}


/* what the sidecar goes by, and the promise to write nothing */
static bool
fhbd_setting_ours(const char *name, size_t len)
{
    static const char *const  ours[] = {
        "default_transaction_read_only", "transaction_read_only",
        "application_name", "client_encoding", "datestyle", "bytea_output",
        "standard_conforming_strings", "session_authorization", NULL
    };

    size_t  i;

    for (i = 0; ours[i] != NULL; i++) {
        if (strlen(ours[i]) == len && strncasecmp(ours[i], name, len) == 0) {
            return true;
        }
    }

    return false;
}


/* "work_mem=64MB jit=on": kept with one blank between */
fhb_err_t
fhbd_parse_settings(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    char       **out = target;
    size_t       name, value;
    fhb_buf_t    b = { 0 };

    (void) option;

    for (text += strspn(text, " \t"); *text != '\0';
         text += strspn(text, " \t"))
    {
        name = strcspn(text, "= \t");
        value = text[name] == '=' ? strcspn(text + name + 1, " \t") : 0;

        if (name == 0 || value == 0
            || strspn(text, "abcdefghijklmnopqrstuvwxyz"
                      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.") != name)
        {
            fhb_buf_free(&b);
            return fhb_fail(err, FHB_EPARAM, "is not NAME=VALUE, or several "
                            "of them with blanks between");
        }
        if (fhbd_setting_ours(text, name)) {
            fhb_buf_free(&b);
            return fhb_fail(err, FHB_EPARAM, "changes %.*s, which the sidecar "
                            "sets itself", (int) name, text);
        }

        if (b.len > 0) {
            fhb_buf_addc(&b, ' ');
        }
        fhb_buf_add(&b, text, name + 1 + value);
        text += name + 1 + value;
    }

    free(*out);
    *out = b.failed ? NULL : fhb_str_dup(fhb_buf_str(&b));
    fhb_buf_free(&b);

    return *out == NULL ? fhb_fail(err, FHB_ENOMEM, "no memory") : FHB_OK;
}
