/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The parts of the sample data generator: fhir_sample.c says who has what,
 * fhir_sample_words.c fills templates, fhir_sample_rows.c writes.
 */

#ifndef FHIR_SAMPLE_H
#define FHIR_SAMPLE_H

#include <stdio.h>

#include "../../src/common/fhb_core.h"

#define N(a)           (sizeof(a) / sizeof((a)[0]))
#define MEDICATIONS    6

enum {
    PATIENT, COVERAGE, CARETEAM, CAREPLAN, ALLERGY, DEVICE, ENCOUNTER,
    OBSERVATION, CONDITION, PROCEDURE, MEDREQUEST, IMMUNIZATION, REPORT,
    DOCUMENT, PROVENANCE, PRACTITIONER, ORGANIZATION, LOCATION, MEDICATION,
    GROUP, TYPES
};

typedef struct {
    const char  *code;
    const char  *display;
    const char  *unit;
    unsigned     low, high;         /* hundredths */
} code_t;

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

/* the command line */
typedef struct {
    uint64_t     patients;
    uint64_t     resources;     /* 0: no limit */
    uint64_t     seed;
    const char  *out;           /* folder */
    const char  *truth;         /* file or NULL */
    const char  *base;
    bool         copy;
} options_t;

extern options_t          opt;
extern const char *const  type_names[TYPES];
extern fhb_buf_t          body;           /* the resource being made */

/* says what went wrong (errno) and ends */
void die(const char *what) __attribute__((noreturn));

/* random numbers, the same for the same seed */
uint64_t mix(uint64_t x);
uint64_t next(ctx_t *c);
unsigned below(ctx_t *c, unsigned n);

/* 36 characters in the form of a UUID, from three numbers */
void make_id(char out[37], unsigned type, uint64_t a, uint64_t b);
void patient_id(char out[37], uint64_t no);

void put(fhb_buf_t *b, const char *s);
void put_uint(fhb_buf_t *b, uint64_t n, unsigned width);
void put_time(fhb_buf_t *b, int64_t ms, char between, bool fraction);
/* a template: ' becomes ", %x the value with that letter */
void expand(fhb_buf_t *b, ctx_t *c, const char *text);

/* writes what is in body; owners: the Patients to whom it belongs */
void emit(ctx_t *c, unsigned type, bool deleted, const char *owners);
bool full(void);                          /* enough resources are written */
void rows_begin(void);
uint64_t rows_end(void);                  /* how many live ones there were */

#endif /* FHIR_SAMPLE_H */
