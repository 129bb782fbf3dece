/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments: case folders (t/cases/attachment/NAME/input has the lines
 * "type: …", "url: OLD NEW", "data: OLD BYTES", "fail: OLD", an empty line and
 * a resource; what is shown and what becomes of it is in expected), R4's
 * paths, and documents made by chance held against a tree of jansson's.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_attachment.h"
#include "../../src/common/fhb_attachment_tables.h"
#include "alloc_fail.h"
#include "case_folders.h"
#include "shape_stage.h"

#define CASES  "t/cases/attachment"
#define MADE   30000


static fhb_type_t
type_of(const char *name)
{
    fhb_type_t  t = fhb_type_find(fhb_cstr(name));

    if (t == FHB_TYPE_NONE) {
        fail_msg("no type %s", name);
    }

    return t;
}


typedef struct {
    fhb_str_t   rules;          /* the head of a case */
    fhb_buf_t  *out;
} case_rules_t;


/* the first rule for this url is taken */
static fhb_err_t
by_rules(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    fhb_str_t      rest, name, value;
    const char    *blank;
    case_rules_t  *r = arg;

    fhb_buf_addf(r->out, "shown: %.*s (%.*s)\n", FHB_STR_ARG(a->url),
                 FHB_STR_ARG(a->content_type));
    rest = r->rules;

    while (case_next(&rest, &name, &value) == CASE_LINE) {
        if (value.len < a->url.len
            || memcmp(value.ptr, a->url.ptr, a->url.len) != 0)
        {
            continue;
        }

        if (fhb_str_eqc(name, "fail") && value.len == a->url.len) {
            return fhb_fail(err, FHB_EAGAIN, "told to fail");
        }

        if (value.len == a->url.len || value.ptr[a->url.len] != ' ') {
            continue;
        }

        blank = value.ptr + a->url.len + 1;
        fhb_buf_add(fhb_str_eqc(name, "data") ? &change->data : &change->url,
                    blank, (size_t) (value.ptr + value.len - blank));
    }

    return FHB_OK;
}


static void
run_case(void **state)
{
    bool           changed = true;
    fhb_err_t      rc;
    fhb_str_t      text, name, value;
    fhb_buf_t      input = { 0 }, out = { 0 }, body = { 0 };
    fhb_type_t     type = FHB_TYPE_NONE;
    const char    *folder = *state;
    fhb_error_t    err = { FHB_OK, "" };
    case_line_e    line;
    case_rules_t   rules;

    case_read(CASES, folder, "input", &input);
    text = fhb_buf_str(&input);
    rules = (case_rules_t) { text, &out };

    while ((line = case_next(&text, &name, &value)) == CASE_LINE) {
        if (fhb_str_eqc(name, "type")) {
            type = fhb_type_find(value);
        }
    }

    assert_int_equal(line, CASE_BODY);
    assert_true(type != FHB_TYPE_NONE);

    /* appended, not written over */
    fhb_buf_adds(&body, "before ");
    rc = fhb_attachments(type, text, by_rules, &rules, &body, &changed, &err);

    assert_int_equal(rc, err.code);
    assert_int_equal(changed, body.len > 7);
    assert_memory_equal(body.ptr, "before ", 7);

    if (rc != FHB_OK) {
        fhb_buf_addf(&out, "error %d: %s\n", (int) rc, err.text);

    } else if (!changed) {
        fhb_buf_adds(&out, "not changed\n");

    } else {
        fhb_buf_add(&out, body.ptr + 7, body.len - 7);
    }

    case_expect(CASES, folder, &out);
    fhb_buf_free(&input);
    fhb_buf_free(&body);
    fhb_buf_free(&out);
}


/* R4's elements of type Attachment, from its pages; data types that have one
 * are used in other places too */
static const struct {
    const char  *type;
    const char  *paths;
} tables[] = {
    { "BodyStructure", "image" },
    { "Claim", "supportingInfo.valueAttachment" },
    { "ClaimResponse", "form" },
    { "Communication", "payload.contentAttachment" },
    { "CommunicationRequest", "payload.contentAttachment" },
    { "Consent", "sourceAttachment" },
    { "Contract", "term.offer.answer.valueAttachment friendly.contentAttachment"
      " legal.contentAttachment rule.contentAttachment"
      " legallyBindingAttachment term.asset.answer.valueAttachment"
      " term.group.group.offer.answer.valueAttachment" },
    { "DiagnosticReport", "presentedForm" },
    { "DocumentReference", "content.attachment" },
    { "ExplanationOfBenefit", "supportingInfo.valueAttachment form" },
    { "HealthcareService", "photo" },
    { "Library", "content relatedArtifact.document" },
    { "Media", "content" },
    { "Patient", "photo" },
    { "Person", "photo" },
    { "Practitioner", "photo" },
    { "Questionnaire", "item.initial.valueAttachment"
      " item.item.item.initial.valueAttachment" },
    { "QuestionnaireResponse", "item.answer.valueAttachment"
      " item.item.answer.item.item.answer.valueAttachment" },
    { "RelatedPerson", "photo" },
    { "StructureMap", "group.rule.source.defaultValueAttachment"
      " group.rule.rule.source.defaultValueAttachment" },
    { "SubstanceNucleicAcid", "subunit.sequenceAttachment" },
    { "SubstancePolymer",
      "repeat.repeatUnit.structuralRepresentation.attachment" },
    { "SubstanceProtein", "subunit.sequenceAttachment" },
    { "SubstanceSpecification", "structure.representation.attachment" },
    { "Task", "input.valueAttachment output.valueAttachment"
      " input.valueRelatedArtifact.document" },
    { "StructureDefinition", "snapshot.element.fixedAttachment"
      " differential.element.example.valueAttachment" },
    { "DeviceDefinition", "physicalCharacteristics.image" },
    { "PlanDefinition", "action.action.documentation.document" },
    /* in all types */
    { "Observation", "extension.valueAttachment"
      " modifierExtension.extension.valueAttachment"
      " extension.valueRelatedArtifact.document"
      " component.code.coding._display.extension.valueAttachment"
      " code.extension.extension.valueAttachment" },
    { "Patient", "photo.extension.valueAttachment"
      " photo._url.extension.valueAttachment" },
    { "Binary", "extension.valueAttachment" },
};

/* near to these, but none */
static const struct {
    const char  *type;
    const char  *paths;
} no_tables[] = {
    { "Patient", "content attachment photo.photo photos Photo _photo"
      " contact.photo valueAttachment extension.photo x.photo"
      " extension.extension extension.value extension.valueattachment"
      " extension.valueAttachment.valueAttachment" },
    { "DocumentReference", "content attachment context.attachment"
      " content.content.attachment content.format" },
    { "Observation", "valueAttachment component.valueAttachment photo"
      " derivedFrom.attachment" },
    { "Questionnaire", "item.valueAttachment initial.valueAttachment"
      " item.initial.item.initial.valueAttachment" },
    { "QuestionnaireResponse", "item.item.valueAttachment"
      " item.answer.answer.valueAttachment" },
};


static fhb_err_t
count_shown(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    (void) change;
    (void) err;

    assert_true(fhb_str_eqc(a->url, "u"));
    assert_true(fhb_str_eqc(a->content_type, "t"));
    ++*(unsigned *) arg;

    return FHB_OK;
}


/* a document with an Attachment at this path, or at its first n bytes;
 * arrays: each element is in one */
static unsigned
shown_at(fhb_type_t type, const char *path, size_t n, bool arrays)
{
    bool         changed;
    size_t       len, depth = 0;
    unsigned     shown = 0;
    fhb_buf_t    doc = { 0 }, out = { 0 };
    fhb_error_t  err;
    const char  *end = path + n;

    fhb_buf_addc(&doc, '{');

    while (path < end) {
        len = strcspn(path, ". ");
        fhb_buf_addf(&doc, "\"x\":[{\"y\":1}],\"%.*s\":%s{", (int) len, path,
                     arrays ? "[{}," : "");
        path += len + (path + len < end);
        depth++;
    }

    fhb_buf_adds(&doc, "\"contentType\":\"t\",\"url\":\"u\"}");
    while (--depth > 0) {
        fhb_buf_adds(&doc, arrays ? "]}" : "}");
    }
    fhb_buf_adds(&doc, arrays ? "]}" : "}");
    assert_false(doc.failed);

    if (fhb_attachments(type, fhb_buf_str(&doc), count_shown, &shown, &out,
                        &changed, &err) != FHB_OK)
    {
        fail_msg("%.*s: %s", FHB_STR_ARG(fhb_buf_str(&doc)), err.text);
    }
    assert_false(changed);

    fhb_buf_free(&doc);
    fhb_buf_free(&out);

    return shown;
}


static void
expect_paths(const char *type, const char *paths, bool found)
{
    bool    extension;
    size_t  n;

    for ( /* void */ ; *paths != '\0'; paths += n + (paths[n] == ' ')) {
        n = strcspn(paths, " ");

        if (shown_at(type_of(type), paths, n, false) != found
            || shown_at(type_of(type), paths, n, true) != found)
        {
            fail_msg("%s: %.*s is %sfound", type, (int) n, paths,
                     found ? "not " : "");
        }

        /* only extensions are the same for another type */
        extension = memmem(paths, n, "xtension", 8) != NULL;
        assert_int_equal(shown_at(type_of("Basic"), paths, n, false),
                         found && extension);
    }
}


static void
attachments_are_where_r4_has_them_ATT_01(void **state)
{
    size_t      i, n = 0;
    fhb_type_t  type;

    (void) state;

    assert_int_equal(fhb_r4_attachment_types_n, fhb_type_count());

    for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        expect_paths(tables[i].type, tables[i].paths, true);

        if (strstr(tables[i].paths, "xtension") == NULL) {
            assert_true(fhb_attachment_type(type_of(tables[i].type)));
        }
    }

    for (i = 0; i < sizeof(no_tables) / sizeof(no_tables[0]); i++) {
        expect_paths(no_tables[i].type, no_tables[i].paths, false);
    }

    for (type = 0; type < FHB_TYPES_MAX; type++) {
        n += fhb_attachment_type(type);
    }

    assert_int_equal(n, 42);
    assert_true(fhb_attachment_type(type_of("Bundle")));
    assert_false(fhb_attachment_type(type_of("Observation")));
    assert_false(fhb_attachment_type(type_of("Binary")));
    assert_false(fhb_attachment_type(FHB_TYPE_NONE));
}


/* as many bytes as base64 comes in, and those beside; and several steps */
static const size_t  sizes[] = { 1, 2, 3, 4, 47, 48, 49, 3 << 20,
                                 (3 << 20) + 1, 7 << 20 };


static fhb_err_t
give_data(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    size_t  i, n = *(size_t *) arg;

    (void) a;
    (void) err;

    assert_true(fhb_buf_reserve(&change->data, n));
    for (i = 0; i < n; i++) {
        change->data.ptr[i] = (char) (i * 7 + i / 251);
    }
    change->data.len = n;

    return FHB_OK;
}


static void
data_of_any_size_is_put_in_ATT_07(void **state)
{
    bool            changed;
    json_t         *tree;
    size_t          i, k, n;
    fhb_buf_t       out = { 0 };
    fhb_error_t     err;
    const char     *text;
    unsigned char  *back;

    (void) state;

    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        n = sizes[i];
        fhb_buf_reset(&out);
        assert_int_equal(fhb_attachments(type_of("Media"),
                                         FHB_STR("{\"content\":{\"url\":"
                                                 "\"u\",\"size\":1}}"),
                                         give_data, &n, &out, &changed, &err),
                         FHB_OK);
        assert_true(changed);

        tree = json_loadb(out.ptr, out.len, 0, NULL);
        assert_non_null(tree);
        text = json_string_value(json_object_get(
                                     json_object_get(tree, "content"),
                                     "data"));
        assert_non_null(text);
        assert_int_equal(strlen(text), (n + 2) / 3 * 4);

        back = malloc(strlen(text));
        assert_non_null(back);
        assert_int_equal(EVP_DecodeBlock(back, (const unsigned char *) text,
                                         (int) strlen(text)),
                         strlen(text) / 4 * 3);
        for (k = 0; k < n; k++) {
            if (back[k] != (unsigned char) (k * 7 + k / 251)) {
                fail_msg("%zu bytes: byte %zu", n, k);
            }
        }

        free(back);
        json_decref(tree);
    }

    fhb_buf_free(&out);
}


static const char *const  names[] = {
    "photo", "photo", "content", "attachment", "item", "answer",
    "valueAttachment", "valueAttachment", "extension", "modifierExtension",
    "contained", "url", "url", "data", "contentType", "resourceType",
    "_url", "valueRelatedArtifact", "document", "a", NULL
};

static const char *const  strings[] = {
    "Patient", "DocumentReference", "QuestionnaireResponse", "Observation",
    "Binary/1", "http://x/\"", "image/png", "inline", "keep", "\xc3\xa4", "",
    NULL
};

static const char *const  pieces[] = {
    "\"photo\":[{\"url\":\"a\"},{\"url\":\"inline\"}],",
    "\"extension\":[{\"valueAttachment\":{\"url\":\"b\"}}],",
    "\"contained\":[{\"resourceType\":\"Patient\",\"photo\":{\"url\":\"c\"}}],",
    "\"content\":{\"attachment\":{\"\\u0075rl\":\"inline\",\"a\":1}},",
    "\"data\":\"\",", "\"url\":\"d\",", "\"url\":1,", "\"", "\\", "{", "}",
    "[", "]", ",", ":", "1", "\n", "\xff", NULL
};

static const shape_words_t  words = { names, strings, pieces };


/* what the test does with each: three kinds by its url */
static fhb_err_t
change_it(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    (void) err;

    ++*(unsigned *) arg;

    if (fhb_str_eqc(a->url, "keep")) {
        return FHB_OK;
    }

    if (fhb_str_eqc(a->url, "inline")) {
        fhb_buf_addf(&change->data, "<%.*s>", FHB_STR_ARG(a->content_type));
    } else {
        fhb_buf_addf(&change->url, "https://s/\"%.*s", FHB_STR_ARG(a->url));
    }

    return FHB_OK;
}


/* the same on a tree's Attachment; true: changed */
static bool
change_tree(json_t *a, unsigned *shown)
{
    char          b64[256];
    json_t       *url = json_object_get(a, "url");
    json_t       *type = json_object_get(a, "contentType");
    fhb_buf_t     text = { 0 };
    const char   *s;

    if (!json_is_string(url) || json_string_length(url) == 0
        || json_object_get(a, "data") != NULL)
    {
        return false;
    }

    ++*shown;
    s = json_string_value(url);

    if (strcmp(s, "keep") == 0) {
        return false;
    }

    if (strcmp(s, "inline") == 0) {
        fhb_buf_addf(&text, "<%s>", json_is_string(type)
                     ? json_string_value(type) : "");
        assert_true(text.len < 150);
        (void) EVP_EncodeBlock((unsigned char *) b64,
                               (const unsigned char *) text.ptr,
                               (int) text.len);
        assert_int_equal(json_object_set_new(a, "data", json_string(b64)), 0);
        assert_int_equal(json_object_del(a, "url"), 0);

    } else {
        fhb_buf_addf(&text, "https://s/\"%s", s);
        assert_int_equal(json_string_setn(url, text.ptr, text.len), 0);
    }

    fhb_buf_free(&text);

    return true;
}


/* where an object stands */
typedef enum {
    IN_PATIENT, IN_DOCUMENT, IN_CONTENT, IN_RESPONSE, IN_ITEM, IN_ANSWER,
    IN_OTHER_RESOURCE, IN_EXTENSION, IN_ARTIFACT, IN_ATTACHMENT, IN_ANY
} place_e;

static const struct {
    place_e      from;
    const char  *name;
    place_e      to;
} ways[] = {
    { IN_PATIENT, "photo", IN_ATTACHMENT },
    { IN_DOCUMENT, "content", IN_CONTENT },
    { IN_CONTENT, "attachment", IN_ATTACHMENT },
    { IN_RESPONSE, "item", IN_ITEM },
    { IN_ITEM, "item", IN_ITEM },
    { IN_ITEM, "answer", IN_ANSWER },
    { IN_ANSWER, "item", IN_ITEM },
    { IN_ANSWER, "valueAttachment", IN_ATTACHMENT },
    { IN_EXTENSION, "valueAttachment", IN_ATTACHMENT },
    { IN_EXTENSION, "valueRelatedArtifact", IN_ARTIFACT },
    { IN_ARTIFACT, "document", IN_ATTACHMENT },
};


static void make_object(fhb_buf_t *out, place_e at, unsigned depth);


/* a member's value: what stands there, in an array or not, or anything */
static void
make_member(fhb_buf_t *out, const char *name, place_e to, unsigned depth)
{
    size_t  array = shape_pick(2);

    shape_string(out, name);
    shape_blanks(out);
    fhb_buf_addc(out, ':');

    if (depth == 0 || shape_pick(8) == 0) {
        shape_value(out, &words, 1, false);
        return;
    }

    fhb_buf_adds(out, array ? "[" : "");
    make_object(out, to, depth - 1);
    if (array && shape_pick(3) == 0) {
        fhb_buf_addc(out, ',');
        make_object(out, to, depth - 1);
    }
    fhb_buf_adds(out, array ? "]" : "");
}


/* an object with what leads on from this place, and with other members */
static void
make_object(fhb_buf_t *out, place_e at, unsigned depth)
{
    static const char *const  types[] = {
        "Patient", "DocumentReference", "QuestionnaireResponse",
        "Observation", "X", NULL
    };
    static const struct {
        const char  *name;
        size_t       rare;
    } of_attachment[] = {
        { "title", 3 }, { "url", 1 }, { "contentType", 2 }, { "data", 8 },
        { "url", 12 }, { "_url", 4 }
    };

    size_t  i, from, to;

    fhb_buf_addc(out, '{');
    from = out->len;

    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (ways[i].from == at && shape_pick(3) != 0) {
            fhb_buf_adds(out, out->len > from ? "," : "");
            make_member(out, ways[i].name, ways[i].to, depth);
        }
    }

    for (i = 0; at == IN_ATTACHMENT && i < 6; i++) {
        if (shape_pick(of_attachment[i].rare) == 0) {
            fhb_buf_adds(out, out->len > from ? "," : "");
            shape_blanks(out);
            shape_string(out, of_attachment[i].name);
            fhb_buf_addc(out, ':');

            if (shape_pick(8) != 0) {
                shape_string(out, shape_word(strings));
            } else {
                shape_value(out, &words, 1, false);
            }
        }
    }

    if (shape_pick(3) == 0) {
        fhb_buf_adds(out, out->len > from ? "," : "");
        make_member(out, shape_word(names), IN_ANY, depth / 2);
    }

    if (shape_pick(4) == 0) {
        fhb_buf_adds(out, out->len > from ? "," : "");
        make_member(out, shape_pick(2) ? "extension" : "modifierExtension",
                    IN_EXTENSION, depth);
    }

    if (depth > 2 && shape_pick(6) == 0) {
        to = shape_pick(5);
        fhb_buf_adds(out, out->len > from ? "," : "");
        fhb_buf_adds(out, "\"contained\":[");
        make_object(out, to == 0 ? IN_PATIENT : to == 1 ? IN_DOCUMENT
                         : to == 2 ? IN_RESPONSE : IN_OTHER_RESOURCE,
                    depth - 1);
        if (out->ptr[out->len - 2] != '{') {
            out->len--;
            fhb_buf_addf(out, ",\"resourceType\":\"%s\"}", types[to]);
        }
        fhb_buf_addc(out, ']');
    }

    shape_blanks(out);
    fhb_buf_addc(out, '}');
}


static place_e
resource_place(json_t *resource)
{
    const char  *type;

    type = json_string_value(json_object_get(resource, "resourceType"));
    if (type == NULL) {
        return IN_OTHER_RESOURCE;
    }

    return strcmp(type, "Patient") == 0 ? IN_PATIENT
           : strcmp(type, "DocumentReference") == 0 ? IN_DOCUMENT
           : strcmp(type, "QuestionnaireResponse") == 0 ? IN_RESPONSE
           : IN_OTHER_RESOURCE;
}


static bool walk(json_t *object, place_e at, unsigned *shown);


static bool
walk_member(const char *name, json_t *value, place_e at, unsigned *shown)
{
    size_t   i;
    place_e  to = IN_ANY;

    if (!json_is_object(value)) {
        return false;
    }

    if (strcmp(name, "extension") == 0
        || strcmp(name, "modifierExtension") == 0)
    {
        to = IN_EXTENSION;

    } else if (strcmp(name, "contained") == 0
               && (at == IN_PATIENT || at == IN_DOCUMENT || at == IN_RESPONSE
                   || at == IN_OTHER_RESOURCE))
    {
        to = resource_place(value);
    }

    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (ways[i].from == at && strcmp(ways[i].name, name) == 0) {
            to = ways[i].to;
        }
    }

    return walk(value, to, shown);
}


static bool
walk(json_t *object, place_e at, unsigned *shown)
{
    bool         changed = false;
    json_t      *value, *item;
    size_t       i;
    const char  *name;

    json_object_foreach(object, name, value) {
        changed |= walk_member(name, value, at, shown);

        json_array_foreach(value, i, item) {
            changed |= walk_member(name, item, at, shown);
        }
    }

    if (at == IN_ATTACHMENT) {
        changed |= change_tree(object, shown);
    }

    return changed;
}


static unsigned  made_sound, made_refused, made_changed;


static void
compare(const char *type, place_e at, fhb_str_t doc)
{
    bool          changed, tree_changed;
    json_t       *tree, *got;
    unsigned      shown = 0, tree_shown = 0;
    fhb_buf_t     out = { 0 };
    fhb_err_t     rc;
    fhb_error_t   err = { FHB_OK, "" };
    json_error_t  jerr;

    rc = fhb_attachments(type_of(type), doc, change_it, &shown, &out,
                         &changed, &err);
    assert_true(rc == FHB_OK || rc == FHB_EJSON);
    assert_int_equal(changed, out.len > 0);
    assert_true(rc == FHB_OK || shown == 0);

    made_sound += rc == FHB_OK;
    made_refused += rc != FHB_OK;

    /* whatever it was, what comes out is sound */
    if (changed) {
        got = json_loadb(out.ptr, out.len, SHAPE_LOAD, &jerr);
        if (got == NULL
            && json_error_code(&jerr) != json_error_numeric_overflow
            && json_error_code(&jerr) != json_error_null_byte_in_key)
        {
            fail_msg("\"%.*s\" became \"%.*s\"", FHB_STR_ARG(doc),
                     FHB_STR_ARG(fhb_buf_str(&out)));
        }
        json_decref(got);
    }

    /* of two equal names a tree has one only; a NUL byte ends a C string */
    tree = doc.len == 0 || memmem(doc.ptr, doc.len, "\\u0000", 6) != NULL
           || memchr(doc.ptr, '\0', doc.len) != NULL ? NULL
           : json_loadb(doc.ptr, doc.len, SHAPE_LOAD | JSON_REJECT_DUPLICATES,
                        &jerr);

    if (json_is_object(tree)) {
        tree_changed = walk(tree, at, &tree_shown);

        if (rc != FHB_OK || shown != tree_shown || changed != tree_changed) {
            fail_msg("\"%.*s\": %u shown, by the tree %u", FHB_STR_ARG(doc),
                     shown, tree_shown);
        }

        if (changed) {
            got = json_loadb(out.ptr, out.len,
                             SHAPE_LOAD | JSON_REJECT_DUPLICATES, &jerr);
            if (got == NULL || !json_equal(got, tree)) {
                fail_msg("\"%.*s\" became \"%.*s\"", FHB_STR_ARG(doc),
                         FHB_STR_ARG(fhb_buf_str(&out)));
            }
            json_decref(got);
            made_changed++;
        }
    }

    json_decref(tree);
    fhb_buf_free(&out);
}


static void
bytes_and_tree_are_changed_alike_ATT_02_ATT_07(void **state)
{
    static const struct {
        const char  *type;
        place_e      at;
    } kinds[] = {
        { "Patient", IN_PATIENT },
        { "DocumentReference", IN_DOCUMENT },
        { "QuestionnaireResponse", IN_RESPONSE },
        { "Observation", IN_OTHER_RESOURCE }
    };

    place_e    at;
    unsigned   i;
    fhb_str_t  doc;
    fhb_buf_t  made = { 0 };

    (void) state;

    for (i = 0; i < MADE; i++) {
        at = kinds[i % 4].at;

        make_object(&made, at, 6);
        doc = shape_finish(&words, &made);
        compare(kinds[i % 4].type, at, doc);
        free((void *) (uintptr_t) doc.ptr);

        doc = shape_document(&words, 6);
        compare(kinds[i % 4].type, at, doc);
        free((void *) (uintptr_t) doc.ptr);
    }

    assert_true(made_sound > MADE / 2);
    assert_true(made_refused > MADE / 10);
    assert_true(made_changed > MADE / 20);
}


static fhb_err_t
rename_all(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    (void) arg;
    (void) err;

    if (fhb_str_eqc(a->url, "a")) {
        fhb_buf_addf(&change->data, "%0300d", 1);
    } else {
        fhb_buf_adds(&change->url, "b");
    }

    return FHB_OK;
}


static fhb_err_t
run_all(void *arg)
{
    bool         changed = true;
    fhb_err_t    rc;
    fhb_buf_t    out = { 0 };
    fhb_error_t  err;

    rc = fhb_attachments(type_of("Patient"), *(fhb_str_t *) arg, rename_all,
                         NULL, &out, &changed, &err);
    assert_int_equal(changed, rc == FHB_OK);
    assert_true(rc == FHB_OK || out.len == 0);
    fhb_buf_free(&out);

    return rc;
}


static void
each_allocation_may_fail(void **state)
{
    fhb_str_t  body = FHB_STR(
        "{\"contained\":[{\"resourceType\":\"Media\",\"content\":{\"url\":"
        "\"\\u0061\",\"contentType\":\"x/y\"}}],\"photo\":[{\"url\":\"1\"},"
        "{\"contentType\":\"x\",\"url\":\"2\",\"url\":\"3\"}]}");

    (void) state;

    assert_true(alloc_fail_each(run_all, &body) > 10);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(attachments_are_where_r4_has_them_ATT_01),
        cmocka_unit_test(data_of_any_size_is_put_in_ATT_07),
        cmocka_unit_test(bytes_and_tree_are_changed_alike_ATT_02_ATT_07),
        cmocka_unit_test(each_allocation_may_fail),
    };

    return case_run_all(CASES, run_case)
           + cmocka_run_group_tests_name("fhb_attachment", tests, NULL, NULL);
}
