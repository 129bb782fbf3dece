/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The cache of key sets: entries by URL, the one used last in front, within
 * bounds.  The caller holds the lock.
 */

#include "fhbd_jwks_int.h"

#include <stdlib.h>
#include <string.h>

#define FHBD_JWKS_ENTRIES  1024
#define FHBD_JWKS_BYTES    (16 * 1024 * 1024)   /* of all texts */


fhb_err_t
fhbd_keyset_new(fhb_str_t text, fhbd_keyset_t **out, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_keyset_t  *set;

    set = calloc(1, sizeof(fhbd_keyset_t));
    if (set == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key set");
    }

    rc = fhb_jwks_parse(text, 0, &set->keys, err);
    if (rc != FHB_OK) {
        free(set);
        return rc;
    }

    (void) pthread_mutex_init(&set->lock, NULL);
    set->size = text.len;
    set->refs = 1;
    *out = set;

    return FHB_OK;
}


void
fhbd_keyset_put(fhbd_keyset_t *set)
{
    if (set == NULL || --set->refs > 0) {
        return;
    }

    fhb_jwks_free(set->keys);
    (void) pthread_mutex_destroy(&set->lock);
    free(set);
}


void
fhbd_jwks_drop_set(fhbd_jwks_t *j, fhbd_jwks_entry_t *e)
{
    if (e->set != NULL) {
        j->bytes -= e->set->size;
        fhbd_keyset_put(e->set);
        e->set = NULL;
    }
}


static void
fhbd_jwks_unlink(fhbd_jwks_t *j, fhbd_jwks_entry_t *e)
{
    *(e->prev == NULL ? &j->first : &e->prev->next) = e->next;
    *(e->next == NULL ? &j->last : &e->next->prev) = e->prev;
    j->entries--;
}


static void
fhbd_jwks_link(fhbd_jwks_t *j, fhbd_jwks_entry_t *e)
{
    e->prev = NULL;
    e->next = j->first;
    *(e->next == NULL ? &j->last : &e->next->prev) = e;
    j->first = e;
    j->entries++;
}


void
fhbd_jwks_remove(fhbd_jwks_t *j, fhbd_jwks_entry_t *e)
{
    fhbd_jwks_unlink(j, e);
    fhbd_jwks_drop_set(j, e);
    free(e->url);
    free(e);
}


void
fhbd_jwks_shrink(fhbd_jwks_t *j, const fhbd_jwks_entry_t *spare)
{
    fhbd_jwks_entry_t  *e, *prev;

    for (e = j->last;
         e != NULL && (j->entries > FHBD_JWKS_ENTRIES
                       || j->bytes > FHBD_JWKS_BYTES);
         e = prev)
    {
        prev = e->prev;
        if (e != spare && e->flight == NULL) {
            fhbd_jwks_remove(j, e);
        }
    }
}


fhbd_jwks_entry_t *
fhbd_jwks_entry(fhbd_jwks_t *j, const char *url)
{
    fhbd_jwks_entry_t  *e;

    for (e = j->first; e != NULL && strcmp(e->url, url) != 0; e = e->next) {
        /* void */
    }

    if (e != NULL) {
        fhbd_jwks_unlink(j, e);

    } else {
        e = calloc(1, sizeof(fhbd_jwks_entry_t));
        if (e == NULL) {
            return NULL;
        }

        e->url = strdup(url);
        if (e->url == NULL) {
            free(e);
            return NULL;
        }
    }

    fhbd_jwks_link(j, e);
    fhbd_jwks_shrink(j, e);

    return e;
}
