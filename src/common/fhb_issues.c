/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Collects what is wrong with one request.
 */

#include "fhb_issues.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* behind the text of each warning, and not of an error */
#define FHB_ISSUES_NOTE  " It is ignored."


void
fhb_quote(char out[FHB_QUOTE_MAX], fhb_str_t s)
{
    static const char  cut[] = "...";
    char              *p = out;
    size_t             i, len = s.len, room;

    room = FHB_QUOTE_MAX - sizeof("''") - (sizeof(cut) - 1);

    if (len > room) {
        /* not in the middle of a UTF-8 sequence */
        for (len = room; len > 0 && (s.ptr[len] & 0xc0) == 0x80; len--) { }
    }

    *p++ = '\'';

    for (i = 0; i < len; i++) {
        *p++ = (unsigned char) s.ptr[i] < 0x20 || s.ptr[i] == 0x7f
               ? '?' : s.ptr[i];
    }

    if (len < s.len) {
        memcpy(p, cut, sizeof(cut) - 1);
        p += sizeof(cut) - 1;
    }

    *p++ = '\'';
    *p = '\0';
}


static bool
fhb_issues_span_is(const fhb_issues_t *is, fhb_issues_span_t span,
    const char *s)
{
    /* after a failed append the spans point nowhere */
    return !is->text.failed && strlen(s) == span.len
           && (span.len == 0
               || memcmp(is->text.ptr + span.pos, s, span.len) == 0);
}


bool
fhb_issues_has(const fhb_issues_t *is, fhb_issue_code_t code,
    const char *expression)
{
    size_t  i;

    for (i = 0; i < is->n && expression[0] != '\0'; i++) {
        if (is->items[i].code == code
            && fhb_issues_span_is(is, is->items[i].expression, expression))
        {
            return true;
        }
    }

    return false;
}


/* room for one more, NULL when it is only counted */
static fhb_issues_item_t *
fhb_issues_push(fhb_issues_t *is, fhb_severity_t severity)
{
    size_t  i;

    if (is->n < FHB_ISSUES_MAX) {
        return &is->items[is->n++];
    }

    if (severity != FHB_SEV_ERROR) {
        is->more_warnings++;
        return NULL;
    }

    for (i = is->n; i-- > 0; /* void */ ) {
        if (is->items[i].severity != FHB_SEV_ERROR) {
            is->more_warnings++;
            return &is->items[i];
        }
    }

    is->more_errors++;
    return NULL;
}


static fhb_issues_span_t
fhb_issues_store(fhb_issues_t *is, const char *s)
{
    fhb_issues_span_t  span = { is->text.len, strlen(s) };

    fhb_buf_add(&is->text, s, span.len);

    return span;
}


void
fhb_issues_add(fhb_issues_t *is, fhb_severity_t severity,
    fhb_issue_code_t code, const void *about, const char *expression,
    const char *fmt, ...)
{
    char                line[512];
    size_t              i;
    va_list             args;
    fhb_issues_item_t  *item;

    va_start(args, fmt);
    (void) vsnprintf(line, sizeof(line), fmt, args);
    va_end(args);

    for (i = 0; i < is->n; i++) {
        item = &is->items[i];

        if (item->code == code && item->severity == severity
            && fhb_issues_span_is(is, item->text, line)
            && fhb_issues_span_is(is, item->expression, expression))
        {
            return;
        }
    }

    item = fhb_issues_push(is, severity);
    if (item == NULL) {
        return;
    }

    item->severity = severity;
    item->code = code;
    item->about = about;
    item->text = fhb_issues_store(is, line);
    fhb_buf_adds(&is->text, FHB_ISSUES_NOTE);
    item->expression = fhb_issues_store(is, expression);
}


void
fhb_issues_promote(fhb_issues_t *is, const void *about)
{
    size_t  i;

    for (i = 0; i < is->n; i++) {
        if (is->items[i].about == about) {
            is->items[i].severity = FHB_SEV_ERROR;
        }
    }
}


size_t
fhb_issues_errors(const fhb_issues_t *is, const void *about)
{
    size_t  i, n = about == NULL ? is->more_errors : 0;

    for (i = 0; i < is->n; i++) {
        n += is->items[i].severity == FHB_SEV_ERROR
             && (about == NULL || is->items[i].about == about);
    }

    return n;
}


bool
fhb_issues_finish(fhb_issues_t *is, fhb_issue_t **out, size_t *n,
    fhb_buf_t *text)
{
    size_t              i, more, note;
    fhb_issue_t        *issue;
    fhb_severity_t      severity;
    fhb_issues_item_t  *item;
    fhb_issues_span_t   rest;

    severity = fhb_issues_errors(is, NULL) > 0
               ? FHB_SEV_ERROR : FHB_SEV_WARNING;
    more = severity == FHB_SEV_ERROR ? is->more_errors : is->more_warnings;
    note = severity == FHB_SEV_ERROR ? 0 : sizeof(FHB_ISSUES_NOTE) - 1;

    rest.pos = is->text.len;
    if (more > 0) {
        fhb_buf_addf(&is->text, "%zu more are not listed.", more);
    }
    rest.len = is->text.len - rest.pos;

    if (is->text.failed) {
        return false;
    }

    issue = calloc(is->n + 1, sizeof(fhb_issue_t));
    if (issue == NULL) {
        return false;
    }

    *out = issue;
    *text = is->text;
    is->text = (fhb_buf_t) { 0 };

    for (i = 0; i < is->n; i++) {
        item = &is->items[i];

        if (item->severity == severity) {
            issue->severity = severity;
            issue->code = item->code;
            issue->text = fhb_str(text->ptr + item->text.pos,
                                  item->text.len + note);
            issue->expression = fhb_str(text->ptr + item->expression.pos,
                                        item->expression.len);
            issue++;
        }
    }

    if (more > 0) {
        issue->severity = severity;
        issue->code = FHB_ISSUE_TOO_LONG;
        issue->text = fhb_str(text->ptr + rest.pos, rest.len);
        issue++;
    }

    *n = (size_t) (issue - *out);

    return true;
}


void
fhb_issues_free(fhb_issues_t *is)
{
    fhb_buf_free(&is->text);
}
