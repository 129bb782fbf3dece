#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The client registry in a running service: what is taken from a client ends
# within two seconds, on every worker, whatever is cached; its running jobs
# are cut; what is given back works again (REG-01, ACC-10, GRP-06).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;
use Time::HiRes qw(sleep time);

my $s = FhirBulk->new(
    source => 'postgres', start => 0,
    ini => { compression => 'off', token_rate => '10000/s burst 10000',
             max_active_jobs_per_client => 20 },
    clients => { app => {}, kept => { groups => ['ward-7'] } });
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my %bearer;

# a new token of each; iat has whole seconds, so a second later it is an old one
sub new_tokens {
    %bearer = map { ($_ => $s->token($_)) } qw(app kept);
}

sub as { return (Authorization => "Bearer $bearer{$_[0]}") }

# what comes of a URL, from both workers
sub seen {
    my ($client, $url, $method) = @_;
    my %seen;
    for (1 .. 6) {
        my $reply = $s->request($method // 'GET', $url, as($client));
        $seen{ $reply->{status} } = 1;
    }
    return join ' ', sort keys %seen;
}

# within the two seconds of ACC-10
sub soon {
    my ($what, $wanted, $client, $url) = @_;
    my $start = time;
    my $got = '';
    while (time - $start < FhirBulk::patience(2)) {
        $got = seen($client, $url);
        last if $got eq $wanted;
        sleep 0.05;
    }
    return is($got, $wanted, $what);
}

sub changed {
    my ($id, %entry) = @_;
    $s->register($id, %entry);
    $s->reload;
}

sub next_second {
    my $now = CORE::time;
    FhirBulk::wait_for('the next second', 3, sub { CORE::time > $now });
}

# what operators see of a job
sub job {
    my ($url) = @_;
    my ($id) = $url =~ m{([^/]+)$};
    return $s->control('GET', "/v1/jobs/$id")->json;
}

sub started {
    my ($client, $path) = @_;
    my $reply = $s->kickoff($path, as($client));
    $reply->{status} == 202 or die "$path: $reply->{line}: $reply->{body}\n";
    return $reply->header('Content-Location');
}

sub is_cut {
    my ($url, $what) = @_;
    my $job = job($url);
    is("$job->{state} " . ($job->{error}{status} // ''), 'failed 403',
        "ACC-10: $what: its job is cut");
    FhirBulk::wait_for('its folder to go', 10,
                       sub { !-e $s->job_folder($url) });
    ok(1, 'and its files are gone');
}

# ---- what there is before ---------------------------------------------------

new_tokens();
$s->{bearer} = $bearer{app};
my $whole = $s->export('/Patient/$export?_type=Patient,Condition');
my %file = map { ($_->{type} => $_->{url}) } @{ $whole->{manifest}{output} };
my $ward = $s->export('/Group/ward-7/$export?_type=Patient');
my $ward_file = $ward->{manifest}{output}[0]{url};
delete $s->{bearer};

is(seen('app', $file{Patient}), 200, 'a file');
is(seen('app', $ward_file), 200, 'a file of a Group');
is(seen('kept', $file{Patient}), 404, 'ACC-07: not for another client');

subtest 'disabled while it exports' => sub {
    $s->gate('closed');
    my $url = started('app', '/$export');
    changed('kept', levels => [qw(patient group)]);
    my $kept = started('kept', '/Patient/$export');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions >= 2 });
    is(seen('app', $url), 202, 'in progress');

    changed('app', enabled => JSON::PP::false);
    soon('ACC-10: status: 401', 401, 'app', $url);
    soon('ACC-10: files of earlier jobs: 401', 401, 'app', $file{Patient});
    is($s->kickoff('/$export', as('app'))->{status}, 401, 'kick-off: 401');
    is(seen('app', $whole->{url}, 'DELETE'), 401, 'delete: 401');
    is($s->token_ask('app', 'system/*.rs')->json->{error}, 'invalid_client',
        'and no new token');
    is_cut($url, 'disabled');
    is(seen('kept', $kept), 202, 'the other client does not notice');

    $s->gate('open');
    $s->{bearer} = $bearer{kept};
    is($s->wait_done($kept)->{status}, 200, 'and its job completes');
    delete $s->{bearer};
};

subtest 'enabled again' => sub {
    next_second();
    changed('app', enabled => JSON::PP::true);
    my $old = $bearer{app};
    new_tokens();
    soon('a new token is good', 200, 'app', $file{Patient});
    is(seen('app', $whole->{url}), 200, 'and its jobs are there');
    local $bearer{app} = $old;
    is(seen('app', $file{Patient}), 401, 'tokens from before stay refused');
};

subtest 'fewer types' => sub {
    $s->gate('closed');
    my $url = started('app', '/Patient/$export?_type=Patient,Observation');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });

    changed('app', scopes => 'system/Patient.rs');
    soon('FILE-07: a file of a type that it lost', 403, 'app',
         $file{Condition});
    is(seen('app', $file{Patient}), 200, 'not the others');
    is(seen('app', $whole->{url}), 403, 'ACC-06: status');
    is_cut($url, 'fewer types');
    my $reply = $s->get($url, as('app'));
    is("$reply->{status} " . $reply->codes, '403 forbidden',
        'which its owner is told');
    like($reply->{body}, qr/permissions changed/, 'with a reason');

    changed('app', scopes => 'system/*.rs');
    soon('given back', 200, 'app', $file{Condition});
    $s->gate('open');
};

subtest 'a Group less' => sub {
    changed('app', groups => ['cohort']);
    soon('GRP-06: files of its job: 404', 404, 'app', $ward_file);
    is(seen('app', $ward->{url}), 403, 'status: 403');
    is($s->kickoff('/Group/ward-7/$export', as('app'))->{status}, 404,
        'kick-off: as if there were none');

    # over a restart
    $s->end('fhir-bulkd', 'TERM');
    $s->start_sidecar;
    is(seen('app', $ward_file), 404, 'also after a restart');

    changed('app', groups => ['*'], levels => undef);
    soon('given back', 200, 'app', $ward_file);
    is(seen('app', $ward->{url}), 200, 'status');
};

subtest 'other keys' => sub {
    new_tokens();
    is(seen('app', $file{Patient}), 200, 'a token of the old key');
    my $old = $s->{key}{app};
    changed('app', alg => 'ES384');
    soon('is refused', 401, 'app', $file{Patient});
    is($s->token_ask('app', 'system/*.rs', key => $old)->json->{error},
        'invalid_client', 'and the old key gets no other');
    new_tokens();
    is(seen('app', $file{Patient}), 200, 'one of the new key is good at once');
};

subtest 'a change while the sidecar is away' => sub {
    $s->gate('closed');
    my $url = started('app', '/Patient/$export');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    $s->end('fhir-bulkd', 'KILL');

    $s->register('app', levels => ['system']);
    $s->start_sidecar;
    FhirBulk::wait_for('the cut', 10, sub { job($url)->{state} eq 'failed' });
    is_cut($url, 'another level');
    $s->gate('open');
    changed('app', levels => undef);
};

subtest 'a mistake in the file' => sub {
    my $folder = "$s->{dir}/auth/clients";
    my @before = map { [(stat)[1, 9]] } glob "$folder/*";
    $s->register('app', scopes => 'system/Patients.rs');

    my $reply = $s->control('POST', '/v1/reload', body => '');
    is("$reply->{status} " . $reply->codes, '409 invalid', 'is told of');
    like($reply->{body}, qr/\\"app\\".*\\"scopes\\".*Patients/,
        'with client, member and reason');

    my $log = -s $s->{log};
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('SIGHUP', 10, sub {
        substr(FhirBulk::read_file($s->{log}), $log)
            =~ /^error clients: not reloaded: .*Patients/m;
    });
    ok(1, 'on SIGHUP in the log');

    my $check = `$s->{bulkd} --check -c $s->{dir}/fhir-bulkd.ini 2>&1`;
    isnt($?, 0, '--check refuses it');
    like($check, qr/client "app": "scopes"/, 'for the same reason');

    is(seen('app', $file{Patient}), 200, 'and nothing has changed');
    is_deeply([map { [(stat)[1, 9]] } glob "$folder/*"], \@before,
        'no record either');

    $s->register('app', scopes => 'system/*.rs');
    is(system("$s->{bulkd} --check -c $s->{dir}/fhir-bulkd.ini"
              . " >$s->{dir}/check 2>&1"), 0, '--check takes the right one');
    like(FhirBulk::read_file("$s->{dir}/check"), qr/is good, 2 clients$/m,
        'and says so');
};

subtest 'SIGHUP' => sub {
    my $audit = "$s->{dir}/audit.log";
    rename $audit, "$audit.1" or die "rename: $!\n";
    $s->register('app', enabled => JSON::PP::false);
    $s->signal('fhir-bulkd', 'HUP');
    soon('does the same', 401, 'app', $file{Patient});

    FhirBulk::wait_for('a new audit file', 10, sub { -e $audit });
    is($s->kickoff('/$export', as('kept'))->{status}, 403, 'a refusal');
    my @events = map { "$_->{event} $_->{status}" } $s->audit('audit');
    ok((grep { $_ eq 'kick-off 403' } @events), 'goes to the new audit file');

    # an INI file with a mistake does not keep the registry from being read
    $s->register('app', enabled => JSON::PP::true);
    open my $ini, '>>', "$s->{dir}/fhir-bulkd.ini" or die $!;
    print $ini "nonsense\n";
    close $ini or die $!;
    next_second();
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        $s->token_ask('app', 'system/*.rs')->{status} == 200;
    });
    new_tokens();
    soon('a bad INI file does not matter', 200, 'app', $file{Patient});
    $s->write_ini;
};

# ---- the trail ----------------------------------------------------------------

my %event;
for my $line (map { split /\n/, FhirBulk::read_file($_) }
              "$s->{dir}/audit.log.1")
{
    my $e = JSON::PP::decode_json($line);
    $event{ $e->{event} }++;
}
cmp_ok($event{cut} // 0, '>=', 3, 'NET-10: what was cut is in the audit');
ok($event{$_}, "NET-10: $_") for qw(token kick-off complete denied);

$s->stop;
done_testing();
