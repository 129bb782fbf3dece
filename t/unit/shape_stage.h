/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Documents for tests of what works on a resource's bytes: made by chance
 * from the words that matter there, written in any way that JSON allows, and
 * changed at any byte.  Always the same ones.
 */

#ifndef SHAPE_STAGE_H
#define SHAPE_STAGE_H

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "../../src/common/fhb_core.h"

#define SHAPE_LOAD  (JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL)

/* what documents are made of; lists end with NULL */
typedef struct {
    const char *const  *names;
    const char *const  *strings;
    const char *const  *pieces;     /* JSON, put in by shape_mutate */
} shape_words_t;

static uint64_t  shape_seed = 20240229;


static inline size_t
shape_pick(size_t n)
{
    shape_seed ^= shape_seed << 13;
    shape_seed ^= shape_seed >> 7;
    shape_seed ^= shape_seed << 17;

    return (size_t) (shape_seed % n);
}


static inline const char *
shape_word(const char *const *list)
{
    size_t  n = 0;

    while (list[n] != NULL) {
        n++;
    }

    return list[shape_pick(n)];
}


static inline void
shape_blanks(fhb_buf_t *out)
{
    static const char *const  blanks[] = { " ", "\n", "\t", "\r\n    ", NULL };

    if (shape_pick(6) == 0) {
        fhb_buf_adds(out, shape_word(blanks));
    }
}


/* now and then with escapes where none are needed */
static inline void
shape_string(fhb_buf_t *out, const char *s)
{
    bool  plain = shape_pick(4) != 0;

    fhb_buf_addc(out, '"');

    for ( /* void */ ; *s != '\0'; s++) {
        if (*s == '"' || *s == '\\') {
            fhb_buf_addf(out, "\\%c", *s);

        } else if ((unsigned char) *s < ' '
                   || (!plain && *s > 0 && shape_pick(6) == 0))
        {
            fhb_buf_addf(out, shape_pick(2) ? "\\u%04x" : "\\u%04X", *s);

        } else if (!plain && *s == '/' && shape_pick(2) == 0) {
            fhb_buf_adds(out, "\\/");

        } else {
            fhb_buf_addc(out, *s);
        }
    }

    fhb_buf_addc(out, '"');
}


/* depth: how many levels may follow; 0: a plain value */
static inline void
shape_value(fhb_buf_t *out, const shape_words_t *words, unsigned depth,
    bool object)
{
    static const char *const  plain[] = {
        "0", "-1", "1.50", "2e3", "true", "false", "null", "{}", "[]", NULL
    };

    bool      name;
    size_t    n;

    shape_blanks(out);

    if (!object && (depth == 0 || shape_pick(3) == 0)) {
        if (shape_pick(3) == 0) {
            fhb_buf_adds(out, shape_word(plain));
        } else {
            shape_string(out, shape_word(words->strings));
        }

    } else {
        name = object || shape_pick(4) != 0;
        fhb_buf_addc(out, name ? '{' : '[');

        for (n = shape_pick(object ? 9 : 5); n > 0; n--) {
            shape_blanks(out);
            if (name) {
                shape_string(out, shape_word(words->names));
                shape_blanks(out);
                fhb_buf_addc(out, ':');
            }
            shape_value(out, words, depth - 1, false);
            fhb_buf_adds(out, n > 1 ? "," : "");
        }

        shape_blanks(out);
        fhb_buf_addc(out, name ? '}' : ']');
    }

    shape_blanks(out);
}


/* one change at one place; the text stays as it is when there is no room */
static inline size_t
shape_mutate(const shape_words_t *words, char *text, size_t len, size_t room)
{
    size_t       at = shape_pick(len + 1), n;
    const char  *piece;

    switch (shape_pick(4)) {
    case 0:                                     /* put in */
        piece = shape_word(words->pieces);
        n = strlen(piece);
        if (len + n > room) {
            return len;
        }
        memmove(text + at + n, text + at, len - at);
        memcpy(text + at, piece, n);
        return len + n;

    case 1:                                     /* take out */
        n = shape_pick(8) + 1;
        if (at + n > len) {
            return len;
        }
        memmove(text + at, text + at + n, len - at - n);
        return len - n;

    case 2:                                     /* change */
        if (at < len) {
            text[at] = (char) shape_pick(256);
        }
        return len;

    default:                                    /* repeat */
        n = shape_pick(24) + 1;
        if (at + n > len || len + n > room) {
            return len;
        }
        memmove(text + at + n, text + at, len - at);
        return len + n;
    }
}


/* the document in memory that has no byte to spare, so that ASan sees a step
 * too far; one in three is changed and mostly no JSON any more */
static inline fhb_str_t
shape_finish(const shape_words_t *words, fhb_buf_t *doc)
{
    char      *copy, text[4096];
    size_t     len;
    unsigned   rounds;

    if (doc->failed) {
        abort();
    }

    len = doc->len < sizeof(text) ? doc->len : sizeof(text);
    memcpy(text, doc->ptr, len);

    if (shape_pick(3) == 0) {
        for (rounds = (unsigned) shape_pick(3) + 1; rounds > 0; rounds--) {
            len = shape_mutate(words, text, len, sizeof(text));
        }
    }

    fhb_buf_free(doc);

    copy = malloc(len == 0 ? 1 : len);
    if (copy == NULL) {
        abort();
    }
    memcpy(copy, text, len);

    return fhb_str(copy, len);
}


static inline fhb_str_t
shape_document(const shape_words_t *words, unsigned depth)
{
    fhb_buf_t  doc = { 0 };

    shape_value(&doc, words, depth, true);

    return shape_finish(words, &doc);
}

#endif /* SHAPE_STAGE_H */
