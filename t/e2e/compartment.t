#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Which resources belong to a patient: one resource for each link of the
# compartment, to a member and to somebody else, in each form of reference.
# From a folder, and from tables by scan and by cohort query.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

# section 7 of the requirements; [] is a list
my %links = (
    AllergyIntolerance => [qw(patient recorder asserter)],
    CarePlan => [qw(subject activity[].detail.performer[])],
    CareTeam => [qw(subject participant[].member)],
    Condition => [qw(subject asserter)],
    Coverage => [qw(beneficiary subscriber policyHolder payor[])],
    Device => [qw(patient)],
    DiagnosticReport => [qw(subject)],
    DocumentReference => [qw(subject author[])],
    Encounter => [qw(subject)],
    Goal => [qw(subject)],
    Immunization => [qw(patient)],
    MedicationAdministration => [qw(subject performer[].actor)],
    MedicationDispense => [qw(subject receiver[])],
    MedicationRequest => [qw(subject)],
    MedicationStatement => [qw(subject)],
    Observation => [qw(subject performer[])],
    Procedure => [qw(subject performer[].actor)],
    Provenance => [qw(target[])],
    QuestionnaireResponse => [qw(subject author)],
    RelatedPerson => [qw(patient)],
    ServiceRequest => [qw(subject performer[])],
    Specimen => [qw(subject)],
);

my $s = FhirBulk->new(source => 'none', start => 0);
$s->start_postgres;

my @tenants = qw(folder scan query json text);
my $json = JSON::PP->new->utf8->canonical;

# the path's value in a resource
sub at {
    my ($path, $value) = @_;
    my ($first, $rest) = split /\./, $path, 2;
    my $list = $first =~ s/\[\]$//;
    $value = at($rest, $value) if defined $rest;
    return { $first => $list ? [$value] : $value };
}

# lines of the fixture, and which of them belong: to the member, to anybody
my (@lines, %member, %anybody);

sub add {
    my ($resource, $of_member, $of_anybody) = @_;
    my $text = ref $resource ? $json->encode($resource) : $resource;
    # resourceType and id in front, as servers write them
    my ($type) = $text =~ /"resourceType":"(\w+)"/;
    my $key = FhirBulk::Data::key($text);
    push @lines, $text;
    $member{$key} = 1 if $of_member;
    $anybody{$key} = 1 if $of_member || $of_anybody;
}

sub make {
    my ($type, $id, @members) = @_;
    my %all = map { %$_ } @members;
    my $rest = $json->encode(\%all);
    $rest =~ s/^\{/,/ if $rest ne '{}';
    $rest =~ s/^\{\}$/}/;
    return qq({"resourceType":"$type","id":"$id"$rest);
}

sub fixture {
    my ($base) = @_;
    (@lines, %member, %anybody) = ();

    add(make('Patient', $_), $_ ne 'x1', 1) for qw(m1 m2 x1);
    add(make('Patient', 'linked', { link => [{ type => 'seealso',
        other => { reference => 'Patient/m1' } }] }), 0, 1);
    add(make('Group', 'g', { member => [
        map { { entity => { reference => "Patient/$_" } } } qw(m1 m2)] }), 1, 0);
    delete $anybody{'Group/g'};
    add(make('Group', 'shares', { member => [
        { entity => { reference => 'Patient/m1' } }] }), 0, 0);
    add(make('Practitioner', 'm1'), 0, 0);

    my $n = 0;
    for my $type (sort keys %links) {
        for my $path (@{ $links{$type} }) {
            my $id = sprintf 'l%03d', $n++;
            add(make($type, "$id-m", at($path,
                { reference => 'Patient/m1', display => 'Müller' })), 1, 1);
            add(make($type, "$id-x", at($path,
                { reference => 'Patient/x1' })), 0, 1);
            add(make($type, "$id-p", at($path,
                { reference => 'Practitioner/m1' })), 0, 0);
        }
    }

    my %forms = (
        absolute => ["$base/Patient/m2", 1, 1],
        versioned => ['Patient/m2/_history/7', 1, 1],
        both => ["$base/Patient/m2/_history/7", 1, 1],
        foreign => ['https://elsewhere.example/fhir/Patient/m1', 0, 0],
        longer => ['Patient/m11', 0, 0],
        contained => ['#m1', 0, 0],
        urn => ['urn:uuid:m1', 0, 0],
        lower => ['patient/m1', 0, 0],
        nobody => ['Patient/not-there', 0, 0],
    );
    for my $form (sort keys %forms) {
        my ($reference, @belongs) = @{ $forms{$form} };
        add(make('Observation', "form-$form",
                 { subject => { reference => $reference } }), @belongs);
    }

    # elements that are no links, deeper ones and contained resources
    add(make('Observation', 'note', { note => [{ authorReference =>
        { reference => 'Patient/m1' } }] }), 0, 0);
    add(make('Observation', 'text', { valueString => 'Patient/m1' }), 0, 0);
    add(make('Observation', 'deep', { extension => [{ url => 'urn:x',
        valueReference => { reference => 'Patient/m1' } }] }), 0, 0);
    add(make('MedicationRequest', 'inner', {
        subject => { reference => 'Patient/x1' }, contained => [{
            resourceType => 'Observation', id => 'o',
            subject => { reference => 'Patient/m1' } }] }), 0, 1);
    add(make('Observation', 'second', { performer => [
        { reference => 'Practitioner/d' }, { reference => 'Patient/m1' }] }),
        1, 1);
    add(make('MedicationRequest', 'keeps', {
        subject => { reference => 'Patient/m1' }, contained => [{
            resourceType => 'Medication', id => 'med' }],
        medicationReference => { reference => '#med' } }), 1, 1);
    # escapes do not hide a link
    add('{"resourceType":"Observation","id":"escaped","subject":'
        . '{"reference":"Patient\/m\u0031"}}', 1, 1);
    add('{"resourceType":"Observation","id":"escaped-name","sub\u006aect":'
        . '{"reference":"Patient/m1"}}', 1, 1);

    # CMP-12: what a parser would spoil
    my $odd = '"valueQuantity":{"value":1.50,"extension":[{"url":'
        . '"http://example.org/unknown","valueDecimal":0.10}]},'
        . '"note":[{"text":"caf\u00e9 \ud83d\ude00 ' . "\xc3\xa9\xf0\x9f\x98"
        . "\x80" . ' \" \\\\ \/ \t"}],"unknown":[[],{},null,true,-0.5]';
    add('{"resourceType":"Observation","id":"odd","subject":'
        . "{\"reference\":\"Patient/m1\"},$odd}", 1, 1);
    my $long = 'x' x 3_000_000;
    add(make('DocumentReference', 'long', {
        subject => { reference => 'Patient/m1' }, description => $long }),
        1, 1);
}

sub load {
    my ($body) = @_;
    $s->load_table($body);
    my $sql = '';
    for my $line (@lines) {
        my ($type, $id) = split m{/}, FhirBulk::Data::key($line);
        $sql .= "INSERT INTO s_$body.resource (type, id, last_updated, body)"
            . " VALUES ('$type', '$id', '2024-01-01Z', \$fhb\$$line\$fhb\$);\n";
    }
    $s->sql("$sql ANALYZE s_$body.resource;");
}

# the same lines for each tenant, with its own base
my %tenant = (
    scan => { cohort_percent => 0 }, query => { cohort_percent => 100 },
    json => {}, text => {},
);
my %expect;
for my $name (@tenants) {
    fixture("$s->{server}/$name/fhir");
    my $body = $name =~ /^(?:json|text)$/ ? $name : 'jsonb';
    if ($name eq 'folder') {
        my %files;
        $files{ s{/.*}{}r . '.ndjson' } //= '' for map {
            FhirBulk::Data::key($_) } @lines;
        $files{ FhirBulk::Data::key($_) =~ s{/.*}{}r . '.ndjson' } .= "$_\n"
            for @lines;
        # the last line of a file may lack its newline
        chomp $files{'Observation.ndjson'};
        my $path = $s->ndjson_folder('folder', \%files);
        $s->{tenants}{folder} = { source => 'ndjson', path => $path };
        FhirBulk::Data::add_lines(\my %all, join("\n", @lines, ''));
        $expect{folder} = \%all;
    } else {
        # two tenants on one table would share a base: a copy each
        load($body) if $name ne 'query';
        if ($name eq 'query') {
            my $own = "$s->{server}/query/fhir";
            $s->sql("CREATE SCHEMA s_query; CREATE TABLE s_query.resource"
                . ' (LIKE s_jsonb.resource INCLUDING ALL);'
                . ' INSERT INTO s_query.resource SELECT type, id, version,'
                . ' last_updated, deleted, replace(body::text,'
                . " '/scan/fhir/', '/query/fhir/')::jsonb"
                . ' FROM s_jsonb.resource; ANALYZE s_query.resource;'
                . ' GRANT USAGE ON SCHEMA s_query TO fhir_bulk_reader;'
                . ' GRANT SELECT ON s_query.resource TO fhir_bulk_reader');
        }
        my $table = $name eq 'query' ? 's_query.resource' : "s_$body.resource";
        $s->{tenants}{$name} = { $s->postgres_keys($body), table => $table,
                                 %{ $tenant{$name} } };
        $expect{$name} = FhirBulk::Data::of_table($s, $table);
    }
}
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

for my $name (@tenants) {
    subtest $name => sub {
        my @base = (base => "$s->{server}/$name/fhir");
        my $all = $expect{$name};
        my $check = sub {
            my ($path, $want, $title) = @_;
            my %part = map { $_ => $all->{$_} } keys %$want;
            my $got = eval {
                FhirBulk::Data::of_export($s->export($path, @base));
            };
            is($got ? FhirBulk::Data::difference($got, \%part) : $@, '',
                $title);
        };

        $check->('/$export', $all, 'CMP-01 CMP-12: all of it, byte for byte');
        $check->('/Patient/$export', \%anybody, 'CMP-02 CMP-04 CMP-07: each '
            . 'element and form of reference, of any patient');
        $check->('/Group/g/$export', \%member, 'CMP-02 CMP-03 CMP-04 CMP-07 '
            . 'CMP-09 GRP-01: of members only');

        my %some = map { $_ => 1 } grep { m{^MedicationRequest/} }
            keys %member;
        my $export = $s->export('/Group/g/$export?_type=MedicationRequest',
                                @base);
        is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
               { map { $_ => $all->{$_} } keys %some }), '',
            'TYPE-01: with _type');
        like(join('', values %{ $export->{files} }),
            qr/"resourceType": ?"Medication"/,
            'CMP-09: contained resources stay');

        my %since;
        $check->('/Group/g/$export?_since=2024-01-01T00:00:00Z',
            $name eq 'folder' ? \%member : \%since,
            'TIME-01 TIME-06: by the column, or undated');
    };
}

$s->stop;
done_testing;
