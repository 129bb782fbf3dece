#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# conf-examples/allscripts.*, spoken to as a client of Allscripts is told to:
# the status of an export by the id of its request, JSON, Provenance by rule.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk::Vendor;
use FhirBulk::XmlBundle;
use Test::More;

my $s = FhirBulk::Vendor->new(
    vendor => 'allscripts',
    clients => { app => { groups => ['diabetes', 'nobody'] }, other => {} });
$s->{bearer} = $s->token('app');
my $export = '/Group/diabetes/$export';

for my $level ('/$export', '/Patient/$export') {
    my $reply = $s->kickoff($level);
    is("$reply->{status} " . $reply->codes, '404 not-supported',
        "KICK-04: $level is off");
}

# ---- by the id of the request -----------------------------------------------

my ($url, $manifest) = $s->follow($export);
like($url, qr{^\Q$s->{base}\E/export-requests/jobs/[\w-]{22}$},
    'NET-05 NET-06: the id of the request is the last part of the status URL');
my ($request) = $url =~ m{/([\w-]+)$};
like($_->{url}, qr{^\Q$s->{base}\E/export-requests/files/$request/[\w.]+$},
    "NET-05: $_->{type} under the same id") for @{ $manifest->{output} };

for my $accept ('application/fhir+json', 'application/json', '*/*', undef) {
    my $reply = $s->get($url, Accept => $accept);
    is("$reply->{status} " . $reply->header('Content-Type'),
        '200 application/json', 'STAT-18 MAN-24: JSON for Accept '
        . ($accept // 'without'));
    is_deeply($reply->json, $manifest, 'MAN-19: the same each time');
}
is($manifest->{request}, "$s->{base}$export", 'MAN-03: request');
is($manifest->{requiresAccessToken}, JSON::PP::true(), 'MAN-05: with a token');

my $item = $manifest->{output}[0];
for my $accept ('application/fhir+json', 'application/fhir+ndjson', undef) {
    my $reply = $s->get($item->{url}, Accept => $accept);
    is("$reply->{status} " . $reply->header('Content-Type'),
        '200 application/fhir+ndjson',
        'FILE-04: a file for Accept ' . ($accept // 'without'));
}

# ---- JSON by default, XML on request (FILE-20, MAN-24) ----------------------

subtest 'XML' => sub {
    my @xml = (Accept => 'application/fhir+xml');
    my $list = $s->get($url, @xml);
    is("$list->{status} " . $list->header('Content-Type'),
        '200 application/xml', 'MAN-24: the list of files');
    my $tree = FhirBulk::XmlBundle::parse($list->{body});
    is($tree->[0], 'manifest', 'MAN-24: <manifest>');
    my @urls = map { join '', @{ $_->[2] } }
        map { FhirBulk::XmlBundle::children($_, 'url') }
        FhirBulk::XmlBundle::children($tree, 'output');
    is_deeply(\@urls, [map { $_->{url} } @{ $manifest->{output} }],
        'MAN-24: the same files');

    for my $file (@urls) {
        my $reply = FhirBulk::wait_for('the XML', 30, sub {
            my $r = $s->get($file, @xml);
            return $r->{status} == 503 ? undef : $r;
        });
        my ($name) = $file =~ m{([^/]+)$};
        is("$reply->{status} " . $reply->header('Content-Type'),
            '200 application/fhir+xml', "FILE-20: $name");
        is(FhirBulk::XmlBundle::difference($s->download($file), $reply->{body}), '',
            "FILE-20: $name is the same as JSON");
    }
    is($s->get($urls[0], @xml, Authorization => undef)->{status}, 401,
        'FILE-21: not without a token');

    my $all = $s->kickoff("$export?_type=Patient&_outputFormat="
                          . 'application/fhir%2Bxml', @xml);
    is("$all->{status} " . $all->header('Content-Type'),
        '202 application/fhir+xml', 'FMT-03 HDR-03: or all of it at once');
    my $job = $all->header('Content-Location');
    my $done = $s->wait_complete($job);
    like($s->download($done->{output}[0]{url}), qr/<Patient>.*<\/Patient>/,
        'FMT-03: XML without being asked again');
    is($s->request('DELETE', $job)->{status}, 202, 'DEL-01');
};

# ---- what is in it ----------------------------------------------------------

my @patients = map { "Patient/$_" } qw(ann ben);
my @conditions = map { "Condition/condition-$_" } qw(ann ben);
my @observations = map { "Observation/glucose-$_" } qw(ann ben);
my @of_conditions = map { ("Provenance/of-condition-$_-1",
                           "Provenance/of-condition-$_-2") } qw(ann ben);
my @of_observations = map { "Provenance/of-glucose-$_" } qw(ann ben);

is_deeply([$s->ids($s->collect($url, $manifest))], [sort @patients,
    @conditions, @observations, @of_conditions, @of_observations,
    qw(Device/pump-ann DocumentReference/letter-ann
       DocumentReference/letter-ben Encounter/visit-ann Location/ward
       Medication/metformin MedicationRequest/order-ann Organization/clinic
       Practitioner/dr-reed)],
    'PROV-01 CMP-01: the types of US Core 3.1.1, with Provenance');

my ($letters) = grep { $_->{type} eq 'DocumentReference' }
    @{ $manifest->{output} };
my ($pdf) = $s->download($letters->{url}) =~ /"url": ?"([^"]+)"/;
like($pdf, qr{^\Q$s->{base}\E/export-requests/attachments/},
    'ATT-02 NET-05: attachments below the same prefix');
is($s->get($pdf)->{body}, '%PDF-', 'ATT-03: with the same token');

for (['PROV-02', '_type=Condition', @conditions],
     ['PROV-02', '_type=Condition,Observation', @conditions, @observations],
     ['PROV-03', '_type=Condition,Provenance', @conditions, @of_conditions],
     ['PROV-03 PAR-01', '_type=Observation,Patient&_type=Provenance',
      @observations, @patients, @of_observations],
     ['PROV-04', '_type=Provenance', @of_conditions, @of_observations],
     ['PROV-11 TIME-01',
      "_type=Observation,Provenance&_since=$FhirBulk::Clinic::between",
      $observations[0], $of_observations[0]])
{
    my ($id, $query, @want) = @$_;
    is_deeply([$s->ids($s->export("$export?$query"))], [sort @want],
        "$id: $query");
}

my $nothing = $s->export('/Group/nobody/$export?_type=Patient');
is_deeply($nothing->{manifest}{output}, [], 'GRP-05 MAN-02: an empty Group');

for my $type (qw(Coverage RelatedPerson)) {
    my $reply = $s->kickoff("$export?_type=$type");
    is("$reply->{status} " . $reply->codes, '400 not-supported',
        "TYPE-04: $type is not among the types");
}

# ---- somebody else's, and the end -------------------------------------------

{
    local $s->{bearer} = $s->token('other');
    is($s->get($_)->{status}, 404, 'ACC-07: nobody else has this id')
        for $url, $item->{url};
    is($s->request('DELETE', $url)->{status}, 404, 'DEL-09');
}
$s->gone($url, $item->{url});
is($s->get("$s->{base}/export-requests/jobs/" . 'A' x 22)->{status}, 404,
    'STAT-19: an id that was never given');

$s->stop;
done_testing;
