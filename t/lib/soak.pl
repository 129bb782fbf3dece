#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# ./dev soak [MINUTES] [SEED]: well-behaved clients for an hour (or MINUTES),
# while nginx is reloaded and upgraded, the sidecar restarted and reloaded,
# keys and clients change.  Prints a table; the exit status is 0 when no
# request failed and nothing has grown.  docs/reliability.md tells more.

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../../build/perl5/lib";

use FhirBulk;
use FhirBulk::Soak;

my $minutes = shift // 60;
my $seed = shift // time;
$minutes =~ /^\d+(?:\.\d+)?$/ && $minutes > 0 && $seed =~ /^\d+$/ && !@ARGV
    or die "usage: soak.pl [MINUTES] [SEED]\n";

$| = 1;
print "soak: $minutes minutes, seed $seed\n";

my $soak = FhirBulk::Soak->new(seconds => 60 * $minutes, seed => $seed);
$soak->start;
$soak->hammer(6 * $minutes, qw(restart hup restart upgrade));
$soak->run;
$soak->finish;
$soak->report(\*STDOUT);

exit(@{ $soak->{faults} } > 0);
