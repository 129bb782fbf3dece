#!/bin/sh
# Copyright (c) the nginx-fhir-bulk authors
#
# Puts Test::Nginx into build/perl5 (use it with perl -Ibuild/perl5/lib).
# Debian has it since 2025 only, as a package of pure Perl: that one .deb is
# fetched and unpacked, nothing is installed.  Elsewhere CPAN has it.
# Its own dependencies are ordinary packages: t/lib/packages.txt.

set -eu
cd "$(dirname "$0")/../.."

dest=$(pwd)/build/perl5
if [ -f "$dest/lib/Test/Nginx/Socket.pm" ]; then
    exit 0
fi

. t/lib/apt-suite.sh

rm -rf "$dest.new"
if suite_open sid && suite_deb libtest-nginx-perl "$dest.new/deb"; then
    mv "$dest.new/deb/usr/share/perl5" "$dest.new/lib"
    rm -rf "$dest.new/deb"
elif command -v cpanm > /dev/null; then
    cpanm --quiet --notest --no-man-pages -l "$dest.new/cpan" Test::Nginx
    mv "$dest.new/cpan/lib/perl5" "$dest.new/lib"
    rm -rf "$dest.new/cpan"
else
    echo "Test::Nginx: not in this machine's archive, and no cpanm" >&2
    exit 1
fi

[ -f "$dest.new/lib/Test/Nginx/Socket.pm" ]
rm -rf "$dest"
mv "$dest.new" "$dest"
