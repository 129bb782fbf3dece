/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The small template language of store profiles: checks what a .sql file
 * declares and names, and fills in the arguments.
 */

#include "fhbd_pg_profile.h"

#include <stdlib.h>
#include <string.h>

static const char *const  fhbd_pg_fragments[FHBD_PG_F_MAX] = {
    [FHBD_PG_F_TABLE] = "table",
    [FHBD_PG_F_TYPE_COLUMN] = "type_column",
    [FHBD_PG_F_ID_COLUMN] = "id_column",
    [FHBD_PG_F_UPDATED_COLUMN] = "updated_column",
    [FHBD_PG_F_DELETED_COLUMN] = "deleted_column",
    [FHBD_PG_F_BODY_COLUMN] = "body_column",
    [FHBD_PG_F_WHERE] = "where",
    [FHBD_PG_F_SCHEMA] = "schema"
};

static const char *const  fhbd_pg_values[FHBD_PG_V_MAX] = {
    [FHBD_PG_V_TABLE] = "table",
    [FHBD_PG_V_TABLE_TYPE] = "table_type",
    [FHBD_PG_V_TYPE_COLUMN] = "type_column",
    [FHBD_PG_V_ID_COLUMN] = "id_column",
    [FHBD_PG_V_UPDATED_COLUMN] = "updated_column",
    [FHBD_PG_V_DELETED_COLUMN] = "deleted_column",
    [FHBD_PG_V_BODY_COLUMN] = "body_column",
    [FHBD_PG_V_BODY_TYPE] = "body_type",
    [FHBD_PG_V_TYPE] = "type",
    [FHBD_PG_V_TYPES] = "types",
    [FHBD_PG_V_ID] = "id",
    [FHBD_PG_V_IDS] = "ids",
    [FHBD_PG_V_PATIENTS] = "patients",
    [FHBD_PG_V_LO] = "lo",
    [FHBD_PG_V_HI] = "hi",
    [FHBD_PG_V_CTID_LO] = "ctid_lo",
    [FHBD_PG_V_CTID_HI] = "ctid_hi",
    [FHBD_PG_V_PLACES] = "places",
    [FHBD_PG_V_NULL_IDS] = "null_ids",
    [FHBD_PG_V_SINCE] = "since",
    [FHBD_PG_V_SINCE_LOCAL] = "since_local",
    [FHBD_PG_V_UNTIL] = "until",
    [FHBD_PG_V_UNTIL_LOCAL] = "until_local",
    [FHBD_PG_V_TIMEZONE] = "timezone",
    [FHBD_PG_V_UNDATED] = "undated",
    [FHBD_PG_V_DATED] = "dated",
    [FHBD_PG_V_FILTER] = "filter",
    [FHBD_PG_V_LIMITS] = "limits",
    [FHBD_PG_V_PERCENT] = "percent",
    [FHBD_PG_V_LIMIT] = "limit",
    [FHBD_PG_V_SPAN] = "span",
    [FHBD_PG_V_SCHEMA] = "schema",
    [FHBD_PG_V_PARTITION] = "partition",
    [FHBD_PG_V_TAGS] = "tags"
};

/* a role with the form of its body; the first part of the table of
 * docs/profiles.md, "Columns" */
static const struct {
    const char        *name;
    fhbd_pg_column_t   column;
} fhbd_pg_roles[] = {
    { "type",       { FHBD_PG_COL_TYPE, 0 } },
    { "id",         { FHBD_PG_COL_ID, 0 } },
    { "version",    { FHBD_PG_COL_VERSION, 0 } },
    { "updated",    { FHBD_PG_COL_UPDATED, 0 } },
    { "source",     { FHBD_PG_COL_SOURCE, 0 } },
    { "key",        { FHBD_PG_COL_KEY, 0 } },
    { "tag",        { FHBD_PG_COL_TAG, 0 } },
    { "broken",     { FHBD_PG_COL_BROKEN, 0 } },
    { "packed",     { FHBD_PG_COL_PACKED, 0 } },
    { "body",       { FHBD_PG_COL_BODY, FHBD_PG_BODY_CONF } },
    { "body:jsonb", { FHBD_PG_COL_BODY, FHBD_PG_BODY_JSONB } },
    { "body:json",  { FHBD_PG_COL_BODY, FHBD_PG_BODY_JSON } },
    { "body:text",  { FHBD_PG_COL_BODY, FHBD_PG_BODY_TEXT } },
    { "body:packed", { FHBD_PG_COL_BODY, FHBD_PG_BODY_PACKED } }
};

/* words of "-- weave:" */
static const struct {
    const char  *name;
    unsigned     bit;
} fhbd_pg_weaves[] = {
    { "id", FHBD_PG_WEAVE_ID },
    { "version", FHBD_PG_WEAVE_VERSION },
    { "updated", FHBD_PG_WEAVE_UPDATED },
    { "source", FHBD_PG_WEAVE_SOURCE },
    { "tags", FHBD_PG_WEAVE_TAGS }
};

#define FHBD_PG_WEAVES  (sizeof(fhbd_pg_weaves) / sizeof(fhbd_pg_weaves[0]))

/* what stands at one place of a template */
typedef enum {
    FHBD_PG_TOK_END = 0,
    FHBD_PG_TOK_TEXT,           /* copied as it is */
    FHBD_PG_TOK_COMMENT,
    FHBD_PG_TOK_VALUE,
    FHBD_PG_TOK_FRAGMENT,
    FHBD_PG_TOK_OPEN,           /* [[ */
    FHBD_PG_TOK_OPEN_IF,        /* [[?name */
    FHBD_PG_TOK_OPEN_UNLESS,    /* [[!name */
    FHBD_PG_TOK_CLOSE,          /* ]] */
    FHBD_PG_TOK_BAD             /* a quote that does not end */
} fhbd_pg_tok_t;


static bool
fhbd_pg_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}


static size_t
fhbd_pg_name_len(const char *p, const char *end)
{
    const char  *q = p;

    while (q < end && fhbd_pg_name_char(*q)) {
        q++;
    }

    return (size_t) (q - p);
}


/* the token at p; *len: its bytes, *name: of a value or fragment */
static fhbd_pg_tok_t
fhbd_pg_token(const char *p, const char *end, size_t *len, fhb_str_t *name)
{
    size_t       n;
    const char  *q;

    if (p == end) {
        return FHBD_PG_TOK_END;
    }

    if (*p == '\'' || *p == '"') {
        q = memchr(p + 1, *p, (size_t) (end - p - 1));
        if (q == NULL) {
            return FHBD_PG_TOK_BAD;
        }
        *len = (size_t) (q + 1 - p);     /* '' is two strings in a row */
        return FHBD_PG_TOK_TEXT;
    }

    if (end - p >= 2) {
        *len = 2;

        if (p[0] == '-' && p[1] == '-') {
            q = memchr(p, '\n', (size_t) (end - p));
            *len = (size_t) ((q != NULL ? q : end) - p);
            return FHBD_PG_TOK_COMMENT;
        }
        if (p[0] == '[' && p[1] == '[') {
            if (end - p > 2 && (p[2] == '?' || p[2] == '!')) {
                n = fhbd_pg_name_len(p + 3, end);
                *name = fhb_str(p + 3, n);
                *len = n + 3;
                return p[2] == '?' ? FHBD_PG_TOK_OPEN_IF
                                   : FHBD_PG_TOK_OPEN_UNLESS;
            }
            return FHBD_PG_TOK_OPEN;
        }
        if (p[0] == ']' && p[1] == ']') {
            return FHBD_PG_TOK_CLOSE;
        }
        if (p[0] == ':' && p[1] == ':') {
            return FHBD_PG_TOK_TEXT;
        }

        n = fhbd_pg_name_len(p + 1, end);
        *name = fhb_str(p + 1, n);

        if (p[0] == ':' && n > 0) {
            *len = n + 1;
            return FHBD_PG_TOK_VALUE;
        }
        if (p[0] == '{' && n > 0 && p + 1 + n < end && p[1 + n] == '}') {
            *len = n + 2;
            return FHBD_PG_TOK_FRAGMENT;
        }
    }

    *len = 1;

    return FHBD_PG_TOK_TEXT;
}


static int
fhbd_pg_name_find(const char *const *names, int n, fhb_str_t name)
{
    for (int i = 0; i < n; i++) {
        if (fhb_str_eqc(name, names[i])) {
            return i;
        }
    }

    return -1;
}


static unsigned
fhbd_pg_line(const char *text, const char *p)
{
    unsigned  line = 1;

    for (/* void */ ; text < p; text++) {
        line += *text == '\n';
    }

    return line;
}


static fhb_err_t
fhbd_pg_columns_parse(fhb_str_t list, fhbd_pg_sql_t *out, fhb_error_t *err)
{
    size_t     i, roles;
    bool       body = false;
    fhb_str_t  word;

    roles = sizeof(fhbd_pg_roles) / sizeof(fhbd_pg_roles[0]);

    while (fhbd_pg_word(&list, &word)) {
        if (fhb_str_eqc(word, "place") && !body && out->place == -1) {
            out->place = (int) out->columns_n;
            continue;
        }

        for (i = 0; i < roles; i++) {
            if (fhb_str_eqc(word, fhbd_pg_roles[i].name)) {
                break;
            }
        }
        if (i == roles) {
            return fhb_fail(err, FHB_EPARAM, "unknown column role \"%.*s\"",
                            FHB_STR_ARG(word));
        }
        if (body) {
            return fhb_fail(err, FHB_EPARAM, "the body must be the last "
                            "column");
        }
        if (out->columns_n == FHBD_PG_COLUMNS_MAX) {
            return fhb_fail(err, FHB_EPARAM, "more than %d columns",
                            FHBD_PG_COLUMNS_MAX);
        }
        body = fhbd_pg_roles[i].column.role == FHBD_PG_COL_BODY;
        out->columns[out->columns_n++] = fhbd_pg_roles[i].column;
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_pg_weave_parse(fhb_str_t list, fhbd_pg_sql_t *out, fhb_error_t *err)
{
    size_t     i;
    fhb_str_t  word;

    while (fhbd_pg_word(&list, &word)) {
        for (i = 0; i < FHBD_PG_WEAVES; i++) {
            if (fhb_str_eqc(word, fhbd_pg_weaves[i].name)) {
                break;
            }
        }
        if (i == FHBD_PG_WEAVES) {
            return fhb_fail(err, FHB_EPARAM, "\"%.*s\" cannot be woven in",
                            FHB_STR_ARG(word));
        }
        out->weave |= fhbd_pg_weaves[i].bit;
    }

    return FHB_OK;
}


/* the last one counts */
static fhb_err_t
fhbd_pg_header_keep(fhb_str_t text, char **out, fhb_error_t *err)
{
    free(*out);
    *out = fhb_str_dup(fhb_str_trim(text));

    return *out != NULL ? FHB_OK : fhb_fail(err, FHB_ENOMEM, "no memory");
}


/* "-- columns: …" and its like; other comments are comments */
static fhb_err_t
fhbd_pg_header_parse(fhb_str_t comment, fhbd_pg_terms_t *terms,
    fhbd_pg_sql_t *out, fhb_error_t *err)
{
    fhb_str_t  s;

    s = fhb_str_trim(fhb_str(comment.ptr + 2, comment.len - 2));

    if (fhb_str_starts(s, "columns:")) {
        if (out->columns_n > 0) {
            return fhb_fail(err, FHB_EPARAM, "columns declared twice");
        }
        return fhbd_pg_columns_parse(fhb_str(s.ptr + 8, s.len - 8), out, err);
    }

    if (fhb_str_starts(s, "weave:")) {
        return fhbd_pg_weave_parse(fhb_str(s.ptr + 6, s.len - 6), out, err);
    }

    if (fhb_str_starts(s, "without-meta:")) {
        return fhbd_pg_header_keep(fhb_str(s.ptr + 13, s.len - 13),
                                   &out->without_meta, err);
    }

    if (fhb_str_starts(s, "features:") && terms != NULL) {
        return fhbd_pg_terms_features(fhb_str(s.ptr + 9, s.len - 9), terms,
                                      err);
    }

    if (fhb_str_starts(s, "cohort-index:")) {
        return fhbd_pg_header_keep(fhb_str(s.ptr + 13, s.len - 13),
                                   &out->cohort_index, err);
    }

    return FHB_OK;
}


/* where a name stands: built in, or by index behind these, of the profile's
 * tables; -1: nowhere */
static int
fhbd_pg_fragment(const fhbd_pg_terms_t *terms, fhb_str_t name)
{
    int  i = fhbd_pg_name_find(fhbd_pg_fragments, FHBD_PG_F_MAX, name);

    if (i < 0) {
        i = fhbd_pg_terms_extra(terms, name);
        i = i < 0 ? i : FHBD_PG_F_MAX + i;
    }

    return i;
}


static int
fhbd_pg_value_index(const fhbd_pg_terms_t *terms, fhb_str_t name)
{
    int  i = fhbd_pg_name_find(fhbd_pg_values, FHBD_PG_V_MAX, name);

    if (i < 0) {
        i = fhbd_pg_terms_extra(terms, name);
        i = i < 0 ? i : FHBD_PG_V_MAX + i;
    }

    return i;
}


/* is there anything that a token's name could mean? */
static bool
fhbd_pg_known(const fhbd_pg_terms_t *terms, fhbd_pg_tok_t tok, fhb_str_t name)
{
    switch (tok) {
    case FHBD_PG_TOK_VALUE:
        return fhbd_pg_value_index(terms, name) >= 0;
    case FHBD_PG_TOK_FRAGMENT:
        return fhbd_pg_fragment(terms, name) >= 0;
    case FHBD_PG_TOK_OPEN_IF:
    case FHBD_PG_TOK_OPEN_UNLESS:
        return fhbd_pg_value_index(terms, name) >= 0
               || fhbd_pg_fragment(terms, name) >= 0
               || fhbd_pg_terms_feature(terms, name) >= 0;
    default:
        return true;
    }
}


bool
fhbd_pg_sql_built_in(fhb_str_t name)
{
    return fhbd_pg_value_index(NULL, name) >= 0
           || fhbd_pg_fragment(NULL, name) >= 0;
}


static bool
fhbd_pg_opens(fhbd_pg_tok_t tok)
{
    return tok == FHBD_PG_TOK_OPEN || tok == FHBD_PG_TOK_OPEN_IF
           || tok == FHBD_PG_TOK_OPEN_UNLESS;
}


fhb_err_t
fhbd_pg_sql_parse(const char *name, fhb_str_t text, fhbd_pg_terms_t *terms,
    fhbd_pg_sql_t *out, fhb_error_t *err)
{
    int            depth = 0;
    size_t         len = 0;
    fhb_buf_t      clean = { 0 };
    fhb_str_t      word;
    fhb_err_t      rc = FHB_OK;
    const char    *p = text.ptr, *end = text.ptr + text.len;
    fhbd_pg_tok_t  tok;

    memset(out, 0, sizeof(*out));
    out->place = -1;
    out->terms = terms;

    /* the statement would end there */
    if (memchr(p, '\0', text.len) != NULL) {
        return fhb_fail(err, FHB_EPARAM, "%s:%u: a NUL byte", name,
                        fhbd_pg_line(p, memchr(p, '\0', text.len)));
    }

    out->name = fhb_str_dup(fhb_cstr(name));

    for (;; ) {
        tok = fhbd_pg_token(p, end, &len, &word);

        if (tok == FHBD_PG_TOK_END) {
            if (depth > 0) {
                rc = fhb_fail(err, FHB_EPARAM, "\"[[\" without \"]]\"");
            }
            break;

        } else if (tok == FHBD_PG_TOK_BAD) {
            rc = fhb_fail(err, FHB_EPARAM, "a quote does not end");

        } else if (tok == FHBD_PG_TOK_COMMENT) {
            rc = fhbd_pg_header_parse(fhb_str(p, len), terms, out, err);
            p += len;
            len = 0;

        } else if (fhbd_pg_opens(tok)) {
            depth++;

        } else if (tok == FHBD_PG_TOK_CLOSE && --depth < 0) {
            rc = fhb_fail(err, FHB_EPARAM, "\"]]\" without \"[[\"");
        }

        if (rc == FHB_OK && !fhbd_pg_known(terms, tok, word)) {
            rc = fhb_fail(err, FHB_EPARAM, "unknown parameter \"%.*s\"",
                          (int) len, p);
        }
        if (rc != FHB_OK) {
            break;
        }

        /* nothing of the lines of comments in front stays */
        if (clean.len > 0 || (p < end && *p != '\n')) {
            fhb_buf_add(&clean, p, len);
        }
        p += len;
    }

    if (rc == FHB_OK) {
        out->text = fhb_str_dup(fhb_str_trim(fhb_buf_str(&clean)));
        if (out->text == NULL || out->name == NULL || clean.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "%s:%u: ", name, fhbd_pg_line(text.ptr, p));
        fhbd_pg_sql_free(out);
    }
    fhb_buf_free(&clean);

    return rc;
}


void
fhbd_pg_sql_free(fhbd_pg_sql_t *sql)
{
    free(sql->name);
    free(sql->text);
    free(sql->cohort_index);
    free(sql->without_meta);
    memset(sql, 0, sizeof(*sql));
}


bool
fhbd_pg_sql_names(const fhbd_pg_sql_t *sql, const char *name)
{
    size_t         len = 0;
    fhb_str_t      word;
    const char    *p = sql->text, *end = p + strlen(p);
    fhbd_pg_tok_t  tok;

    for (;; ) {
        tok = fhbd_pg_token(p, end, &len, &word);
        if (tok == FHBD_PG_TOK_END) {
            return false;
        }
        if ((tok == FHBD_PG_TOK_VALUE || tok == FHBD_PG_TOK_FRAGMENT
             || tok == FHBD_PG_TOK_OPEN_IF || tok == FHBD_PG_TOK_OPEN_UNLESS)
            && fhb_str_eqc(word, name))
        {
            return true;
        }
        p += len;
    }
}


/* the argument a value or fragment asks for; NULL: absent */
static const char *
fhbd_pg_argument(const fhbd_pg_sql_t *sql, const fhbd_pg_args_t *args,
    fhbd_pg_tok_t tok, fhb_str_t name, int *index)
{
    int  max;

    if (tok == FHBD_PG_TOK_FRAGMENT) {
        max = FHBD_PG_F_MAX;
        *index = fhbd_pg_fragment(sql->terms, name);
        if (*index >= 0 && *index < max) {
            return args->fragment[*index];
        }

    } else {
        max = FHBD_PG_V_MAX;
        *index = fhbd_pg_value_index(sql->terms, name);
        if (*index >= 0 && *index < max) {
            return args->value[*index];
        }
    }

    return *index < 0 || args->extra == NULL ? NULL
                                             : args->extra[*index - max];
}


/* of a block with a condition: is what it names there? */
static bool
fhbd_pg_condition(const fhbd_pg_sql_t *sql, const fhbd_pg_args_t *args,
    fhb_str_t name)
{
    int  index = fhbd_pg_terms_feature(sql->terms, name);

    if (index >= 0) {
        return (args->features & (UINT32_C(1) << index)) != 0;
    }

    return fhbd_pg_argument(sql, args, FHBD_PG_TOK_VALUE, name, &index)
           != NULL
           || fhbd_pg_argument(sql, args, FHBD_PG_TOK_FRAGMENT, name, &index)
              != NULL;
}


/* is everything there that the block from p (behind its "[[") names itself?
 * Blocks within it stand or vanish on their own.  *past: behind the "]]" */
static bool
fhbd_pg_block_stands(const fhbd_pg_sql_t *sql, const char *p, const char *end,
    const fhbd_pg_args_t *args, const char **past)
{
    int            depth = 1, index;
    bool           stands = true;
    size_t         len = 0;
    fhb_str_t      name;
    fhbd_pg_tok_t  tok;

    while (depth > 0) {
        tok = fhbd_pg_token(p, end, &len, &name);
        p += len;
        if (fhbd_pg_opens(tok)) {
            depth++;

        } else if (tok == FHBD_PG_TOK_CLOSE) {
            depth--;

        } else if (depth == 1
                   && (tok == FHBD_PG_TOK_VALUE
                       || tok == FHBD_PG_TOK_FRAGMENT)
                   && fhbd_pg_argument(sql, args, tok, name, &index) == NULL)
        {
            stands = false;
        }
    }

    *past = p;

    return stands;
}


static fhb_err_t
fhbd_pg_render_value(const char *value, int index, PGconn *inline_on,
    int *numbers, fhbd_pg_query_t *out, fhb_error_t *err)
{
    char  *literal;

    /* set before; looked up once for a statement, not for each row */
    if (inline_on != NULL
        && (index == FHBD_PG_V_FILTER || index == FHBD_PG_V_LIMITS))
    {
        fhb_buf_addf(&out->text, "(SELECT current_setting('%s'))",
                     index == FHBD_PG_V_FILTER ? FHBD_PG_SETTING_FILTER
                                               : FHBD_PG_SETTING_LIMITS);
        return FHB_OK;
    }

    if (inline_on != NULL) {
        literal = PQescapeLiteral(inline_on, value, strlen(value));
        if (literal == NULL) {
            return fhb_fail(err, FHB_EPARAM, "a value is not UTF-8 text");
        }
        fhb_buf_adds(&out->text, literal);
        PQfreemem(literal);
        return FHB_OK;
    }

    if (numbers[index] == 0) {
        out->values[out->n++] = value;
        numbers[index] = out->n;
    }
    fhb_buf_addf(&out->text, "$%d", numbers[index]);

    return FHB_OK;
}


fhb_err_t
fhbd_pg_sql_render(const fhbd_pg_sql_t *sql, const fhbd_pg_args_t *args,
    PGconn *inline_on, fhbd_pg_query_t *out, fhb_error_t *err)
{
    int            index;
    int            numbers[FHBD_PG_V_MAX + FHBD_PG_EXTRAS_MAX] = { 0 };
    bool           stands;
    size_t         len = 0;
    fhb_err_t      rc;
    fhb_str_t      name;
    const char    *p = sql->text, *end = p + strlen(p), *past, *value;
    fhbd_pg_tok_t  tok;

    fhb_buf_reset(&out->text);
    out->n = 0;

    for (;; ) {
        tok = fhbd_pg_token(p, end, &len, &name);
        if (tok == FHBD_PG_TOK_END) {
            break;
        }

        if (fhbd_pg_opens(tok)) {
            p += len;
            stands = fhbd_pg_block_stands(sql, p, end, args, &past);
            if (tok != FHBD_PG_TOK_OPEN
                && fhbd_pg_condition(sql, args, name)
                   != (tok == FHBD_PG_TOK_OPEN_IF))
            {
                stands = false;
            }
            if (!stands) {
                p = past;
            }
            continue;
        }

        if (tok == FHBD_PG_TOK_VALUE || tok == FHBD_PG_TOK_FRAGMENT) {
            value = fhbd_pg_argument(sql, args, tok, name, &index);
            if (value == NULL) {
                return fhb_fail(err, FHB_EPARAM, "%s: \"%.*s\" is not set",
                                sql->name, (int) len, p);
            }
            if (tok == FHBD_PG_TOK_FRAGMENT) {
                fhb_buf_adds(&out->text, value);
            } else {
                rc = fhbd_pg_render_value(value, index, inline_on, numbers,
                                          out, err);
                if (rc != FHB_OK) {
                    return rc;
                }
            }

        } else if (tok != FHBD_PG_TOK_CLOSE) {
            fhb_buf_add(&out->text, p, len);
        }

        p += len;
    }

    fhb_buf_addc(&out->text, '\0');
    if (out->text.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    return FHB_OK;
}


void
fhbd_pg_query_free(fhbd_pg_query_t *q)
{
    fhb_buf_free(&q->text);
}


fhb_err_t
fhbd_pg_sql_run(PGconn *conn, const fhbd_pg_sql_t *sql,
    const fhbd_pg_args_t *args, bool binary, const atomic_bool *cancel,
    PGresult **res, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_pg_query_t  q = { 0 };

    rc = fhbd_pg_sql_render(sql, args, NULL, &q, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec_params(conn, q.text.ptr, q.n, q.values, binary,
                                 cancel, res, err);
        if (rc == FHB_EDB || rc == FHB_EAGAIN || rc == FHB_ECONFLICT) {
            fhb_error_prefix(err, "%s: ", sql->name);
        }
    }
    fhbd_pg_query_free(&q);

    return rc;
}
