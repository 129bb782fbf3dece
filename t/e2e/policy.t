#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What scopes and the client registry let a client export and read, what
# happens when they change under its jobs, and what the server says of itself.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use IO::Socket::INET;
use JSON::PP ();
use Socket qw(SOL_SOCKET SO_RCVBUF);
use Test::More;
use Time::HiRes qw(sleep time);

my $json = JSON::PP->new->utf8->canonical;

# two more ways to the same service: one that sends in small pieces, and one
# that spreads connections over all workers
my ($slow, $wide) = map { FhirBulk::free_port() } 1, 2;

sub more_servers {
    my ($stack) = @_;
    my ($d, $open) = ($stack->{dir}, "$stack->{server}/open/fhir");
    return <<"END";
server {
    listen 127.0.0.1:$slow sndbuf=16k;
    listen 127.0.0.1:$wide reuseport;
    send_timeout 600s;
    keepalive_requests 100000;
    keepalive_timeout 600s;
    add_header X-Worker \$pid always;
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_base $stack->{base};
    fhir_bulk_root $stack->{root};
    fhir_bulk_auth jwt $d/auth/access.jwks;
    fhir_bulk_audit $d/nginx-audit.log;
    location ^~ /fhir/bulk-export/ { fhir_bulk status files; }
}
END
}

# one without authorization
sub more_locations {
    my ($stack) = @_;
    my $own = "fhir_bulk_auth off; fhir_bulk_base $stack->{server}/open/fhir;";
    return <<"END";
location /open/fhir/ { $own fhir_bulk export metadata discovery; }
location ^~ /open/fhir/bulk-export/ { $own fhir_bulk status files; }
END
}

my @everything = ('system/*.rs');
my $s = FhirBulk->new(
    source => 'postgres', start => 0, workers => 4,
    nginx => \&more_locations, servers => \&more_servers,
    ini => { token_rate => '100000/s burst 100000', max_running_jobs => 8 },
    clients => {
        app    => { tenants => [qw(default few)] },
        second => { tenants => ['default'] },
        ward   => { tenants => ['default'], groups => ['ward-7'] },
        single => { tenants => ['default'], max_active_jobs => 1 },
        level  => { tenants => ['default'], levels => ['patient'] },
        off    => { tenants => ['default'] },
        narrow => { tenants => ['default'] },
        moved  => { tenants => ['default'],
                    levels => [qw(system patient group)] },
    },
);
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
$s->{tenants}{few} = { %{ $s->{tenant} }, levels => 'group' };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub as {
    my ($client, @scopes) = @_;
    return $s->{bearer} = $s->token($client, "@{[@scopes ? @scopes
                                                          : @everything]}");
}

sub outcome {
    my ($reply) = @_;
    my %codes = map { $_->{code} => 1 } @{ $reply->issues };
    return join ' ', $reply->{status}, sort keys %codes;
}

sub location {
    my ($reply) = @_;
    $reply->{status} == 202 or die "$reply->{line}: $reply->{body}\n";
    return $reply->header('Content-Location');
}

sub job_id { return $_[0] =~ m{/jobs/([\w-]+)$} ? $1 : die "$_[0]?\n" }

sub types_of {
    my ($manifest) = @_;
    my %types = map { $_->{type} => 1 } @{ $manifest->{output} };
    return join ' ', sort keys %types;
}

sub file_of {
    my ($export, $type) = @_;
    my ($item) = grep { $_->{type} eq $type }
        map { @{ $export->{manifest}{$_} } } qw(output error);
    return $item->{url} // die "no file of $type\n";
}

# ---- a download that outlives its token (ACC-09) -----------------------------

as('app');
my $whole = $s->export('/Patient/$export?_nonsense=1',
                       Prefer => 'respond-async, handling=lenient');
$s->reload_ini(token_ttl => 10);
my $short = as('app');
my $long_file = file_of($whole, 'Observation');
my $long_reply = do {
    my $sock = IO::Socket::INET->new(
        PeerAddr => "127.0.0.1:$slow",
        Sockopts => [[SOL_SOCKET, SO_RCVBUF, 4096]]) or die "connect: $!\n";
    FhirBulk::Http::begin("127.0.0.1:$slow", 'GET',
        $long_file =~ s{^\Q$s->{server}\E}{}r, sock => $sock, close => 1,
        headers => [Authorization => "Bearer $short"]);
    FhirBulk::Http::head($sock);
};
is($long_reply->{status}, 200, 'a slow download begins');
$s->reload_ini;

# ---- what is exported --------------------------------------------------------

subtest 'without _type, what the scopes cover (SC-04, TYPE-02)' => sub {
    my $all = FhirBulk::Data::of_export($whole);
    my %has = map { $_ => 1 } split ' ', types_of($whole->{manifest});
    cmp_ok(scalar keys %has, '>', 4, 'there is more than that');

    for (['system/Patient.rs', 'system/Condition.read', 'user/Encounter.rs'],
        ['system/Patient.r', 'system/Patient.s', 'system/Condition.rs',
         'system/Observation.r'])
    {
        as('app', @$_);
        my $claim = $json->decode(MIME::Base64::decode_base64url(
            (split /\./, $s->{bearer})[1]));
        for my $path ('/Patient/$export', '/Group/cohort/$export',
            '/$export')
        {
            my $part = $s->export($path);
            is(types_of($part->{manifest}), 'Condition Patient',
                "$path with $claim->{scope}");
            next if $path ne '/Patient/$export';
            my %want = map { $_ => $all->{$_} }
                grep { m{^(?:Patient|Condition)/} } keys %$all;
            is(FhirBulk::Data::difference(
                   FhirBulk::Data::of_export($part), \%want), '',
                'and of these all');
        }
    }
};

subtest 'a listed type that is not covered (TYPE-06)' => sub {
    as('app', 'system/Patient.rs', 'system/Condition.rs');

    my $reply = $s->kickoff('/Patient/$export?_type=Patient,Observation');
    is(outcome($reply), '403 forbidden', 'strict');
    like($reply->header('WWW-Authenticate'),
        qr/error="insufficient_scope", scope="system\/Observation\.rs"/,
        'ACC-04: which scope is missing');

    my @lenient = (Prefer => 'respond-async, handling=lenient');
    $reply = $s->kickoff('/Patient/$export?_type=Patient,Observation',
                         @lenient);
    is($reply->{status}, 202, 'lenient: the rest');
    my @warnings = grep { $_->{severity} eq 'warning' } @{ $reply->issues };
    is(scalar @warnings, 1, 'PAR-04: a warning');
    like($warnings[0]{diagnostics} // '', qr/Observation/, 'that says which');
    my $url = location($reply);
    my $export = $s->collect($url, $s->wait_complete($url));
    is(types_of($export->{manifest}), 'Patient', 'and only the rest');
    my $messages = $s->download(file_of($export, 'OperationOutcome'));
    like($messages, qr/Observation/, 'PAR-04: the message file has it');

    is(outcome($s->kickoff('/Patient/$export?_type=Observation,Encounter',
                           @lenient)), '403 forbidden', 'nothing left');
    as('app', 'system/Patient.rs');
    is($s->get($url)->{status}, 200, 'what was dropped is not asked for');
};

subtest 'groups (GRP-06)' => sub {
    as('ward');
    my ($other, $none) = map { $s->kickoff("/Group/$_/\$export") }
        qw(cohort nobody);
    is(outcome($other), '404 not-found', 'outside of the list');
    is($other->{body}, $none->{body}, 'is as unknown, to the byte');
    my $names = sub { join ' ', sort grep { !/^(?:Date|X-Request-Id)$/ }
                                    @{ $_[0]{names} } };
    is($names->($other), $names->($none), 'headers as well');
    is(outcome($s->kickoff($_)), '403 forbidden', "and $_ is no way round")
        for '/$export', '/Patient/$export';
    my $export = $s->export('/Group/ward-7/$export?_type=Patient');
    my $members = FhirBulk::Data::sample_members($s->{truth}, 'ward-7');
    is(join(' ', sort keys %{ FhirBulk::Data::of_export($export) }),
        join(' ', sort map { "Patient/$_" } keys %$members),
        'the one of the list has its members');
};

subtest 'group_scope_required (GRP-06)' => sub {
    $s->reload_ini(group_scope_required => 'on');
    as('app', 'system/Patient.rs', 'system/Condition.rs');
    my ($there, $none) = map { $s->kickoff("/Group/$_/\$export") }
        qw(cohort nobody);
    is(outcome($there), '403 forbidden', 'no Group scope');
    like($there->header('WWW-Authenticate'), qr/scope="system\/Group\.rs"/,
        'ACC-04: it says so');
    is($there->{body}, $none->{body}, 'whether there is the group or not');
    is($s->kickoff('/Patient/$export?_type=Patient')->{status}, 202,
        'other levels do not need it');

    as('app', 'system/Patient.rs', 'system/Group.rs');
    is($s->kickoff('/Group/cohort/$export')->{status}, 202, 'with it');
    is(outcome($s->kickoff('/Group/nobody/$export')), '404 not-found',
        'and an unknown one is 404 again');
    as('ward', 'system/Patient.rs', 'system/Group.rs');
    is(outcome($s->kickoff('/Group/cohort/$export')), '404 not-found',
        'the list holds besides');
    $s->reload_ini;
};

subtest 'levels' => sub {
    as('level');
    is($s->kickoff('/Patient/$export?_type=Patient')->{status}, 202,
        'the one that it may use');
    my %answer = map { $_ => $s->kickoff($_) } map { "$_\$export" }
        '/', '/Group/cohort/', '/Group/nobody/';
    is(outcome($answer{$_}), '403 forbidden', "not $_")
        for sort keys %answer;
    is($answer{'/Group/cohort/$export'}{body},
        $answer{'/Group/nobody/$export'}{body}, 'whatever is there');

    # switched off for everybody
    my @few = (base => $s->base_of('few'));
    $s->{bearer} = $s->token('app', 'system/*.rs', tenant => 'few');
    is(outcome($s->kickoff($_, @few)), '404 not-supported', "KICK-04: $_")
        for '/$export', '/Patient/$export';
    is($s->kickoff('/Group/cohort/$export', @few)->{status}, 202,
        'KICK-04: the one that is on');
};

subtest 'max_active_jobs of one client (KICK-16)' => sub {
    $s->gate('closed');
    as('single');
    my $first = location($s->kickoff('/Patient/$export'));
    my $reply = $s->kickoff('/Patient/$export');
    is(outcome($reply), '429 throttled', 'one is its limit');
    like($reply->header('Retry-After'), qr/^(?:[1-9]|[1-5]\d|60)\z/,
        'Retry-After');
    as('second');
    my $other = location($s->kickoff('/Patient/$export'));
    ok($other, 'others have theirs');
    is($s->request('DELETE', $other)->{status}, 202, 'deleted');
    as('single');
    is($s->request('DELETE', $first)->{status}, 202, 'deleted');
    my $next = $s->kickoff('/Patient/$export');
    is($next->{status}, 202, 'DEL-07: at once');
    is($s->request('DELETE', location($next))->{status}, 202, 'deleted');
    $s->gate('open');
};

# ---- who reads what ----------------------------------------------------------

subtest 're-authorised with less (ACC-06, SC-08), with another (ACC-08)' =>
sub {
    as('app');
    is($s->get($whole->{url})->{status}, 200, 'ACC-08: another token');
    is($s->get($_)->{status}, 200, 'ACC-08: for files')
        for map { $_->{url} } @{ $whole->{manifest}{output} };

    as('app', 'system/Patient.rs');
    my $status = $s->get($whole->{url});
    is(outcome($status), '403 forbidden', 'status');
    like($status->header('WWW-Authenticate'),
        qr/error="insufficient_scope", scope="system\//, 'ACC-04');
    unlike($status->header('WWW-Authenticate'), qr/system\/Patient\./,
        'ACC-04: what is missing, not what is there');
    is($s->get(file_of($whole, 'Patient'))->{status}, 200, 'covered type');
    my $file = $s->get(file_of($whole, 'Condition'));
    is(outcome($file), '403 forbidden', 'type that is not');
    like($file->header('WWW-Authenticate'),
        qr/error="insufficient_scope".*, scope="system\/Condition\.rs"/,
        'ACC-04: which');
    is($s->get(file_of($whole, 'Condition'), Range => 'bytes=0-3')
           ->{status}, 403, 'not a few bytes of it');
    is($s->get(file_of($whole, 'OperationOutcome'))->{status}, 200,
        'message file');
    as('app', 'system/Group.rs');
    is($s->get(file_of($whole, 'OperationOutcome'))->{status}, 200,
        'message file with no type of the job');
    is($s->get($whole->{url})->{status}, 403, 'and no status');
};

subtest 'job_sharing (ACC-07)' => sub {
    my $patients = file_of($whole, 'Patient');
    as('second');
    is(outcome($s->get($_)), '404 not-found', 'off: nothing')
        for $whole->{url}, $patients;

    $s->reload_ini(job_sharing => 'on');
    FhirBulk::wait_for('the file', 5, sub {
        return $s->get($patients)->{status} == 200 });
    is($s->get($whole->{url})->{status}, 200, 'on: status');
    as('second', 'system/Patient.rs');
    is(outcome($s->get($whole->{url})), '403 forbidden',
        'as far as its own scopes go');
    is($s->get($patients)->{status}, 200, 'files, too');
    is($s->get(file_of($whole, 'Condition'))->{status}, 403, 'not others');
    is(outcome($s->request('DELETE', $whole->{url})), '404 not-found',
        'DEL-09: never to delete');
    as('app');
    is($s->get($whole->{url})->{status}, 200, 'still there');

    $s->reload_ini;
    as('second');
    FhirBulk::wait_for('the end of it', 5, sub {
        return $s->get($patients)->{status} == 404 });
    is(outcome($s->get($whole->{url})), '404 not-found', 'off again');
};

# ---- permissions that go (ACC-10) --------------------------------------------

# connections to all workers, some to each
my @wires;
{
    my %worker;
    while (@wires < 16 || (grep { $_ < 2 } values %worker)
           || keys %worker < 4)
    {
        die "connections do not reach all workers\n" if @wires > 200;
        my $reply = FhirBulk::Http::request("127.0.0.1:$wide", 'GET',
                                            '/fhir/bulk-export/');
        push @wires, $reply->{sock};
        $worker{ $reply->header('X-Worker') }++;
    }
    is(scalar keys %worker, 4, 'connections to four workers');
}

# asks for a URL on each of them; statuses seen
sub on_wires {
    my ($url, $token) = @_;
    my %seen;
    for my $sock (@wires) {
        my $reply = FhirBulk::Http::request(
            "127.0.0.1:$wide", 'GET', $url =~ s{^\Q$s->{server}\E}{}r,
            sock => $sock, headers => [Authorization => "Bearer $token"]);
        $seen{ $reply->{status} }++;
    }
    return join ' ', sort keys %seen;
}

# changes a client and checks that within 2 s all workers say so, for ever
sub change {
    my ($client, $entry, $token, %want) = @_;

    my $start = time;
    $entry ? $s->register($client, %$entry) : $s->unregister($client);
    $s->reload;
    my %left = %want;
    while (%left && time - $start < FhirBulk::patience(2)) {
        for my $url (keys %left) {
            delete $left{$url} if on_wires($url, $token) eq $want{$url};
        }
        sleep 0.05;
    }
    is(join(' ', sort keys %left), '', sprintf 'ACC-10: %.2f s', time - $start);
    for my $url (sort keys %want) {
        is(on_wires($url, $token), $want{$url}, "ACC-10: $want{$url} on all")
            for 1 .. 3;
    }
}

sub operator { return $s->control('GET', '/v1/jobs/' . job_id($_[0]))->json }

sub is_cut {
    my ($url, $what) = @_;
    my $job = operator($url);
    is("$job->{state} " . ($job->{error}{status} // ''), 'failed 403',
        "ACC-10: $what is cut");
    FhirBulk::wait_for('its folder to go', 10, sub {
        return !-e $s->job_folder($url) });
    ok(1, 'ACC-10: and nothing of it is left');
}

subtest 'a client is switched off' => sub {
    my $old = as('off');
    my $export = $s->export('/Patient/$export?_type=Patient,Condition');
    my $patients = file_of($export, 'Patient');
    $s->gate('closed');
    my $running = location($s->kickoff('/Patient/$export'));
    FhirBulk::wait_for('its start', 20, sub {
        return operator($running)->{state} eq 'running'
            && $s->held_sessions > 0 });
    is(on_wires($_, $old), '200', 'before') for $patients, $export->{url};

    change('off', { enabled => JSON::PP::false }, $old, $patients => '401',
           $export->{url} => '401', $running => '401');
    is_cut($running, 'the running job');
    FhirBulk::wait_for('its reading to end', 10,
                       sub { return $s->held_sessions == 0 });
    my $reply = $s->get($patients);
    is(outcome($reply), '401 unknown', 'ACC-03');
    is(outcome($s->kickoff('/Patient/$export')), '401 unknown', 'kick-off');
    is($s->token_ask('off', 'system/*.rs')->{status}, 400, 'no new token');
    ok(!-e $s->job_folder($export->{url}) . '/access.json',
        'nobody could read the files of the complete job');
    $s->gate('open');

    # not_before is in whole seconds
    my ($issued) = map { $json->decode(MIME::Base64::decode_base64url($_))
                             ->{iat} } (split /\./, $old)[1];
    FhirBulk::wait_for('the next second', 5, sub { time >= $issued + 1 });
    change('off', { enabled => JSON::PP::true }, $old, $patients => '401');
    is(on_wires($export->{url}, $old), '401', 'the old token stays refused');
    as('off');
    FhirBulk::wait_for('access', 3, sub {
        return on_wires($patients, $s->{bearer}) eq '200' });
    is(on_wires($export->{url}, $s->{bearer}), '200', 'a new one is good');
    is(outcome($s->get($running)), '403 forbidden',
        'the job that was cut says so');
    is($s->get($running =~ s{/jobs/}{/files/}r . '/Patient.1.ndjson')
           ->{status}, 404, 'and has no files');
    is($s->request('DELETE', $running)->{status}, 202, 'DEL-08: deleted');
};

subtest 'its scopes are narrowed' => sub {
    my $token = as('narrow');
    my $export = $s->export('/Patient/$export?_nonsense=1',
                            Prefer => 'respond-async, handling=lenient');
    my ($patients, $conditions, $messages) = map { file_of($export, $_) }
        qw(Patient Condition OperationOutcome);
    $s->gate('closed');
    my $running = location($s->kickoff('/Patient/$export'));

    change('narrow', { scopes => 'system/Patient.rs' }, $token,
           $conditions => '403', $patients => '200', $messages => '200',
           $export->{url} => '403', $running => '403');
    is_cut($running, 'a job of more types');
    $s->gate('open');
    is(types_of($s->export('/Patient/$export')->{manifest}), 'Patient',
        'SC-07: token and client together decide');
    is(outcome($s->kickoff('/Patient/$export?_type=Condition')),
        '403 forbidden', 'TYPE-06');

    change('narrow', { scopes => 'system/*.rs' }, $token,
           $conditions => '200', $export->{url} => '200');
    change('narrow', { tenants => ['few'] }, $token,
           $conditions => '401', $export->{url} => '401');
};

subtest 'its groups are narrowed' => sub {
    my $token = as('moved');
    my $export = $s->export('/Group/cohort/$export?_type=Patient');
    my $patients = file_of($export, 'Patient');
    $s->gate('closed');
    my ($cohort, $ward, $all) = map { location($s->kickoff("$_/\$export")) }
        '/Group/cohort', '/Group/ward-7', '/Patient';

    change('moved', { groups => ['ward-7'] }, $token, $cohort => '403',
           $ward => '202', $all => '202', $patients => '404',
           $export->{url} => '403');
    is_cut($cohort, 'the job of the group');
    is(operator($_)->{state} =~ /^(?:queued|running)$/ ? 'goes on' : 'ended',
        'goes on', 'another job') for $ward, $all;
    $s->gate('open');
    is($s->wait_done($_)->{status}, 200, 'and completes') for $ward, $all;

    change('moved', undef, $token, $ward => '401', $all => '401');
};

# ---- what the server says ----------------------------------------------------

subtest 'requiresAccessToken and request (MAN-04, MAN-05)' => sub {
    as('app');
    for (['GET', '/Patient/$export?_type=Patient&_format=json'],
        ['GET', '/Group/cohort/$export?_type=Patient'],
        ['POST', '/Patient/$export'])
    {
        my ($method, $path) = @$_;
        my $url = location($s->kickoff($path, method => $method));
        my $manifest = $s->wait_complete($url);
        ok(JSON::PP::is_bool($manifest->{requiresAccessToken})
           && $manifest->{requiresAccessToken}, "MAN-05: true: $method");
        is($manifest->{request}, "$s->{base}$path", 'MAN-03: request');
        is(index($s->get($url)->{body}, $s->{bearer}), -1,
            'MAN-04: no token in it');
    }
    for my $name ('access_token', 'access%5Ftoken', '%61ccess_token') {
        for my $path ("/Patient/\$export?$name=$s->{bearer}",
            "/Patient/\$export?_type=Patient&$name=x", "/\$export?$name")
        {
            my $reply = $s->kickoff($path);
            is(outcome($reply), '400 invalid', "ACC-05 MAN-04: $name");
            ok(!$reply->header('Content-Location'), 'KICK-13: no job');
        }
    }

    # without authorization
    my $open = "$s->{server}/open/fhir";
    local $s->{bearer};
    my $url = location($s->kickoff('/Patient/$export?_type=Patient',
                                   base => $open));
    my $manifest = $s->wait_complete($url);
    ok(JSON::PP::is_bool($manifest->{requiresAccessToken})
       && !$manifest->{requiresAccessToken}, 'MAN-05: false');
    is($s->get($manifest->{output}[0]{url})->{status}, 200,
        'ACC-01: a file without a token');
    is($s->get("$open/.well-known/smart-configuration")->{status}, 404,
        'no discovery of what is not there');
    is(operator($url)->{client}, 'anonymous', 'ACC-01: the owner');

    # neither side sees the other's jobs
    my $closed = $url =~ s{/open/}{/}r;
    is($s->get($closed)->{status}, 401, 'a job of nobody needs a token here');
    as('app');
    is($s->get($closed)->{status}, 404, 'and is not there with one');
    is($s->get($manifest->{output}[0]{url} =~ s{/open/}{/}r)->{status}, 404,
        'nor its files');
    is($s->get($_ =~ s{/fhir/}{/open/fhir/}r)->{status}, 404,
        'nor the other way round')
        for $whole->{url}, file_of($whole, 'Patient');
};

subtest 'discovery (DISC-01 to DISC-05, client contract 15)' => sub {
    local $s->{bearer};
    for my $base ($s->{base}, $s->base_of('few')) {
        my $reply = $s->get("$base/.well-known/smart-configuration",
                            Accept => 'application/fhir+xml');
        is("$reply->{status} " . $reply->header('Content-Type'),
            '200 application/json', 'DISC-01: whatever Accept says');
        my $config = $reply->json;
        is($config->{token_endpoint}, "$base/auth/token", 'DISC-02');
        is_deeply($config->{code_challenge_methods_supported}, ['S256'],
            'DISC-02: code_challenge_methods_supported');
        my %capability = map { $_ => 1 } @{ $config->{capabilities} };
        ok($capability{$_}, "DISC-02: $_")
            for qw(client-confidential-asymmetric permission-v1
                   permission-v2);
        my $algs = 'token_endpoint_auth_signing_alg_values_supported';
        my %alg = map { $_ => 1 } @{ $config->{$algs} };
        ok($alg{$_}, "DISC-02: $_") for qw(RS384 ES384);
        my %scope = map { $_ => 1 } @{ $config->{scopes_supported} };
        ok($scope{$_}, "DISC-03: $_")
            for qw(system/*.rs system/*.read system/Patient.rs
                   system/Patient.read);
        is(scalar(grep { !m{^system/(?:\*|\w+)\.(?:rs|read)$} }
                  keys %scope), 0, 'DISC-03: no others');
        ok(!exists $config->{$_}, "DISC-04 REG-07: no $_")
            for qw(authorization_endpoint registration_endpoint);
        for my $name (grep { /_(?:endpoint|uri)$/ } sort keys %$config) {
            like($config->{$name}, qr{^https?://[^/]+/}, "DISC-05: $name");
        }
    }
    is(outcome($s->request('POST',
                           "$s->{base}/.well-known/smart-configuration")),
        '405 not-supported', 'NET-08');
};

subtest 'metadata (CAP rows)' => sub {
    local $s->{bearer};
    my $full = $s->get("$s->{base}/metadata", Accept =>
                       'application/fhir+json');
    is($full->{status}, 200, 'CAP-01: no token needed');
    my $statement = $full->json;
    ok(length $statement->{software}{$_}, "CAP-13: software.$_")
        for qw(name version);

    my $security = $statement->{rest}[0]{security};
    my ($service) = map { @{ $_->{coding} } } @{ $security->{service} };
    is($service->{code}, 'SMART-on-FHIR', 'CAP-10: service');
    my ($oauth) = grep { $_->{url} eq 'http://fhir-registry.smarthealthit.org'
                         . '/StructureDefinition/oauth-uris' }
        @{ $security->{extension} };
    is_deeply([map { [@$_{qw(url valueUri)}] } @{ $oauth->{extension} }],
        [['token', $s->token_url]], 'CAP-10: the token endpoint alone');

    my $operations = sub {
        my ($rest) = @{ $_[0]{rest} };
        my %at = (system => $rest);
        $at{ $_->{type} } = $_ for @{ $rest->{resource} };
        return join ' ', map { my $where = $_;
            map { "$where:$_->{name}:" . ($_->{definition} =~ s{.*/}{}r) }
                @{ $at{$where}{operation} // [] } } qw(system Patient Group);
    };
    is($operations->($statement), 'system:export:export '
       . 'Patient:export:patient-export Group:export:group-export',
        'CAP-03 CAP-04 CAP-05');
    my $few = $s->get($s->base_of('few') . '/metadata')->json;
    is($operations->($few), 'Group:export:group-export',
        'CAP-07 KICK-04: levels that are off are absent');

    my $open = $s->get("$s->{server}/open/fhir/metadata")->json;
    ok(!exists $open->{rest}[0]{security}, 'without authorization: no SMART');
};

subtest 'operation definitions (CAP-12)' => sub {
    my %good = (                # a value that is accepted if it is supported
        _outputFormat => 'ndjson', _since => '2001-01-01T00:00:00Z',
        _until => '2031-01-01T00:00:00Z', _type => 'Patient',
        _typeFilter => 'Patient?_id=x', _elements => 'id',
        includeAssociatedData => 'LatestProvenanceResources',
        organizeOutputBy => 'Patient', allowPartialManifests => 'true',
        _maximumFileSize => '100000000', _minimumFileSize => '1');
    as('app');
    for (['export', '/$export'], ['patient-export', '/Patient/$export'],
        ['group-export', '/Group/cohort/$export'])
    {
        my ($name, $path) = @$_;
        my $reply = $s->get("$s->{base}/OperationDefinition/$name",
                            Authorization => undef);
        is($reply->{status}, 200, "$name needs no token");
        is($reply->header('Content-Type'), 'application/fhir+json', 'type');
        my $definition = $reply->json;
        is($definition->{resourceType}, 'OperationDefinition', 'a resource');
        ok(JSON::PP::is_bool($definition->{affectsState})
           && !$definition->{affectsState}, 'affectsState is false');
        my %parameter = map { $_->{name} => $_ }
            grep { $_->{use} eq 'in' } @{ $definition->{parameter} };
        is(join(' ', grep { my $p = $parameter{$_};
                            !defined $p->{min} || !$p->{max} || !$p->{type} }
                     sort keys %parameter), '', 'type and cardinality');
        my @wrong;
        for my $p (sort keys %good) {
            my $answer = $s->kickoff("$path?$p=$good{$p}");
            my $supported = $answer->codes !~ /not-supported/;
            push @wrong, "$p: " . $answer->codes
                if $supported != exists $parameter{$p};
            $s->request('DELETE', $answer->header('Content-Location'))
                if $answer->{status} == 202;
        }
        is("@wrong", '', 'exactly the parameters that are supported');
    }
    is($s->get($s->base_of('few') . '/OperationDefinition/group-export')
           ->{status}, 200, 'of a level that is on');
    is($s->get($s->base_of('few') . "/OperationDefinition/$_")->{status},
        404, "$_: not of one that is off") for qw(export patient-export);
};

# ---- the slow download again (ACC-09) ----------------------------------------

{
    my $reply = FhirBulk::wait_for('the end of its token', 30, sub {
        my $r = $s->get($long_file, Authorization => "Bearer $short");
        return $r->{status} == 401 ? $r : undef;
    });
    is(outcome($reply), '401 expired', 'ACC-09: the token has expired');
    my ($name) = $long_file =~ m{([^/]+)$};
    my $id = $long_reply->header('X-Request-Id');
    my $record = sub {
        my ($line) = grep { /"request_id":"$id"/ } split /\n/,
            FhirBulk::read_file("$s->{dir}/nginx-audit.log");
        return $line && $json->decode($line);
    };
    is($record->(), undef, 'ACC-09: and the download has not');
    FhirBulk::Http::body($long_reply, 'GET');
    ok($long_reply->{body} eq $whole->{files}{$name},
        'ACC-09: it gets every byte');
    my $end = FhirBulk::wait_for('its record', 10, $record);
    ok($end->{complete} && $end->{bytes} >= length $long_reply->{body},
        'ACC-09 NET-10: and is recorded as whole');
}

$s->stop;
done_testing;
