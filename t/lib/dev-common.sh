# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: messages, the private folder, the ordinary user, building.

say() {
    echo "$*" >&2
}

die() {
    say "dev: $*"
    exit 1
}

# Everything that runs, runs here, outside the checkout: root's home is closed
# to others, and a Unix socket's path has room for 107 bytes only.
run=${TMPDIR:-/tmp}/fhir-bulk-dev-$(id -u)-$(pwd | cksum | cut -d ' ' -f 1)

# who runs it when root calls: nginx would keep a root master, fhir-bulkd and
# PostgreSQL refuse to start
run_user=nobody

as_user() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid="$run_user" --regid="$(id -g "$run_user")" \
            --clear-groups --inh-caps=-all \
            env HOME="$run" USER="$run_user" LOGNAME="$run_user" "$@"
    else
        "$@"
    fi
}

# makes the private folder; refuses one that somebody else put there
run_folder() {
    mkdir -p "${run%/*}"
    if ! mkdir -m 755 "$run" 2> /dev/null; then
        [ -d "$run" ] && [ ! -L "$run" ] \
            && [ "$(stat -c %u "$run")" = "$(id -u)" ] \
            || die "$run is not a folder of this user"
    fi
    (cd / && as_user test -x "$run") \
        || die "$run cannot be reached by user $run_user; set TMPDIR"
}

# an empty folder in it, owned by whoever runs things
user_folder() {
    run_folder
    rm -rf "$1"
    mkdir -m 755 "$1"
    if [ "$(id -u)" -eq 0 ]; then
        chown "$run_user:" "$1"
    fi
}

# copy_tree FOLDER: the checkout with what is built, owned by that user
copy_tree() {
    user_folder "$1"
    tar -cf - --exclude=./.git --exclude='./build/apt/*/cache' . \
    | (cd "$1" && as_user tar -xf - --no-same-owner)
    chmod -R a+rX "$1"
}

# quiet LOG COMMAND …: output to the log; its end is shown when that fails
quiet() {
    quiet_log=$1
    shift
    mkdir -p "${quiet_log%/*}"
    if ! "$@" > "$quiet_log" 2>&1; then
        tail -n 60 "$quiet_log" >&2
        die "failed: $* (all of it: $quiet_log)"
    fi
}

# wait_for SECONDS COMMAND …: until the command succeeds
wait_for() {
    wait_end=$(($(date +%s) + $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -lt "$wait_end" ] || return 1
        sleep 0.1
    done
}

dev_build() {
    install_packages build
    if [ ! -d build ]; then
        say "building (log: build/log/)"
    fi
    quiet build/log/make.log make -s -j "$(nproc)" all sample
}
