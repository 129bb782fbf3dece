/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Sample data: invented patients with records of a realistic size and links
 * between them.  The same seed gives the same bytes, and patient number n is
 * the same whatever their number.
 *
 *   fhir-sample --info                        names worth trying
 *   fhir-sample --out DIR                     a folder of TYPE.ndjson
 *   fhir-sample --format copy                 COPY text on stdout, for table
 *                                             resource of t/lib/resource.sql
 *
 *   --patients N   (40)          at least 12
 *   --resources N                stop when there are so many live resources
 *   --seed S       (1)
 *   --base URL                   of absolute references
 *   --truth FILE                 lines: type, id, deleted (0 or 1), ids of the
 *                                Patients in whose compartment it is
 *
 * Groups: "cohort" has every second Patient of the first 2000, and besides:
 * Patient 1 as inactive and 3 with a past period (neither counts), 5 and 7
 * through the nested Group "ward-7" (which has "cohort" as member again).
 * "edge" has one member twice and one that does not exist; "empty" none.
 * Patient 9 and the other odd ones are outsiders.
 *
 * COPY also has deleted rows (body NULL, or what it was), and one body in
 * sixteen is pretty-printed, some with tabs and CR LF: text columns keep that.
 */

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../../src/common/fhb_core.h"
#include "fhir_sample_text.h"

#define N(a)           (sizeof(a) / sizeof((a)[0]))
#define COHORT_MAX     2000           /* patients that may be its members */
#define EPOCH          1672531200000  /* 2023-01-01, ms */
#define SPAN           78000000000    /* 2.5 years, ms */

enum {
    PATIENT, COVERAGE, CARETEAM, CAREPLAN, ALLERGY, DEVICE, ENCOUNTER,
    OBSERVATION, CONDITION, PROCEDURE, MEDREQUEST, IMMUNIZATION, REPORT,
    DOCUMENT, PROVENANCE, PRACTITIONER, ORGANIZATION, LOCATION, MEDICATION,
    GROUP, TYPES
};

static const char *const  type_names[TYPES] = {
    "Patient", "Coverage", "CareTeam", "CarePlan", "AllergyIntolerance",
    "Device", "Encounter", "Observation", "Condition", "Procedure",
    "MedicationRequest", "Immunization", "DiagnosticReport",
    "DocumentReference", "Provenance", "Practitioner", "Organization",
    "Location", "Medication", "Group",
};

typedef struct {
    uint64_t       rnd;             /* state of the random numbers */
    uint64_t       no;              /* of the Patient */
    char           id[65];
    char           patient[37];
    char           payer[37];       /* Patient who pays */
    char           encounter[37];
    char           other[37];       /* another resource, for %j */
    int64_t        when;            /* ms */
    int64_t        updated;         /* ms */
    unsigned       version;
    const code_t  *code;
    const char    *given;
    const char    *family;
    const char    *city;
    bool           female;
} ctx_t;

static uint64_t     opt_patients, opt_resources, opt_seed = 1;
static const char  *opt_out, *opt_truth, *opt_base = "http://localhost/fhir";
static bool         opt_copy;

static uint64_t     live;           /* resources written */
static fhb_buf_t    body, line;
static FILE        *files[TYPES], *truth;


static void
die(const char *what)
{
    fprintf(stderr, "fhir-sample: %s: %s\n", what, strerror(errno));
    exit(1);
}


static uint64_t
mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}


static uint64_t
next(ctx_t *c)
{
    c->rnd += 0x9e3779b97f4a7c15;
    return mix(c->rnd);
}


static unsigned
below(ctx_t *c, unsigned n)
{
    return (unsigned) ((next(c) >> 32) * n >> 32);
}


/* 36 characters in the form of a UUID, from three numbers */
static void
make_id(char out[37], unsigned type, uint64_t a, uint64_t b)
{
    static const char  hex[] = "0123456789abcdef";
    uint64_t           h[2];
    unsigned           i, n;

    h[0] = mix(mix(opt_seed * TYPES + type) ^ mix(a * 4096 + b));
    h[1] = mix(h[0] + 0x9e3779b97f4a7c15);

    for (i = 0, n = 0; i < 36; i++) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            out[i] = '-';
            continue;
        }
        out[i] = hex[(h[n / 16] >> (n % 16 * 4)) & 15];
        n++;
    }

    out[14] = '4';
    out[36] = '\0';
}


static void
patient_id(char out[37], uint64_t no)
{
    make_id(out, PATIENT, no, 0);
}


static inline void
put(fhb_buf_t *b, const char *s)
{
    fhb_buf_add(b, s, strlen(s));
}


static void
put_uint(fhb_buf_t *b, uint64_t n, unsigned width)
{
    char   tmp[20], *p = tmp + sizeof(tmp);

    do {
        *--p = (char) ('0' + n % 10);
        n /= 10;
    } while (n > 0 || (size_t) (tmp + sizeof(tmp) - p) < width);

    fhb_buf_add(b, p, (size_t) (tmp + sizeof(tmp) - p));
}


/* days since 1970 to a date (Howard Hinnant's civil_from_days) */
static void
put_date(fhb_buf_t *b, int64_t days)
{
    int64_t  z, era, doe, yoe, doy, mp, d, m, y;

    z = days + 719468;
    era = z / 146097;
    doe = z - era * 146097;
    yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    mp = (5 * doy + 2) / 153;
    d = doy - (153 * mp + 2) / 5 + 1;
    m = mp < 10 ? mp + 3 : mp - 9;
    y = yoe + era * 400 + (m <= 2);

    put_uint(b, (uint64_t) y, 4);
    fhb_buf_addc(b, '-');
    put_uint(b, (uint64_t) m, 2);
    fhb_buf_addc(b, '-');
    put_uint(b, (uint64_t) d, 2);
}


static void
put_time(fhb_buf_t *b, int64_t ms, char between, bool fraction)
{
    int64_t  s = ms / 1000 % 86400;

    put_date(b, ms / 86400000);
    fhb_buf_addc(b, between);
    put_uint(b, (uint64_t) (s / 3600), 2);
    fhb_buf_addc(b, ':');
    put_uint(b, (uint64_t) (s / 60 % 60), 2);
    fhb_buf_addc(b, ':');
    put_uint(b, (uint64_t) (s % 60), 2);
    if (fraction) {
        fhb_buf_addc(b, '.');
        put_uint(b, (uint64_t) (ms % 1000), 3);
    }
}


/* mostly relative; some absolute, some with a version */
static void
put_patient_ref(fhb_buf_t *b, ctx_t *c)
{
    unsigned  form = below(c, 20);

    if (form < 2) {
        put(b, opt_base);
        fhb_buf_addc(b, '/');
    }
    put(b, "Patient/");
    fhb_buf_add(b, c->patient, 36);
    if (form == 1 || form == 2) {
        put(b, "/_history/1");
    }
}


static void
put_base64(fhb_buf_t *b, ctx_t *c, unsigned groups)
{
    static const char  alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij"
                                    "klmnopqrstuvwxyz0123456789+/";
    unsigned           i, k;
    uint64_t           r;
    char               out[8];

    for (i = 0; i < groups; i++) {
        r = next(c);
        for (k = 0; k < 8; k++) {
            out[k] = alphabet[(r >> (k * 6)) & 63];
        }
        fhb_buf_add(b, out, 8);
    }
}


static void expand(fhb_buf_t *b, ctx_t *c, const char *text);


static void
put_value(fhb_buf_t *b, ctx_t *c, char letter)
{
    unsigned  v;

    switch (letter) {
    case 'i': put(b, c->id); break;
    case 'v': put_uint(b, c->version, 1); break;
    case 'u': put_time(b, c->updated, 'T', true); put(b, "+00:00"); break;
    case 't': put_time(b, c->when, 'T', false); put(b, "+01:00"); break;
    case 'd': put_date(b, c->when / 86400000); break;
    case 'b': put_date(b, (int64_t) (mix(c->no) % 30000) - 11000); break;
    case 'p': put_patient_ref(b, c); break;
    case 'S': put(b, "Patient/"); put(b, c->payer); break;
    case 'e': put(b, "Encounter/"); put(b, c->encounter); break;
    case 'j': put(b, c->other); break;
    case 'r': put(b, "prac-"); put_uint(b, below(c, 20), 1); break;
    case 'o': put(b, "org-"); put_uint(b, below(c, 5), 1); break;
    case 'l': put(b, "loc-"); put_uint(b, below(c, 6), 1); break;
    case 'm': put(b, "med-"); put_uint(b, below(c, N(medications)), 1); break;
    case 'c': put(b, c->code->code); break;
    case 'n': put(b, c->code->display); break;
    case 'g': put(b, c->code->unit); break;
    case 'x':
        v = c->code->low + below(c, c->code->high - c->code->low + 1);
        put_uint(b, v / 100, 1);
        fhb_buf_addc(b, '.');
        put_uint(b, v % 100, 2);
        break;
    case 'z': put_uint(b, 100 + below(c, 9900), 1); break;
    case '1': put_uint(b, below(c, 10), 1); break;
    case 's': expand(b, c, sentences[below(c, N(sentences))]); break;
    case 'w': put(b, c->given); break;
    case 'f': put(b, c->family); break;
    case 'a': put(b, c->city); break;
    case 'h': put(b, c->female ? "female" : "male"); break;
    case 'y': put(b, c->female ? "F" : "M"); break;
    case 'A': put_base64(b, c, 20 + below(c, 100)); break;
    default:
        fprintf(stderr, "fhir-sample: no value %%%c\n", letter);
        exit(1);
    }
}


static void
expand(fhb_buf_t *b, ctx_t *c, const char *text)
{
    size_t  n;

    for ( ;; ) {
        n = strcspn(text, "'%");
        fhb_buf_add(b, text, n);
        text += n;
        if (*text == '\0') {
            return;
        }
        if (*text == '\'') {
            fhb_buf_addc(b, '"');
        } else {
            put_value(b, c, *++text);
        }
        text++;
    }
}


/* the body again with line breaks, as escaped by COPY */
static void
put_pretty(fhb_buf_t *b, fhb_str_t s, bool dos)
{
    const char  *nl = dos ? "\\r\\n" : "\\n", *tab = dos ? "\\t" : "  ";
    unsigned     depth = 0, k;
    bool         string = false;
    size_t       i;

    for (i = 0; i < s.len; i++) {
        char  ch = s.ptr[i];

        if (string) {
            if (ch == '\\') {
                put(b, "\\\\");
                ch = s.ptr[++i];
                if (ch == '\\') {
                    fhb_buf_addc(b, '\\');
                }
            } else if (ch == '"') {
                string = false;
            }
            fhb_buf_addc(b, ch);
            continue;
        }

        string = (ch == '"');
        if (ch == '}' || ch == ']') {
            depth--;
            put(b, nl);
            for (k = 0; k < depth; k++) {
                put(b, tab);
            }
        }
        fhb_buf_addc(b, ch);
        if (ch == ':') {
            fhb_buf_addc(b, ' ');
        }
        if (ch == '{' || ch == '[' || ch == ',') {
            depth += (ch != ',');
            put(b, nl);
            for (k = 0; k < depth; k++) {
                put(b, tab);
            }
        }
    }
}


static void
put_escaped(fhb_buf_t *b, fhb_str_t s)
{
    const char  *p = s.ptr, *end = s.ptr + s.len, *q;

    while ((q = memchr(p, '\\', (size_t) (end - p))) != NULL) {
        fhb_buf_add(b, p, (size_t) (q - p));
        put(b, "\\\\");
        p = q + 1;
    }
    fhb_buf_add(b, p, (size_t) (end - p));
}


/* one row of the table; the body is in body */
static void
emit_copy(ctx_t *c, unsigned type, bool deleted)
{
    uint64_t  h = mix(c->rnd);

    fhb_buf_reset(&line);
    put(&line, type_names[type]);
    fhb_buf_addc(&line, '\t');
    put(&line, c->id);
    fhb_buf_addc(&line, '\t');
    put_uint(&line, c->version, 1);
    fhb_buf_addc(&line, '\t');
    put_time(&line, c->updated, ' ', true);
    put(&line, deleted ? "+00\tt\t" : "+00\tf\t");

    if (deleted && h % 2 == 0) {
        put(&line, "\\N");
    } else if (h % 16 == 1) {
        put_pretty(&line, fhb_buf_str(&body), h % 64 == 1);
    } else {
        put_escaped(&line, fhb_buf_str(&body));
    }
    fhb_buf_addc(&line, '\n');

    if (line.failed) {
        errno = ENOMEM;
        die("row");
    }
    if (fwrite(line.ptr, 1, line.len, stdout) != line.len) {
        die("stdout");
    }
}


static void
emit_ndjson(unsigned type)
{
    char  name[4096];

    if (files[type] == NULL) {
        snprintf(name, sizeof(name), "%s/%s.ndjson", opt_out,
                 type_names[type]);
        files[type] = fopen(name, "w");
        if (files[type] == NULL) {
            die(name);
        }
        setvbuf(files[type], NULL, _IOFBF, 1 << 18);
    }

    fhb_buf_addc(&body, '\n');
    if (body.failed) {
        errno = ENOMEM;
        die("line");
    }
    if (fwrite(body.ptr, 1, body.len, files[type]) != body.len) {
        die(type_names[type]);
    }
}


static bool
full(void)
{
    return opt_resources > 0 && live >= opt_resources;
}


/* writes what is in body; owners: the Patients to whom it belongs */
static void
emit(ctx_t *c, unsigned type, bool deleted, const char *owners)
{
    if (full()) {
        return;
    }

    if (opt_copy) {
        emit_copy(c, type, deleted);
    } else if (!deleted) {
        emit_ndjson(type);
    }
    live += !deleted;

    if (truth != NULL
        && fprintf(truth, "%s\t%s\t%d\t%s\n", type_names[type], c->id,
                   deleted, owners) < 0)
    {
        die(opt_truth);
    }
}


/* a resource with an id of its own kind, changed some time after the event */
static void
resource(ctx_t *c, unsigned type, unsigned k, const char *text,
    const char *owners)
{
    uint64_t  later;

    make_id(c->id, type, c->no, k);
    later = next(c);
    c->version = 1 + later % 3;
    c->updated = c->when + (int64_t) (later >> 8) % 8640000000;

    fhb_buf_reset(&body);
    expand(&body, c, text);
    emit(c, type, below(c, 200) == 0, owners);
}


static void
coded(ctx_t *c, unsigned type, unsigned k, const char *text,
    const code_t *codes, size_t n)
{
    c->code = &codes[below(c, (unsigned) n)];
    resource(c, type, k, text, c->patient);
}


static void
encounter(ctx_t *c, unsigned visit)
{
    unsigned     i, n, k = visit * 16;
    const char  *text;

    c->when = EPOCH + (int64_t) (next(c) % SPAN);
    make_id(c->encounter, ENCOUNTER, c->no, k);
    resource(c, ENCOUNTER, k, t_encounter, c->patient);

    n = 3 + below(c, 6);
    for (i = 0; i < n; i++) {
        coded(c, OBSERVATION, k + i, t_observation, observations,
              N(observations));
    }
    resource(c, OBSERVATION, k + 15, t_panel, c->patient);

    if (below(c, 2) == 0) {
        coded(c, CONDITION, k, t_condition, conditions, N(conditions));
    }
    if (below(c, 2) == 0) {
        coded(c, PROCEDURE, k, t_procedure, procedures, N(procedures));
    }
    for (i = below(c, 3); i > 0; i--) {
        text = below(c, 4) ? t_medicationrequest : t_medicationrequest_ref;
        coded(c, MEDREQUEST, k + i, text, medications, N(medications));
    }
    if (below(c, 3) == 0) {
        coded(c, IMMUNIZATION, k, t_immunization, vaccines, N(vaccines));
    }
    if (below(c, 2) == 0) {
        make_id(c->other, OBSERVATION, c->no, k);
        resource(c, REPORT, k, t_report, c->patient);
    }
    if (below(c, 2) == 0) {
        resource(c, DOCUMENT, k, t_document, c->patient);
    }
    resource(c, PROVENANCE, k, t_provenance, c->patient);
}


static void
person(ctx_t *c, uint64_t salt)
{
    memset(c, 0, sizeof(ctx_t));
    c->rnd = mix(mix(opt_seed) ^ salt);
    c->given = given_names[below(c, N(given_names))];
    c->family = family_names[below(c, N(family_names))];
    c->city = cities[below(c, N(cities))];
    c->female = below(c, 2);
    c->when = EPOCH + (int64_t) (next(c) % SPAN);
}


static void
patient(uint64_t no)
{
    ctx_t     c;
    char      owners[80];
    unsigned  i, n;

    person(&c, no * 2);
    c.no = no;
    patient_id(c.patient, no);
    memcpy(c.id, c.patient, 37);
    c.version = 1 + below(&c, 9);
    c.updated = c.when;
    fhb_buf_reset(&body);
    expand(&body, &c, t_patient);
    emit(&c, PATIENT, false, c.patient);

    /* number 8, a member of the cohort, pays for 11, an outsider */
    patient_id(c.payer, no % 8 == 3 ? no - 3 : no);
    if (strcmp(c.payer, c.patient) == 0) {
        snprintf(owners, sizeof(owners), "%s", c.patient);
    } else {
        snprintf(owners, sizeof(owners), "%s,%s", c.patient, c.payer);
    }
    resource(&c, COVERAGE, 0, t_coverage, owners);
    resource(&c, CARETEAM, 0, t_careteam, c.patient);
    make_id(c.other, CARETEAM, no, 0);
    resource(&c, CAREPLAN, 0, t_careplan, c.patient);
    for (i = below(&c, 3); i > 0; i--) {
        coded(&c, ALLERGY, i, t_allergy, allergies, N(allergies));
    }
    if (below(&c, 5) == 0) {
        resource(&c, DEVICE, 0, t_device, c.patient);
    }

    n = 3 + below(&c, 7);
    for (i = 0; i < n; i++) {
        encounter(&c, i);
    }
}


/* a Patient who was removed, with what was known of him */
static void
removed_patient(void)
{
    ctx_t  c;

    person(&c, 1);
    c.no = UINT32_MAX;
    patient_id(c.patient, c.no);
    memcpy(c.id, c.patient, 37);
    c.version = 3;
    c.updated = EPOCH + SPAN;
    fhb_buf_reset(&body);
    expand(&body, &c, t_patient);
    emit(&c, PATIENT, true, c.patient);
}


static void
common(unsigned type, const char *prefix, unsigned n, const char *text)
{
    ctx_t     c;
    unsigned  i;

    for (i = 0; i < n; i++) {
        person(&c, ((uint64_t) type << 32 | i) * 2 + 1);
        snprintf(c.id, sizeof(c.id), "%s-%u", prefix, i);
        c.code = &medications[i % N(medications)];
        c.version = 1;
        c.updated = c.when;
        fhb_buf_reset(&body);
        expand(&body, &c, text);
        emit(&c, type, false, "");
    }
}


static void
group_begin(ctx_t *c, const char *id, const char *name)
{
    person(c, mix(strlen(id)) | 1);
    snprintf(c->id, sizeof(c->id), "%s", id);
    c->version = 2;
    c->updated = EPOCH + SPAN / 2;
    fhb_buf_reset(&body);
    expand(&body, c, HEAD("Group") "'type':'person','actual':true,'name':'");
    put(&body, name);
    expand(&body, c, "','member':[");
}


static void
group_patient(uint64_t no, const char *rest)
{
    char   id[37];
    ctx_t  c;

    patient_id(id, no);
    person(&c, 1);
    expand(&body, &c, body.ptr[body.len - 1] == '[' ? "" : ",");
    expand(&body, &c, "{'entity':{'reference':'Patient/");
    put(&body, id);
    expand(&body, &c, "'}");
    expand(&body, &c, rest);
    fhb_buf_addc(&body, '}');
}


static void
group_end(ctx_t *c)
{
    put(&body, "]}");
    emit(c, GROUP, false, "");
}


static void
groups(void)
{
    ctx_t     c, e;
    uint64_t  i;

    person(&e, 1);

    group_begin(&c, "cohort", "Every second, and \\\"ward 7\\\"");
    for (i = 0; i < opt_patients && i < COHORT_MAX; i += 2) {
        group_patient(i, i % 4 ? "" : ",'inactive':false");
    }
    group_patient(1, ",'inactive':true");
    group_patient(3, ",'period':{'start':'2001-02-03','end':'2011-12'}");
    expand(&body, &e, ",{'entity':{'reference':'Group/ward-7'}}");
    group_end(&c);

    group_begin(&c, "ward-7", "Ward 7");
    group_patient(5, ",'period':{'start':'2020'}");
    group_patient(7, "");
    expand(&body, &e, ",{'entity':{'reference':'Group/cohort'}}");
    group_end(&c);

    group_begin(&c, "edge", "Edges");
    group_patient(2, "");
    group_patient(2, "");
    expand(&body, &e, ",{'entity':{'reference':'Patient/not-there'}}");
    group_end(&c);

    /* an empty array is no FHIR */
    group_begin(&c, "empty", "Nobody");
    body.len -= strlen(",\"member\":[");
    fhb_buf_addc(&body, '}');
    emit(&c, GROUP, false, "");
}


static void
info(void)
{
    char  id[4][37];

    patient_id(id[0], 0);
    patient_id(id[1], 2);
    patient_id(id[2], 5);
    patient_id(id[3], 9);
    printf("GROUP_ID=cohort\nPATIENT_IDS=%s,%s,%s\nOUTSIDER_ID=%s\n",
           id[0], id[1], id[2], id[3]);
}


static uint64_t
number(const char *arg)
{
    int64_t  n;

    if (!fhb_str_to_int64(fhb_cstr(arg), 1, INT32_MAX, &n)) {
        fprintf(stderr, "fhir-sample: no number: %s\n", arg);
        exit(2);
    }
    return (uint64_t) n;
}


int
main(int argc, char **argv)
{
    static const struct option  options[] = {
        { "patients", required_argument, NULL, 'p' },
        { "resources", required_argument, NULL, 'r' },
        { "seed", required_argument, NULL, 's' },
        { "out", required_argument, NULL, 'o' },
        { "format", required_argument, NULL, 'f' },
        { "base", required_argument, NULL, 'b' },
        { "truth", required_argument, NULL, 't' },
        { "info", no_argument, NULL, 'i' },
        { NULL, 0, NULL, 0 }
    };
    int       ch;
    bool      only_info = false;
    uint64_t  i;

    while ((ch = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (ch) {
        case 'p': opt_patients = number(optarg); break;
        case 'r': opt_resources = number(optarg); break;
        case 's': opt_seed = number(optarg); break;
        case 'o': opt_out = optarg; break;
        case 'b': opt_base = optarg; break;
        case 't': opt_truth = optarg; break;
        case 'i': only_info = true; break;
        case 'f':
            opt_copy = strcmp(optarg, "copy") == 0;
            if (opt_copy || strcmp(optarg, "ndjson") == 0) {
                break;
            }
            /* fall through */
        default:
            fprintf(stderr, "see the head of t/lib/fhir_sample.c\n");
            return 2;
        }
    }

    if (opt_patients == 0) {
        /* a patient has about 80 resources; the Group needs to know */
        opt_patients = opt_resources ? opt_resources / 80 + 12 : 40;
    }
    if (opt_patients < 12 || (!only_info && !opt_copy && opt_out == NULL)) {
        fprintf(stderr, "fhir-sample: at least 12 patients, and --out\n");
        return 2;
    }
    if (only_info) {
        info();
        return 0;
    }
    if (!opt_copy && mkdir(opt_out, 0755) != 0 && errno != EEXIST) {
        die(opt_out);
    }
    if (opt_truth != NULL && (truth = fopen(opt_truth, "w")) == NULL) {
        die(opt_truth);
    }
    setvbuf(stdout, NULL, _IOFBF, 1 << 20);

    common(ORGANIZATION, "org", 5, t_organization);
    common(LOCATION, "loc", 6, t_location);
    common(PRACTITIONER, "prac", 20, t_practitioner);
    common(MEDICATION, "med", N(medications), t_medication);
    groups();
    removed_patient();

    for (i = 0; opt_resources ? !full() : i < opt_patients; i++) {
        patient(i);
    }

    for (i = 0; i < TYPES; i++) {
        if (files[i] != NULL && fclose(files[i]) != 0) {
            die(type_names[i]);
        }
    }
    if (fflush(stdout) != 0 || (truth != NULL && fclose(truth) != 0)) {
        die("close");
    }

    fhb_buf_free(&body);
    fhb_buf_free(&line);
    fprintf(stderr, "%" PRIu64 " resources\n", live);
    return 0;
}
