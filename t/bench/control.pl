# Copyright (c) the nginx-fhir-bulk authors
#
# Benchmark "control": kick-offs, polls and tokens per second, and how long
# the smallest useful export takes, alone and beside a big one.  All of it at
# the sidecar's socket; what nginx adds is in "auth".  README.md beside this
# file says how to read the figures.  Loaded by run, whose functions it uses.

use strict;
use warnings;

use IO::Socket::INET;
use IO::Socket::UNIX;
use JSON::PP;
use Time::HiRes qw(time sleep);

my $ACCEPTED = 1000;                    # jobs that are polled
my $CONNECTIONS = 16;
my $PATIENTS = 30;
my $POLL = 0.005;                       # seconds between polls of a client
my $TOKEN_URL = 'http://bench/fhir/auth/token';

# $bench: folder, top, quick, rounds, seconds, cases (a pattern), stop, lines
sub bench_control {
    my ($bench) = @_;
    my %it = (%$bench, dir => "$bench->{folder}/control");

    $it{seconds} ||= $it{quick} ? 0.2 : 2;
    chmod 0755, $it{folder};
    bench_mkdir($it{dir});
    run('make', '-s', map { "build/bench/$_" } qw(http_bench assertion_bench));

    control_accepted(\%it) if 'kickoffs polls' =~ /$it{cases}/;
    control_tokens(\%it) if 'tokens' =~ /$it{cases}/;
    control_small(\%it) if 'small_export' =~ /$it{cases}/;
}

sub control_request {
    my ($line, $tenant, $body, @headers) = @_;

    return join("\r\n", "$line HTTP/1.1", 'Host: bench',
        'Fhir-Bulk-Protocol: 1.0', "Fhir-Bulk-Tenant: $tenant", @headers,
        'Content-Length: ' . length $body, '', '') . $body;
}

sub control_anonymous {
    return ('Fhir-Bulk-Client: anonymous', 'Fhir-Bulk-Auth: off', @_);
}

my $requests = 0;

sub control_kickoff {
    my ($tenant) = @_;

    return control_request('POST /v1/exports', $tenant, '',
        control_anonymous(
            sprintf('Fhir-Bulk-Request-Id: %032x', ++$requests),
            'Fhir-Bulk-Base: http://bench/fhir', 'Fhir-Bulk-Method: GET',
            'Fhir-Bulk-Level: system', 'Accept: application/fhir+json',
            'Prefer: respond-async'));
}

sub control_row {
    my ($it, $name, $got) = @_;
    my ($rate, $p50, $p99) = map { my $of = $_; median(map { $of->($_) }
        @$got) } sub { $_[0]{requests} / $_[0]{seconds} },
        sub { $_[0]{p50} / 1000 }, sub { $_[0]{p99} / 1000 };

    printf "%-26s %5d %11.0f %10.2f %10.2f\n", $name, $CONNECTIONS, $rate,
        $p50, $p99;
    push @{ $it->{lines} }, sprintf('%s_per_s %.0f', $name, $rate),
        sprintf('%s_p50_ms %.2f', $name, $p50),
        sprintf('%s_p99_ms %.2f', $name, $p99);
}


# kick-offs and polls

# Jobs that are accepted and never get on: their database takes connections
# and says nothing.  So it is the polls that are measured, not an export.
sub control_accepted {
    my ($it) = @_;
    my $silent = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 16)
        or die "bench: no port: $!\n";
    my $port = $silent->sockport;

    my $socket = bench_sidecar($it, 'accepted', <<"END");
max_active_jobs = 100000
max_active_jobs_per_client = 100000
[tenant default]
source = postgres
conninfo = host=127.0.0.1 port=$port user=bench dbname=bench sslmode=disable connect_timeout=3600
profile = jsonb
table = resource
type_column = type
id_column = id
updated_column = last_updated
body_column = body
END
    # before the sidecar is told to end, so that nobody waits for an answer
    push @{ $it->{stop} }, sub { close $silent };

    my $file = "$it->{dir}/requests";
    my (@kickoffs, @polls);

    for my $round (1 .. $it->{rounds}) {
        my $from = int($ACCEPTED * ($round - 1) / $it->{rounds});
        my $to = int($ACCEPTED * $round / $it->{rounds});

        bench_requests($file, map { control_kickoff('default') }
                       $from + 1 .. $to);
        push @kickoffs, bench_load('-1', '-c', $CONNECTIONS, '-s', 202,
                                   "unix:$socket", $file);
    }

    my $jobs = decode_json(call($socket, 'GET', '/v1/jobs')->{body});
    my @open = grep { $_->{state} =~ /^(?:queued|running)$/ } @$jobs;
    die "bench: " . @open . " of $ACCEPTED jobs are there\n"
        if @open != $ACCEPTED;

    bench_requests($file, map { control_request("GET /v1/exports/$_->{id}",
        'default', '', control_anonymous()) } @open);

    for my $round (0 .. $it->{rounds}) {
        my $got = bench_load('-c', $CONNECTIONS, '-s', 202, '-t',
            $it->{seconds} * 1000, "unix:$socket", $file);
        push @polls, $got if $round > 0;            # 0: warming up
    }

    printf "\n%-26s %5s %11s %10s %10s\n", "control, $it->{rounds} rounds",
        'conns', 'requests/s', 'p50, ms', 'p99, ms';
    control_row($it, 'kickoffs', \@kickoffs);
    control_row($it, "polls_of_$ACCEPTED", \@polls);
}


# tokens

sub control_tokens {
    my ($it) = @_;
    my $n = $it->{quick} ? 100 : 500;
    my $dir = "$it->{dir}/tokens";
    my @algs = qw(ES384 RS384);
    my %got;

    bench_mkdir($_) for $dir, "$dir/data", "$dir/keys";
    bench_write("$dir/data/Patient.ndjson",
                qq({"resourceType":"Patient","id":"p1"}\n));
    my $clients = sub {
        run(join ' ', as_user(), 'build/fhir-bulkctl', '-c',
            "$dir/bulkd.ini", 'client', 'keygen', "app-$_", '--alg', $_,
            '--scopes', "'system/*.rs'", '--key', "$dir/keys/$_",
            ">$dir/keygen.log 2>&1") for @algs;
    };
    my $socket = bench_sidecar($it, 'tokens', <<"END", $clients);
clients = $dir/clients.json
auth_dir = $dir/auth
token_rate = 1000000/s burst 1000000
[tenant default]
source = ndjson
path = $dir/data
END
    for my $round (0 .. $it->{rounds}) {
        for my $alg ($round % 2 ? @algs : reverse @algs) {
            my $got = control_tokens_once($it, $socket, $alg, $n);
            push @{ $got{$alg} }, $got if $round > 0;   # 0: warming up
        }
    }

    printf "\n%-26s %5s %11s %10s %10s\n", "tokens, $n a round", 'conns',
        'requests/s', 'p50, ms', 'p99, ms';
    control_row($it, 'tokens_' . lc, $got{$_}) for @algs;
}

sub control_tokens_once {
    my ($it, $socket, $alg, $n) = @_;
    my $file = "$it->{dir}/requests";
    my $command = join ' ', as_user(), 'build/bench/assertion_bench',
        "app-$alg", "$it->{dir}/tokens/keys/$alg", $TOKEN_URL, $n;
    my @assertions = qx($command);

    die "bench: assertion_bench failed\n" if $? != 0 || @assertions != $n;
    chomp @assertions;

    bench_requests($file, map { control_request('POST /v1/token', 'default',
        'grant_type=client_credentials&scope=system/*.rs&'
      . 'client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3A'
      . "client-assertion-type%3Ajwt-bearer&client_assertion=$_",
        'Content-Type: application/x-www-form-urlencoded',
        'Fhir-Bulk-Base: http://bench/fhir',
        "Fhir-Bulk-Token-Url: $TOKEN_URL",
        'Fhir-Bulk-Address: 127.0.0.1') } @assertions);

    return bench_load('-1', '-c', $CONNECTIONS, "unix:$socket", $file);
}


# small exports

sub control_small {
    my ($it) = @_;
    my $n = $it->{quick} ? 12 : 100;
    my $socket = control_small_sidecar($it);
    my %ms;

    for my $i (1 .. $n) {
        for my $tenant ($i % 2 ? qw(ndjson postgres) : qw(postgres ndjson)) {
            push @{ $ms{$tenant} }, control_export($socket, $tenant);
        }
    }
    for my $tenant (qw(ndjson postgres)) {
        $ms{"$tenant busy"} = control_busy($socket, $tenant, $n);
    }

    printf "\n%-26s %8s %8s %8s\n", "small export, $n times", 'p50, ms',
        'p99, ms', 'max, ms';
    for my $name (sort keys %ms) {
        my @sorted = sort { $a <=> $b } @{ $ms{$name} };
        my ($tenant, $busy) = split ' ', $name;
        my $line = 'small_export_' . ($busy ? 'busy_' : '') . $tenant;

        printf "%-26s %8.1f %8.1f %8.1f\n", $busy
            ? "$tenant, beside a big one" : $tenant, median(@sorted),
            $sorted[$#sorted * 0.99], $sorted[-1];
        push @{ $it->{lines} },
            sprintf('%s_ms %.1f', $line, median(@sorted)),
            sprintf('%s_p99_ms %.1f', $line, $sorted[$#sorted * 0.99]);
    }

    # the slower source stands for both
    for my $busy ('', ' busy') {
        my ($ms) = sort { $b <=> $a } map { median(@{ $ms{"$_$busy"} }) }
            qw(ndjson postgres);
        push @{ $it->{lines} }, sprintf 'small_export%s_ms %.1f',
            $busy ? '_busy' : '', $ms;
    }
}

# 30 patients in a folder, the same in a database, and a big table
sub control_small_sidecar {
    my ($it) = @_;
    my $dir = "$it->{dir}/small";
    my ($pg) = load_tables('jsonb');

    load_database('small', 'jsonb', '--patients', $PATIENTS);

    bench_mkdir($_) for $dir, "$dir/data";
    run("build/fhir-sample --out $dir/data --patients $PATIENTS 2>/dev/null");
    bench_give($_) for glob "$dir/data/*";

    my $ini = <<"END";
workers = 2
max_active_jobs_per_client = 1000
[tenant ndjson]
source = ndjson
path = $dir/data
END
    for (['postgres', 'small', 'jsonb'], ['big', 'jsonb', 'jsonb']) {
        my ($tenant, $database, $body) = @$_;

        $ini .= <<"END";
[tenant $tenant]
source = postgres
conninfo = host=$pg->{PGHOST} port=$pg->{PGPORT} user=fhir_bulk_reader dbname=$database
profile = jsonb
table = resource
type_column = type
id_column = id
updated_column = last_updated
deleted_column = deleted
body_column = body
body_type = $body
END
    }

    return bench_sidecar($it, 'small', $ini);
}

# one call on a connection that stays open
sub control_call {
    my ($s, $request) = @_;
    my $reply = '';

    print $s $request;
    until ($reply =~ /\r\n\r\n/) {
        sysread $s, $reply, 65536, length $reply
            or die "bench: the sidecar closes the connection\n";
    }
    my $head = substr $reply, 0, index($reply, "\r\n\r\n") + 4;
    my ($length) = $head =~ /^Content-Length: (\d+)\r$/mi;
    my ($status) = $head =~ m{^HTTP/1\.1 (\d+)};
    while (length($reply) < length($head) + ($length // 0)) {
        sysread $s, $reply, 65536, length $reply
            or die "bench: the sidecar closes the connection\n";
    }

    return ($status, $head);
}

sub control_connect {
    my ($socket) = @_;
    my $s = IO::Socket::UNIX->new(Peer => $socket)
        or die "bench: $socket: $!\n";

    $s->autoflush(1);
    return $s;
}

# a job's status request
sub control_job {
    my ($s, $tenant) = @_;
    my ($status, $head) = control_call($s, control_kickoff($tenant));

    $head =~ m{^Content-Location: .*/([\w-]+)\r$}mi
        or die "bench: kick-off: $status\n";

    return control_request("GET /v1/exports/$1", $tenant, '',
                           control_anonymous());
}

# milliseconds from the kick-off until the status is 200
sub control_export {
    my ($socket, $tenant) = @_;
    my $s = control_connect($socket);
    my $t = time;
    my $poll = control_job($s, $tenant);

    for ( ;; ) {
        my ($status) = control_call($s, $poll);
        return (time - $t) * 1000 if $status == 200;
        die "bench: an export ended with $status\n" if $status != 202;
        sleep $POLL;
    }
}

# the same while a big export runs: from before the small one's kick-off until
# after its end, or the small one does not count
sub control_busy {
    my ($socket, $tenant, $n) = @_;
    my $s = control_connect($socket);
    my (@ms, $poll);
    my $until = time + 120;

    while (@ms < $n) {
        die "bench: the big export is too short\n" if time > $until;

        if (!defined $poll || (control_call($s, $poll))[0] != 202) {
            $poll = control_job($s, 'big');
            for ( ;; ) {
                my ($status, $head) = control_call($s, $poll);
                last if $status != 202 || $head =~ /^X-Progress: .*, [1-9]/mi;
                sleep $POLL;
            }
        }

        my $ms = control_export($socket, $tenant);
        my ($status) = control_call($s, $poll);
        push @ms, $ms if $status == 202;
    }

    return \@ms;
}

1;
