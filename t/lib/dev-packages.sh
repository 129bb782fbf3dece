# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: installs what is missing of t/lib/packages.txt.

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

missing_packages() {
    awk -v sets=" $* " '!/^#/ && index(sets, " " $1 " ") { print $2 }' \
        t/lib/packages.txt | sort -u > build/log/wanted
    # shellcheck disable=SC2046
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
        $(cat build/log/wanted) 2> /dev/null \
    | awk '$1 == "installed" { print $2 }' | sort -u \
    | comm -23 build/log/wanted -
}

# Packages with a daemon would start it: not here, nobody asked for that.
install_quietly() {
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" > /dev/null
        as_root chmod 755 "$policy"
        trap 'as_root rm -f "$policy"' EXIT
        trap 'exit 1' INT TERM
    fi

    as_root apt-get -q update \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=120 --no-install-recommends install "$@"
}

# install_packages SET …: the sets are the first column of the list
install_packages() {
    mkdir -p build/log
    if ! command -v dpkg-query > /dev/null; then
        # another system: its packages have other names, we cannot know them
        return 0
    fi

    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0

    # shellcheck disable=SC2086
    set -- $missing
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo > /dev/null; then
        die "no sudo; as root: apt-get install --no-install-recommends $*"
    fi
    say "installing packages, $# of them and what they need (log: build/log/apt.log)"
    (install_quietly "$@") > build/log/apt.log 2>&1 || {
        tail -n 60 build/log/apt.log >&2
        die "apt-get failed (all of it: build/log/apt.log)"
    }
}
