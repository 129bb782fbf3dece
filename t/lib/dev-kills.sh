# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "kills [ROUNDS] [SEED]", t/e2e/kills.t for as long as one
# likes, as an ordinary user as in "check".

[ $# -le 2 ] || die "kills takes a number of rounds and a seed"

rounds=${1:-200}
seed=${2:-$(date +%s)}
for number in "$rounds" "$seed"; do
    case $number in
        '' | *[!0-9]*) die "kills: \"$number\" is no number" ;;
    esac
done

install_packages build run postgres test
dev_build

say "$rounds rounds, seed $seed"
kills() {
    "$@" env "FHIR_BULK_KILL_ROUNDS=$rounds" "FHIR_BULK_KILL_SEED=$seed" \
        PATH="$PATH:/usr/sbin" perl -It/lib t/e2e/kills.t < /dev/null
}

if [ "$(id -u)" -ne 0 ]; then
    kills
    exit
fi

tree=$run/kills
copy_tree "$tree"
rc=0
(cd "$tree" && kills as_user env TMPDIR=/tmp) || rc=$?
rm -rf "$tree"
exit "$rc"
