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

#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "fhir_sample.h"
#include "fhir_sample_text.h"

#define COHORT_MAX     2000           /* patients that may be its members */
#define EPOCH          1672531200000  /* 2023-01-01, ms */
#define SPAN           78000000000    /* 2.5 years, ms */

options_t  opt = { .seed = 1, .base = "http://localhost/fhir" };


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
    c->rnd = mix(mix(opt.seed) ^ salt);
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
    for (i = 0; i < opt.patients && i < COHORT_MAX; i += 2) {
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
        case 'p': opt.patients = number(optarg); break;
        case 'r': opt.resources = number(optarg); break;
        case 's': opt.seed = number(optarg); break;
        case 'o': opt.out = optarg; break;
        case 'b': opt.base = optarg; break;
        case 't': opt.truth = optarg; break;
        case 'i': only_info = true; break;
        case 'f':
            opt.copy = strcmp(optarg, "copy") == 0;
            if (opt.copy || strcmp(optarg, "ndjson") == 0) {
                break;
            }
            /* fall through */
        default:
            fprintf(stderr, "see the head of t/lib/fhir_sample.c\n");
            return 2;
        }
    }

    if (opt.patients == 0) {
        /* a patient has about 80 resources; the Group needs to know */
        opt.patients = opt.resources ? opt.resources / 80 + 12 : 40;
    }
    if (opt.patients < 12 || (!only_info && !opt.copy && opt.out == NULL)) {
        fprintf(stderr, "fhir-sample: at least 12 patients, and --out\n");
        return 2;
    }
    if (only_info) {
        info();
        return 0;
    }
    rows_begin();
    common(ORGANIZATION, "org", 5, t_organization);
    common(LOCATION, "loc", 6, t_location);
    common(PRACTITIONER, "prac", 20, t_practitioner);
    common(MEDICATION, "med", N(medications), t_medication);
    groups();
    removed_patient();

    for (i = 0; opt.resources ? !full() : i < opt.patients; i++) {
        patient(i);
    }

    fprintf(stderr, "%" PRIu64 " resources\n", rows_end());
    return 0;
}
