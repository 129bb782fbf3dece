#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What the Dockerfile names exists: packages of its Debian release (when this
# machine's archive has that release), files that it copies.

use strict;
use warnings;

use Test::More;

open my $fh, '<', 'Dockerfile' or die "Dockerfile: $!";
my $text = do { local $/; <$fh> };
$text =~ s/^#.*\n//mg;
$text =~ s/\\\n/ /g;

my %built = map { $_ => 1 } qw(fhir-bulkd fhir-bulkctl
                                ngx_http_fhir_bulk_module.so);
my (@packages, @lost);
for my $line (split /\n/, $text) {
    if ($line =~ /--no-install-recommends\s+([^&]+)/) {
        push @packages, split ' ', $1;
    }
    if ($line =~ /^COPY (?:--from=build )?(.*)/) {
        my @args = split ' ', $1;
        pop @args;
        s{^/src/}{} for @args;
        push @lost, grep { !-e $_ && !$built{(split m{/})[-1]} } @args;
    }
}

is(join(' ', @lost), '', 'every copied file is in the tree');
cmp_ok(scalar @packages, '>', 20, 'packages were found');

SKIP: {
    my $found = `. t/lib/apt-suite.sh
                 suite_open trixie && suite_apt apt-cache pkgnames 2>&1`;
    skip "no package lists of trixie: $found", 1 if $? != 0;

    my %known = map { $_ => 1 } split /\n/, $found;
    is(join(' ', grep { !$known{$_} } @packages), '',
        'every package exists in Debian 13');
}

is(`sh -n t/lib/docker/start 2>&1`, '', 'the start script is shell');
like($text, qr/^USER (?!root)/m, 'it runs as an ordinary user');

done_testing();
