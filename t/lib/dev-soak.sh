# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "soak".  As "check", it runs as an ordinary user, for root
# on a copy of the tree.

[ $# -le 2 ] || die "soak takes minutes and a seed"

install_packages build run postgres test
dev_build

if [ "$(id -u)" -ne 0 ]; then
    exec perl t/lib/soak.pl "$@" < /dev/null
fi

tree=$run/soak
copy_tree "$tree"

rc=0
(
    cd "$tree"
    as_user env TMPDIR=/tmp perl t/lib/soak.pl "$@" < /dev/null
) || rc=$?
rm -rf "$tree"
exit "$rc"
