#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The sequence that certification walks through, with SMART Backend Services
# switched on (CERT-04), and the audit trail that it leaves (CERT-05, NET-10).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $s = FhirBulk->new(
    sample => ['--patients', 12],
    ini => { log_level => 'debug', token_rate => '10000/s burst 10000' },
    clients => {
        tester => { alg => 'RS384', scopes => 'system/*.rs system/*.read' },
        second => {},
        ward   => { groups => ['ward-7'] },
    },
);

my @secrets;        # what must not be in any log

sub token {
    my $token = $s->token(@_);
    push @secrets, $token, (split /\./, $token)[2];
    return $token;
}

# ---- discovery, without a token ----------------------------------------------

my $smart = $s->get("$s->{base}/.well-known/smart-configuration",
                    Accept => 'text/html');
is($smart->{status}, 200, 'DISC-01: discovery needs no token');
is($smart->header('Content-Type'), 'application/json', 'DISC-01: type');
my $config = $smart->json;
is($config->{token_endpoint}, $s->token_url, 'DISC-02: token_endpoint');
is_deeply($config->{grant_types_supported}, ['client_credentials'],
    'DISC-02: grant types');
is_deeply($config->{token_endpoint_auth_methods_supported},
    ['private_key_jwt'], 'DISC-02: methods');
for my $alg (qw(RS384 ES384)) {
    ok((grep { $_ eq $alg }
        @{ $config->{token_endpoint_auth_signing_alg_values_supported} }),
        "DISC-02: $alg");
}
for my $capability (qw(client-confidential-asymmetric permission-v1
    permission-v2))
{
    ok((grep { $_ eq $capability } @{ $config->{capabilities} }),
        "DISC-02: $capability");
}
ok(!exists $config->{authorization_endpoint}, 'DISC-04');

my $metadata = $s->get("$s->{base}/metadata");
is($metadata->{status}, 200, 'CAP-01: metadata needs no token');
my $security = $metadata->json->{rest}[0]{security};
my ($oauth) = grep { $_->{url} =~ /oauth-uris$/ } @{ $security->{extension} };
my ($endpoint) = grep { $_->{url} eq 'token' } @{ $oauth->{extension} };
is($endpoint->{valueUri}, $s->token_url, 'CAP-10: token endpoint');

# each listed scope can be had (DISC-03); one by one
{
    my @refused = grep {
        my $reply = $s->token_ask('tester', $_);
        $reply->{status} != 200 || $reply->json->{scope} ne $_
    } @{ $config->{scopes_supported} };
    is("@refused", '', 'DISC-03: every scope that is listed is honoured');
    cmp_ok(scalar @{ $config->{scopes_supported} }, '>=', 2, 'DISC-03');
}

# ---- without a token ----------------------------------------------------------

my $bearer = token('tester', 'system/*.read');
my $done = do {
    local $s->{bearer} = $bearer;
    $s->export('/Group/cohort/$export');
};
my $file = $done->{manifest}{output}[0]{url};

sub needs_token {
    my ($reply, $what) = @_;
    is($reply->{status}, 401, "CERT-04 ACC-02: $what without a token");
    like($reply->header('WWW-Authenticate') // '', qr/^Bearer realm="[^"]+"$/,
        'ACC-02: challenge');
    is($reply->codes, 'login', 'ACC-02: OperationOutcome');
}

for my $path ('/$export', '/Patient/$export', '/Group/cohort/$export',
    '/Group/nobody/$export')
{
    needs_token($s->kickoff($path), $path);
}
needs_token($s->get($done->{url}), 'status');
needs_token($s->request('DELETE', $done->{url}), 'delete');
needs_token($s->get($file), 'a file');
needs_token($s->get("$s->{base}/bulk-export/jobs/" . 'A' x 22),
            'ACC-11: status of a job that is not there');
needs_token($s->get("$s->{base}/bulk-export/files/" . 'A' x 22
                    . '/Patient.1.ndjson'),
            'ACC-11: file of a job that is not there');

# ---- with one ------------------------------------------------------------------

$s->{bearer} = $bearer;

for my $format ('application/fhir+ndjson', 'application/ndjson', 'ndjson') {
    my $text = $format =~ s/\+/%2B/r;
    my $reply = $s->kickoff("/Group/cohort/\$export?_outputFormat=$text");
    is($reply->{status}, 202, "CERT-04: _outputFormat=$format");
    my $url = $reply->header('Content-Location');
    my $gone = $s->request('DELETE', $url);
    is($gone->{status}, 202, 'CERT-04: DELETE 202');
    my $after = $s->get($url);
    is($after->{status}, 404, 'CERT-04 DEL-04: then status is 404');
    is($after->codes, 'not-found', 'CERT-04: with an OperationOutcome');
}

{
    my $reply = $s->kickoff(
        '/Group/cohort/$export?_since=2000-01-01T00:00:00Z');
    is($reply->{status}, 202, 'CERT-04: _since');
    my $manifest = $s->wait_complete($reply->header('Content-Location'));
    cmp_ok(scalar @{ $manifest->{output} }, '>', 0, 'and something is there');
    $reply = $s->kickoff('/Group/cohort/$export?_since=tomorrow');
    is("$reply->{status} " . $reply->codes, '400 value', 'a bad _since');
}

my $manifest = $done->{manifest};
for my $member (qw(transactionTime request requiresAccessToken output error)) {
    ok(exists $manifest->{$member}, "CERT-04 MAN-02: $member");
}
ok(JSON::PP::is_bool($manifest->{requiresAccessToken})
   && $manifest->{requiresAccessToken},
    'CERT-04 MAN-05: requiresAccessToken is true');

my ($patients) = grep { $_->{type} eq 'Patient' } @{ $manifest->{output} };
cmp_ok($patients->{count}, '>=', 2, 'CERT-04 GRP-11: two patients or more');
my $bytes = $s->download($patients->{url});
is(() = $bytes =~ /\n/g, $patients->{count}, 'CERT-04: and as many lines');

# another token of the same client; tokens of others
{
    local $s->{bearer} = token('tester', 'system/*.rs');
    is($s->get($done->{url})->{status}, 200, 'ACC-08: another token');
    is($s->get($file)->{status}, 200, 'ACC-08: for files, too');

    $s->{bearer} = token('second');
    for ([$s->get($done->{url}), 'status'], [$s->get($file), 'file'],
        [$s->request('DELETE', $done->{url}), 'delete'])
    {
        my ($reply, $what) = @$_;
        is("$reply->{status} " . $reply->codes, '404 not-found',
            "ACC-07: $what of somebody else's job");
    }
    is($s->get($done->{url}, Authorization => "Bearer $bearer")->{status},
        200, 'ACC-07: is still there for its owner');
}

# what the scopes do not cover
{
    local $s->{bearer} = token('tester', 'system/Patient.rs');
    my $reply = $s->get($done->{url});
    is("$reply->{status} " . $reply->codes, '403 forbidden',
        'ACC-06 ACC-04: status with fewer scopes');
    like($reply->header('WWW-Authenticate') // '',
        qr/^Bearer .*error="insufficient_scope"/, 'ACC-04: challenge');
    is($s->get($patients->{url})->{status}, 200, 'FILE-07: Patient file');
    my ($condition) = grep { $_->{type} eq 'Condition' }
        @{ $manifest->{output} };
    is($s->get($condition->{url})->{status}, 403, 'FILE-07: Condition file');
    my $some = $s->export('/Patient/$export');
    is(join(' ', map { $_->{type} } @{ $some->{manifest}{output} }),
        'Patient', 'SC-04: without _type, what the scopes cover');
    $reply = $s->kickoff('/Patient/$export?_type=Patient,Condition');
    is("$reply->{status} " . $reply->codes, '403 forbidden',
        'TYPE-06 SC-04: a listed type that they do not cover');
}

# a client that may export one group
{
    local $s->{bearer} = token('ward');
    is($s->kickoff('/Group/ward-7/$export')->{status}, 202,
        'GRP-06: the allowed group');
    my ($other, $none) = map { $s->kickoff("/Group/$_/\$export") }
        qw(cohort nobody);
    is("$other->{status} " . $other->codes, '404 not-found',
        'GRP-06: another group is 404');
    is($other->{body} =~ s/cohort/X/gr, $none->{body} =~ s/nobody/X/gr,
        'GRP-06: as one that does not exist');
    isnt($s->kickoff($_)->{status}, 202, "GRP-06: no way around it: $_")
        for '/$export', '/Patient/$export';
}

# tokens in other places (ACC-05)
for my $path ("/Patient/\$export?access_token=$bearer",
    "/Patient/\$export?_type=Patient&access_token=x")
{
    my $reply = $s->kickoff($path);
    is($reply->{status}, 400, 'ACC-05: a token in the query');
}

# ---- the trail (NET-10, CERT-05) ------------------------------------------------

is($s->request('DELETE', $done->{url})->{status}, 202, 'the job is deleted');
my ($job) = $done->{url} =~ m{/jobs/(.*)};

my @records = FhirBulk::wait_for('the records', 10, sub {
    my @all = $s->audit;
    return (grep { $_->{event} eq 'delete' && ($_->{job} // '') eq $job }
            @all) ? \@all : undef;
})->@*;

sub records {
    my (%want) = @_;
    return grep {
        my $r = $_;
        !grep { ($r->{$_} // '') ne $want{$_} } keys %want;
    } @records;
}

for my $r (@records) {
    next if $r->{time} =~ /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/
        && $r->{event} && $r->{tenant};
    fail('NET-10: every record has time, event and tenant: '
         . JSON::PP->new->canonical->encode($r));
}

{
    my ($issued) = records(event => 'token', client => 'tester');
    is_deeply([@$issued{qw(method path status address tenant)}],
        ['POST', '/fhir/auth/token', 200, '127.0.0.1', 'default'],
        'NET-10: a token issued');

    my ($kick) = records(event => 'kick-off', job => $job);
    is_deeply([@$kick{qw(client method path status group)}],
        ['tester', 'GET', '/fhir/Group/cohort/$export', 202, 'cohort'],
        'NET-10: a kick-off');
    ok((grep { $_ eq 'Condition' } @{ $kick->{types} }), 'NET-10: its types');

    my ($end) = records(event => 'complete', job => $job);
    is($end->{client}, 'tester', 'NET-10: the end of the job');

    my ($name) = $patients->{url} =~ m{([^/]+)$};
    my @loads = records(event => 'download', job => $job,
        path => "/fhir/bulk-export/files/$job/$name", client => 'tester');
    cmp_ok(scalar @loads, '>=', 2, 'NET-10: downloads');
    ok($loads[0]{start} && $loads[0]{bytes} > 0 && $loads[0]{complete},
        'NET-10: start, bytes, end');

    my ($gone) = records(event => 'delete', job => $job, client => 'tester');
    is_deeply([@$gone{qw(method status)}], ['DELETE', 202],
        'NET-10: the delete');

    for (['no token', { status => 401, path => '/fhir/Patient/$export' }],
        ['somebody else\'s', { client => 'second', job => $job }],
        ['a type that is not covered', { client => 'tester', status => 403 }],
        ['a group that is not allowed',
         { event => 'kick-off', client => 'ward', status => 404,
           group => 'cohort', reason => 'group' }],
        ['a level that is not allowed',
         { event => 'kick-off', client => 'ward', status => 403,
           reason => 'level' }])
    {
        my ($what, $want) = @$_;
        cmp_ok(scalar records(event => 'denied', %$want), '>=', 1,
            "NET-10: refused: $what");
    }
}

my $truth = FhirBulk::Data::truth($s->{truth});
my @patient_ids = map { m{^Patient/(.*)} ? $1 : () } keys %$truth;
for my $log (glob "$s->{dir}/*.log") {
    my ($name) = $log =~ m{([^/]+)$};
    my $text = FhirBulk::read_file($log);
    # what a client puts into a URL stands in nginx's own access log, which
    # is the operator's business; ours cut the query off
    next if $name eq 'nginx-access.log';
    my @found = grep { index($text, $_) >= 0 } @secrets, @patient_ids;
    is(scalar @found, 0, "NET-10: neither tokens nor patients in $name")
        or diag("@found");
    unlike($text, qr/eyJ[\w-]{20,}\./, "NET-10: nor assertions: $name");
}

$s->stop;
done_testing;
