/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The filters of one type as a program: the paths to scan for, and for each
 * of them the terms that hear what stands there.
 */

#include "fhb_filter_priv.h"

#include <stdlib.h>
#include <string.h>

/* the longest path of the tables has 60 bytes, the longest end of one 13 */
#define FHB_PATH_MAX  128


/* a path of the tables, and what is looked at below it */
typedef struct {
    const char         *path;
    const char         *below;          /* ".code", or empty */
    fhb_filter_hook_t   hook;
} fhb_leaf_t;

typedef struct {
    fhb_leaf_t  *leaves;
    size_t       n;
    size_t       cap;
    bool         failed;
} fhb_leaves_t;

typedef struct {
    const char        *below;
    fhb_filter_how_t   how;
    bool               one;     /* "below" keeps a single value single */
} fhb_leaf_rule_t;


static void
fhb_leaves_add(fhb_leaves_t *ls, const fhb_search_path_t *path,
    const fhb_filter_hook_t *hook, const char *below, fhb_filter_how_t how,
    bool one)
{
    size_t       cap;
    fhb_leaf_t  *l;

    if (ls->n == ls->cap) {
        cap = ls->cap == 0 ? 16 : ls->cap * 2;

        l = ls->failed ? NULL : realloc(ls->leaves, cap * sizeof(*l));
        if (l == NULL) {
            ls->failed = true;
            return;
        }

        ls->leaves = l;
        ls->cap = cap;
    }

    l = &ls->leaves[ls->n++];
    l->path = path->path;
    l->below = below;
    l->hook = *hook;
    l->hook.how = how;
    l->hook.one = one && path->one;
    l->hook.arg = path->arg;
}


/* a system was given, or the lack of one asked for: objects are compared
 * as a whole */
static bool
fhb_leaf_pairs(const fhb_filter_term_t *t)
{
    size_t  i;

    for (i = 0; i < t->n; i++) {
        if (t->values[i].bar) {
            return true;
        }
    }

    return false;
}


static bool
fhb_leaf_units(const fhb_filter_term_t *t)
{
    size_t  i;

    for (i = 0; i < t->n; i++) {
        if (t->values[i].system.len > 0 || t->values[i].text.len > 0) {
            return true;
        }
    }

    return false;
}


/* parts of a HumanName or an Address */
static void
fhb_leaves_texts(fhb_leaves_t *ls, const fhb_search_path_t *path,
    const fhb_filter_hook_t *hook, fhb_filter_how_t how)
{
    static const char *const  name[] = {
        ".family", ".given", ".prefix", ".suffix", ".text", NULL
    };
    static const char *const  address[] = {
        ".line", ".city", ".district", ".state", ".postalCode", ".country",
        ".text", NULL
    };

    const char *const  *below;

    below = path->data == FHB_DATA_NAME ? name : address;

    for ( /* void */ ; *below != NULL; below++) {
        fhb_leaves_add(ls, path, hook, *below, how, false);
    }
}


static void
fhb_leaves_missing(fhb_leaves_t *ls, const fhb_search_path_t *path,
    const fhb_filter_hook_t *hook)
{
    const char        *below = "";
    fhb_filter_how_t   how = FHB_HOW_PRESENT;

    if (path->arg != NULL) {

        if (path->data == FHB_DATA_REFERENCE) {
            below = ".reference";
            how = FHB_HOW_REFERENCE;

        } else if (path->data == FHB_DATA_CONTACT) {
            how = FHB_HOW_CONTACT;

        } else if (path->data == FHB_DATA_ARTIFACT) {
            how = FHB_HOW_ARTIFACT;
        }
    }

    fhb_leaves_add(ls, path, hook, below, how, false);
}


static void
fhb_leaves_token_text(fhb_leaves_t *ls, const fhb_search_path_t *path,
    const fhb_filter_hook_t *hook)
{
    switch (path->data) {

    case FHB_DATA_CODING:
        fhb_leaves_add(ls, path, hook, ".display", FHB_HOW_STARTS, true);
        break;

    case FHB_DATA_CONCEPT:
        fhb_leaves_add(ls, path, hook, ".text", FHB_HOW_STARTS, false);
        fhb_leaves_add(ls, path, hook, ".coding.display", FHB_HOW_STARTS,
                       false);
        break;

    case FHB_DATA_IDENTIFIER:
        fhb_leaves_add(ls, path, hook, ".type.text", FHB_HOW_STARTS, true);
        break;

    default:
        break;
    }
}


static fhb_leaf_rule_t
fhb_leaf_rule(const fhb_filter_term_t *t, const fhb_search_path_t *path)
{
    bool  pairs = fhb_leaf_pairs(t), units = fhb_leaf_units(t);

    switch (path->data) {

    case FHB_DATA_CODE:
    case FHB_DATA_BOOLEAN:
        return (fhb_leaf_rule_t) { "", FHB_HOW_PLAIN, true };

    case FHB_DATA_CODING:
        return pairs ? (fhb_leaf_rule_t) { "", FHB_HOW_CODING, true }
               : (fhb_leaf_rule_t) { ".code", FHB_HOW_PLAIN, true };

    case FHB_DATA_CONCEPT:
        return pairs ? (fhb_leaf_rule_t) { ".coding", FHB_HOW_CODING, false }
               : (fhb_leaf_rule_t) { ".coding.code", FHB_HOW_PLAIN, false };

    case FHB_DATA_IDENTIFIER:
        return pairs ? (fhb_leaf_rule_t) { "", FHB_HOW_VALUE, true }
               : (fhb_leaf_rule_t) { ".value", FHB_HOW_PLAIN, true };

    case FHB_DATA_CONTACT:
        return path->arg != NULL
               ? (fhb_leaf_rule_t) { "", FHB_HOW_CONTACT, true }
               : (fhb_leaf_rule_t) { ".value", FHB_HOW_PLAIN, true };

    case FHB_DATA_DECEASED:
        return (fhb_leaf_rule_t) { "", FHB_HOW_DECEASED, true };

    case FHB_DATA_DATE:
        return (fhb_leaf_rule_t) { "", FHB_HOW_DATE, true };

    case FHB_DATA_PERIOD:
        return (fhb_leaf_rule_t) { "", FHB_HOW_PERIOD, true };

    case FHB_DATA_TIMING:
        return (fhb_leaf_rule_t) { "", FHB_HOW_TIMING, true };

    case FHB_DATA_REFERENCE:
        return (fhb_leaf_rule_t) { ".reference", FHB_HOW_REFERENCE, true };

    case FHB_DATA_ARTIFACT:
        return (fhb_leaf_rule_t) { "", FHB_HOW_ARTIFACT, true };

    case FHB_DATA_QUANTITY:
        return units ? (fhb_leaf_rule_t) { "", FHB_HOW_QUANTITY, true }
               : (fhb_leaf_rule_t) { ".value", FHB_HOW_NUMBER, true };

    case FHB_DATA_MONEY:
        return units ? (fhb_leaf_rule_t) { "", FHB_HOW_MONEY, true }
               : (fhb_leaf_rule_t) { ".value", FHB_HOW_NUMBER, true };

    case FHB_DATA_RANGE:
        return (fhb_leaf_rule_t) { "", FHB_HOW_RANGE, true };

    case FHB_DATA_NUMBER:
        return (fhb_leaf_rule_t) { "", FHB_HOW_NUMBER, true };

    default:
        break;
    }

    /* texts and URLs, which depend on the kind of the parameter */
    if (t->param->kind == FHB_KIND_TOKEN) {
        return (fhb_leaf_rule_t) { "", FHB_HOW_PLAIN, true };
    }

    if (t->param->kind == FHB_KIND_REFERENCE) {
        return (fhb_leaf_rule_t) { "", FHB_HOW_CANONICAL, true };
    }

    if (t->param->kind == FHB_KIND_STRING) {
        return (fhb_leaf_rule_t) { "",
            t->mod == FHB_MOD_EXACT ? FHB_HOW_EXACT
            : t->mod == FHB_MOD_CONTAINS ? FHB_HOW_CONTAINS
            : FHB_HOW_STARTS, true };
    }

    return (fhb_leaf_rule_t) { "",
        t->mod == FHB_MOD_BELOW ? FHB_HOW_BELOW
        : t->mod == FHB_MOD_ABOVE ? FHB_HOW_ABOVE
        : path->data == FHB_DATA_CANONICAL ? FHB_HOW_URI_VERSION
        : FHB_HOW_URI, true };
}


static void
fhb_leaves_term(fhb_leaves_t *ls, const fhb_filter_hook_t *hook)
{
    size_t                     i, first = ls->n;
    fhb_leaf_rule_t            rule;
    const fhb_filter_term_t   *t = hook->term;
    const fhb_search_path_t   *path;

    for (i = 0; i < t->param->paths_n; i++) {
        path = &fhb_search_paths[t->param->paths + i];

        if (t->mod == FHB_MOD_MISSING) {
            fhb_leaves_missing(ls, path, hook);

        } else if (t->mod == FHB_MOD_TEXT) {
            fhb_leaves_token_text(ls, path, hook);

        } else if (path->data == FHB_DATA_NAME
                   || path->data == FHB_DATA_ADDRESS)
        {
            fhb_leaves_texts(ls, path, hook,
                             t->mod == FHB_MOD_EXACT ? FHB_HOW_EXACT
                             : t->mod == FHB_MOD_CONTAINS ? FHB_HOW_CONTAINS
                             : FHB_HOW_STARTS);

        } else {
            rule = fhb_leaf_rule(t, path);
            fhb_leaves_add(ls, path, hook, rule.below, rule.how, rule.one);
        }
    }

    /* a term that hears two paths may still be met at the other */
    if (ls->n > first + 1) {
        for (i = first; i < ls->n; i++) {
            ls->leaves[i].hook.one = false;
        }
    }
}


static int
fhb_leaf_compare(const void *a, const void *b)
{
    int                rc;
    const fhb_leaf_t  *x = a, *y = b;

    rc = strcmp(x->path, y->path);

    return rc != 0 ? rc : strcmp(x->below, y->below);
}


/* the leaves from *next on whose paths go into one scan */
static bool
fhb_program_set(fhb_filter_set_t *set, const fhb_leaves_t *ls, size_t *next)
{
    char               text[FHB_FILTER_SET_PATHS][FHB_PATH_MAX];
    size_t             i, len, n = 0, first = *next;
    const char        *paths[FHB_FILTER_SET_PATHS];
    const fhb_leaf_t  *l;

    for (i = first; i < ls->n; i++) {
        l = &ls->leaves[i];

        if (i > first && fhb_leaf_compare(l - 1, l) == 0) {
            continue;
        }

        if (n == FHB_FILTER_SET_PATHS) {
            break;
        }

        len = strlen(l->path);
        if (len + strlen(l->below) >= FHB_PATH_MAX) {
            return false;
        }

        memcpy(text[n], l->path, len);
        memcpy(text[n] + len, l->below, strlen(l->below) + 1);
        paths[n] = text[n];
        set->first[n++] = i - first;
    }

    *next = i;

    set->hooks = calloc(i - first, sizeof(set->hooks[0]));
    set->paths = fhb_scan_paths_new(paths, n);
    if (set->hooks == NULL || set->paths == NULL) {
        return false;
    }

    set->first[n] = i - first;

    for (i = first; i < *next; i++) {
        set->hooks[i - first] = ls->leaves[i].hook;
    }

    return true;
}


static bool
fhb_program_sets(fhb_filter_program_t *p, fhb_leaves_t *ls)
{
    size_t  i, next, paths = 0;

    qsort(ls->leaves, ls->n, sizeof(ls->leaves[0]), fhb_leaf_compare);

    for (i = 0; i < ls->n; i++) {
        paths += i == 0 || fhb_leaf_compare(&ls->leaves[i - 1],
                                            &ls->leaves[i]) != 0;
    }

    paths = (paths + FHB_FILTER_SET_PATHS - 1) / FHB_FILTER_SET_PATHS;

    p->sets = calloc(paths, sizeof(p->sets[0]));
    if (p->sets == NULL) {
        return false;
    }

    for (next = 0; next < ls->n; /* void */ ) {
        if (!fhb_program_set(&p->sets[p->sets_n++], ls, &next)) {
            return false;
        }
    }

    return true;
}


static bool
fhb_program_build(fhb_filter_program_t *p, const fhb_filter_t *filters)
{
    bool                 made;
    size_t               i;
    fhb_leaves_t         ls = { 0 };
    fhb_filter_hook_t    hook = { 0 };
    const fhb_filter_t  *f;

    for (f = filters; f != NULL; f = f->next) {
        p->filters_n++;
        p->terms_n += f->n;
    }

    p->need = calloc(p->filters_n, sizeof(p->need[0]));
    p->negative = calloc(p->filters_n, sizeof(p->negative[0]));
    if (p->need == NULL || p->negative == NULL) {
        return false;
    }

    for (f = filters; f != NULL; f = f->next, hook.filter++) {

        for (i = 0; i < f->n; i++, hook.index++) {
            hook.term = &f->terms[i];
            fhb_leaves_term(&ls, &hook);

            if (f->terms[i].negative) {
                p->negative[hook.filter] = true;
            } else {
                p->need[hook.filter]++;
            }
        }
    }

    made = !ls.failed && fhb_program_sets(p, &ls);
    free(ls.leaves);

    return made;
}


fhb_filter_program_t *
fhb_filter_program_new(const fhb_filter_t *filters)
{
    fhb_filter_program_t  *p;

    p = calloc(1, sizeof(*p));
    if (p == NULL) {
        return NULL;
    }

    if (!fhb_program_build(p, filters)) {
        fhb_filter_program_free(p);
        return NULL;
    }

    return p;
}


void
fhb_filter_program_free(fhb_filter_program_t *p)
{
    size_t  i;

    if (p == NULL) {
        return;
    }

    for (i = 0; i < p->sets_n; i++) {
        fhb_scan_paths_free(p->sets[i].paths);
        free(p->sets[i].hooks);
    }

    free(p->sets);
    free(p->need);
    free(p->negative);
    free(p);
}
