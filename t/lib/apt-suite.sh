# Copyright (c) the nginx-fhir-bulk authors
#
# Fetch single packages of another Debian suite, to be sourced by /bin/sh.
# The machine's own sources stay as they are: lists, cache and state of the
# other suite live in build/apt/SUITE.  The mirror is the one that this
# machine already uses; only the suite's name is replaced.
#
#   suite_open sid                    reads the lists (once per day)
#   suite_deb PACKAGE FOLDER          a .deb of it, unpacked
#   suite_source PACKAGE FOLDER       its upstream source, unpacked
#   suite_version PACKAGE             version of the binary package
#
# Each gives 1 and a message on stderr when that cannot be done here.

# one line per archive of this machine that holds its own release:
# "options uri" in the form of sources.list
suite_archives() {
    . /etc/os-release
    code=${VERSION_CODENAME:-none}

    for f in /etc/apt/sources.list.d/*.sources; do
        [ -r "$f" ] || continue
        awk -v code="$code" '
            function flush(   n, i, u) {
                if (types ~ /(^| )deb( |$)/ && suites ~ ("(^| )" code "( |$)")) {
                    n = split(uris, u, " ");
                    for (i = 1; i <= n; i++) {
                        print (key == "" ? "" : "[signed-by=" key "] ") u[i];
                    }
                }
                types = uris = suites = key = "";
            }
            /^#/            { next }
            /^[ \t]*$/      { flush(); next }
            tolower($1) == "types:"     { $1 = ""; types = $0 }
            tolower($1) == "uris:"      { $1 = ""; uris = $0 }
            tolower($1) == "suites:"    { $1 = ""; suites = $0 }
            tolower($1) == "signed-by:" { key = $2 ~ /^\// ? $2 : "" }
            END             { flush() }' "$f"
    done

    for f in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -r "$f" ] || continue
        awk -v code="$code" '
            $1 == "deb" {
                opt = "";
                line = $0;
                if (match(line, /\[[^]]*\]/)) {
                    opt = substr(line, RSTART, RLENGTH) " ";
                    line = substr(line, 1, RSTART - 1) \
                           substr(line, RSTART + RLENGTH);
                }
                split(line, w, /[ \t]+/);
                if (w[3] == code) {
                    print opt w[2];
                }
            }' "$f"
    done
}

suite_apt() {
    tool=$1
    shift
    "$tool" -qq \
        -o Dir::Etc::sourcelist="$suite_dir/sources.list" \
        -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State="$suite_dir/state" \
        -o Dir::State::status=/var/lib/dpkg/status \
        -o Dir::Cache="$suite_dir/cache" \
        -o APT::Sandbox::User=root \
        -o APT::Get::List-Cleanup=false \
        -o Acquire::Languages=none \
        -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false \
        -o Acquire::Retries=2 \
        "$@"
}

suite_open() {
    suite=$1
    command -v apt-get > /dev/null || {
        echo "no apt-get on this machine" >&2
        return 1
    }

    suite_dir=$(pwd)/build/apt/$suite
    mkdir -p "$suite_dir/state/lists/partial" \
             "$suite_dir/cache/archives/partial" || return 1
    if [ -n "$(find "$suite_dir/fresh" -mtime -1 2> /dev/null)" ]; then
        return 0
    fi

    suite_archives | sort -u | while read -r line; do
        echo "deb $(echo "$line" | sed 's/ *$//') $suite main"
        echo "deb-src $(echo "$line" | sed 's/ *$//') $suite main"
    done > "$suite_dir/sources.list"
    [ -s "$suite_dir/sources.list" ] || {
        echo "no archive of this release in the machine's apt sources" >&2
        return 1
    }

    # what a failed update says tells nothing but the mirror's name; keep it
    if suite_apt apt-get -o APT::Update::Error-Mode=any update \
        > "$suite_dir/update.log" 2>&1
    then
        : > "$suite_dir/fresh"
    else
        echo "the machine's archive gave no lists of suite $suite" \
             "(see ${suite_dir#"$(pwd)"/}/update.log)" >&2
        return 1
    fi
}

suite_version() {
    suite_apt apt-cache show --no-all-versions "$1" 2> /dev/null \
    | sed -n 's/^Version: //p' | head -n 1
}

suite_deb() (
    mkdir -p "$2" "$suite_dir/cache/deb" && cd "$suite_dir/cache/deb" || exit 1
    rm -f "$1"_*.deb
    suite_apt apt-get download "$1" > "$suite_dir/get.log" 2>&1 \
    && dpkg-deb -x "$1"_*.deb "$2" || {
        cat "$suite_dir/get.log" >&2
        exit 1
    }
)

suite_source() (
    mkdir -p "$2" "$suite_dir/cache/src" && cd "$suite_dir/cache/src" || exit 1
    rm -rf "./$1"_*
    suite_apt apt-get source --download-only "$1" \
        > "$suite_dir/get.log" 2>&1 \
    && tar -xf "$(find . -name "$1_*.orig.tar.*" ! -name "*.asc")" -C "$2" --strip-components=1 || {
        cat "$suite_dir/get.log" >&2
        exit 1
    }
)
