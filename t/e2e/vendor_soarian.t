#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# conf-examples/soarian.*, spoken to as a client of Oracle Soarian Clinicals is
# told to: Patient and Group exports by GET, no export twice unless the first
# one was deleted.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk::Vendor;
use Test::More;

my $s = FhirBulk::Vendor->new(
    vendor => 'soarian', clients => { app => {}, other => {} });
$s->{bearer} = $s->token('app');

# ---- TLS --------------------------------------------------------------------

my @tls = ('curl', '-s', '--cacert', "$s->{dir}/tls/server.pem", '--tlsv1.2',
           '--tls-max', '1.2', '-w', '"%{http_code}"', '-o', '/dev/null');
for (['metadata', 200], ['Patient/\$export', 400],
     ["bulk-export/jobs/" . 'A' x 22, 404])
{
    my ($path, $status) = @$_;
    my $url = "$s->{base}/$path"
        =~ s{^http://[^/]+}{https://localhost:$s->{tls_port}}r;
    is(`@tls -H "Authorization: Bearer $s->{bearer}" "$url"`, $status,
        "NET-01: $path over TLS 1.2");
}

# ---- the levels, by GET -----------------------------------------------------

my ($url, $manifest) = $s->follow('/Patient/$export?_type=Patient,Observation');
is_deeply([$s->ids($s->collect($url, $manifest))],
    [sort map { ("Patient/$_", "Observation/glucose-$_") }
     qw(ann ben cleo dan)], 'KICK-02 KICK-05: all patients');

my $group = $s->export('/Group/diabetes/$export?_type=Patient,Observation');
is_deeply([$s->ids($group)],
    [sort map { ("Patient/$_", "Observation/glucose-$_") } qw(ann ben)],
    'KICK-03 KICK-05: the members of a Group');

my $system = $s->kickoff('/$export');
is("$system->{status} " . $system->codes, '404 not-supported',
    'KICK-04: the system level is off');
is_deeply([map { $_->{operation}[0]{name} // () } grep { $_->{operation} }
           @{ $s->get("$s->{base}/metadata")->json->{rest}[0]{resource} }],
    ['export', 'export'], 'CAP-04 CAP-05 CAP-07: two operations');

my $file = $manifest->{output}[0]{url};
is($s->get($file, Accept => 'application/fhir+json')
       ->header('Content-Type'), 'application/fhir+ndjson', 'FILE-04');
my $again = $s->kickoff('/Patient/$export?_type=Patient,Observation');
is("$again->{status} " . $again->codes, '409 duplicate',
    'KICK-17: what is complete is not made again');
$s->gone($url, $file);

# ---- no export twice --------------------------------------------------------

subtest 'duplicates' => sub {
    my $path = '/Group/all/$export?_type=Observation,Condition';
    my @same = ($path, '/Group/all/$export?_type=Condition&_type=Observation',
        "$path&_outputFormat=ndjson", "$path,Condition");

    $s->gate('closed');
    my $first = $s->kickoff($path)->header('Content-Location');
    for my $twin (@same) {
        my $reply = $s->kickoff($twin);
        is($reply->{status}, 429, "KICK-17 KICK-18: refused while it runs: "
            . ($twin =~ s/.*\?//r));
        like($reply->header('Retry-After') // '', qr/^[1-9]\d*$/,
            'KICK-17: Retry-After');
        like($reply->codes, qr/\bthrottled\b/, 'KICK-17: OperationOutcome');
        like($reply->{body}, qr/\Q$first\E/, 'KICK-17: tells the first one');
        is($reply->header('Content-Location'), undef, 'KICK-13: no job');
    }

    for (['/Group/diabetes/$export?_type=Observation,Condition', 'Group'],
         ['/Patient/$export?_type=Observation,Condition', 'level'],
         ["$path,Patient", 'types'],
         ["$path&_since=2024-01-01T00:00:00Z", '_since'])
    {
        my ($other, $what) = @$_;
        my $reply = $s->kickoff($other);
        is($reply->{status}, 202, "KICK-18: another $what is another export");
        $s->request('DELETE', $reply->header('Content-Location'));
    }
    {
        local $s->{bearer} = $s->token('other');
        my $reply = $s->kickoff($path);
        is($reply->{status}, 202, 'KICK-17: another client may ask the same');
        $s->request('DELETE', $reply->header('Content-Location'));
    }

    is($s->request('DELETE', $first)->{status}, 202, 'DEL-01');
    my $second = $s->kickoff($path);
    is($second->{status}, 202, 'KICK-19 DEL-07: DELETE of a running one'
        . ' unlocks at once');
    $second = $second->header('Content-Location');
    isnt($second, $first, 'by another job');

    $s->gate('open');
    $s->wait_complete($second);
    for my $twin (@same) {
        my $reply = $s->kickoff($twin);
        is("$reply->{status} " . $reply->codes, '409 duplicate',
            'KICK-17: refused when it is complete: ' . ($twin =~ s/.*\?//r));
        like($reply->{body}, qr/\Q$second\E/, 'KICK-17: tells which');
    }
    is($s->request('DELETE', $second)->{status}, 202, 'DEL-01');
    my $third = $s->kickoff($path);
    is($third->{status}, 202, 'KICK-19: DELETE of a complete one unlocks');
    $s->request('DELETE', $third->header('Content-Location'));
};

# ---- DELETE cancels ---------------------------------------------------------

subtest 'cancelled' => sub {
    $s->gate('closed');
    my $job = $s->kickoff('/Patient/$export')->header('Content-Location');
    FhirBulk::wait_for('the job to read', 20,
                       sub { $s->held_sessions > 0 });
    my ($id) = $job =~ m{/([\w-]+)$};
    ok(-d "$s->{root}/default/$id", 'its files are under way');

    is($s->request('DELETE', $job)->{status}, 202, 'DEL-03: 202');
    is($s->get($job)->{status}, 404, 'DEL-02: 404');
    ok(eval {
        FhirBulk::wait_for('the end of its work', 10,
                           sub { $s->held_sessions == 0 });
    }, 'DEL-03: the work stops');
    ok(eval {
        FhirBulk::wait_for('the end of its files', 10,
            sub { my @left = glob "$s->{root}/default/*$id*"; !@left });
    }, 'DEL-03: its files go');
    $s->gate('open');
};

$s->stop;
done_testing;
