#!/bin/sh
# Copyright (c) the nginx-fhir-bulk authors
#
# get-nginx-src.sh SUITE: the nginx source of another Debian suite (trixie has
# 1.26, sid the newest packaged one) into build/nginx-src/SUITE, for builds of
# the module against other versions.  Prints the folder.  Package nginx-dev
# carries the sources as they were built; else the source package is taken.

set -eu
cd "$(dirname "$0")/../.."

dest=$(pwd)/build/nginx-src/$1
if [ ! -x "$dest/configure" ]; then
    . t/lib/apt-suite.sh

    rm -rf "$dest.new"
    suite_open "$1"
    if suite_deb nginx-dev "$dest.new/deb" 2> "$suite_dir/get-dev.log"; then
        mv "$dest.new/deb/usr/share/nginx/src"/* "$dest.new/"
        rm -rf "$dest.new/deb"
    else
        rm -rf "$dest.new"
        suite_source nginx "$dest.new"
    fi
    [ -x "$dest.new/configure" ]
    rm -rf "$dest"
    mv "$dest.new" "$dest"
fi
echo "$dest"
