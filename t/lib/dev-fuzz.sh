# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "fuzz [TIME] [NAME …]".  Fuzzers run as an ordinary user,
# for root in a copy of the tree; what they kept comes back to build/fuzz.

seconds=60
case ${1:-} in
    [0-9]*)
        case $1 in
            *h) seconds=${1%h}; unit=3600 ;;
            *m) seconds=${1%m}; unit=60 ;;
            *)  seconds=${1%s}; unit=1 ;;
        esac
        case $seconds in
            *[!0-9]* | 0*)
                die "TIME is a number with s, m or h, such as 10m" ;;
        esac
        seconds=$((seconds * unit))
        shift
        ;;
esac

# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(cd t/fuzz && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')
for name in "$@"; do
    [ -f "t/fuzz/fuzz_$name.c" ] || die "there is no fuzzer \"$name\""
done

install_packages build test
mkdir -p build/log
say "building the fuzzers (log: build/log/fuzz.log)"
# shellcheck disable=SC2046
quiet build/log/fuzz.log make -s -j "$(nproc)" \
    $(printf 'build/fuzz/fuzz_%s ' "$@")
say "$# fuzzers, $seconds seconds each, $(nproc) at a time"

tree=.
if [ "$(id -u)" -eq 0 ]; then
    tree=$run/fuzz
    copy_tree "$tree"
fi

# findings are told at once; an old one is no failure of this run
mkdir -p build/fuzz/corpus build/fuzz/findings
rc=0
(
    cd "$tree"
    printf '%s\n' "$@" \
    | as_user env FUZZ_KEEP=build/fuzz xargs -P "$(nproc)" -I NAME \
        sh t/lib/fuzz.sh build/fuzz/fuzz_NAME "$seconds"
) || rc=$?

if [ "$tree" != . ]; then
    cp -R "$tree/build/fuzz/corpus" "$tree/build/fuzz/findings" build/fuzz
    rm -rf "$tree"
fi

say "new inputs are in build/fuzz/corpus, findings in build/fuzz/findings"
[ "$rc" -eq 0 ] || die "a fuzzer found something; see docs/reliability.md, "Fuzzers""
exit 0
