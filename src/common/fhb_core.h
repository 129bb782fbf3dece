/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ground that everything stands on: strings with a length, results,
 * growable buffers, random ids.  No nginx, libpq or libevent here.
 */

#ifndef FHB_CORE_H
#define FHB_CORE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FHB_VERSION           "0.1.0"
#define FHB_PROTOCOL          "1.0"
#define FHB_PROTOCOL_MAJOR    1

#define FHB_NODISCARD  __attribute__((warn_unused_result))
#define FHB_PRINTF(f, a)  __attribute__((format(printf, f, a)))

/* bytes with a length; not terminated unless the maker says so */
typedef struct {
    const char  *ptr;
    size_t       len;
} fhb_str_t;

#define FHB_STR(lit)   ((fhb_str_t) { (lit), sizeof(lit) - 1 })
#define FHB_STR_ARG(s) (int) (s).len, (s).ptr        /* for "%.*s" */

typedef enum {
    FHB_OK = 0,
    FHB_EPARAM,        /* the caller or client gave something wrong */
    FHB_EJSON,         /* not the JSON that was expected */
    FHB_ENOTFOUND,     /* does not exist (any more) */
    FHB_ENOMEM,
    FHB_EIO,           /* a system call failed for good */
    FHB_ENOSPC,        /* disk full or quota reached */
    FHB_EDB,           /* source or store refused; repeating does not help */
    FHB_EAGAIN,        /* source or store lost or busy; repeating may help */
    FHB_ECANCEL,       /* the job was cancelled */
    FHB_EPROTO,        /* the peer broke the protocol */
    FHB_EEXIST,        /* is there already */
    FHB_ECONFLICT      /* as FHB_EAGAIN: a standby ended what was read, to go
                        * on with replication */
} fhb_err_t;

typedef struct {
    fhb_err_t  code;
    char       text[256];       /* one line, no patient data, terminated;
                                 * control characters became '?' */
} fhb_error_t;

/* sets code and text, gives the code back: return fhb_fail(err, FHB_EIO, …) */
fhb_err_t fhb_fail(fhb_error_t *err, fhb_err_t code, const char *fmt, ...)
    FHB_PRINTF(3, 4);
/* as fhb_fail, adds ": strerror(errno)"; ENOSPC and EDQUOT give FHB_ENOSPC,
 * ENOMEM FHB_ENOMEM, anything else FHB_EIO */
fhb_err_t fhb_fail_errno(fhb_error_t *err, const char *fmt, ...)
    FHB_PRINTF(2, 3);
/* puts context in front of the text that is there; code stays */
void fhb_error_prefix(fhb_error_t *err, const char *fmt, ...)
    FHB_PRINTF(2, 3);

static inline fhb_str_t
fhb_str(const char *ptr, size_t len)
{
    return (fhb_str_t) { ptr, len };
}

fhb_str_t fhb_cstr(const char *s);                   /* NULL gives {NULL,0} */
bool fhb_str_eq(fhb_str_t a, fhb_str_t b);
bool fhb_str_eqc(fhb_str_t a, const char *b);
bool fhb_str_caseeqc(fhb_str_t a, const char *b);    /* ASCII case folded */
int fhb_str_cmp(fhb_str_t a, fhb_str_t b);           /* byte order, as strcmp */
bool fhb_str_starts(fhb_str_t s, const char *prefix);
fhb_str_t fhb_str_trim(fhb_str_t s);                 /* blanks and tabs */
bool fhb_str_utf8(fhb_str_t s);                      /* sound by RFC 3629 */
/* terminated copy, freed by the caller; NULL without memory */
char *fhb_str_dup(fhb_str_t s) FHB_NODISCARD;
/* whole string is a decimal number in [min, max] */
bool fhb_str_to_int64(fhb_str_t s, int64_t min, int64_t max, int64_t *out);

/* growable byte buffer; zero-initialised is empty */
typedef struct {
    char    *ptr;
    size_t   len;
    size_t   cap;
    bool     failed;     /* an append ran out of memory; contents unusable */
} fhb_buf_t;

void fhb_buf_add(fhb_buf_t *b, const void *ptr, size_t len);
void fhb_buf_adds(fhb_buf_t *b, const char *s);
void fhb_buf_addstr(fhb_buf_t *b, fhb_str_t s);
void fhb_buf_addc(fhb_buf_t *b, char c);
void fhb_buf_addf(fhb_buf_t *b, const char *fmt, ...) FHB_PRINTF(2, 3);
/* s as a JSON string with quotes; control characters, quotes and backslashes
 * escaped, invalid UTF-8 replaced by U+FFFD (ERR-02) */
void fhb_buf_add_json(fhb_buf_t *b, fhb_str_t s);
bool fhb_buf_reserve(fhb_buf_t *b, size_t room);     /* room beyond len */
void fhb_buf_reset(fhb_buf_t *b);                    /* keeps the memory */
void fhb_buf_free(fhb_buf_t *b);
/* view of the contents */
static inline fhb_str_t
fhb_buf_str(const fhb_buf_t *b)
{
    return (fhb_str_t) { b->ptr, b->len };
}

#define FHB_ID_LEN  22      /* 128 random bits in base64url (NET-06) */

/* a new job or attachment id, terminated; fails only when the system gives
 * no random bytes */
fhb_err_t fhb_id_new(char id[FHB_ID_LEN + 1], fhb_error_t *err) FHB_NODISCARD;
bool fhb_id_valid(fhb_str_t id);                     /* 22 of [A-Za-z0-9_-] */
bool fhb_fhir_id_valid(fhb_str_t id);                /* R4 id: [A-Za-z0-9.-]{1,64} */
bool fhb_tenant_valid(fhb_str_t name);               /* [A-Za-z0-9_-]{1,64} */
/* 1 to 128 characters, see docs/protocol.md "On disk" */
bool fhb_file_name_valid(fhb_str_t name);
bool fhb_file_name_xml(fhb_str_t name);              /* is it one of XML? */
bool fhb_client_valid(fhb_str_t client);             /* 1..255 visible ASCII */

/* base64url without padding; out has room for (len * 4 + 2) / 3 + 1 */
void fhb_base64url(const void *in, size_t len, char *out);
/* lower-case hex, terminated; out has room for 2 * len + 1 */
void fhb_hex(const void *in, size_t len, char *out);

#endif /* FHB_CORE_H */
