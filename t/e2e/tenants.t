#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Several tenants, and the sidecar as a daemon: reload, ordered stop, socket
# activation, who may connect, health, metadata.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Fcntl ();
use FhirBulk;
use IO::Socket::UNIX;
use JSON::PP ();
use Test::More;
use Time::HiRes qw(sleep);

sub people {
    my (@ids) = @_;
    return join '', map { qq({"resourceType":"Patient","id":"$_"}\n) } @ids;
}

sub group {
    my ($id, $member) = @_;
    return qq({"resourceType":"Group","id":"$id","type":"person",)
        . qq("actual":true,"member":[{"entity":{"reference":)
        . qq("Patient/$member"}}]}\n);
}

my $s = FhirBulk->new(
    start => 0, ini => { socket_mode => '0666' },
    files => { 'Patient.ndjson' => people('plain') });
for my $name (qw(north south)) {
    $s->{tenants}{$name} = {
        source => 'ndjson',
        path => $s->ndjson_folder($name, {
            'Patient.ndjson' => people("$name-1", "$name-2"),
            'Group.ndjson' => group("$name-group", "$name-1"),
        }),
    };
}
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my %base = (default => $s->{base},
            map { $_ => "$s->{server}/$_/fhir" } qw(north south));
my %job;

sub ids {
    my ($export) = @_;
    return join ' ', sort keys %{ FhirBulk::Data::of_export($export) };
}

# what one tenant's things look like below another's base
sub isolated {
    my ($when) = @_;
    for (['north', 'south'], ['south', 'north'], ['default', 'north']) {
        my ($own, $other) = @$_;
        my $swap = sub { $_[0] =~ s{^\Q$base{$own}\E}{$base{$other}}r };
        my $url = $swap->($job{$own}{url});
        my $file = $swap->($job{$own}{manifest}{output}[0]{url});
        for my $try (['GET', $url], ['DELETE', $url], ['GET', $file]) {
            my $reply = $s->request(@$try);
            is("$reply->{status} " . $reply->codes, '404 not-found',
                "NET-03: $own\'s $try->[0] at $other, $when");
        }
    }
    is($s->get($job{$_}{url})->{status}, 200, "$_ still has its job, $when")
        for sort keys %job;
}

subtest 'tenants' => sub {
    for my $name (qw(north south)) {
        $job{$name} = $s->export('/$export', base => $base{$name});
        is(ids($job{$name}), "Group/$name-group Patient/$name-1 "
           . "Patient/$name-2", "NET-02: $name exports its own");
        like($job{$name}{url}, qr{^\Q$base{$name}\E/bulk-export/jobs/},
            'NET-02 NET-04: below its base');
        is(scalar(grep { $_->{url} !~ m{^\Q$base{$name}\E/bulk-export/} }
                  @{ $job{$name}{manifest}{output} }), 0, 'its files too');
    }
    $job{default} = $s->export('/$export');
    is(ids($job{default}), 'Patient/plain', 'NET-02: one without a name');

    is(ids($s->export('/Group/north-group/$export', base => $base{north})),
        'Group/north-group Patient/north-1', 'a group at home');
    my $reply = $s->kickoff('/Group/north-group/$export',
                            base => $base{south});
    is("$reply->{status} " . $reply->codes, '404 not-found',
        'NET-03 GRP-05: and not elsewhere');
    isolated('running');
};

subtest 'restart' => sub {
    is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'SIGTERM: an ordered stop');
    $s->start_sidecar;
    isolated('after a restart');
};

subtest 'metadata' => sub {
    my $reply = $s->get("$s->{base}/metadata", Accept => 'application/json');
    is($reply->{status}, 200, 'CAP-01: without a token');
    like($reply->header('Content-Type'), qr{^application/fhir\+json},
        'CAP-01: its type');
    my $cs = $reply->json;
    is(join(' ', @$cs{qw(resourceType kind fhirVersion)}),
        'CapabilityStatement instance 4.0.1', 'CAP-01');
    ok(scalar(grep { /^application\/fhir\+json$|^json$/ }
              @{ $cs->{format} }), 'CAP-01: format');
    ok(scalar(grep { $_ eq 'http://hl7.org/fhir/uv/bulkdata/'
                     . 'CapabilityStatement/bulk-data' }
              @{ $cs->{instantiates} }), 'CAP-02: instantiates');
    my $rest = $cs->{rest}[0];
    my $definition = 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/';
    is_deeply([grep { $_->{name} eq 'export' } @{ $rest->{operation} }],
        [{ name => 'export', definition => "${definition}export" }],
        'CAP-03: system level');
    for (['CAP-04', 'Patient', 'patient-export'],
         ['CAP-05', 'Group', 'group-export'])
    {
        my ($id, $type, $name) = @$_;
        my ($resource) = grep { $_->{type} eq $type } @{ $rest->{resource} };
        is_deeply($resource->{operation},
            [{ name => 'export', definition => "$definition$name" }],
            "$id: $type level");
    }
    ok($cs->{software}{name} && $cs->{software}{version}, 'CAP-13');
    is($s->get("$base{north}/metadata?_format=json")->{status}, 200,
        'CAP-01: each tenant, by _format');
};

subtest 'operators' => sub {
    my $health = $s->control('GET', '/v1/health');
    is($health->{status}, 200, 'health: 200');
    is($health->json->{status}, 'ok', 'health: ok');

    my $jobs = $s->control('GET', '/v1/jobs');
    cmp_ok(scalar @{ $jobs->json }, '>=', 3, 'jobs: a list');
    unlike($jobs->{body}, qr/north-1|north-group|_type/,
        'NET-10: no group, patient or query in it');

    my @call = ('Fhir-Bulk-Request-Id' => 'a' x 32,
                'Fhir-Bulk-Tenant' => 'north', 'Fhir-Bulk-Client' => 'me',
                'Fhir-Bulk-Base' => $base{north}, 'Fhir-Bulk-Auth' => 'off',
                'Fhir-Bulk-Level' => 'system', 'Fhir-Bulk-Method' => 'GET',
                Accept => '*/*', Prefer => 'respond-async');
    my @urls = map {
        my $reply = $s->control('POST', '/v1/exports', body => '',
                                headers => \@call);
        $reply->header('Content-Location') // $reply->{body};
    } 1, 2;
    like($urls[0], qr{^\Q$base{north}\E/}, 'the control API by itself');
    is($urls[1], $urls[0], 'a repeated request id starts one job');
    my $wrong = $s->control('GET', '/v1/health', headers =>
                            ['Fhir-Bulk-Protocol' => '2.0']);
    is($wrong->{status}, 400, 'another major version of the protocol: 400');
};

subtest 'reload' => sub {
    $s->{tenants}{south}{levels} = 'patient group';
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        my $reply = $s->kickoff('/$export', base => $base{south});
        "$reply->{status} " . $reply->codes eq '404 not-supported';
    });
    ok(1, 'KICK-04: a level switched off is 404 not-supported');
    my $cs = $s->get("$base{south}/metadata")->json;
    is_deeply($cs->{rest}[0]{operation} // [], [],
        'KICK-04 CAP-07: and not in the metadata');
    is($s->kickoff('/Patient/$export', base => $base{south})->{status}, 202,
        'KICK-04: the other levels stay');
    is($s->kickoff('/$export', base => $base{north})->{status}, 202,
        'and the other tenants');

    my $good = FhirBulk::read_file($s->{ini_file});
    $s->write_file($s->{ini_file}, $good . "nonsense = 1\n");
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the complaint', 10, sub {
        FhirBulk::read_file($s->{log}) =~ /nonsense/;
    });
    is($s->get($job{north}{url})->{status}, 200,
        'a file with an error is refused, the sidecar goes on');
    is(system("$s->{bulkd} --check -c $s->{ini_file} >$s->{dir}/check 2>&1")
       == 0 ? 'taken' : 'refused', 'refused', '--check refuses it');
    my $lines = () = $good =~ /\n/g;
    $lines++;
    like(FhirBulk::read_file("$s->{dir}/check"),
        qr/fhir-bulkd\.ini:$lines:.*nonsense/, 'with file and line');
    $s->write_file($s->{ini_file}, $good);
    is(system("$s->{bulkd} --check -c $s->{ini_file} >$s->{dir}/check 2>&1"),
        0, '--check takes a good one')
        or diag FhirBulk::read_file("$s->{dir}/check");
};

subtest 'who may connect' => sub {
    plan skip_all => 'other accounts can be tried by root only' if $> != 0;
    my ($uid) = (getpwnam 'daemon')[2];
    plan skip_all => 'no second account' if !defined $uid;
    my $reply = $s->control('GET', '/v1/health', uid => $uid);
    isnt($reply->{status}, 200, 'another account is refused');
    is($s->control('GET', '/v1/health')->{status}, 200, 'ours is not');

    my $ini = $s->write_file('root.ini', FhirBulk::read_file($s->{ini_file})
                             =~ s{exports$}{root-exports}mr
                             =~ s{api\.sock}{root.sock}r);
    mkdir "$s->{dir}/root-exports";
    my $out = qx(timeout 10 $s->{bulkd} -c $ini 2>&1);
    isnt($?, 0, 'the sidecar refuses to run as root');
    like($out, qr/root/, 'and says so');
};

subtest 'socket activation' => sub {
    is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'stopped');
    unlink $s->{socket};
    my $listener = IO::Socket::UNIX->new(Local => $s->{socket}, Listen => 64)
        or die "socket: $!";
    chmod 0666, $s->{socket};
    $s->own($s->{socket});

    # what systemd does: the socket is descriptor 3
    my $activate = sub {
        my $fd = fileno $listener;
        fcntl $listener, Fcntl::F_SETFD(), 0 or die "fcntl: $!";
        $s->start_sidecar(nowait => 1, command => ['sh', '-c',
            "exec 3<&$fd; LISTEN_PID=\$\$ LISTEN_FDS=1 exec \"\$0\" \"\$@\"",
            $s->{bulkd}, '-c', $s->{ini_file}]);
    };

    # asked while nobody is there: the request waits in the socket
    my $target = $job{north}{url} =~ s{^\Q$s->{server}\E}{}r;
    my $ask = sub {
        FhirBulk::Http::begin("127.0.0.1:$s->{port}", 'GET', $target,
                              close => 1);
    };
    my $waiting = $ask->();
    sleep 0.2;
    $activate->();
    my $reply = FhirBulk::Http::head($waiting);
    is($reply ? $reply->{status} : 'none', 200,
        'a request before the start is answered after it');

    is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'stopped again');
    ok(-S $s->{socket}, 'an inherited socket is not removed');
    my @waiting = map { $ask->() } 1 .. 5;
    sleep 0.2;
    $activate->();
    my @status = map { my $r = FhirBulk::Http::head($_);
                       $r ? $r->{status} : 'none' } @waiting;
    is("@status", '200 200 200 200 200', 'a restart loses no request');
};

subtest 'logs' => sub {
    my $log = FhirBulk::read_file($s->{log});
    unlike($log, qr/north-1|south-1|Patient\/plain/,
        'NET-10: no patient in the log of the sidecar');
    my @odd = grep { $_ ne '' && !/^(?:error|warn|notice|info|debug) / }
        split /\n/, $log;
    is("@odd", '', 'one line per event, level first');
};

$s->stop;
done_testing;
