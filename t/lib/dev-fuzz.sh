# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "fuzz [TIME] [NAME …]".  Fuzzers run as an ordinary user,
# for root in a copy of the tree; what they found comes back to build/fuzz.

seconds=60
case ${1:-} in
    [0-9]*h) seconds=$((${1%h} * 3600)) ;;
    [0-9]*m) seconds=$((${1%m} * 60)) ;;
    [0-9]*s) seconds=${1%s} ;;
    [0-9]*)  seconds=$1 ;;
esac
case ${1:-} in
    [0-9]*) shift ;;
esac
case $seconds in
    '' | *[!0-9]* | 0) die "TIME is a number with s, m or h, such as 10m" ;;
esac

[ $# -gt 0 ] || set -- $(cd t/fuzz && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')
for name; do
    [ -f "t/fuzz/fuzz_$name.c" ] || die "there is no fuzzer \"$name\""
done

install_packages build test
say "building the fuzzers (log: build/log/fuzz.log)"
quiet build/log/fuzz.log make -s -j "$(nproc)" fuzz
say "$# fuzzers, $seconds seconds each, $(nproc) at a time"

keep=build/fuzz
tree=.
if [ "$(id -u)" -eq 0 ]; then
    tree=$run/fuzz
    copy_tree "$tree"
fi

rc=0
printf '%s\n' "$@" | (
    cd "$tree"
    as_user env FUZZ_KEEP="$keep" xargs -P "$(nproc)" -I NAME \
        sh t/lib/fuzz.sh "build/fuzz/fuzz_NAME" "$seconds"
) | grep -v '^1\.\.1$' || rc=$?

if [ "$tree" != . ]; then
    cp -R "$tree/$keep/corpus" "$tree/$keep/findings" "$keep"
    rm -rf "$tree"
fi

found=$(ls "$keep/findings" | wc -l)
say "new inputs: $keep/corpus; findings: $keep/findings ($found)"
[ "$found" -eq 0 ]
exit $?
