#!/bin/sh
# Copyright (c) the nginx-fhir-bulk authors
#
# fuzz.sh PROGRAM SECONDS: one fuzzer for a bounded time, as one TAP test.
# First inputs, which are all run before anything new is tried: the folders of
# a line " * seeds: FOLDER …" in its source, and t/fuzz/corpus/NAME.
# With FUZZ_KEEP=FOLDER new inputs stay in FOLDER/corpus/NAME, findings in
# FOLDER/findings.

program=$1
seconds=$2
file=${program##*/}
name=${file#fuzz_}
# in memory where there is room: a job store syncs each change
work=$(mktemp -d -p /dev/shm 2> /dev/null) || work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

corpus=${FUZZ_KEEP:-$work}/corpus/$name
findings=${FUZZ_KEEP:-$work}/findings
mkdir -p "$corpus" "$findings" || exit 1

# shellcheck disable=SC2046
set -- "$program" -max_total_time="$seconds" -timeout=20 \
    -rss_limit_mb=1024 -artifact_prefix="$findings/$name-" \
    -print_final_stats=1 "$corpus" \
    $(sed -n 's/^ \* seeds: *//p' "t/fuzz/$file.c")
[ ! -d "t/fuzz/corpus/$name" ] || set -- "$@" "t/fuzz/corpus/$name"

echo 1..1
if TMPDIR=$work "$@" > "$work/log" 2>&1; then
    echo "ok 1 - $name: $(sed -n 's/^stat::number_of_executed_units: *//p' \
        "$work/log") inputs"
    exit 0
fi

echo "not ok 1 - $name"
grep -v '^#[0-9]\|^INFO:\|NEW_FUNC' "$work/log" | tail -n 60 | sed 's/^/# /'
for f in "$findings/$name"-*; do
    [ -f "$f" ] && [ "$f" -nt "$work" ] || continue
    if [ -n "${FUZZ_KEEP:-}" ]; then
        echo "# to repeat: $program $f"
    else
        base64 "$f" | sed 's/^/# input: /'
    fi
done
exit 1
