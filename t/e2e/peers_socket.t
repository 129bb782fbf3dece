#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Bad peers on the control socket: the sidecar does not rely on the manners of
# nginx.  It answers, it forgets who broke off, and what it uses comes back.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Peers;
use Test::More;
use Time::HiRes qw(sleep time);

# without the sanitizers' own memory
my $more = $ENV{ASAN_OPTIONS} ? 400 : 32;

my $s = FhirBulk->new(
    start => 0, ini => { max_active_jobs_per_client => 10000 },
    files => { 'Patient.ndjson' =>
                   qq({"resourceType":"Patient","id":"p1"}\n) });
$s->start_sidecar(alone => 1);

my $peer = "unix:$s->{socket}";
my $pid = $s->{pids}{'fhir-bulkd'};
my $serial = 0;

sub healthy { return $s->control('GET', '/v1/health')->{status} }

my $get = "GET /v1/health HTTP/1.1\r\nHost: x\r\n";
my $post = "POST /v1/exports HTTP/1.1\r\nHost: x\r\n";

# a kick-off as nginx sends it; more: further header lines, body
sub kickoff {
    my ($more, $body) = @_;
    return $post . join('', map { "$_\r\n" }
        'Fhir-Bulk-Protocol: 1.0', 'Fhir-Bulk-Tenant: default',
        sprintf('Fhir-Bulk-Request-Id: %032x', ++$serial),
        'Fhir-Bulk-Client: anonymous', 'Fhir-Bulk-Auth: off',
        'Fhir-Bulk-Base: http://fhir.example.org/r4',
        'Fhir-Bulk-Prefix: bulk-export', 'Fhir-Bulk-Method: POST',
        'Fhir-Bulk-Level: system', 'Accept: application/fhir+json',
        'Prefer: respond-async', 'Content-Type: application/fhir+json',
        $more // 'Content-Length: ' . length($body // ''))
        . "\r\n" . ($body // '');
}

sub jobs { return @{ $s->control('GET', '/v1/jobs')->json } }

# every job comes to a true end
sub all_end {
    return eval {
        FhirBulk::wait_for('the jobs', 60, sub {
            return !grep { $_->{state} =~ /queued|running/ } jobs();
        });
    } && join ' ', sort keys %{ { map { $_->{state} => 1 } jobs() } };
}

# once, so that what is made at the first use is there
is(FhirBulk::Peers::statuses(FhirBulk::Peers::talk($peer,
    kickoff("Content-Length: 0\r\nConnection: close"))), 202, 'a kick-off');
is(all_end(), 'complete', 'and its job');

my $open = FhirBulk::Peers::descriptors($pid);
my $memory = FhirBulk::Peers::memory($pid, 'VmRSS');
my $cpu = FhirBulk::Peers::cpu($pid);

my $parameters = '{"resourceType":"Parameters","parameter":'
    . '[{"name":"_type","valueString":"Patient"}]}';

subtest 'byte by byte' => sub {
    my $c = FhirBulk::Peers::dial($peer);
    FhirBulk::Peers::put($c, kickoff('Content-Length: '
        . length($parameters) . "\r\nConnection: close", $parameters),
        by => 1);
    is(FhirBulk::Peers::statuses(FhirBulk::Peers::rest($c)), 202,
        'head and body of a kick-off');

    $c = FhirBulk::Peers::dial($peer);
    FhirBulk::Peers::put($c, kickoff("Transfer-Encoding: chunked\r\n"
        . 'Connection: close') . join('', map { "1\r\n$_\r\n" }
        split //, $parameters) . "0\r\n\r\n", by => 1);
    is(FhirBulk::Peers::statuses(FhirBulk::Peers::rest($c)), 202,
        'in chunks of one byte');
};

# request, whether the peer half-closes after it, what it gets
my @table = (
    ['half-closed after the request', "$get\r\n", 200],
    ['HTTP/1.0', "GET /v1/health HTTP/1.0\r\n\r\n", 200],
    ['HTTP/0.9', "GET /v1/health\r\n\r\n", 400],
    ['HTTP/2', "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
    ['a body larger than any', $post . "Content-Length: 99999999999\r\n\r\nx",
        413],
    ['a length that is no number of bytes',
        $post . 'Content-Length: ' . 9 x 30 . "\r\n\r\nx", 413],
    ['a negative length', $post . "Content-Length: -5\r\n\r\nabcde", 400],
    ['a length in words', $post . "Content-Length: five\r\n\r\nabcde", 400],
    ['a chunk of nonsense',
        $post . "Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n", 413],
    ['a chunk of negative length',
        $post . "Transfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n", 413],
    ['a chunk without end',
        $post . "Transfer-Encoding: chunked\r\n\r\n" . 'f' x 16 . "\r\nx\r\n",
        413],
    ['a body that is cut', $post . "Content-Length: 20\r\n\r\nx", ''],
    ['a head that is cut', $get, ''],
    ['nothing', '', ''],
    ['a line that is no header', "${get}nonsense\r\n\r\n", 400],
    ['a long header', "${get}X: " . 'x' x 200_000 . "\r\n\r\n", 400],
    ['many headers', $get . "X: y\r\n" x 20_000 . "\r\n", 400],
    ['a method of its own', "FOO / HTTP/1.1\r\n\r\n", 501],
    ['an expectation', $post . "Expect: all\r\nContent-Length: 1\r\n\r\nx",
        417],
    ['a path that is none', "GET //[ HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ['headers of nobody', "${post}Content-Length: 1\r\n\r\nx", 400],
    ['blank lines', "\r\n" x 20, 400],
);

subtest 'nonsense' => sub {
    for (@table) {
        my ($title, $bytes, $status) = @$_;
        is(FhirBulk::Peers::statuses(
            FhirBulk::Peers::talk($peer, $bytes, half => 1)), $status, $title);
    }

    is(FhirBulk::Peers::statuses(FhirBulk::Peers::talk($peer,
        "$get\r\n" x 2 . "${get}Connection: close\r\n\r\n")),
        '200 200 200', 'three requests at once');

    srand 5;
    my %seen;
    for (1 .. 40) {
        my $bytes = join '', map { chr int rand 256 } 1 .. rand 3000;
        my $got = FhirBulk::Peers::talk($peer, $bytes, half => 1);
        $seen{FhirBulk::Peers::statuses($got)} = 1;
    }
    is(join(',', grep { !/^(?:400|501)?$/ } keys %seen), '',
        'random bytes are refused');

    # a good request with one byte that is not
    my $good = kickoff(undef, $parameters);
    for (1 .. 60) {
        my $bytes = $good;
        substr $bytes, rand length $bytes, 1, chr int rand 256;
        $seen{FhirBulk::Peers::statuses(
            FhirBulk::Peers::talk($peer, $bytes, half => 1))} = 1;
    }
    is(join(',', grep { !/^(?:|202|4\d\d|501)$/ } keys %seen), '',
        'no byte makes it fail') or diag explain \%seen;
    is(healthy(), 200, 'and it goes on');
};

subtest 'peers that break off' => sub {
    # the reply meets a closed socket: EPIPE, and SIGPIPE if it were let
    for my $n (1 .. 100) {
        my $c = FhirBulk::Peers::dial($peer);
        my $bytes = kickoff(undef, $parameters);
        FhirBulk::Peers::put($c, $n % 4 ? $bytes
                             : substr $bytes, 0, rand length $bytes);
        sleep rand 0.002;
        $n % 2 ? close $c : FhirBulk::Peers::reset($c);
    }
    # more are answered than are read
    for (1 .. 20) {
        my $c = FhirBulk::Peers::dial($peer);
        FhirBulk::Peers::put($c, kickoff("Content-Length: 0") . "$get\r\n" x 50);
        sysread $c, my $some, 20;
        close $c;
    }
    is(healthy(), 200, '120 requests, and nobody who waits for a reply');
    is(all_end(), 'complete', 'their jobs end');
};

subtest 'many' => sub {
    my $began = time;
    my $idle = FhirBulk::Peers::idle($peer, 1000, '', $get,
        $post . "Content-Length: 1000\r\n\r\nx", "GET ");
    ok(FhirBulk::wait_for('them', 20, sub {
        return FhirBulk::Peers::descriptors($pid) >= $open + 1000;
    }), '1000 connections that do nothing');

    my @c = map { FhirBulk::Peers::dial($peer) } 1 .. 100;
    FhirBulk::Peers::put($_, "${get}Connection: close\r\n\r\n") for @c;
    my %seen;
    $seen{FhirBulk::Peers::statuses(FhirBulk::Peers::rest($_))}++ for @c;
    is(join(' ', sort keys %seen), 200, 'beside them 100 requests at once');

    is(FhirBulk::Peers::statuses(FhirBulk::Peers::talk($peer,
        kickoff("Content-Length: 0\r\nConnection: close"))), 202,
        'and an export');
    is(all_end(), 'complete', 'that ends');
    cmp_ok(time - $began, '<', FhirBulk::patience(15), 'in good time');
    $idle->end;
};

is($s->ended('fhir-bulkd'), '', 'it is the same process');
ok(FhirBulk::Peers::back_to($pid, $open), 'no descriptor is left behind')
    or diag "$open before, now " . FhirBulk::Peers::descriptors($pid);
cmp_ok(FhirBulk::Peers::memory($pid, 'VmHWM') - $memory, '<', $more,
    "never $more MiB more than at the start");
is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'and it stops in order');
unlike(FhirBulk::read_file($s->{log}), qr/left unfinished/,
    'nobody who broke off is waited for');

# ---- no descriptor is free -------------------------------------------------

# soft limit 40, hard limit 120
$s->start_sidecar(alone => 1, limit => '--nofile=40:120');
$pid = $s->{pids}{'fhir-bulkd'};
$open = FhirBulk::Peers::descriptors($pid);
my $log = -s $s->{log};

subtest 'no descriptor is free' => sub {
    my $early = FhirBulk::Peers::dial($peer);
    my $idle = FhirBulk::Peers::idle($peer, 60);
    is(healthy(), 200, 'the soft limit is none');
    my $rest = FhirBulk::Peers::idle($peer, 100);
    FhirBulk::wait_for('the last descriptor', 20, sub {
        return FhirBulk::Peers::descriptors($pid) >= 120;
    });

    my $waits = FhirBulk::Peers::dial($peer);
    FhirBulk::Peers::put($waits, "${get}Connection: close\r\n\r\n");

    # who is in may still kick off; the job may fail, but not get stuck
    FhirBulk::Peers::put($early,
        kickoff("Content-Length: 0\r\nConnection: close"));
    like(FhirBulk::Peers::statuses(FhirBulk::Peers::rest($early)),
        qr/^(?:202|50[03])$/, 'a kick-off gets an answer');

    my ($began, $spent) = (time, FhirBulk::Peers::cpu($pid));
    sleep 1.5;
    my $share = (FhirBulk::Peers::cpu($pid) - $spent) / (time - $began);
    cmp_ok($share, '<', 0.2, 'it waits, and does not spin');

    $_->end for $idle, $rest;
    is(FhirBulk::Peers::statuses(FhirBulk::Peers::rest($waits)), 200,
        'who waited is answered');
    my $kick = FhirBulk::Peers::talk($peer,
        kickoff("Content-Length: 0\r\nConnection: close"));
    my ($id) = $kick =~ m{/jobs/([\w-]{22})};
    ok($id, 'a kick-off is accepted again') or diag $kick;
    like(all_end(), qr/^complete(?: failed)?$/, 'all jobs end');
    is(join(' ', map { $_->{state} } grep { $_->{id} eq $id } jobs()),
        'complete', 'the last one well');
    ok(FhirBulk::Peers::back_to($pid, $open), 'descriptors are back')
        or diag "$open before, now " . FhirBulk::Peers::descriptors($pid);

    my $said = substr FhirBulk::read_file($s->{log}), $log;
    is(scalar(() = $said =~ /cannot accept connections/g), 1,
        'the log says so once');
    cmp_ok(length $said, '<', 10_000, 'and no more than that');
};

$s->stop;
done_testing();
