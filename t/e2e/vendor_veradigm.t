#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# conf-examples/veradigm.*, spoken to as a client of Veradigm or Altera is told
# to: find the Group, ask, poll, download as often as you like, delete.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk::Vendor;
use JSON::PP ();
use POSIX qw(mktime strftime);
use Test::More;

my $s = FhirBulk::Vendor->new(
    vendor => 'veradigm',
    clients => { app => { groups => ['diabetes'] } });
my $export = '/Group/diabetes/$export';

# ---- who may come in --------------------------------------------------------

my $smart = $s->get("$s->{base}/.well-known/smart-configuration")->json;
is($smart->{token_endpoint}, $s->token_url, 'DISC-02: the token endpoint');
is_deeply($smart->{token_endpoint_auth_methods_supported},
    ['private_key_jwt'], 'REG-01: clients have keys');
for my $scope ('user/*.read', 'patient/*.read') {
    my $reply = $s->token_ask('app', $scope);
    is("$reply->{status} $reply->{body}" =~ s/,.*//sr,
        '400 {"error":"invalid_scope"', "SC-09: $scope grants nothing");
}
is($s->kickoff($export)->{status}, 401, 'ACC-02: no token, no export');

$s->{bearer} = $s->token('app', 'system/*.read');

# ---- the Group that one needs to know (GRP-07) ------------------------------

subtest 'Groups' => sub {
    my @json = (Accept => 'application/fhir+json');
    my $found = $s->get("$s->{base}/Group?name=diabetes", @json);
    is($found->{status}, 200, 'GRP-07: search by name');
    is_deeply([map { $_->{resource}{id} } @{ $found->json->{entry} }],
        ['diabetes'], 'GRP-07: finds it');
    $found = $s->get("$s->{base}/Group?identifier=urn:clinic%7CG-diabetes",
                     @json);
    is_deeply([map { $_->{resource}{id} } @{ $found->json->{entry} }],
        ['diabetes'], 'GRP-07: search by identifier');
    $found = $s->get("$s->{base}/Group", @json)->json;
    is("$found->{type} " . join(' ', map { $_->{resource}{id} }
                                @{ $found->{entry} }),
        'searchset diabetes', 'GRP-07: no others than the client may export');

    my $read = $s->get("$s->{base}/Group/diabetes", @json);
    is($read->json->{name}, 'Diabetes registry', 'GRP-07: read');
    for my $id ('all', 'unknown') {
        my $reply = $s->get("$s->{base}/Group/$id", @json);
        is("$reply->{status} " . $reply->codes, '404 not-found',
            "GRP-07: Group/$id is not for this client");
    }
    is($s->get("$s->{base}/Patient/ann")->{body},
        'host GET ' . ($s->{base} =~ s{^http://[^/]+}{}r) . '/Patient/ann',
        'other reads are the FHIR server\'s');
};

for my $level ('/$export', '/Patient/$export') {
    my $reply = $s->kickoff($level);
    is("$reply->{status} " . $reply->codes, '404 not-supported',
        "KICK-04: $level is off");
}
is($s->kickoff('/Group/all/$export')->{status}, 404,
    'GRP-06: a Group that is not allowed');

# ---- one export -------------------------------------------------------------

my ($url, $manifest) = $s->follow($export);
my $whole = $s->collect($url, $manifest);
my @whole = sort qw(
    Binary/pdf-ann Binary/pdf-ben Condition/condition-ann
    Condition/condition-ben Device/pump-ann DocumentReference/letter-ann
    DocumentReference/letter-ben Encounter/visit-ann Group/diabetes
    Location/ward Medication/metformin MedicationRequest/order-ann
    Observation/glucose-ann Observation/glucose-ben Organization/clinic
    Patient/ann Patient/ben Practitioner/dr-reed
    Provenance/of-condition-ann-1 Provenance/of-condition-ann-2
    Provenance/of-condition-ben-1 Provenance/of-condition-ben-2
    Provenance/of-glucose-ann Provenance/of-glucose-ben
    RelatedPerson/mother-ann
);
is_deeply([$s->ids($whole)], \@whole, 'GRP-01 CMP-05 CMP-08 PROV-01: without'
    . ' _type all of the list, Binary and Provenance included');

my $listed = $s->get("$s->{base}/metadata")->json;
my %types = map { $_->{type} => $_ } @{ $listed->{rest}[0]{resource} };
is(join(' ', grep { !$types{$_} } map { s{/.*}{}r } @whole), '',
    'CMP-01: the CapabilityStatement has these types');
is(join(' ', grep { $types{$_} } qw(Coverage QuestionnaireResponse)), '',
    'CMP-01: and none that is not in the list');
ok($types{Appointment}, 'CAP-01: nor does what the FHIR server says get lost');
is_deeply([map { $_->{name} } @{ $types{Group}{operation} }], ['export'],
    'CAP-05 CAP-07: the operation of Groups');
ok(!$types{Patient}{operation} && !$listed->{rest}[0]{operation},
    'CAP-07: and no other');

my %month = do { my $i = 0; map { $_ => $i++ } qw(Jan Feb Mar Apr May Jun Jul
                                                  Aug Sep Oct Nov Dec) };
{
    local $ENV{TZ} = 'UTC';
    POSIX::tzset();
    my ($d, $m, $y, $H, $M, $S) = $s->{expires}
        =~ /, (\d+) (\w+) (\d+) (\d+):(\d+):(\d+)/;
    my $days = (mktime($S, $M, $H, $d, $month{$m}, $y - 1900) - time) / 86400;
    cmp_ok(abs($days - 30), '<', 0.1, 'STAT-13: files stay for 30 days');
}

my $list = $s->get($url, Accept => 'application/xml');
is("$list->{status} " . $list->header('Content-Type'), '200 application/xml',
    'MAN-24: the list of files as XML, too');
is(join(' ', $list->{body} =~ m{<url>([^<]+)</url>}g),
    join(' ', map { $_->{url} } map { @$_ }
         grep { $_ } @$manifest{qw(output deleted error)}),
    'MAN-24: the same files');
like($list->header('Expires'), qr/GMT$/, 'STAT-12: with Expires');

# ---- files ------------------------------------------------------------------

subtest 'files' => sub {
    my ($item) = grep { $_->{type} eq 'Condition' } @{ $manifest->{output} };
    for my $accept ('application/fhir+json', 'application/json', '*/*', undef)
    {
        my $reply = $s->get($item->{url}, Accept => $accept);
        is("$reply->{status} " . $reply->header('Content-Type'),
            '200 application/fhir+ndjson',
            'FILE-04: NDJSON for Accept ' . ($accept // 'without'));
        is(() = $reply->{body} =~ /\n/g, $item->{count}, 'FILE-10: again');
    }
    is($s->get($item->{url}, Authorization => undef)->{status}, 401,
        'FILE-07: not without a token');

    my $split = $s->export("$export?_type=Condition&_maximumFileSize=1");
    is(join(' ', map { $_->{type} } @{ $split->{manifest}{output} }),
        'Condition Condition', 'MAN-06: a type may have two files');
    is_deeply([$s->ids_of(Condition => $split)],
        [qw(condition-ann condition-ben)], 'PART-11 PART-12: none is lost');

    my %names;
    $names{$_->{url} =~ s{.*/}{}r}++ for @{ $manifest->{output} };
    is(join(' ', grep { $names{$_} > 1 } sort keys %names), '',
        'MAN-06: each file once');
    ok($names{'Provenance.1.ndjson'}, 'MAN-06: a Provenance file');

    my ($line) = grep { /letter-ann/ } split /\n/,
        $whole->{files}{'DocumentReference.1.ndjson'};
    my $attachment = JSON::PP->new->utf8->decode($line)
        ->{content}[0]{attachment};
    like($attachment->{url}, qr{^\Q$s->{base}\E/}, 'ATT-02: absolute');
    my $pdf = $s->get($attachment->{url});
    is("$pdf->{status} " . $pdf->header('Content-Type') . " $pdf->{body}",
        '200 application/pdf %PDF-', 'ATT-03 ATT-05: and it can be fetched');
};

# ---- what they say of Provenance (PROV-01..03) ------------------------------

for (['_type=Condition', qw(Condition/condition-ann Condition/condition-ben)],
     ['_type=Condition,Provenance',
      qw(Condition/condition-ann Condition/condition-ben),
      map { ("Provenance/of-condition-$_-1", "Provenance/of-condition-$_-2") }
      qw(ann ben)],
     ['_type=Binary,DocumentReference',
      map { ("Binary/pdf-$_", "DocumentReference/letter-$_") } qw(ann ben)],
     ['_type=Group,Patient', qw(Group/diabetes Patient/ann Patient/ben)])
{
    my ($query, @want) = @$_;
    my $id = $query =~ /Provenance/ ? 'PROV-03' : $query =~ /Cond/ ? 'PROV-02'
        : $query =~ /Binary/ ? 'CMP-08' : 'CMP-07';
    is_deeply([$s->ids($s->export("$export?$query"))], [sort @want],
        "$id: $query");
}

# ---- changes and deletions --------------------------------------------------

my $order = "type = 'MedicationRequest' AND id = 'order-ann'";
$s->sql("UPDATE s_jsonb.resource SET deleted = true, last_updated = now()"
        . " WHERE $order");
my $changed = $s->export("$export?_since=$FhirBulk::Clinic::between");
is_deeply([grep { !/Practitioner|Organization/ } $s->ids($changed)],
    [sort 'Observation/glucose-ann', 'Provenance/of-glucose-ann',
     map { "Provenance/of-condition-$_-2" } qw(ann ben)],
    'TIME-01 PROV-11: what changed since, and its Provenance');
is_deeply([map { $_->{type} } @{ $changed->{manifest}{deleted} }], ['Bundle'],
    'MAN-16: what was deleted');
my $bundle = $s->download($changed->{manifest}{deleted}[0]{url});
is(() = $bundle =~ m{"MedicationRequest/order-ann"}g, 1, 'TOMB-02: by name');

# ---- some of it cannot be read, all of it -----------------------------------

subtest 'partial success' => sub {
    $s->sql("UPDATE s_jsonb.resource SET body = NULL"
            . " WHERE id = 'glucose-ben'");
    my $part = $s->export("$export?_type=Observation");
    is_deeply([$s->ids($part)], ['Observation/glucose-ann'],
        'MAN-12: 200 with what could be read');
    is_deeply([map { $_->{type} } @{ $part->{manifest}{error} }],
        ['OperationOutcome'], 'MAN-11: a file of messages');
    my $text = $part->{files}{'error.1.ndjson'} // '';
    like($text, qr/"severity":"(error|warning)".*Observation/s,
        'MAN-12: which tells what is missing');
};

subtest 'failure' => sub {
    $s->gate('closed');
    my $job = $s->kickoff("$export?_type=Observation")
        ->header('Content-Location');
    FhirBulk::wait_for('the job to read', 20,
                       sub { $s->held_sessions > 0 });
    $s->sql('REVOKE SELECT ON s_jsonb.resource FROM fhir_bulk_reader');
    $s->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            . " WHERE usename = 'fhir_bulk_reader'");
    $s->gate('open');
    my $reply = $s->wait_done($job);
    is($reply->{status}, 500, 'STAT-14: an error status');
    my ($issue) = @{ $reply->issues };
    is("$issue->{severity} $issue->{code}", 'error processing',
        'STAT-15: with severity and code');
    like($issue->{diagnostics}, qr/\w+ \w+/, 'and a description');
    is($s->request('DELETE', $job)->{status}, 202, 'DEL-08');
};

$s->gone($url, $manifest->{output}[0]{url});

# the example has its records written to stderr
my ($job) = $url =~ m{/([\w-]+)$};
my %records = map { $_->{event} => join ' ', @{ $_->{types} || [] } }
    grep { ($_->{job} // '') eq $job && ($_->{status} // 0) != 404 }
    map { JSON::PP->new->utf8->decode($_) }
    FhirBulk::read_file($s->{log}) =~ /^\w+ audit: (\{.*\})$/mg;
like($records{'kick-off'}, qr/\bBinary\b.*\bPractitioner\b/,
    'NET-10: the record of a kick-off has all types');
is($records{$_}, $records{'kick-off'}, "NET-10: and that of $_")
    for 'complete', 'delete';
$s->stop;
done_testing;
