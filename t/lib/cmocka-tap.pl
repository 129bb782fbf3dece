#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# cmocka-tap.pl PROGRAM: runs a cmocka program that may hold several groups,
# each with a plan and numbers of its own, and prints one TAP stream.

use strict;
use warnings;

my ($program) = @ARGV;
my ($planned, $seen) = (0, 0);

$| = 1;
$ENV{CMOCKA_MESSAGE_OUTPUT} = 'TAP';

open my $out, '-|', $program or die "$program: $!";
while (<$out>) {
    if (/^1\.\.(\d+)/) {
        $planned += $1;
        next;
    }
    if (/^(?:not )?ok\b/) {
        $seen++;
        s/^((?:not )?ok)(?: \d+)?/$1 $seen/;
    }
    print;
}
close $out;

# what was planned and did not run is missing in the stream then
print "1..$planned\n";
exit($? & 127 ? 128 + ($? & 127) : $? ? 1 : 0);
