/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who is in a Group (GRP-01..05, 08, 10): members of the Group's body, nested Groups,
 * inactive members and periods, read without a JSON tree.
 */

#ifndef FHBD_MEMBERS_H
#define FHBD_MEMBERS_H

#include "fhbd_source.h"

#define FHBD_GROUP_DEPTH  5     /* GRP-03: levels of nested Groups below the
                                 * requested one */

typedef struct {
    uint64_t  unreadable;       /* members whose entity or period made no
                                 * sense: left out */
    uint64_t  not_patients;     /* references to nothing that we know; without
                                 * others also practitioners, devices …: left
                                 * out */
    uint64_t  missing_groups;   /* nested Groups that are not there, cannot be
                                 * read, or lie too deep */
} fhbd_members_t;

/*
 * Adds the ids of the Patients that are members at the time at.  Ids are not
 * looked up; the caller compares them with the source's live Patients.
 *
 * newcomers (may be NULL): also gets those who joined later than since, or on
 * a day, month or year that ends later, themselves or with a nested Group
 * (GRP-08).  others (may be NULL): gets members that are neither Patients nor
 * Groups (GRP-10).
 *
 * FHB_ENOTFOUND: no such Group; FHB_EPARAM: its members are defined by a
 * filter that we do not evaluate (COH-09).
 */
fhb_err_t fhbd_members(const fhbd_source_ops_t *ops, fhbd_snapshot_t *snap,
    fhb_str_t group, fhb_str_t base, fhb_instant_t at, fhb_idset_t *out,
    fhb_instant_t since, fhb_idset_t *newcomers, fhbd_pick_t *others,
    fhbd_members_t *counts, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_MEMBERS_H */
