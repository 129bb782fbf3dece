/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Numbers, ids, dates and the values of templates.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fhir_sample.h"

/* narrative: quotes, entities, non-ASCII, an escaped backslash and slash */
static const char *const  sentences[] = {
    "Patient says \\'much better than last week\\' and sleeps through.",
    "Temp. 37,5 °C in the evening, no chills; fluids encouraged.",
    "Pain 3/10 at rest, 5/10 while walking &lt;200 m; no swelling.",
    "Advised: less salt, 30 min of walking – daily if possible.",
    "History of \\'hay fever\\' since childhood (birch, Haselnuß).",
    "Lungs clear on both sides, heart sounds normal, abdomen soft.",
    "Next visit in six weeks, earlier if symptoms come back.",
    "Family: father † at 71 (myocardial infarction), mother well.",
    "Lab values discussed; µg and mg were mixed up on the old form.",
    "Scan stored under C:\\\\scans\\\\2024 and https:\\/\\/pacs.example.org.",
    "Wound dry, no redness; stitches to be removed on day ten.",
    "Speaks Português and English; an interpreter was not needed.",
    "Takes tablets \\'most days\\'; pill box explained once more.",
    "Blood pressure at home ≈ 128/82 mmHg, taken in the morning.",
    "No known allergies to antibiotics 💊; contrast medium tolerated.",
    "Referred to physiotherapy &amp; dietary advice, letter sent.",
};


void
die(const char *what)
{
    fprintf(stderr, "fhir-sample: %s: %s\n", what, strerror(errno));
    exit(1);
}


uint64_t
mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}


uint64_t
next(ctx_t *c)
{
    c->rnd += 0x9e3779b97f4a7c15;
    return mix(c->rnd);
}


unsigned
below(ctx_t *c, unsigned n)
{
    return (unsigned) ((next(c) >> 32) * n >> 32);
}


void
make_id(char out[37], unsigned type, uint64_t a, uint64_t b)
{
    static const char  hex[] = "0123456789abcdef";
    uint64_t           h[2];
    unsigned           i, n;

    h[0] = mix(mix(opt.seed * TYPES + type) ^ mix(a * 4096 + b));
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


void
patient_id(char out[37], uint64_t no)
{
    make_id(out, PATIENT, no, 0);
}


void
put(fhb_buf_t *b, const char *s)
{
    fhb_buf_add(b, s, strlen(s));
}


void
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


void
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
        put(b, opt.base);
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
    case 'm': put(b, "med-"); put_uint(b, below(c, MEDICATIONS), 1); break;
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


void
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
