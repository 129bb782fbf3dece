#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# _typeFilter end to end: the FILT rows as stories, the same on all sources.
# filters_random.t has the search parameters.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my ($old, $new) = qw(2024-01-01T00:00:00.000Z 2025-06-01T00:00:00.000Z);

sub resource {
    my ($type, $id, $updated, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $updated }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

sub observation {
    my ($id, $patient, $status, $code, $updated, @performer) = @_;
    return resource('Observation', $id, $updated // $old, status => $status,
                    code => { coding => [{ system => 'http://loinc.org',
                                           code => $code }] },
                    subject => ref_to("Patient/$patient"),
                    @performer ? (performer => [map { ref_to($_) } @performer])
                               : ());
}

sub encounter {
    my ($id, $patient, $status, $start, $end) = @_;
    return resource('Encounter', $id, $old, status => $status,
                    class => { code => 'AMB' },
                    subject => ref_to("Patient/$patient"),
                    period => { start => $start, end => $end });
}

sub medication {
    my ($id, $patient, $status, $authored) = @_;
    return resource('MedicationRequest', $id, $old, status => $status,
                    intent => 'order', authoredOn => $authored,
                    medicationCodeableConcept => { text => 'x' },
                    subject => ref_to("Patient/$patient"));
}

sub provenance {
    my ($id, $updated, @targets) = @_;
    return resource('Provenance', $id, $updated, recorded => $updated,
                    target => [map { ref_to($_) } @targets],
                    agent => [{ who => ref_to('Practitioner/d3') }]);
}

my %files = (
    'Patient.ndjson' =>
        resource('Patient', 'p1', $old, gender => 'female',
                 birthDate => '1950-01-01', name => [{ family => 'M, N' }])
        . resource('Patient', 'p2', $old, gender => 'male',
                   birthDate => '1990-06-15', name => [{ family => 'Meier' }])
        . resource('Patient', 'p3', $old, gender => 'male',
                   birthDate => '2001'),
    'Observation.ndjson' =>
        observation('o1', 'p1', 'final', 'a', $old, 'Practitioner/d1')
        . observation('o2', 'p1', 'amended', 'b', $new, 'Practitioner/d2')
        . observation('o3', 'p2', 'final', 'b', $old, 'Practitioner/d2')
        . observation('o4', 'p3', 'final', 'a|b', $new),
    'Encounter.ndjson' =>
        encounter('e1', 'p1', 'finished', '2024-05-10', '2024-05-12')
        . encounter('e2', 'p2', 'planned', '2024-06-01', '2024-06-01')
        . encounter('e3', 'p3', 'cancelled', '2024-07-01', '2024-07-01'),
    'MedicationRequest.ndjson' =>
        medication('m1', 'p1', 'active', '2024-01-05')
        . medication('m2', 'p2', 'completed', '2024-01-05')
        . medication('m3', 'p2', 'completed', '2025-01-05')
        . medication('m4', 'p3', 'stopped', '2025-01-05'),
    'Practitioner.ndjson' =>
        resource('Practitioner', 'd1', $old, name => [{ family => 'Kim' }])
        . resource('Practitioner', 'd2', $old, name => [{ family => 'Lee' }])
        . resource('Practitioner', 'd3', $old, name => [{ family => 'Kim' }]),
    'Provenance.ndjson' => provenance('v1', $old, 'Observation/o1')
        . provenance('v2', $new, 'Observation/o2')
        . provenance('v3', $old, 'Observation/o3', 'Encounter/e2')
        . provenance('v4', $new, 'Patient/p1'),
    'Group.ndjson' => resource('Group', 'g1', $old, type => 'person',
        actual => JSON::PP::true,
        member => [map { { entity => ref_to("Patient/$_") } } qw(p1 p2)]),
);

sub percent {
    my ($text) = @_;
    return $text =~ s/([^A-Za-z0-9_.~-])/sprintf '%%%02X', ord $1/ger;
}

sub query {
    my ($types, @filters) = @_;
    return '?' . join '&', $types ? "_type=$types" : (),
        map { '_typeFilter=' . percent($_) } @filters;
}

sub outcome {
    my ($reply) = @_;
    my %codes = map { $_->{code} => 1 } @{ $reply->issues };
    return join ' ', $reply->{status}, sort keys %codes;
}

sub stories {
    my ($source, $body) = @_;

    my $s = FhirBulk->new(source => $source, body => $body, files => \%files,
                          ini => { max_active_jobs_per_client => 1000 });
    my $whole = FhirBulk::Data::of_export($s->export('/$export'));

    # what is exported is what the source holds, byte for byte
    my $is = sub {
        my ($path, $ids, $title) = @_;
        my %want = map { $_ => $whole->{$_} // 'unknown' } map {
            my ($type, @ids) = split /[ :]+/; map { "$type/$_" } @ids
        } split /; /, $ids;
        my $got = eval { FhirBulk::Data::of_export($s->export($path)) };
        is($got ? FhirBulk::Data::difference($got, \%want) : $@, '', $title);
    };

    subtest 'who is meant by a filter' => sub {
        my $types = 'Patient,Encounter';
        my $born = 'Patient?birthdate=ge1990';
        for my $level ('', '/Patient') {
            $is->("$level/\$export" . query($types, $born),
                'Patient: p2 p3; Encounter: e1 e2 e3',
                "FILT-01: other types are untouched$level");
            $is->("$level/\$export" . query($types, 'Patient?gender=other'),
                'Encounter: e1 e2 e3', "FILT-01: not even without any$level");
        }
        $is->('/Group/g1/$export' . query($types, $born),
            'Patient: p2; Encounter: e1 e2', 'FILT-01 FILT-12: Group level');
        $is->('/Group/g1/$export' . query('Group,Encounter',
                                          'Encounter?status=planned'),
            'Group: g1; Encounter: e2', 'FILT-01: the Group');
        $is->('/Group/g1/$export' . query('Group,Patient', 'Group?_id=g1',
                                          'Patient?_id=p3,p1'),
            'Group: g1; Patient: p1', 'FILT-12: membership comes first');
        $is->('/Group/g1/$export' . query('Group,Patient', 'Group?_id=g2'),
            'Patient: p1 p2', 'FILT-01: the Group has to pass its own');
    };

    subtest 'or and and' => sub {
        $is->('/$export' . query('MedicationRequest',
            'MedicationRequest?status=active',
            'MedicationRequest?status=completed&authoredon=gt2024-12'),
            'MedicationRequest: m1 m3', 'FILT-02: filters of a type');
        $is->('/$export' . query('MedicationRequest',
            'MedicationRequest?status=active,completed&authoredon=lt2024-12'),
            'MedicationRequest: m1 m2', 'FILT-02: in one');
        $is->('/$export' . query('MedicationRequest',
            'MedicationRequest?status=active&status=completed'), '',
            'FILT-02: both at once');
        $is->('/$export' . query('MedicationRequest,Encounter',
            'MedicationRequest?status=active,'
            . 'MedicationRequest?status=stopped'),
            'MedicationRequest: m1 m4; Encounter: e1 e2 e3',
            'FILT-03: a list of them');
        $is->('/$export' . query('MedicationRequest,Encounter',
            'MedicationRequest?status=active,Encounter?status=finished,'
            . 'planned'), 'MedicationRequest: m1; Encounter: e1 e2',
            'FILT-03: commas of both kinds');
        $is->('/$export' . query('Encounter',
                                 'Encounter?status=finished%2Cplanned'),
            'Encounter: e1 e2', 'FILT-03: %2C');
        $is->('/$export' . query('Patient', 'Patient?family=M\,'),
            'Patient: p1', 'FILT-03: backslash and comma');
        $is->('/$export' . query('Patient', 'Patient?family=M,'
                                 . 'Mei'), 'Patient: p1 p2',
            'FILT-03: a comma');
    };

    subtest 'escapes' => sub {
        my $code = 'http%3A%2F%2Floinc.org%7C';
        $is->('/$export' . query('Observation', "Observation?code=${code}a"),
            'Observation: o1', 'FILT-10: twice');
        $is->('/$export?_type=Observation&_typeFilter=Observation?code=a',
            'Observation: o1', 'FILT-10: where none are needed');
        $is->('/$export' . query('Observation', 'Observation?code=a\|b'),
            'Observation: o4', 'FILT-10: a bar that is one');
        $is->('/$export?_type=Observation&_typeFilter='
            . 'Observation%3Fstatus%3Dfinal%26code%3Db', 'Observation: o3',
            'FILT-10: %3F and %26');
    };

    subtest 'types' => sub {
        my $export = $s->export('/$export' . query('', 'Observation?status='
                                                   . 'amended'));
        my %want = map { $_ => $whole->{$_} }
            grep { !/^Observation/ || $_ eq 'Observation/o2' } keys %$whole;
        is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
            \%want), '', 'FILT-04: without _type');

        my $path = '/$export' . query('Patient', 'Observation?status=final',
                                      'Patient?gender=male');
        is(outcome($s->kickoff($path)), '400 invalid',
            'FILT-04: a type that is not in _type');
        $export = $s->export($path, Prefer =>
            ['respond-async', 'handling=lenient']);
        is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
            { map { $_ => $whole->{$_} } qw(Patient/p2 Patient/p3) }), '',
            'FILT-04: leniently, the rest counts');
        is(scalar @{ $export->{manifest}{error} }, 1,
            'FILT-04: and a warning tells');
    };

    subtest 'what is refused' => sub {
        my @rows = (
            (map { ["Observation?status=final&$_=1" => 'invalid', 'FILT-05'] }
                qw(_sort _count _include _revinclude _summary _total _elements
                   _contained _containedType)),
            (map { [$_ => 'invalid', 'FILT-06'] } '?code=x',
                'Patient/123/Observation?code=x', '[Observation,Patient]?_id=1',
                '/Observation?code=x', 'http://localhost/fhir/Observation?_id=1',
                'Observation', 'Nothing?_id=1'),
            (map { ["Observation?$_" => 'not-supported', 'FILT-07'] }
                'foo=1', 'code:in=http://x', 'date=ap2024', 'status:below=x'),
            ['Observation?date=2024-13' => 'value', 'FILT-07'],
            (map { ["Observation?$_" => 'not-supported', 'FILT-09'] }
                'patient.name=a', 'subject:Patient.name=a', '_filter=a',
                '_has:Provenance:target:agent=a'),
        );
        for (@rows) {
            my ($filter, $code, $row) = @$_;
            is(outcome($s->kickoff('/$export' . query('', $filter))),
                "400 $code", "$row: $filter");
        }
    };

    subtest 'the CapabilityStatement' => sub {
        my $reply = $s->get("$s->{base}/metadata",
                            Accept => 'application/fhir+json');
        my %of = map { $_->{type} => [map { $_->{name} }
                                      @{ $_->{searchParam} }] }
            @{ $reply->json->{rest}[0]{resource} };
        for my $type (qw(Observation Patient Encounter MedicationRequest)) {
            my @names = @{ $of{$type} };
            cmp_ok(scalar @names, '>', 10, "$type has parameters");
            # those that always have an answer cannot be missing
            my $filter = "$type?" . join '&', map { "$_:missing=true" }
                grep { $_ ne 'deceased' } @names;
            is($s->kickoff('/$export' . query($type, $filter))->{status}, 202,
                "FILT-08 CAP-08: all of $type work");
            is(outcome($s->kickoff('/$export' . query($type,
                "$type?" . join '&', map { "$_-x=1" } @names))),
                '400 not-supported', "FILT-08: and no others");
        }
    };

    subtest 'associated data and context' => sub {
        my $types = 'Observation,Provenance';
        for my $level ('', '/Patient') {
            $is->("$level/\$export" . query($types,
                                            'Observation?status=amended'),
                'Observation: o2; Provenance: v2',
                "FILT-12: Provenance follows$level");
            $is->("$level/\$export" . query($types, 'Observation?status=final',
                                            'Provenance?recorded=ge2025'),
                'Observation: o1 o3 o4',
                "FILT-12: Provenance has to pass its own$level");
        }
        $is->('/$export' . query('Observation,Encounter,Provenance',
                                 'Observation?status=amended'),
            'Observation: o2; Encounter: e1 e2 e3; Provenance: v2 v3',
            'FILT-12: one of two targets');

        my $since = '&_since=2025-01-01T00:00:00Z';
        $is->('/Patient/$export' . query($types, 'Observation?code=a,b')
            . $since, 'Observation: o2; Provenance: v2',
            'FILT-12: times come first');

        $types = 'Observation,Practitioner';
        $is->('/Patient/$export' . query($types, 'Observation?code=b'),
            'Observation: o2 o3; Practitioner: d2',
            'FILT-12: context of what passed');
        $is->('/Patient/$export' . query($types, 'Practitioner?family=kim'),
            'Observation: o1 o2 o3 o4; Practitioner: d1',
            'FILT-11: context has to pass its filter');
        $is->('/$export' . query('Practitioner', 'Practitioner?family=kim'),
            'Practitioner: d1 d3', 'FILT-11: as a type of its own');
        $is->('/Group/g1/$export' . query($types, 'Observation?code=b',
                                          'Practitioner?family=kim'),
            'Observation: o2 o3', 'FILT-11: none of it');
    };

    subtest 'by Patient' => sub {
        my $export = $s->export('/Patient/$export'
            . query('Patient,Observation,Encounter', 'Patient?gender=male',
                    'Observation?code=b') . '&organizeOutputBy=Patient');
        my %ids = map { $_ => 1 } join('', values %{ $export->{files} })
            =~ /"id": ?"([pose]\d)"/g;
        is(join(' ', sort keys %ids), 'e1 e2 e3 o2 o3 p2 p3',
            'FILT-01 FILT-12: filters hold');
    };

    subtest 'by POST' => sub {
        my $post = sub {
            my (@filters) = @_;
            return $s->export('/$export', method => 'POST',
                'Content-Type' => 'application/fhir+json',
                body => $json->encode({ resourceType => 'Parameters',
                    parameter => [map { { name => '_typeFilter',
                                          valueString => $_ } } @filters] }));
        };
        my $got = FhirBulk::Data::of_export($post->('Observation?code=b',
            'Observation?status=final&subject=p3'));
        is(join(' ', grep { /^Obs/ } sort keys %$got),
            'Observation/o2 Observation/o3 Observation/o4',
            'FILT-02: repeats');
    };

    $s->stop;
}

for (['ndjson'], ['postgres', 'jsonb'], ['postgres', 'text']) {
    my @source = @$_;
    subtest "@source" => sub { stories($source[0], $source[1] // 'jsonb') };
}

done_testing;
