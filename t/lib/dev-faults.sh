# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "faults".  The full list of t/e2e/faults.t and
# faults_start.t, in shares side by side, because most of the time is waiting.

[ $# -le 1 ] || die "faults takes one regular expression"

install_packages build run postgres test
dev_build
quiet build/log/make-fault.log make -s fault sample

shares=$(($(nproc) * 2))
export FHIR_BULK_FAULTS=all FHIR_BULK_FAULTS_ONLY="${1:-.}"

pids=
for test in faults faults_start; do
    i=1
    while [ "$i" -le "$shares" ]; do
        FHIR_BULK_FAULTS_PART=$i/$shares perl "t/e2e/$test.t" \
            > "build/log/$test-$i.log" 2>&1 < /dev/null &
        pids="$pids $!"
        i=$((i + 1))
    done

    rc=0
    for pid in $pids; do
        wait "$pid" || rc=1
    done
    pids=
    grep -h -v -e '^ok' -e '^1\.\.' "build/log/$test-"*.log || :
    [ "$rc" -eq 0 ] || failed=yes
done

[ -z "${failed:-}" ] || die "some calls that fail are not borne"
say "every call that failed was borne"
