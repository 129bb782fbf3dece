#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Each resource type of R4 at system level, each link of each type of the
# Patient compartment at Patient and Group level, and the presets of "types".
# From a folder, and from tables by scan and by cohort query.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;

# names and paths as t/lib/gen_r4.js took them from the specification
my $table = FhirBulk::read_file("$FhirBulk::top/src/common/fhb_r4_tables.c");
my %paths;
while ($table =~ /^static const char \*const  fhb_r4_(\w+)\[\] = \{(.*?)\};/msg) {
    my ($type, $list) = ($1, $2);
    $paths{$type} = [$list =~ /"([^"]+)"/g];
}
my @types = $table =~ /FHB_R4_NAME\("(\w+)"\)/g;
$paths{Device} = ['patient'];                               # CMP-04

my @core = qw(AllergyIntolerance CarePlan CareTeam Condition Device
    DiagnosticReport DocumentReference Encounter Goal Immunization Location
    Medication MedicationRequest Observation Organization Patient Practitioner
    PractitionerRole Procedure Provenance);
my %presets = (
    'us-core-3.1.1' => [@core],
    'us-core-6.1.0' => [@core, qw(Coverage MedicationDispense
        QuestionnaireResponse RelatedPerson ServiceRequest Specimen)],
    veradigm => [@core, qw(Binary Group MedicationAdministration
        MedicationStatement RelatedPerson)],
);

# a value at the end of a path; as a list at each step, or nowhere
sub at {
    my ($lists, $value, $first, @rest) = @_;
    $value = at($lists, $value, @rest) if @rest;
    return { $first => $lists ? [$value] : $value };
}

# lines by type, and what belongs to whom: a member, any Patient
my (%lines, %member, %anybody);

sub add {
    my ($type, $id, $more, @owners) = @_;
    my $line = $json->encode({ resourceType => $type, id => $id,
        meta => { lastUpdated => '2024-01-01T00:00:00Z' }, %$more });
    push @{ $lines{$type} }, $line;
    $member{"$type/$id"} = 1 if grep { $_ eq 'm1' } @owners;
    $anybody{"$type/$id"} = 1 if @owners;
}

add('Patient', $_, {}, $_) for qw(m1 x1);
add('Practitioner', 'm1', {});
add('Group', 'g', { member => [{ entity => { reference => 'Patient/m1' } }] });
$member{'Group/g'} = 1;                                     # CMP-07

for my $type (@types) {
    my $n = 0;
    add($type, 'minimal', {});
    # CMP-07 has other rules for Groups
    for my $path ($type eq 'Group' ? () : @{ $paths{$type} // [] }) {
        my @names = split /\./, $path;
        for my $lists (0, 1) {
            my $id = join '-', 'path', $n++, $lists ? 'lists' : 'values';
            my $link = sub {
                return at($lists, { reference => $_[0] }, @names);
            };
            add($type, "$id-m", $link->('Patient/m1'), 'm1');
            add($type, "$id-x", $link->('Patient/x1'), 'x1');
            add($type, "$id-p", $link->('Practitioner/m1'));
        }
    }
}
$anybody{'Patient/minimal'} = 1;

my %files = map { ("$_.ndjson" => join "\n", @{ $lines{$_} }, '') }
    keys %lines;
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { max_active_jobs_per_client => 1000 });
$s->start_postgres;
for my $body (qw(jsonb text)) {
    $s->load_table($body);
    $s->load_files($body, \%files);
}
my %sources = (
    folder => { source => 'ndjson', path => $s->ndjson_folder('r4', \%files) },
    scan => { $s->postgres_keys('jsonb'), cohort_percent => 0 },
    query => { $s->postgres_keys('jsonb'), cohort_percent => 100 },
    text => { $s->postgres_keys('text') },
);
for my $name (keys %sources) {
    $s->{tenants}{$name} = $sources{$name};
    $s->{tenants}{"$name-$_"} = { %{ $sources{$name} },
        types => $_ } for keys %presets;
}
# names of tenants have no dots
for my $name (keys %{ $s->{tenants} }) {
    my $plain = $name =~ tr/./-/r;
    $s->{tenants}{$plain} = delete $s->{tenants}{$name};
}
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

# its list has Resource, DomainResource and Parameters besides
is(scalar @types, 148 - 3, 'the types of R4');
cmp_ok(scalar keys %paths, '>', 60, 'and links of many');

sub types_of {
    my ($map) = @_;
    my %types = map { s{/.*}{}r => 1 } keys %$map;
    return join ' ', sort keys %types;
}

for my $name (sort keys %sources) {
    subtest $name => sub {
        my @base = (base => "$s->{server}/$name/fhir");
        my $whole = eval {
            FhirBulk::Data::of_export($s->export('/$export', @base)) };
        BAIL_OUT("no export at all: $@") if !$whole;
        my %all = map { my $type = $_; map { FhirBulk::Data::key($_) => 1 }
                        @{ $lines{$type} } } keys %lines;
        is(join(' ', grep { !$whole->{$_} } sort keys %all), '',
            'TYPE-01: each type at system level');
        is(scalar keys %$whole, scalar keys %all, 'and no more');

        my $check = sub {
            my ($path, $want, $title) = @_;
            my $got = eval {
                FhirBulk::Data::of_export($s->export($path, @base)) };
            is($got ? FhirBulk::Data::difference($got,
                   { map { $_ => $whole->{$_} } keys %$want }) : $@, '',
                $title);
        };
        $check->('/Patient/$export', \%anybody,
            'CMP-02 CMP-04: each link of each type at Patient level');
        $check->('/Group/g/$export', \%member,
            'CMP-02 CMP-04: the same at Group level');

        # Provenance follows its target, the Patient
        my @all = ('Patient', sort keys %paths);
        $check->('/Group/g/$export?_type=' . join(',', @all), \%member,
            'TYPE-01: each by its name');
        for my $type (@all) {
            next if $type eq 'Provenance' || $type eq 'Group';
            $check->("/Patient/\$export?_type=$type",
                { map { $_ => 1 } grep { m{^$type/} } keys %anybody },
                "TYPE-01: $type alone") if $name eq 'query';
        }
    };

    for my $preset (sort keys %presets) {
        subtest "$name, $preset" => sub {
            my $url = "$s->{server}/$name-" . ($preset =~ tr/./-/r) . '/fhir';
            my @has = sort @{ $presets{$preset} };
            my %has = map { $_ => 1 } @has;
            my $types = sub {
                return types_of(FhirBulk::Data::of_export(
                    $s->export($_[0], base => $url)));
            };
            is($types->('/$export'), "@has", 'CMP-01: system level');
            is($types->('/Group/g/$export'), types_of({ map { $_ => 1 }
                grep { $has{ s{/.*}{}r } } keys %member }),
                'CMP-01: Group level');

            my $reply = $s->kickoff('/$export?_type=Account', base => $url);
            is($reply->{status}, 400, 'TYPE-03: no other type');
            $reply = $s->get("$url/metadata",
                             Accept => 'application/fhir+json');
            is(join(' ', sort map { $_->{type} }
                    grep { $_->{searchParam} }
                    @{ $reply->json->{rest}[0]{resource} }), "@has",
                'CMP-01 CAP-08: the CapabilityStatement lists them');
        };
    }
}

$s->stop;
done_testing;
