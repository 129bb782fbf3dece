#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Every call fails once: starts of the sidecar, the first one and one that
# finds a job in the middle of its work; then requests for tokens.  A start
# ends at once with a message, or what started works; without the fault the
# next one works, and the job ends.  Options: see faults.t.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::FaultList;
use FhirBulk::Faults;
use FhirBulk::FaultStory;
use Test::More;

my $s = FhirBulk->new(
    files => FhirBulk::FaultList::files(), start => 0, workers => 1,
    clients => { app => {} },
    ini => { workers => 2, sweep_interval => 1, max_retries => 2,
             token_rate => '10000/s burst 10000' });
$s->{nginx_may_complain} = 1;           # there was no sidecar at times
my $f = FhirBulk::Faults->new($s);
my $story = FhirBulk::FaultStory->new($s, path => '/Group/g1/$export');
my $taken = "$s->{dir}/taken";

sub run { system(@_) == 0 or die "@_: $?\n" }

sub empty {
    run('find', "$s->{dir}/exports", "$s->{dir}/auth", '-mindepth', '1',
        '-delete');
}

# exports, keys and records as they were when the job was under way
sub restore {
    empty();
    run('cp', '-a', "$taken/exports/.", "$s->{dir}/exports");
    run('cp', '-a', "$taken/auth/.", "$s->{dir}/auth");
}

# starts with the fault; gives whether it is up
sub started {
    my $from = -s $s->{log} // 0;
    $f->start(nowait => 1);
    my $up = FhirBulk::wait_for('a start or an end', 20, sub {
        return -1 if $s->ended('fhir-bulkd');
        return $s->control('GET', '/v1/health')->{status} =~ /^(?:200|503)$/;
    });
    return 1 if $up > 0;

    my $end = $s->{end}{'fhir-bulkd'};
    my $log = substr FhirBulk::read_file($s->{log}), $from;
    die "it ended: $end\n" if $end ne 'exit 1';
    die "it ended without a message\n" if $log !~ /^(?:error |ld\.so|\[)/m;
    return 0;
}

# with another start, if it takes one; gives what the first came to
sub start {
    my $up = started();
    return 'started' if $up;
    $f->withdraw;
    $f->start;
    return 'refused to start';
}

sub stop {
    my $end = $s->end('fhir-bulkd', 'TERM');
    return $end eq 'exit 0' ? () : "it stopped: $end";
}

# what happens in a start with everything behind it
sub attempt {
    my ($do) = @_;
    my @wrong;
    my $end = eval { start() };
    if ($end) {
        push @wrong, eval { $do->() } // $@;
        $f->withdraw;
        push @wrong, eval { stop() } // $@;
    } else {
        $end = 'wrong';
        push @wrong, $@;
    }
    eval { $s->end('fhir-bulkd', 'KILL') };
    return ($end, grep { length } @wrong);
}

# ---- the first start --------------------------------------------------------

run('mkdir', '-p', "$s->{dir}/auth", $taken);
$s->own("$s->{dir}/auth", $taken);

sub first {
    my $reply;
    for my $try (1 .. 3) {
        $reply = $s->token_ask('app', 'system/*.rs');
        return '' if $reply->{status} == 200;
        return "token: $reply->{line}" if $reply->{status} !~ /^(?:429|5..)$/;
        $f->withdraw;
    }
    return "token: $reply->{line}";
}

$f->start;                              # nginx reads the keys
$s->start_nginx;
$s->end('fhir-bulkd', 'TERM');

my @sites = $f->record(sub { empty(); attempt(\&first) });
{
    my @wrong = do { empty(); attempt(\&first) };
    is("@wrong", 'started', 'the first start: nothing fails');
}
FhirBulk::FaultList::faults(
    $s, $f, 'first start', sites => \@sites, sample => 6,
    run => sub { empty(); attempt(\&first) }, again => sub { });

# ---- a start with a job under way -------------------------------------------

empty();
$f->start;
$s->end('nginx', 'QUIT');
$s->start_nginx;
$s->{bearer} = $s->token('app');
$story->learn;

# held when the second part is published
my ($publish) = grep { $f->text($_) =~ /^renameat < fhbd_jobdir_publish/ }
    $f->record(sub { $story->run });
$f->order($publish, 'HOLD', nth => 2);
my $url = $s->kickoff('/Group/g1/$export')->header('Content-Location');
FhirBulk::wait_for('the job', 20, sub { $f->hits });
$s->end('fhir-bulkd', 'KILL');
$f->withdraw;
run('cp', '-a', "$s->{dir}/exports", "$s->{dir}/auth", $taken);

sub resumed {
    my $reply = $s->token_ask('app', 'system/*.rs');
    if ($reply->{status} >= 500) {
        $f->withdraw;
        $reply = $s->token_ask('app', 'system/*.rs');
    }
    return "token: $reply->{line}" if $reply->{status} != 200;
    $s->{bearer} = $reply->json->{access_token};
    $story->finish($url);
    return join "\n", $story->wrong;
}

@sites = $f->record(sub { restore(); attempt(\&resumed) });
{
    my @wrong = do { restore(); attempt(\&resumed) };
    is("@wrong", 'started', 'a start with a job: nothing fails');
}
FhirBulk::FaultList::faults(
    $s, $f, 'resume', sites => \@sites, sample => 6,
    run => sub { restore(); attempt(\&resumed) }, again => sub { });

# ---- tokens -----------------------------------------------------------------

restore();
$f->start;
sub token {
    my $reply = $s->token_ask('app', 'system/*.rs');
    my $error = ($reply->json // {})->{error} // '';
    my @wrong;
    push @wrong, "$reply->{line}: $reply->{body}"
        if $reply->{status} != 200
            && !($reply->{status} =~ /^(?:429|5..)$/
                 && $error =~ /^(?:temporarily_unavailable|server_error)$/);
    $f->withdraw;
    my $next = $s->token_ask('app', 'system/*.rs');
    push @wrong, "the next one: $next->{line}: $next->{body}"
        if $next->{status} != 200;
    my $ended = $s->ended('fhir-bulkd');
    push @wrong, "the sidecar ended: $ended" if $ended;
    return ($reply->{status} == 200 ? 'right' : "refused $reply->{status}",
            @wrong);
}
token();
@sites = $f->record(\&token);
FhirBulk::FaultList::faults(
    $s, $f, 'token', sites => \@sites, sample => 6, run => \&token,
    again => sub { eval { $s->end('fhir-bulkd', 'KILL') }; restore();
                   $f->start });

$s->stop;
done_testing;
