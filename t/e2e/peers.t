#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Bad clients against the whole stack: they dribble, break off, half-close,
# read slowly, talk nonsense, and come by the thousand.  Everybody gets the
# right status, and nginx and the sidecar are afterwards what they were.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Digest::MD5 qw(md5_hex);
use FhirBulk;
use FhirBulk::Peers;
use Test::More;
use Time::HiRes qw(sleep time);

# MiB that may come on top; the sanitizers have memory of their own
my $more = $ENV{ASAN_OPTIONS} ? 500 : 64;
my $more_nginx = 24;
my $keepalive = 16;             # idle connections of a worker to the sidecar

my $s = FhirBulk->new(
    clients => { app => {} }, connections => 2048, start => 0,
    sample => ['--resources', 4000],
    ini => { max_active_jobs_per_client => 10000 });
# small buffers: the kernel does not swallow the reply for a slow reader
my $slow_port = FhirBulk::free_port();
$s->{servers} = <<"END";
    server {
        listen 127.0.0.1:$slow_port sndbuf=8k;
        fhir_bulk_pass fhir_bulkd;
        fhir_bulk_base $s->{base};
        fhir_bulk_root $s->{root};
        fhir_bulk_auth jwt $s->{dir}/auth/access.jwks;
        fhir_bulk_audit off;
        location ^~ /fhir/bulk-export/ { fhir_bulk status files; }
    }
END
$s->start_sidecar;
$s->start_nginx;

my $peer = "127.0.0.1:$s->{port}";
my $slow = "127.0.0.1:$slow_port";
my $bearer = $s->{bearer} = $s->token('app');

# the bytes of a request; more: further header lines
sub bytes {
    my ($method, $url, $more, $body) = @_;
    my $target = $url =~ s{^\Q$s->{server}\E}{}r;
    return "$method $target HTTP/1.1\r\nHost: x\r\n"
        . "Authorization: Bearer $bearer\r\n"
        . join('', map { "$_\r\n" } @{ $more // [] }) . "\r\n"
        . ($body // '');
}

my @close = ('Connection: close');
my @kick = ('Accept: application/fhir+json', 'Prefer: respond-async');
my @post = (@kick, 'Content-Type: application/fhir+json');
my $patients = "$s->{base}/\$export?_type=Patient";
my $export = "$s->{base}/\$export";
my $parameters = '{"resourceType":"Parameters","parameter":'
    . '[{"name":"_type","valueString":"Patient"}]}';
my @length = ('Content-Length: ' . length $parameters);

sub token_request {
    my $form = FhirBulk::form(FhirBulk::token_form($s->assertion('app'),
                                                   'system/*.rs'));
    return "POST /fhir/auth/token HTTP/1.1\r\nHost: x\r\n"
        . "Content-Type: application/x-www-form-urlencoded\r\n"
        . "Connection: close\r\nContent-Length: " . length($form)
        . "\r\n\r\n$form";
}

sub talk { return FhirBulk::Peers::talk($peer, @_) }

# statuses, and the code if there is an OperationOutcome of an error
sub said {
    my ($text) = @_;
    my ($code) = ($text // '')
        =~ /\r\n\r\n\{"resourceType":"OperationOutcome",.*?"code":"([\w-]+)"/s;
    return join ' ', FhirBulk::Peers::statuses($text),
        defined $code && $code ne 'informational' ? $code : ();
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

# ---- what it looks like when nobody misbehaves ----------------------------

my $whole = $s->export('/$export');
my %url = map { $_->{type} => $_->{url} } @{ $whole->{manifest}{output} };
my ($big, $small) = @url{qw(Observation Patient)};
my $content = $whole->{files}{ $big =~ s{.*/}{}r };
my $manifest = $s->get($whole->{url})->{body};

my $sidecar = $s->{pids}{'fhir-bulkd'};
my @workers = FhirBulk::Peers::children($s->{pids}{nginx});
my %open = map { $_ => FhirBulk::Peers::descriptors($_) } $sidecar, @workers;
my %memory = map { $_ => FhirBulk::Peers::memory($_, 'VmRSS') } $sidecar,
    @workers;

# ---- stories --------------------------------------------------------------

subtest 'byte by byte' => sub {
    my @story = (
        ['head of a kick-off', 202, bytes(GET => $patients, [@kick, @close])],
        ['head and body', 202,
            bytes(POST => $export, [@post, @close, @length], $parameters)],
        ['chunks of one byte', 202,
            bytes(POST => $export,
                  [@post, @close, 'Transfer-Encoding: chunked'],
                  join('', map { "1\r\n$_\r\n" } split //, $parameters)
                  . "0\r\n\r\n")],
        ['status', 200, bytes(GET => $whole->{url}, \@close)],
        ['file', 200, bytes(GET => $small, \@close)],
        ['token', 200, token_request()],
    );
    my @c = map { FhirBulk::Peers::dial($peer) } @story;
    FhirBulk::Peers::dribble(map { [$c[$_], $story[$_][2]] } 0 .. $#story);
    for (0 .. $#story) {
        is(said(FhirBulk::Peers::rest($c[$_])), $story[$_][1], $story[$_][0]);
    }
};

subtest 'half-closed after the request' => sub {
    for (['kick-off', 202, bytes(GET => $patients, \@kick)],
         ['kick-off by POST', 202,
             bytes(POST => $export, [@post, @length], $parameters)],
         ['status', 200, bytes(GET => $whole->{url})],
         ['file', 200, bytes(GET => $small)],
         ['metadata', 200, bytes(GET => "$s->{base}/metadata")],
         ['token', 200, token_request()],
         ['a job that is none', '404 not-found',
             bytes(GET => "$s->{base}/bulk-export/jobs/" . 'x' x 22)])
    {
        my ($title, $status, $request) = @$_;
        is(said(talk($request, half => 1)), $status, $title);
    }
};

subtest 'slow readers' => sub {
    my @c = map {
        my $c = FhirBulk::Peers::dial($slow, rcvbuf => 4096);
        FhirBulk::Peers::put($c, bytes(GET => $_ % 2 ? $big : $whole->{url},
                                       \@close));
        $c;
    } 1 .. 60;
    my $began = time;
    is(md5_hex($s->download($big)), md5_hex($content),
        'a download beside 60 of them');
    is(ref $s->export('/$export?_type=Patient'), 'HASH', 'and an export');
    cmp_ok(time - $began, '<', FhirBulk::patience(15), 'in good time');

    # a little of everybody's reply, in turns; then all of two
    my @got = ('') x @c;
    for my $turn (1 .. 20) {
        sysread $c[$_], $got[$_], 50, length $got[$_] for 0 .. $#c;
        sleep 0.002;
    }
    $_ .= FhirBulk::Peers::rest(shift @c) // '' for @got[0, 1];
    my ($file, $status) = map { bless { body => $_ }, 'FhirBulk::Http::Reply' }
        map { s/.*?\r\n\r\n//sr } @got[0, 1];
    is($status->{body}, $manifest, 'a manifest to its end');
    my ($plain, $rest) = ('', $file->{body});
    while ($rest =~ s/^([0-9a-f]+)\r\n//) {
        $plain .= substr $rest, 0, hex $1, '';
        substr $rest, 0, 2, '';
    }
    is(md5_hex($plain), md5_hex($content), 'and a file');
};

subtest 'bodies' => sub {
    my $before = jobs();
    my @chunked = (@post, 'Transfer-Encoding: chunked');
    for (['is cut short', '',
            [@post, 'Content-Length: 500'], $parameters],
         ['ends before its last chunk', '', \@chunked, "5\r\n{\"res"],
         ['two lengths', '400 invalid',
            [@post, @length, 'Content-Length: 1'], $parameters],
         ['a negative length', '400 invalid',
            [@post, 'Content-Length: -1'], $parameters],
         ['a length and chunks', '400 invalid',
            [@chunked, @length], $parameters],
         ['a huge length', '413 too-long',
            [@post, 'Content-Length: 9223372036854775807'], 'x'],
         ['a huge chunk', '400 invalid', \@chunked, 'f' x 16 . "\r\nx"],
         ['a chunk of nonsense', '400 invalid', \@chunked, "zz\r\nx\r\n"],
         ['an expectation, too large', '413 too-long',
            [@post, 'Content-Length: 99000000', 'Expect: 100-continue'], ''])
    {
        my ($title, $status, $header, $body) = @$_;
        is(said(talk(bytes(POST => $export, $header, $body), half => 1)),
            $status, $title);
    }
    is(scalar jobs(), $before, 'none of them made a job');

    my $c = FhirBulk::Peers::dial($peer);
    FhirBulk::Peers::put($c, bytes(POST => $export,
        [@post, @length, 'Expect: 100-continue', @close]));
    sysread $c, my $go, 4096;
    is($go, "HTTP/1.1 100 Continue\r\n\r\n", 'who asks first may go on');
    FhirBulk::Peers::put($c, $parameters);
    is(said(FhirBulk::Peers::rest($c)), 202, 'and starts a job');
};

subtest 'heads' => sub {
    my $x = 'x' x 40_000;
    my $status = bytes(GET => $whole->{url});
    for (['three requests at once', '200 202 200',
            bytes(GET => $small) . bytes(GET => $patients, \@kick)
            . bytes(GET => $whole->{url}, \@close)],
         ['a large header', '400 invalid', bytes(GET => $export, ["X: $x"])],
         ['many headers', '400 invalid',
            bytes(GET => $export, [('X: y') x 20_000])],
         ['a NUL', '400 invalid', bytes(GET => $export, ["X: a\0b"])],
         ['a large URL', 414, bytes(GET => "$export?_type=$x", \@kick)],
         ['HTTP/1.0: kick-off', 202,
            bytes(GET => $patients, \@kick) =~ s{HTTP/1\.1}{HTTP/1.0}r],
         ['HTTP/1.0: status', 200, $status =~ s{HTTP/1\.1}{HTTP/1.0}r],
         ['HTTP/1.0: file', 200,
            bytes(GET => $small) =~ s{HTTP/1\.1}{HTTP/1.0}r],
         ['HTTP/2', 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
         ['TLS', 400, "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" . "\0" x 500])
    {
        my ($title, $wanted, $request) = @$_;
        is(said(talk($request, half => 0)), $wanted, $title);
    }

    # HTTP/0.9: no head, so no token either
    like(talk($status =~ s/ HTTP.*/\r\n/sr), qr/^\{.*"code":"login"/,
        'HTTP/0.9');

    for my $url ($whole->{url}, $small) {
        like(talk(bytes(HEAD => $url, \@close)),
            qr{^HTTP/1\.1 200 .*\r\n\r\n\z}s, 'HEAD has no body');
    }

    srand 3;
    my %seen;
    for (1 .. 30) {
        my $bytes = join '', map { chr int rand 256 } 1 .. rand 3000;
        $seen{FhirBulk::Peers::statuses(talk($bytes, half => 1))} = 1;
    }
    is(join(',', grep { !/^(?:400)?$/ } keys %seen), '',
        'random bytes are refused');
};

subtest 'ranges' => sub {
    my $gzip = $s->get($small, 'Accept-Encoding' => 'gzip')->{body};
    my $size = length $gzip;
    for (['of one byte each, 500', 206,
            join ',', map { 2 * $_ . '-' . 2 * $_ } 0 .. 499],
         ['the first byte, 1000 times', 206, join ',', ('0-0') x 1000],
         ['the whole file, 200 times', 200, join ',', ('0-') x 200],
         ['one inside, one beyond the end', 206, '0-0,999999999-'],
         ['beyond the end', '416 value', "$size-"],
         ['more than a number holds', '416 value', '9223372036854775808-'],
         ['the last none', '416 value', '-0'],
         ['the last of more than there are', 206, '-99999999999'],
         ['backwards', '416 value', '5-2'],
         ['nonsense', '416 value', 'all'],
         ['nothing', '416 value', ',,,,'])
    {
        my ($title, $status, $ranges) = @$_;
        my $got = talk(bytes(GET => $small, ['Accept-Encoding: gzip',
                                             "Range: bytes=$ranges", @close]));
        is(said($got), $status, $title);
        cmp_ok(length $got, '<', $size + 300_000, 'of a bearable size');
    }
};

subtest 'downloads that break off' => sub {
    for my $n (1 .. 60) {
        my $c = FhirBulk::Peers::dial($peer);
        FhirBulk::Peers::put($c, bytes(GET => $n % 5 ? $big : $whole->{url},
            $n % 3 ? () : ['Accept-Encoding: gzip']));
        my ($left, $got) = int rand 200_000;
        while ($left > 0 && $n % 7) {
            $left -= sysread($c, $got, $left) || last;
            last if $n % 5 == 0;
        }
        $n % 2 ? close $c : FhirBulk::Peers::reset($c);
    }
    is(md5_hex($s->download($big)), md5_hex($content), 'then a whole one');
};

subtest 'kick-offs that break off' => sub {
    $s->reload_ini(reject_duplicates => 'on');
    my $before = jobs();
    my @since = map { sprintf '2001-01-%02dT%02d:00:00Z', 1 + $_ / 24,
                          $_ % 24 } 0 .. 59;
    for my $n (0 .. $#since) {
        my $request = bytes(GET => "$patients&_since=$since[$n]", \@kick);
        $request = substr $request, 0, rand length $request if $n % 5 == 0;
        my $c = FhirBulk::Peers::dial($peer);
        FhirBulk::Peers::put($c, $request);
        sleep rand 0.003;
        $n % 2 ? close $c : FhirBulk::Peers::reset($c);
    }
    is(all_end(), 'complete', 'jobs that were made come to their end');
    my $made = jobs() - $before;
    cmp_ok($made, '<=', 48, "$made of 48 whole requests made one, others none");

    # KICK-17: the repeat is told of the first, or is the first
    my %seen;
    for (@since) {
        my $reply = $s->kickoff("/\$export?_type=Patient&_since=$_");
        my $url = $reply->{status} == 202 ? $reply->header('Content-Location')
            : $reply->{body} =~ /(http\S+?jobs\/[\w-]{22})/ ? $1 : '';
        my $got = $url ? $s->wait_done($url)->{status} : 'no URL';
        $seen{"$reply->{status} then $got"}++;
    }
    is(join(', ', map { "$seen{$_} x $_" } sort keys %seen),
        60 - $made . " x 202 then 200, $made x 409 then 200",
        'a repeat gives a clear answer');
    $s->reload_ini;
};

subtest '1000 idle connections' => sub {
    my $idle = FhirBulk::Peers::idle($peer, 1000, '', 'GET /fhir/',
        bytes(GET => $small), bytes(GET => $whole->{url}),
        bytes(POST => $export, [@post, 'Content-Length: 900'], '{'));
    my $began = time;
    my $again = $s->export('/$export');
    is(md5_hex($again->{files}{ $big =~ s{.*/}{}r }), md5_hex($content),
        'an export and its downloads');
    cmp_ok(time - $began, '<', FhirBulk::patience(15), 'in good time');
    my $held = 0;
    $held += FhirBulk::Peers::descriptors($_) for @workers;
    cmp_ok($held, '>=', 1000, 'while all of them are there');
    $idle->end;
};

# ---- and afterwards -------------------------------------------------------

is(all_end(), 'complete', 'no job is stuck, none has failed');
is($s->ended('fhir-bulkd'), '', 'it is the same sidecar');
is("@{[ FhirBulk::Peers::children($s->{pids}{nginx}) ]}", "@workers",
    'and the same workers');
for ($sidecar, @workers) {
    my ($who, $may, $kept) = $_ == $sidecar
        ? ('sidecar', $more, @workers * $keepalive)
        : ('worker', $more_nginx, $keepalive);
    cmp_ok(FhirBulk::Peers::memory($_, 'VmHWM') - $memory{$_}, '<', $may,
        "$who: never $may MiB more than at the start");
    ok(FhirBulk::Peers::back_to($_, $open{$_} + $kept),
        "$who: no descriptor is left behind")
        or diag "$open{$_} before, now " . FhirBulk::Peers::descriptors($_);
}

$s->stop;
done_testing();
