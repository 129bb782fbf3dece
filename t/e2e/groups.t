#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# How a client finds the Groups that it may export: read and search through
# nginx, from a folder and from tables, by scopes and the client's list, up to
# the export of what was found (GRP-06, GRP-07, CAP-11).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my @tenants = qw(folder jsonb text);
my $json = JSON::PP->new->utf8->canonical;

my %groups = (
    'ward-1' => { type => 'person', name => 'Ward 1, north',
                  identifier => [{ system => 'urn:wards', value => '1' }],
                  member => [{ entity => { reference => 'Patient/p1' } }] },
    'ward-2' => { type => 'person', name => "W\x{e4}rd 2",
                  identifier => [{ system => 'urn:wards', value => '2' },
                                 { value => 'old' }],
                  member => [{ entity => { reference => 'Patient/p2' } }] },
    pumps    => { type => 'device', name => 'Pumps of ward 1' },
    unnamed  => { type => 'person', code => { text => 'Ward' } },
    map({ (sprintf('many-%02d', $_) => { type => 'practitioner',
                                        name => "many $_" }) } 1 .. 25),
);

my @resources = (
    (map { { resourceType => 'Group', id => $_, %{ $groups{$_} } } }
        sort keys %groups),
    (map { { resourceType => 'Patient', id => "p$_" } } 1 .. 3),
    { resourceType => 'Observation', id => 'ward-3',
      subject => { reference => 'Patient/p1' } });

my $s = FhirBulk->new(
    source => 'none', start => 0, names => 'export groups metadata',
    clients => {
        all  => { tenants => \@tenants },
        few  => { tenants => \@tenants, groups => ['ward-2', 'pumps', 'gone'] },
        none => { tenants => \@tenants, groups => [] } },
    nginx => sub {
        "location /plain/ { fhir_bulk export;"
        . " fhir_bulk_tenant folder; fhir_bulk_base $_[0]{server}/plain;"
        . " proxy_pass http://unix:$_[0]{dir}/host.sock; }" });

$s->start_postgres;
my $folder = $s->ndjson_folder('data',
    { 'all.ndjson' => join '', map { $json->encode($_) . "\n" } @resources });
$s->{tenants}{folder} = { source => 'ndjson', path => $folder };
for my $body (qw(jsonb text)) {
    $s->load_table($body);
    for my $r (@resources) {
        my $text = $json->encode($r) =~ s/'/''/gr;
        $s->sql("INSERT INTO s_$body.resource VALUES ('$r->{resourceType}',"
                . " '$r->{id}', 1, '2024-01-01Z', false, '$text')");
    }
    $s->sql("INSERT INTO s_$body.resource VALUES ('Group', 'gone', 2,"
            . " '2024-01-01Z', true, '{\"resourceType\":\"Group\","
            . "\"id\":\"gone\",\"name\":\"Ward gone\"}')");
    $s->{tenants}{$body} = { $s->postgres_keys($body) };
}
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my %bearer;

sub as {
    my ($client, $tenant, $scope) = @_;
    $scope //= 'system/*.rs';
    $bearer{"$client $tenant $scope"}
        //= $s->token($client, $scope, tenant => $tenant);
    return (Authorization => 'Bearer ' . $bearer{"$client $tenant $scope"});
}

sub url { return $s->base_of($_[0]) . $_[1] }

# ids of a Bundle's matches, and the whole of it
sub found {
    my ($reply) = @_;
    my $bundle = $reply->json;
    is("$reply->{status} " . $reply->header('Content-Type'),
        '200 application/fhir+json', 'a Bundle') or diag $reply->{body};
    is($bundle->{type}, 'searchset', 'of matches');
    my @ids = map { $_->{resource}{id} }
        grep { $_->{search}{mode} eq 'match' } @{ $bundle->{entry} // [] };
    return (join(' ', @ids), $bundle);
}

my @many = map { sprintf 'many-%02d', $_ } 1 .. 25;

for my $tenant (@tenants) {
    subtest $tenant => sub {
        my $group = url($tenant, '/Group');

        for my $case (
            ['' => join ' ', @many, qw(pumps unnamed ward-1 ward-2)],
            ['?name=ward' => 'ward-1 ward-2'],
            ['?name=w%C3%84RD+2' => 'ward-2'],
            ['?name=ward%201%5C,%20north,pump' => 'pumps ward-1'],
            ['?identifier=urn:wards%7C1' => 'ward-1'],
            ['?identifier=%7Cold' => 'ward-2'],
            ['?type=device' => 'pumps'],
            ['?type=person&name=ward' => 'ward-1 ward-2'],
            ['?_id=ward-2,pumps,gone,ward-3' => 'pumps ward-2'])
        {
            my ($query, $ids) = @$case;
            my ($got, $bundle) = found($s->get("$group$query",
                                               as('all', $tenant)));
            is($got, $ids, "GRP-07: Group$query");
            is($bundle->{total}, scalar(split / /, $ids), 'as many as told');
            is($bundle->{entry}[0]{fullUrl},
                "$group/$bundle->{entry}[0]{resource}{id}", 'with its URL');
        }

        # page by page
        my ($next, @all) = ("$group?type=practitioner,device&_count=10");
        while ($next && @all < 100) {
            my ($ids, $bundle) = found($s->get($next, as('all', $tenant)));
            is($bundle->{total}, 26, 'the total of all pages');
            push @all, split / /, $ids;
            my %link = map { ($_->{relation} => $_->{url}) }
                @{ $bundle->{link} };
            $next = $link{next};
        }
        is("@all", "@many pumps", 'GRP-07: all pages, each Group once');

        # what is stored, whole
        my $reply = $s->get("$group/ward-1", as('all', $tenant));
        is($reply->{status}, 200, 'GRP-07: a read');
        is_deeply($reply->json, $resources[-6], 'of the very Group')
            if $reply->{status} == 200;
        is($reply->header('Cache-Control'), 'no-store', 'that nobody keeps');
        is($s->request('HEAD', "$group/ward-1", as('all', $tenant))->{status},
            200, 'HEAD');
        is($s->get("$group/$_", as('all', $tenant))->{status}, 404,
            "GRP-07: no Group: $_") for qw(gone ward-3 WARD-1 p1);

        # GRP-06: what a client may not export is not there
        my ($ids) = found($s->get($group, as('few', $tenant)));
        is($ids, 'pumps ward-2', 'GRP-06: a client sees its own');
        ($ids) = found($s->get("$group?_id=ward-1", as('few', $tenant)));
        is($ids, '', 'and no others');
        is($s->get("$group/ward-2", as('few', $tenant))->{status}, 200,
            'its own can be read');
        is($s->get("$group/ward-1", as('few', $tenant))->{status}, 404,
            'GRP-06: others are not there');
        ($ids) = found($s->get($group, as('none', $tenant)));
        is($ids, '', 'GRP-06: a client without Groups');

        # scopes
        for my $case (['system/Group.r', 200, 403], ['system/Group.s', 403, 200],
                      ['system/Group.read', 200, 200],
                      ['system/Patient.rs', 403, 403])
        {
            my ($scope, $read, $search) = @$case;
            my @as = as('all', $tenant, $scope);
            is($s->get("$group/ward-1", @as)->{status}, $read,
                "$scope: read");
            is($s->get("$group?name=ward", @as)->{status}, $search,
                "$scope: search");
        }
        is($s->get($group)->{status}, 401, 'ACC-01: no token');
        my $refused = $s->get($group, as('all', $tenant, 'system/Patient.rs'));
        like($refused->header('WWW-Authenticate'),
            qr/error="insufficient_scope", scope="system\/Group\.rs"/,
            'ACC-04: what is missing is said');

        # parameters that do not exist
        is($s->get("$group?member=Patient/p1", as('all', $tenant))->{status},
            400, 'an unknown parameter');
        ($ids) = found($s->get("$group?member=Patient/p1&type=device",
            Prefer => 'handling=lenient', as('all', $tenant)));
        is($ids, 'pumps', 'is ignored when that is wanted');

        # what was found can be exported
        $s->{bearer} = $s->token('few', 'system/*.rs', tenant => $tenant);
        my $export = $s->export('/Group/ward-2/$export?_type=Patient',
                                base => $s->base_of($tenant));
        delete $s->{bearer};
        is(join(' ', sort keys %{ FhirBulk::Data::of_export($export) }),
            'Patient/p2', 'KICK-03: the export of a Group that was found');

        # the rest of Group is the FHIR server's
        is($s->request(@$_, as('all', $tenant))->{body},
            "host $_->[0] " . $_->[1] =~ s/^\Q$s->{server}\E//r, "@$_")
            for ['GET', "$group/ward-1/_history"], ['GET', "$group/_search"],
                ['PUT', "$group/ward-1"], ['POST', $group];

        # CAP-11
        my ($rest) = @{ $s->get(url($tenant, '/metadata'))->json->{rest} };
        my ($listed) = grep { $_->{type} eq 'Group' } @{ $rest->{resource} };
        is(join(' ', map { $_->{code} } @{ $listed->{interaction} }),
            'read search-type', 'CAP-11: they are told of');
        my %param = map { ($_->{name} => 1) } @{ $listed->{searchParam} };
        ok($param{$_}, "CAP-11: $_") for qw(_id identifier name type);
    };
}

# where nginx does not say "groups"
is($s->get("$s->{server}/plain/Group/ward-1", as('all', 'folder'))->{body},
    'host GET /plain/Group/ward-1',
    'GRP-07: without "groups", reads stay with the FHIR server');
is($s->get("$s->{server}/plain/Group?name=x", as('all', 'folder'))->{body},
    'host GET /plain/Group?name=x', 'and searches');

# NET-10
my $log = FhirBulk::read_file("$s->{dir}/nginx-access.log")
    . FhirBulk::read_file("$s->{dir}/nginx-error.log");
unlike($log, qr/urn:wards/, 'NET-10: what was searched for is in no log');
my $audit = FhirBulk::read_file("$s->{dir}/audit.log");
like($audit, qr/"event":"denied".*"path":"\/folder\/fhir\/Group\/ward-1","status":404.*"group":"ward-1".*"reason":"group"/,
    'NET-10: who asked for the Groups of others is written down');

$s->stop;
done_testing();
