#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Kill anything, any time: sidecar, database sessions, PostgreSQL and nginx
# workers die in the middle of exports, at chosen moments and at random ones;
# afterwards every accepted job comes to its end and nothing is missing,
# doubled or left behind (KICK-14, STAT-25, DEL-02..04, FILE-12).
#
#   FHIR_BULK_KILL_ROUNDS   how many rounds; each of the first ones aims at
#                           another moment, and that is all there are unless
#                           told otherwise (with sanitizers every other one)
#   FHIR_BULK_KILL_SEED     of all that is random
#   FHIR_BULK_KILL_FROM     the first round, to see one again

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Kills;
use Test::More;
use Time::HiRes qw(time);

my $windows = @FhirBulk::Kills::windows;
my $seed = $ENV{FHIR_BULK_KILL_SEED} // 20250701;
my $rounds = $ENV{FHIR_BULK_KILL_ROUNDS} // $windows;
my $from = $ENV{FHIR_BULK_KILL_FROM} // 1;
my @rounds = $from .. $from + $rounds - 1;
@rounds = grep { $_ % 2 } @rounds
    if !defined $ENV{FHIR_BULK_KILL_ROUNDS} && FhirBulk::patience(1) > 1;
my $begin = time;
my $k = FhirBulk::Kills->new($seed);
note sprintf 'ready after %.1f s', time - $begin;

my @done;
for my $round (@rounds) {
    push @done, $round;
    my $start = time;
    my @wrong = eval { $k->round($round) };
    push @wrong, "died: $@" if $@;
    my $what = join ', ', @{ $k->{done} };
    ok(!@wrong, "round $round: $what") or diag(join "\n",
        "seed $seed, round $round: $what", @wrong,
        "again: FHIR_BULK_KILL_SEED=$seed FHIR_BULK_KILL_FROM=$round"
        . ' FHIR_BULK_KILL_ROUNDS=1', grep { !/audit: / } $k->{s}->log_tail);
    note sprintf '%.2f s, %s', time - $start,
        join ' ', map { $_->{shape} } @{ $k->{jobs} };
    last if @wrong;
}

is(join(', ', $k->slow_completion), '',
    'FILE-10: files are there as long as the job, however slow its end was');
is($k->silent_session, 0, 'the server lets a dead sidecar\'s statement go');

# were they hit at all?
is(join(', ', $k->missed(@done)), '', 'everything was hit');
for my $kind (@FhirBulk::Kills::kinds) {
    my $states = $k->{states}{$kind} || {};
    note "killed $kind: ", $k->{hits}{$kind} // 0, '; jobs were: ',
        join ', ', map { "$_ $states->{$_}" } sort keys %$states;
}
for my $window (sort keys %{ $k->{windows} }) {
    my $hit = $k->{windows}{$window};
    note "window \"$window\": ", join ', ', map { "$_ $hit->{$_}" }
        sort keys %$hit;
}

$k->{s}->stop;
done_testing;
