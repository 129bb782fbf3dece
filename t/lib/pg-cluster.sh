#!/bin/sh
#
# Copyright (c) the nginx-fhir-bulk authors
#
# A private PostgreSQL cluster in a folder, reachable by its Unix socket only.
#
#   pg-cluster.sh start DIR [NAME=VALUE ...]   make it if needed, start it;
#                                              settings go to the server
#   pg-cluster.sh standby DIR OF [NAME=VALUE ...]
#                                              make and start a hot standby of
#                                              the running cluster in OF
#   pg-cluster.sh env DIR                      PGHOST=… PGPORT=… PGUSER=…
#   pg-cluster.sh psql DIR [ARG ...]           psql in it
#   pg-cluster.sh restart DIR                  ends all sessions at once
#   pg-cluster.sh kill DIR                     as a power loss: no clean end
#   pg-cluster.sh stop DIR                     stop it, the data stay
#   pg-cluster.sh drop DIR                     stop it and remove DIR
#
# start prints what env prints.  Whoever reaches the socket may log in as the
# superuser PGUSER: DIR belongs to tests and demos.  PostgreSQL refuses root,
# so the server then runs as PG_RUN_USER (default: postgres, else nobody).
# Writes are not slowed down by fsync only if asked: start DIR fsync=off

set -eu

die() {
    echo "pg-cluster.sh: $*" >&2
    exit 1
}

usage() {
    sed -n '5,20s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -ge 2 ] || usage
command=$1
dir=$2
shift 2
case $dir in
    /*) ;;
    *) dir=$(pwd)/$dir ;;
esac

# the newest installed server, or the one in the PATH
bindir=${PG_BINDIR:-}
if [ -z "$bindir" ]; then
    for pg_ctl in $(ls -d /usr/lib/postgresql/*/bin/pg_ctl 2>/dev/null |
                    sort -t/ -k5,5nr) $(command -v pg_ctl 2>/dev/null)
    do
        bindir=${pg_ctl%/*}
        break
    done
fi
[ -n "$bindir" ] || die "no PostgreSQL server found; set PG_BINDIR"

user=
if [ "$(id -u)" -eq 0 ]; then
    user=${PG_RUN_USER:-postgres}
    id "$user" >/dev/null 2>&1 || user=nobody
fi

as_user() {
    if [ -n "$user" ]; then
        ( cd / && setpriv --reuid="$user" --regid="$(id -g "$user")" \
            --clear-groups env HOME=/ LC_ALL=C.UTF-8 "$@" )
    else
        LC_ALL=C.UTF-8 "$@"
    fi
}

data=$dir/data

# a socket's path has room for 107 bytes
socket_dir() {
    if [ -f "$dir/socket_dir" ]; then
        cat "$dir/socket_dir"
    elif [ ${#dir} -le 85 ]; then
        echo "$dir"
    else
        s=$(mktemp -d /tmp/fhb-pg.XXXXXX)
        chmod 755 "$s"
        [ -z "$user" ] || chown "$user" "$s"
        echo "$s"
    fi
}

print_env() {
    echo "PGHOST=$(socket_dir) PGPORT=5432 PGUSER=fhb"
}

running() {
    [ -f "$data/postmaster.pid" ] &&
        as_user "$bindir/pg_ctl" -D "$data" status >/dev/null 2>&1
}

start() {
    mkdir -p "$dir"
    [ -z "$user" ] || chown "$user" "$dir"
    if [ ! -f "$data/PG_VERSION" ]; then
        as_user "$bindir/initdb" --no-sync --no-locale -E UTF8 -A trust \
            -U fhb -D "$data" >"$dir/initdb.log" 2>&1 ||
            { cat "$dir/initdb.log" >&2; die "initdb failed"; }
    fi
    [ -f "$dir/socket_dir" ] || { s=$(socket_dir); echo "$s" >"$dir/socket_dir"; }
    {
        echo "listen_addresses = ''"
        echo "port = 5432"
        echo "unix_socket_directories = '$(socket_dir)'"
        [ ! -f "$dir/primary.conf" ] || cat "$dir/primary.conf"
        for setting
        do
            case $setting in
                [a-z]*=*) echo "${setting%%=*} = '${setting#*=}'" ;;
                *) die "not a setting: $setting" ;;
            esac
        done
    } >"$dir/cluster.conf"
    chmod 644 "$dir/cluster.conf"
    grep -q "^include '../cluster.conf'" "$data/postgresql.conf" ||
        echo "include '../cluster.conf'" >>"$data/postgresql.conf"
    if ! running; then
        # as the server's own user: the log is its file
        as_user "$bindir/pg_ctl" -D "$data" -l "$dir/server.log" -s -w \
            -t 60 start >&2 || { cat "$dir/server.log" >&2; die "no start"; }
    fi
    print_env
}

standby() {
    case ${1:-} in
        /*) of=$1 ;;
        *) of=$(pwd)/${1:-} ;;
    esac
    [ -f "$of/cluster.conf" ] || die "$of is no cluster"
    shift
    [ ! -e "$data" ] || die "$data is there already"
    of_host=$(dir=$of; socket_dir)
    mkdir -p "$dir"
    [ -z "$user" ] || chown "$user" "$dir"
    # a standby refuses to start with smaller settings than its primary
    grep -v -e ^listen_addresses -e ^port -e ^unix_socket_directories \
        "$of/cluster.conf" >"$dir/primary.conf" || true
    as_user "$bindir/pg_basebackup" -h "$of_host" -p 5432 -U fhb -D "$data" \
        -R --no-sync -c fast >&2
    start "$@"
}

stop() {
    if running; then
        as_user "$bindir/pg_ctl" -D "$data" -s -m "$1" -w stop >&2
    fi
}

case $command in
    start) start "$@" ;;
    standby) standby "$@" ;;
    env) print_env ;;
    restart)
        stop fast
        as_user "$bindir/pg_ctl" -D "$data" -l "$dir/server.log" -s -w \
            -t 60 start >&2
        ;;
    kill) stop immediate ;;
    stop) stop fast ;;
    drop)
        stop immediate
        if [ -f "$dir/socket_dir" ]; then
            s=$(cat "$dir/socket_dir")
            case $s in
                /tmp/fhb-pg.??????) rmdir "$s" 2>/dev/null || true ;;
            esac
        fi
        [ ! -f "$data/PG_VERSION" ] || rm -rf "$dir"
        ;;
    psql)
        PGHOST=$(socket_dir) PGPORT=5432 PGUSER=fhb \
            PGDATABASE=${PGDATABASE:-postgres} \
            exec "$bindir/psql" -X -q -v ON_ERROR_STOP=1 "$@"
        ;;
    *) usage ;;
esac
