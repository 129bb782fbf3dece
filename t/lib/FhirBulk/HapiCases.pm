# Copyright (c) the nginx-fhir-bulk authors
#
# What can be found in a HAPI database and is easily got wrong: one resource
# for each.  "hap" and "ina" are Patients, Group/mixed has both, "ina" as
# inactive.

package FhirBulk::HapiCases;

use strict;
use warnings;

my $extension = 'http://hapifhir.io/fhir/StructureDefinition';

sub observation {
    my ($patient, $more) = @_;
    return '{"resourceType":"Observation","status":"final",'
        . qq("subject":{"reference":"Patient/$patient"}) . ($more // '') . '}';
}

sub add {
    my ($h) = @_;

    my $case = sub {
        my ($type, $id, $text, %o) = @_;
        my %e = (type => $type, id => $id, text => $text);
        $e{$_} = delete $o{$_}
            for grep { exists $o{$_} } qw(tags source request micro ms meta
                                          has_no_tags);
        my $owner = exists $o{owner} ? delete $o{owner} : 'hap';
        $e{owners} = { map { $_ => 1 } split ' ', $owner };
        $h->add(\%e, before => [], %o);
    };
    my $of_hap = sub {
        my ($id, %o) = @_;
        $case->('Observation', $id, observation('hap', delete $o{more}), %o);
    };

    $case->('Patient', $_, qq({"resourceType":"Patient","active":true}),
            owner => $_) for qw(hap ina);
    # a number that is a name: not the number of its row
    $case->('Patient', '77', '{"resourceType":"Patient","gender":"other"}',
            owner => '77');
    $case->('Observation', 'of-77', observation('77'), owner => '77');
    $case->('Patient', 'only-type', '{"resourceType":"Patient"}',
            owner => 'only-type');
    $case->('Group', 'mixed', '{"resourceType":"Group","type":"person",'
        . '"actual":true,"member":[{"entity":{"reference":"Patient/hap"}},'
        . '{"entity":{"reference":"Patient/ina"},"inactive":true}]}',
        owner => '');

    $of_hap->('text', kind => 'vc');
    $of_hap->('packed', kind => 'gz',
        more => qq(,"valueString":"Zo\xc3\xab \xf0\x9f\x98\x80 \\u00e9\\n"));
    $of_hap->('plain', kind => 'plain', more => ',"valueInteger":1.50');
    $of_hap->('long', kind => 'gz',
        more => ',"valueString":"' . 'x' x 300_000 . '"');
    $of_hap->('versions', before => ['gz', 'vc', 'plain']);
    $of_hap->('recreated', before => ['vc', 'del']);
    $of_hap->('history-off', before => [undef, undef]);
    $of_hap->('micro', micro => '987');
    $of_hap->('before-1970', ms => -1_500);

    # the current version was expunged: the one before is shown
    $of_hap->('expunged', before => ['vc', 'vc'], without => 1, shown => 2);
    $of_hap->('expunged-packed', before => ['vc', 'gz', undef], without => 1,
              shown => 2);

    # what cannot be exported
    $of_hap->('no-version', before => [undef], without => 1,
              broken => 'no version of it is left');
    $of_hap->('deleted-version', before => ['vc', 'del'], without => 1,
              broken => 'no content of it is left');
    $of_hap->('lost', kind => 'lost',
              broken => 'its large object is missing');
    $of_hap->('elsewhere', kind => 'esr',
              broken => 'its content is kept outside of the database');
    $case->('Observation', 'no-json', 'archive:1234',
            broken => 'its content is not a JSON object');

    # meta: of the row, of tables, of both
    $of_hap->('all-tags', tags => [0 .. 5, map { $h->tag($_) }
        'http://example.org/StructureDefinition/b',
        'http://example.org/StructureDefinition/a']);
    $of_hap->('flag-off', tags => [0, 1], has_no_tags => 1);
    $case->('Observation', 'meta-extension', '{"resourceType":"Observation",'
        . '"meta":{"extension":[{"url":"urn:x","valueString":"}\\"{"}]},'
        . '"status":"final","subject":{"reference":"Patient/hap"}}',
        tags => [0, 4, $h->tag('http://example.org/StructureDefinition/a')]);
    $case->('Observation', 'inline', '{"resourceType":"Observation",'
        . '"meta":{"profile":["http://example.org/own"],"security":[{"system"'
        . ':"http://example.org/s","code":"N"}],"tag":[{"code":"t"}]},'
        . '"status":"final","subject":{"reference":"Patient/hap"}}');
    $of_hap->('sourced', source => 'http://source.example/x');
    $of_hap->('sourced-cut', source => 'http://source.example/y#abc');
    $of_hap->('only-source', source => 'http://source.example/z',
              request => '');
    $of_hap->('no-source', request => '');
    $of_hap->('blank-request', request => '  ');

    # links
    $of_hap->('two-patients',
        more => ',"performer":[{"reference":"Patient/ina"}]',
        owner => 'hap ina');
    $case->('Observation', 'performed', observation('ina',
        ',"performer":[{"reference":"Patient/hap"}]'), owner => 'hap ina');
    $case->('Observation', 'of-ina', observation('ina'), owner => 'ina');
    $case->('Observation', 'external', '{"resourceType":"Observation",'
        . '"status":"final","subject":{"reference":'
        . '"https://elsewhere.example/fhir/Patient/hap"}}', owner => '');
    $case->('Observation', 'contained', '{"resourceType":"Observation",'
        . '"contained":[{"resourceType":"Patient","id":"hap"}],"status":'
        . '"final","subject":{"reference":"#hap"}}', owner => '');
    # linked, but not of the compartment
    $case->('Group', 'hers', '{"resourceType":"Group","type":"person",'
        . '"actual":true,"managingEntity":{"reference":"Patient/hap"}}',
        owner => '');
    $case->('Device', 'owned', '{"resourceType":"Device",'
        . '"owner":{"reference":"Patient/hap"}}', owner => '');

    # made by the server for a reference to nowhere: a row like any other
    $case->('Organization', 'placeholder', '{"resourceType":"Organization",'
        . qq("extension":[{"url":"$extension/resource-placeholder",)
        . '"valueBoolean":true}]}', owner => '');
    # data that went to another place
    $case->('DocumentReference', 'binary', '{"resourceType":'
        . '"DocumentReference","status":"current","subject":{"reference":'
        . '"Patient/hap"},"content":[{"attachment":{"contentType":'
        . qq("text/plain","_data":{"extension":[{"url":)
        . qq("$extension/externalized-binary-id","valueString":"b1"}]}}}]}));

    # deletions: whose they were is in the version before
    $of_hap->('deleted', kind => 'del', before => ['vc', 'gz'],
              tags => [0]);
    $of_hap->('deleted-twice', kind => 'del', before => ['vc', 'del', 'vc']);
    $case->('Observation', 'deleted-ina', observation('ina'), kind => 'del',
            before => ['plain'], owner => 'ina');
    $case->('Organization', 'deleted', '{"resourceType":"Organization"}',
            kind => 'del', before => ['vc'], owner => '');
    $case->('Patient', 'gone', '{"resourceType":"Patient"}', kind => 'del',
            before => ['vc'], owner => 'gone');
}

1;
