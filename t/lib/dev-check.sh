# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "check".  What needs the network comes first; the tests
# then run as an ordinary user.  For root that is a copy of the tree in the
# private folder, owned by that user.

[ $# -le 1 ] || die "check takes one word"

install_packages build run postgres test
dev_build

quiet build/log/test-nginx.log t/lib/get-test-nginx.sh
for suite in trixie sid; do
    # t/compat.t says so when one is not to be had
    t/lib/get-nginx-src.sh "$suite" > "build/log/nginx-$suite.log" 2>&1 || :
done

if [ "$(id -u)" -ne 0 ]; then
    exec perl t/lib/check.pl "$@" < /dev/null
fi

tree=$run/check
copy_tree "$tree"

rc=0
(
    cd "$tree"
    as_user env TMPDIR=/tmp CHECK_COPY=1 perl t/lib/check.pl "$@" < /dev/null
) || rc=$?
[ "$rc" -ne 0 ] || rm -rf "$tree"
exit "$rc"
