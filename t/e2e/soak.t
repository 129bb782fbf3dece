#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The soak for some seconds (./dev soak: for an hour): no request of
# well-behaved clients fails while nginx is reloaded and upgraded, the sidecar
# restarted behind its inherited socket and reloaded, keys and clients change;
# and what a reload leaves behind (STAT-16, STAT-25).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk::Soak;
use Test::More;

my $seed = $ENV{FHIR_BULK_SEED} // 20250107;
note "FHIR_BULK_SEED=$seed";

my $soak = FhirBulk::Soak->new(seconds => 10, seed => $seed, clients => 4);
my $s = $soak->{stack};
$soak->start;

# ---- a reload that changes nothing leaves nothing behind -----------------

sub anon { FhirBulk::SoakWatch::numbers($s->{pids}{'fhir-bulkd'})->{anon} }

SKIP: {
    skip 'sanitizers keep what is freed', 1 if $ENV{ASAN_OPTIONS};
    my $reload = sub { $soak->reload_sidecar('retry_max', 5 + $_[0] % 2) };
    $reload->($_) for 1 .. 40;
    my $before = anon();
    $reload->($_) for 1 .. 100;
    # each that was kept would be 9 of them
    cmp_ok(anon() - $before, '<', 500, 'KiB after 100 reloads');
}

# ---- no request is lost --------------------------------------------------

$soak->hammer(3, qw(restart hup restart upgrade restart));
$soak->run;
$soak->finish;

cmp_ok($soak->{jobs}, '>', 0, 'jobs were done');
cmp_ok($soak->{done}{$_} // 0, '>', 0, "$_ happened")
    for qw(hup upgrade restart sighup rotate registry);
is(join("\n", @{ $soak->{faults} }), '', 'all promises held')
    or $soak->report(Test::More->builder->failure_output);

done_testing;
