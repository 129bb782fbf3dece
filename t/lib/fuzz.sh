#!/bin/sh
# Copyright (c) the nginx-fhir-bulk authors
#
# fuzz.sh PROGRAM SECONDS: one fuzzer for a bounded time, as one TAP test.
# A line " * seeds: FOLDER …" in its source names folders of first inputs.

name=${1##*/}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

echo 1..1
mkdir "$work/corpus"
set -- "$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=1024 \
    -artifact_prefix="$work/" -print_final_stats=1 "$work/corpus"
# shellcheck disable=SC2046
set -- "$@" $(sed -n 's/^ \* seeds: *//p' "t/fuzz/$name.c")

if "$@" > "$work/log" 2>&1; then
    echo "ok 1 - $name: $(sed -n 's/^stat::number_of_executed_units: *//p' \
        "$work/log") inputs"
else
    echo "not ok 1 - $name"
    tail -n 60 "$work/log" | sed 's/^/# /'
    for f in "$work"/crash-* "$work"/timeout-* "$work"/oom-*; do
        [ -f "$f" ] && base64 "$f" | sed 's/^/# input: /'
    done
    exit 1
fi
