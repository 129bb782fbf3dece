/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The INI file: lines into settings, read with inih.
 */

#include "fhbd_conf_file.h"

#include <errno.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>

#define FHBD_CONF_LINE  8192

/* inih's limit of 200 bytes a line can be changed where inih was built so;
 * elsewhere longer lines are refused by fhbd_conf_line */
extern int  ini_max_line __attribute__((weak));

typedef struct {
    const char        *file;
    FILE              *stream;
    char              *buf;
    size_t             size;
    unsigned           line;
    bool               continued;   /* the line starts with a blank */
    bool               in_main;
    size_t             current;     /* index of section; SIZE_MAX: none yet */
    size_t             last;        /* option of the line before */
    fhbd_settings_t   *settings;
    bool               failed;
    fhb_error_t       *err;
} fhbd_conf_reader_t;


fhb_err_t
fhbd_conf_no_memory(fhb_error_t *err)
{
    return fhb_fail(err, FHB_ENOMEM, "configuration: no memory");
}


void
fhbd_settings_free(fhbd_settings_t *s)
{
    size_t  i, k;

    for (i = 0; i < s->n; i++) {
        for (k = 0; k < fhbd_options_n; k++) {
            free(s->sections[i].settings[k].text);
        }
        free(s->sections[i].settings);
    }

    free(s->sections);
    *s = (fhbd_settings_t) { 0 };
}


bool
fhbd_settings_same(const fhbd_settings_t *a, const fhbd_settings_t *b)
{
    size_t       i, k;
    const char  *x, *y;

    if (a->n != b->n) {
        return false;
    }

    for (i = 0; i < a->n; i++) {
        if (strcmp(a->sections[i].name, b->sections[i].name) != 0) {
            return false;
        }

        for (k = 0; k < fhbd_options_n; k++) {
            x = a->sections[i].settings[k].text;
            y = b->sections[i].settings[k].text;
            if (x != y && (x == NULL || y == NULL || strcmp(x, y) != 0)) {
                return false;
            }
        }
    }

    return true;
}


fhbd_section_t *
fhbd_settings_add(fhbd_settings_t *s, fhb_str_t name, unsigned line)
{
    fhbd_section_t  *sections, *section;

    sections = reallocarray(s->sections, s->n + 1, sizeof(*sections));
    if (sections == NULL) {
        return NULL;
    }

    s->sections = sections;
    section = &sections[s->n];
    *section = (fhbd_section_t) { .line = line };
    memcpy(section->name, name.ptr, name.len);

    section->settings = calloc(fhbd_options_n, sizeof(fhbd_setting_t));
    if (section->settings == NULL) {
        return NULL;
    }

    s->n++;

    return section;
}


static void FHB_PRINTF(2, 3)
fhbd_conf_bad_line(fhbd_conf_reader_t *r, const char *fmt, ...)
{
    va_list  args;
    char     text[160];

    if (r->failed) {
        return;
    }

    va_start(args, fmt);
    (void) vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);

    r->failed = true;
    (void) fhb_fail(r->err, FHB_EPARAM, "%s:%u: %s", r->file, r->line, text);
}


static void
fhbd_conf_main_section(fhbd_conf_reader_t *r)
{
    if (r->in_main) {
        fhbd_conf_bad_line(r, "section [fhir-bulkd] is there twice");
        return;
    }

    r->in_main = true;
    r->current = 0;
    r->settings->sections[0].line = r->line;
}


static void
fhbd_conf_tenant_section(fhbd_conf_reader_t *r, fhb_str_t name)
{
    size_t  i;

    if (!fhb_tenant_valid(name)) {
        fhbd_conf_bad_line(r, "the tenant's name is not 1 to 64 letters, "
                           "digits, \"_\" and \"-\"");
        return;
    }

    for (i = 1; i < r->settings->n; i++) {
        if (fhb_str_eqc(name, r->settings->sections[i].name)) {
            fhbd_conf_bad_line(r, "tenant \"%s\" is there twice",
                               r->settings->sections[i].name);
            return;
        }
    }

    if (fhbd_settings_add(r->settings, name, r->line) == NULL) {
        r->failed = true;
        (void) fhbd_conf_no_memory(r->err);
        return;
    }

    r->current = r->settings->n - 1;
}


/* inih cuts names of sections at 49 bytes and tells nothing of empty ones */
static void
fhbd_conf_section(fhbd_conf_reader_t *r, fhb_str_t line)
{
    fhb_str_t  name;

    r->last = fhbd_options_n;

    if (line.len < 2 || line.ptr[line.len - 1] != ']') {
        fhbd_conf_bad_line(r, "\"]\" expected at the end of the line");
        return;
    }

    name = fhb_str_trim(fhb_str(line.ptr + 1, line.len - 2));

    if (fhb_str_eqc(name, "fhir-bulkd")) {
        fhbd_conf_main_section(r);

    } else if (fhb_str_starts(name, "tenant ")
               || fhb_str_starts(name, "tenant\t"))
    {
        fhbd_conf_tenant_section(r, fhb_str_trim(fhb_str(name.ptr + 7,
                                                         name.len - 7)));
    } else {
        fhbd_conf_bad_line(r, "unknown section, [fhir-bulkd] or "
                           "[tenant NAME] expected");
    }
}


/* what inih would cut, skip or misread without a word */
static void
fhbd_conf_line(fhbd_conf_reader_t *r, size_t len, size_t room)
{
    size_t     i;
    fhb_str_t  line;

    if (memchr(r->buf, '\0', len) != NULL) {
        fhbd_conf_bad_line(r, "a NUL byte");
        return;
    }

    if (len + 1 > room) {
        fhbd_conf_bad_line(r, "the line is longer than %zu bytes; go on in "
                           "the next line, starting with a blank", room - 3);
        return;
    }

    while (len > 0 && (r->buf[len - 1] == '\n' || r->buf[len - 1] == '\r')) {
        len--;
    }

    line = fhb_str_trim(fhb_str(r->buf, len));
    if (line.len == 0 || line.ptr[0] == ';' || line.ptr[0] == '#') {
        return;
    }

    for (i = 1; i < line.len; i++) {
        if (line.ptr[i] == ';'
            && (line.ptr[i - 1] == ' ' || line.ptr[i - 1] == '\t'))
        {
            fhbd_conf_bad_line(r, "a comment needs a line of its own");
            return;
        }
    }

    r->continued = line.ptr != r->buf;

    if (r->continued) {
        if (r->last == fhbd_options_n) {
            fhbd_conf_bad_line(r, "an indented line goes on with the option "
                               "above, but there is none");
        }
        return;
    }

    if (line.ptr[0] == '[') {
        fhbd_conf_section(r, line);

    } else if (r->current == SIZE_MAX) {
        fhbd_conf_bad_line(r, "section [fhir-bulkd] or [tenant NAME] "
                           "expected first");

    } else if (memchr(line.ptr, '=', line.len) == NULL
               && memchr(line.ptr, ':', line.len) == NULL)
    {
        fhbd_conf_bad_line(r, "\"name = value\" expected");
    }
}


/* gives inih a line at a time: this is how the line's number is known */
static char *
fhbd_conf_read(char *str, int num, void *arg)
{
    ssize_t              len;
    fhbd_conf_reader_t  *r = arg;

    if (r->failed) {
        return NULL;
    }

    errno = 0;
    len = getline(&r->buf, &r->size, r->stream);
    if (len == -1) {
        if (errno != 0) {
            r->failed = true;
            (void) fhb_fail_errno(r->err, "cannot read \"%s\"", r->file);
        }
        return NULL;
    }

    r->line++;

    if (r->line == 1 && len >= 3 && memcmp(r->buf, "\xef\xbb\xbf", 3) == 0) {
        len -= 3;
        memmove(r->buf, r->buf + 3, (size_t) len + 1);
    }

    fhbd_conf_line(r, (size_t) len, (size_t) num);
    if (r->failed) {
        return NULL;
    }

    memcpy(str, r->buf, (size_t) len + 1);

    return str;
}


static void
fhbd_conf_continue(fhbd_conf_reader_t *r, const char *value)
{
    int              n;
    char            *text;
    fhbd_setting_t  *s;

    s = &r->settings->sections[r->current].settings[r->last];

    n = asprintf(&text, "%s%s%s", s->text, s->text[0] == '\0' ? "" : " ",
                 value);
    if (n == -1) {
        r->failed = true;
        (void) fhbd_conf_no_memory(r->err);
        return;
    }

    free(s->text);
    s->text = text;
}


static int
fhbd_conf_handler(void *arg, const char *section, const char *name,
    const char *value)
{
    size_t               i;
    fhbd_setting_t      *s;
    fhbd_conf_reader_t  *r = arg;

    (void) section;

    if (r->failed) {
        return 0;
    }

    if (r->continued) {
        fhbd_conf_continue(r, value);
        return 1;
    }

    i = fhbd_option_find(r->current > 0, name);
    if (i == fhbd_options_n) {
        fhbd_conf_bad_line(r, "unknown option \"%.64s\" in section [%s]",
                           name, r->current == 0 ? "fhir-bulkd"
                                                 : "tenant NAME");
        return 0;
    }

    s = &r->settings->sections[r->current].settings[i];
    if (s->text != NULL) {
        fhbd_conf_bad_line(r, "option \"%s\" is there twice", name);
        return 0;
    }

    s->text = strdup(value);
    s->line = r->line;
    if (s->text == NULL) {
        r->failed = true;
        (void) fhbd_conf_no_memory(r->err);
        return 0;
    }

    r->last = i;

    return 1;
}


fhb_err_t
fhbd_settings_read(const char *file, fhbd_settings_t *out, fhb_error_t *err)
{
    int                 rc;
    fhbd_conf_reader_t  r = {
        .file = file, .current = SIZE_MAX, .last = fhbd_options_n,
        .settings = out, .err = err,
    };

    if (&ini_max_line != NULL) {
        ini_max_line = FHBD_CONF_LINE;
    }

    if (fhbd_settings_add(out, FHB_STR("fhir-bulkd"), 0) == NULL) {
        return fhbd_conf_no_memory(err);
    }

    r.stream = fopen(file, "re");
    if (r.stream == NULL) {
        return fhb_fail_errno(err, "cannot open \"%s\"", file);
    }

    rc = ini_parse_stream(fhbd_conf_read, &r, fhbd_conf_handler, &r);

    (void) fclose(r.stream);
    free(r.buf);

    if (r.failed) {
        return err->code;
    }

    if (rc != 0) {
        return fhb_fail(err, FHB_EPARAM, "%s:%d: \"name = value\" expected",
                        file, rc < 0 ? 0 : rc);
    }

    return FHB_OK;
}
