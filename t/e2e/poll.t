#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Polling: what a job in progress says, how often one may ask, limits of jobs.
# A gate in the database holds jobs in progress as long as the test likes.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use IO::Select;
use Test::More;
use Time::HiRes qw(sleep time);

my $s = FhirBulk->new(source => 'postgres', start => 0, nginx => '',
                      ini => { poll_limit => 'strict', workers => 4,
                               max_running_jobs => 10,
                               max_active_jobs_per_client => 3 });
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
$s->{tenants}{other} = { source => 'ndjson',
                         path => $s->ndjson_folder('other', {}) };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $export = '/Patient/$export?_type=Patient,Observation';

sub start {
    my $reply = $s->kickoff($export);
    $reply->{status} == 202 or die "kick-off: $reply->{status}\n";
    return $reply->header('Content-Location');
}

sub drop {
    for my $url (@_) {
        my $reply = $s->request('DELETE', $url);
        $reply->{status} == 202 or die "DELETE: $reply->{status}\n";
    }
}

my $complete = start();
$s->wait_complete($complete);
$s->gate('closed');

subtest 'in progress' => sub {
    my $url = start();
    my $first = $s->get($url);
    is($first->{status}, 202, 'STAT-02 STAT-08: the first poll is 202');
    is($first->{body}, '', 'STAT-02: no body');
    is($first->header($_), undef, "STAT-02: no $_")
        for 'Content-Type', 'Content-Location';
    is(scalar @{ $first->{headers}{'x-progress'} || [] }, 1,
        'STAT-03: one X-Progress');
    like($first->header('X-Progress'), qr/^(\d{1,2})% .*\(\1%\)/,
        'STAT-03: digits first, again in brackets');
    cmp_ok(length $first->header('X-Progress'), '<', 100, 'STAT-03: short');
    is($first->header('Retry-After'), 1, 'STAT-05 STAT-06: a young job: 1');
    is($first->header('Cache-Control'), 'no-store', 'MAN-25');
    drop($url);
};

subtest 'polling too early' => sub {
    my $url = start();
    my $told = time;
    is($s->get($url)->{status}, 202, 'STAT-08: at once');
    my $early = $s->get($url);
    is($early->{status}, 429, 'STAT-07: again at once');
    is($early->header('Retry-After'), 1, 'STAT-07: the rest, rounded up');
    is($early->codes, 'throttled', 'STAT-07: OperationOutcome');
    is($early->header('Content-Type'), 'application/fhir+json', 'ERR-01');
    is($s->request('HEAD', $url)->{status}, 429,
        'STAT-09: HEAD counts as GET');
    sleep 0.3;
    is($s->get($url)->{status}, 429, 'STAT-07: still too early');
    sleep $told + 1.01 - time;
    is($s->get($url)->{status}, 202,
        'STAT-08 client rule 2: a 429 does not move the deadline');
    drop($url);
};

subtest 'a little early' => sub {
    my $url = start();
    $s->get($url);
    sleep 0.85;
    is($s->get($url)->{status}, 202, 'STAT-08: 0.25 s of slack');
    drop($url);
};

subtest 'many at once' => sub {
    my $url = start();
    my $target = $url =~ s{^\Q$s->{server}\E}{}r;
    my @socks = map {
        FhirBulk::Http::begin("127.0.0.1:$s->{port}", 'GET', $target,
                              close => 1)
    } 1 .. 8;
    my %n;
    $n{ FhirBulk::Http::head($_)->{status} }++ for @socks;
    is_deeply(\%n, { 202 => 1, 429 => 7 },
        'STAT-09: one of eight polls gets through, whatever the worker');
    drop($url);
};

subtest 'a complete job always answers' => sub {
    is(join(' ', map { $s->get($complete)->{status} } 1 .. 20),
        join(' ', (200) x 20), 'STAT-08: hammered');
    for my $accept ('application/json', 'application/fhir+json', '*/*',
        'text/html', 'application/xml', undef)
    {
        my $reply = $s->get($complete,
                            defined $accept ? (Accept => $accept) : (),
                            Prefer => 'respond-async');
        is("$reply->{status} " . $reply->header('Content-Type'),
            '200 application/json',
            'STAT-18: ' . ($accept // 'no Accept'));
    }
    my $head = $s->request('HEAD', $complete);
    is("$head->{status} $head->{body}", '200 ', 'NET-08: HEAD');
    is($head->header('Content-Type'), 'application/json', 'HEAD: its type');
};

subtest 'unknown jobs' => sub {
    my $deleted = start();
    drop($deleted);
    my $unknown = $complete =~ s{[^/]+$}{'A' x 22}er;
    my $foreign = $complete =~ s{/fhir/}{/other/fhir/}r;
    my $odd = $complete =~ s{[^/]+$}{../x}r;
    my $broken = $complete =~ s{[^/]+$}{abc}r;

    my %bodies;
    for my $url ($deleted, $unknown, $foreign) {
        for my $method (qw(GET HEAD DELETE)) {
            my $reply = $s->request($method, $url);
            is($reply->{status}, 404, "STAT-19 DEL-06: $method");
            is($reply->codes, 'not-found', 'STAT-19') if $method ne 'HEAD';
            $bodies{$reply->{body}} = 1 if $method eq 'GET';
        }
    }
    is(scalar keys %bodies, 1, 'STAT-19 NET-03: they cannot be told apart');
    is($s->get($_)->{status}, 404, "no job id: $_") for $odd, $broken;
    is($s->get($complete)->{status}, 200, 'and the job is still there');
};

subtest 'active jobs of a client' => sub {
    my @urls = map { start() } 1 .. 3;
    my $reply = $s->kickoff($export);
    is($reply->{status}, 429, 'KICK-16: one more than the limit');
    is($reply->codes, 'throttled', 'KICK-16: OperationOutcome');
    like($reply->header('Retry-After') // '', qr/^(?:[1-9]|[1-5]\d|60)$/,
        'KICK-16: Retry-After');
    is($reply->header('Content-Location'), undef, 'KICK-13: no job');
    drop(shift @urls);
    my $next = $s->kickoff($export);
    is($next->{status}, 202, 'DEL-07: a DELETE frees the place at once');
    push @urls, $next->header('Content-Location');

    is($s->get($_)->{status}, 202, 'in progress') for @urls;
    $s->gate('open');
    FhirBulk::wait_for('the jobs to end without a poll', 30, sub {
        my $jobs = $s->control('GET', '/v1/jobs')->json;
        !grep { $_->{state} ne 'complete' } @$jobs;
    });
    is($s->get($_)->{status}, 200, 'STAT-26: complete though nobody asked')
        for @urls;
    is($s->kickoff($export)->{status}, 202,
        'KICK-16: complete jobs do not count');
};

subtest 'poll_limit = burst=2' => sub {
    $s->gate('closed');
    $s->write_ini(poll_limit => 'burst=2');
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the new limit', 10, sub {
        my $url = start();
        my $seen = join ' ', map { $s->get($url)->{status} } 1 .. 4;
        drop($url);
        $seen eq '202 202 202 429';
    });
    ok(1, 'STAT-07: two early polls are taken, the third is 429');
};

subtest 'progress' => sub {
    $s->gate('slow');
    $s->write_ini(poll_limit => 'off', part_size => '64k');
    $s->signal('fhir-bulkd', 'HUP');
    my $url = start();
    FhirBulk::wait_for('poll_limit = off', 10, sub {
        $s->get($url)->{status} == 202 && $s->get($url)->{status} == 202;
    });

    my (@percent, $bad);
    while (1) {
        my $reply = $s->get($url);
        last if $reply->{status} != 202;
        my ($n) = $reply->header('X-Progress') =~ /^(\d+)%/;
        $bad = 1 if $n > 99 || @percent && $n < $percent[-1];
        push @percent, $n;
        sleep 0.02;
    }
    ok(!$bad, 'STAT-04: 0 to 99, never falling');
    my %different = map { $_ => 1 } @percent;
    cmp_ok(scalar keys %different, '>', 4, 'STAT-04: and moving with the work')
        or diag "@percent";
    is($s->get($url)->{status}, 200, 'complete at the end');
};

$s->stop;
done_testing;
