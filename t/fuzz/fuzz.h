/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What fuzzers share: the door, and a fact that must hold.
 */

#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


/* the fuzzer reports the input, unlike with assert() also with NDEBUG */
static inline void
require(bool fact)
{
    if (!fact) {
        abort();
    }
}

#endif /* FUZZ_H */
