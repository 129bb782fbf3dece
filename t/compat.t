#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The module builds without a warning against other nginx versions than the
# installed one: Debian 13's (1.26) and the newest packaged one.  The source
# comes from this machine's package archive; without it the test is skipped.

use strict;
use warnings;

use Cwd qw(getcwd);
use Test::More;

my $top = getcwd();

for my $suite (qw(trixie sid)) {
    SKIP: {
        my $why = `t/lib/get-nginx-src.sh $suite 2>&1 > /dev/null`;
        if ($? != 0) {
            $why =~ s/\s*\n\s*/ /g;
            skip "no nginx source of $suite: $why", 3;
        }

        my $src = "$top/build/nginx-src/$suite";
        my ($version) = `cat $src/src/core/nginx.h`
                        =~ /define NGINX_VERSION\s+"([^"]+)"/;
        ok($version, "$suite has nginx " . ($version // '?'));

        my $out = `t/lib/build-module.sh $src build/compat-$suite 2>&1`;
        my $rc = $?;
        ok($rc == 0 && -s "build/compat-$suite/ngx_http_fhir_bulk_module.so",
            "the module builds against $version") or diag($out);
        unlike($out, qr/warning:/, "and without a warning");
    }
}

done_testing();
