#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# conf-examples/millennium.*, spoken to as a client of Oracle Millennium is told
# to: the tenant in the base, one export at a time, Provenance on request.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk::Vendor;
use Test::More;

my ($one, $two) = qw(0d6f1c9e-83b4-4f57-9a52-6c1e7b40d2aa
                     5b9e2a71-0c3d-4e86-b1f4-92d7a80c65ee);
my $zoe = FhirBulk::Clinic::resource(Patient => 'zoe',
                                     $FhirBulk::Clinic::early);
my %both = (tenants => [$one, $two]);
my $s = FhirBulk::Vendor->new(
    vendor => 'millennium',
    others => [$zoe, FhirBulk::Clinic::group(diabetes => 'Theirs', 'zoe')],
    clients => { app => { %both, groups => ['diabetes'] }, other => { %both },
                 local => { tenants => [$two], groups => [] } });
$s->{bearer} = $s->token('app', 'system/*.read', tenant => $one);
my $export = '/Group/diabetes/$export';

# an export that makes room for the next one; what is in it
sub exported {
    my ($query, %headers) = @_;
    my $e = $s->export("$export?$query", %headers);
    my @ids = $s->ids($e);
    $s->request('DELETE', $e->{url});
    return \@ids;
}

# ---- the URLs ---------------------------------------------------------------

is($s->{base}, "$s->{server}/r4/$one", 'NET-02: the tenant is in the base');
is($s->get("$s->{base}/.well-known/smart-configuration")
       ->json->{token_endpoint}, "$s->{server}/tenants/$one/token",
    'DISC-02: tokens come from a place of their own');

my ($url, $manifest) = $s->follow($export);
like($url, qr{^\Q$s->{base}\E/bulk-export/jobs/[\w-]{22}$},
    'NET-05: bulk-export/jobs/{id}');
my @odd = grep { $_->{url} !~ m{^\Q$s->{base}\E/bulk-export/files/[\w-]{22}/} }
    @{ $manifest->{output} };
is(scalar @odd, 0, 'NET-05: bulk-export/files/{id}');

my ($item) = grep { $_->{type} eq 'Condition' } @{ $manifest->{output} };
my $bytes = $s->get($item->{url}, Accept => 'application/fhir+json');
is($bytes->header('Content-Type'), 'application/fhir+ndjson', 'FILE-04');
is($s->get($item->{url}, Authorization => undef)->{status}, 401, 'FILE-07');

my @whole = $s->ids($s->collect($url, $manifest));
is_deeply([grep { m{^(?:Coverage|Provenance|RelatedPerson|Binary)/} } @whole],
    [sort qw(Coverage/plan-ann RelatedPerson/mother-ann
             Provenance/of-glucose-ann Provenance/of-glucose-ben),
     map { ("Provenance/of-condition-$_-1", "Provenance/of-condition-$_-2") }
     qw(ann ben)],
    'CMP-01 CMP-08 PROV-01: USCDI, Provenance by default, never Binary');
my $binary = $s->kickoff("$export?_type=Binary");
is("$binary->{status} " . $binary->codes, '400 not-supported',
    'CMP-08: Binary cannot be asked for');

for my $name (qw(export patient-export)) {
    is($s->get("$s->{base}/OperationDefinition/$name")->{status}, 404,
        "CAP-12 KICK-04: no OperationDefinition of $name");
}
my $operation = $s->get("$s->{base}/OperationDefinition/group-export")->json;
my %names = map { $_->{name} => $_ } @{ $operation->{parameter} };
is(join(' ', grep { !$names{$_} }
        qw(_type _since _outputFormat includeAssociatedData)), '',
    'CAP-12: the OperationDefinition has the parameters');

# ---- one at a time ----------------------------------------------------------

subtest 'one export at a time' => sub {
    $s->gate('closed');
    my $first = $s->kickoff("$export?_type=Observation");
    is($first->{status}, 202, 'KICK-16: a complete one does not count');
    my $job = $first->header('Content-Location');
    for my $path ($export, "$export?_type=Observation") {
        my $reply = $s->kickoff($path);
        is("$reply->{status} " . $reply->codes, '429 throttled',
            'KICK-16: a second one is refused');
        my $wait = $reply->header('Retry-After') // '';
        ok($wait =~ /^\d+$/ && $wait >= 1 && $wait <= 60,
            'KICK-16: Retry-After');
    }
    {
        local $s->{bearer} = $s->token('other', 'system/*.read',
                                       tenant => $one);
        my $reply = $s->kickoff("$export?_type=Observation");
        is($reply->{status}, 202, 'KICK-16: other clients have their own');
        $s->request('DELETE', $reply->header('Content-Location'));
    }
    is($s->request('DELETE', $job)->{status}, 202, 'DEL-01');
    my $next = $s->kickoff("$export?_type=Observation");
    is($next->{status}, 202, 'DEL-07: DELETE makes room at once');
    $s->gate('open');
    $s->wait_complete($next->header('Content-Location'));
    is($s->request('DELETE', $next->header('Content-Location'))->{status},
        202, 'DEL-01');
};

# ---- Provenance -------------------------------------------------------------

my @conditions = map { "Condition/condition-$_" } qw(ann ben);
my @of_conditions = map { ("Provenance/of-condition-$_-1",
                           "Provenance/of-condition-$_-2") } qw(ann ben);
my @latest = grep { /-2$/ } @of_conditions;

for (['PROV-02', '_type=Condition', @conditions],
     ['PROV-03', '_type=Condition,Provenance', @conditions, @of_conditions],
     (map { ["PROV-05 PROV-08", "_type=$_"
             . '&includeAssociatedData=LatestProvenanceResources',
             @conditions, @latest] } 'Condition', 'Condition,Provenance'),
     (map { ["PROV-06 PROV-08", "_type=$_"
             . '&includeAssociatedData=RelevantProvenanceResources',
             @conditions, @of_conditions] }
      'Condition', 'Condition,Provenance'),
     ['PROV-07', '_type=Condition&includeAssociatedData='
      . 'LatestProvenanceResources,RelevantProvenanceResources',
      @conditions, @of_conditions],
     ['TIME-01 PROV-11', '_type=Condition,Observation&_since='
      . "$FhirBulk::Clinic::between"
      . '&includeAssociatedData=RelevantProvenanceResources',
      'Observation/glucose-ann', 'Provenance/of-glucose-ann'])
{
    my ($id, $query, @want) = @$_;
    is_deeply(exported($query), [sort @want], "$id: $query");
}
{
    local $s->{bearer} = $s->token('app', 'system/Condition.read',
                                   tenant => $one);
    my $path = "$export?_type=Condition"
        . '&includeAssociatedData=LatestProvenanceResources';
    my $reply = $s->kickoff($path);
    is("$reply->{status} " . $reply->codes, '403 forbidden',
        'PROV-08: not without a scope for Provenance');
    is_deeply(exported($path =~ s/.*\?//r,
                       Prefer => 'respond-async, handling=lenient'),
        \@conditions, 'PROV-08: lenient leaves it out');
}
my $custom = $s->kickoff("$export?includeAssociatedData=_all");
is("$custom->{status} " . $custom->codes, '400 value',
    'PROV-09: a value that is not known');

# ---- increments -------------------------------------------------------------

is_deeply(exported("_type=Observation&_since=$manifest->{transactionTime}"),
    [], 'TIME-09: nothing changed since the first export');
FhirBulk::Clinic::store($s, 's_jsonb', FhirBulk::Clinic::resource(
    Condition => 'condition-ann-new', FhirBulk::Clinic::now(),
    subject => FhirBulk::Clinic::to('Patient/ann')));
is_deeply(exported("_type=Condition&_since=$manifest->{transactionTime}"),
    ['Condition/condition-ann-new'], 'TIME-01 TIME-09: what came since then');

# ---- without a scope for Groups ---------------------------------------------

{
    local $s->{bearer} = $s->token(
        'app', 'system/Patient.read system/Condition.read', tenant => $one);
    is_deeply(exported('_type=Patient'), [map { "Patient/$_" } qw(ann ben)],
        'GRP-06: no scope for Groups is needed');
}

# ---- the other tenant -------------------------------------------------------

subtest 'tenants' => sub {
    my $theirs = $s->base_of($two);
    is($s->get($url =~ s/$one/$two/r)->{status}, 401,
        'NET-03: a token is good for one tenant');
    my $reply = $s->kickoff($export, base => $theirs);
    is($reply->{status}, 401, 'NET-03: for kick-offs, too');
    is($s->token_ask('local', 'system/*.read', tenant => $one)->{status}, 400,
        'NET-03: a client of the other tenant gets no token here');

    local $s->{bearer} = $s->token('local', 'system/*.read', tenant => $two);
    is($s->kickoff($export, base => $theirs)->{status}, 404,
        'GRP-06: a client without Groups');
    $s->{bearer} = $s->token('app', 'system/*.read', tenant => $two);
    for my $foreign ($url, $item->{url}) {
        is($s->get($foreign =~ s/$one/$two/r)->{status}, 404,
            'NET-03: jobs and files of one are not there for the other');
    }
    my $e = $s->export($export, base => $theirs);
    is_deeply([$s->ids($e)], ['Patient/zoe'],
        'NET-02: each tenant has its own data');
    like($_->{url}, qr{^\Q$theirs\E/bulk-export/files/}, 'NET-05: and URLs')
        for @{ $e->{manifest}{output} };
};

# ---- the end ----------------------------------------------------------------

$s->gone($url, $item->{url});
$s->stop;
done_testing;
