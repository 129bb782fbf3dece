#!/bin/sh
# Copyright (c) the nginx-fhir-bulk authors
#
# Builds the nginx module outside of nginx's source tree and prints the path
# of the .so.
#
#   t/lib/build-module.sh [NGINX_SOURCE [OUT]]
#
# NGINX_SOURCE  default /usr/share/nginx/src (Debian's nginx-dev)
# OUT           default build/module; objects are kept there between runs
# CFLAGS, LDFLAGS  from the environment, added to nginx's own: -Werror,
#               -fsanitize=address and the like
#
# The module fits any nginx of the same version built --with-compat.

set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
src=$(cd "${1:-/usr/share/nginx/src}" && pwd)
out=${2:-$here/build/module}

mkdir -p "$out"
out=$(cd "$out" && pwd)

# configure runs again when its inputs change: flags, file list, nginx itself,
# or the folder (a copied tree has the first one's paths in its Makefile)
stamp="$src $out ${CC:-cc} ${CFLAGS:-} ${LDFLAGS:-} $(cat "$here/config")"
stamp="$stamp $(cat "$src/src/core/nginx.h")"

if [ ! -f "$out/Makefile" ] || [ "$(cat "$out/stamp" 2>/dev/null)" != "$stamp" ]
then
    rm -rf "$out"
    mkdir -p "$out"

    # a release has "configure" at its top, a checkout below "auto"
    configure=./configure
    [ -x "$src/configure" ] || configure=./auto/configure

    # --with-compat makes the structures those of any server built with it;
    # the modules are named for the sake of their headers
    if ! (cd "$src" && "$configure" --with-compat --with-debug \
            --with-threads --with-http_v2_module --with-http_ssl_module \
            --with-http_realip_module --with-http_auth_request_module \
            --with-http_gunzip_module --with-http_gzip_static_module \
            --builddir="$out" --with-cc-opt="-O2 ${CFLAGS:-}" \
            --with-ld-opt="${LDFLAGS:-}" \
            --add-dynamic-module="$here") > "$out/configure.log" 2>&1
    then
        cat "$out/configure.log" >&2
        exit 1
    fi

    printf '%s' "$stamp" > "$out/stamp"
fi

if ! make -s -C "$src" -f "$out/Makefile" modules > "$out/make.log" 2>&1; then
    cat "$out/make.log" >&2
    exit 1
fi

if [ -s "$out/make.log" ]; then
    cat "$out/make.log" >&2
fi

echo "$out/ngx_http_fhir_bulk_module.so"
