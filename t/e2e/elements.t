#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What the bytes of resources become: _elements (ELEM rows) and reference_form
# (CMP-06), on sample data and on a few resources with something odd, against
# what Perl makes of the unchanged export.  From a folder and from tables with
# a jsonb and a text column, which keeps pretty-printed bodies.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my @tenants = qw(folder jsonb text);
my $tag = { system =>
    'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
    code => 'SUBSETTED' };

# by hand from FHIR R4: elements with min >= 1 and modifiers
my %stay = (
    AllergyIntolerance => [qw(clinicalStatus verificationStatus patient)],
    Condition => [qw(clinicalStatus verificationStatus subject)],
    Encounter => [qw(status class)],
    Immunization => [qw(status vaccineCode patient occurrenceDateTime
                        occurrenceString isSubpotent)],
    MedicationRequest => [qw(status intent doNotPerform subject
                             medicationCodeableConcept medicationReference)],
    Observation => [qw(status code)],
    Patient => [qw(active deceasedBoolean deceasedDateTime link)],
    Procedure => [qw(status subject)],
    Provenance => [qw(target recorded agent)],
);
my @always = qw(resourceType id meta implicitRules modifierExtension);

my @odd = (
    '{"resourceType":"Observation","id":"no-meta","status":"final","code":'
    . '{"text":"x"},"valueQuantity":{"value":1.50},"note":[{"text":"y"}]}',
    '{"resourceType":"Observation","id":"tagged","meta":{"versionId":"1",'
    . '"tag":[{"system":"urn:x","code":"a","display":"A, \"b\""}]},"status":'
    . '"final","_status":{"id":"s"},"code":{"text":"x"},"_valueString":'
    . '{"extension":[{"url":"urn:x","valueDecimal":0.10}]},"modifierExtension":'
    . '[{"url":"urn:m","valueCode":"z"}],"implicitRules":"urn:r"}',
    '{"resourceType":"Observation","id":"nothing-to-remove","status":"final",'
    . '"code":{"text":"x"}}',
    '{"resourceType":"Patient","id":"only","meta":{"tag":[]}}',
);

my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { max_active_jobs_per_client => 1000 });
$s->start_postgres;

for my $name (@tenants) {
    local $s->{base} = "$s->{server}/$name/fhir";
    my @sample = ('--patients', 12);
    my %source;
    if ($name eq 'folder') {
        my $path = $s->sample_folder('folder', @sample);
        %source = (source => 'ndjson', path => $path);
        for (@odd) {
            my ($type) = /"resourceType":"(\w+)"/;
            open my $fh, '>>:raw', "$path/$type.ndjson" or die "$path: $!";
            print $fh "$_\n";
            close $fh or die "$path: $!";
        }
    } else {
        $s->load_table($name, @sample);
        $s->load_files($name, { odd => join "\n", @odd });
        %source = $s->postgres_keys($name);
    }
    $s->{tenants}{$name} = \%source;
    # the same data below the same base, with references of one form
    for my $form (qw(relative absolute)) {
        $s->{tenants}{"$name-$form"} = { %source, reference_form => $form };
    }
}
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

# numbers keep their digits: they become strings
my %decoded;

sub decoded {
    my ($line) = @_;
    return $decoded{$line} //= decode($line);
}

sub decode {
    my ($line) = @_;
    $line =~ s{("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)}
              {defined $1 ? $1 : qq("#$2")}ge;
    return $json->decode($line);
}

sub lines {
    my ($export) = @_;
    FhirBulk::Data::of_export($export)
        if !$export->{manifest}{outputOrganizedBy};             # FILE-03
    my %lines;
    for my $line (map { split /\n/ } values %{ $export->{files} }) {
        $lines{ FhirBulk::Data::key($line) } = $line
            if $line !~ /^\{"resourceType":"(?:Parameters|OperationOutcome)"/;
    }
    return \%lines;
}

# the resource with its SUBSETTED tag; elements: those that are listed
sub subset {
    my ($line, @elements) = @_;
    my $r = { %{ decoded($line) } };
    my @names = (@always, @{ $stay{ $r->{resourceType} } // die $line });
    my %keep = map { $_ => 1 } @names;
    for my $name (keys %$r) {
        my $plain = $name =~ s/^_//r;
        delete $r->{$name} if !$keep{$plain} && !grep {
            $plain eq $_ || $plain =~ /^\Q$_\E[A-Z]/
                && $_ eq 'value' } @elements;
    }
    my @tags = @{ $r->{meta}{tag} // [] };
    push @tags, $tag
        if !grep { $json->encode($_) eq $json->encode($tag) } @tags;
    $r->{meta} = { %{ $r->{meta} // {} }, tag => \@tags };
    return $json->encode($r);
}

# '' or what is wrong with an export, given how its types are changed
sub wrong {
    my ($got, $whole, $elements) = @_;
    my @wrong;
    for my $key (sort keys %$whole) {
        my ($type) = split m{/}, $key;
        my $line = $got->{$key} // next;
        if ($elements->{$type}) {
            my $want = subset($whole->{$key}, @{ $elements->{$type} });
            my $have = $json->encode(decode($line));
            push @wrong, "$key: $have, not $want" if $have ne $want;
        } else {
            push @wrong, "$key: other bytes" if $line ne $whole->{$key};
        }
    }
    return "@wrong[0 .. ($#wrong < 2 ? $#wrong : 2)]";
}

# what the sample has as absolute references is below another base from now on
sub move {
    my ($name, $from, $to) = @_;
    return $s->sql("UPDATE s_$name.resource SET body = replace(body::text,"
                   . " '$from/', '$to/')::$name") if $name ne 'folder';
    for my $file (glob "$s->{tenants}{folder}{path}/*.ndjson") {
        my $bytes = FhirBulk::read_file($file);
        $s->write_file($file, $bytes =~ s{\Q$from\E/}{$to/}gr);
    }
}

for my $name (@tenants) {
    subtest $name => sub {
        my @base = (base => "$s->{server}/$name/fhir");
        my $whole = lines($s->export('/$export', @base));
        my $check = sub {
            my ($query, $elements, $title) = @_;
            my $got = lines($s->export("/\$export?$query", @base));
            is(wrong($got, $whole, $elements), '', $title);
            return $got;
        };
        my $all = sub {
            my ($got, $title) = @_;
            is(join(' ', sort keys %$got), join(' ', sort keys %$whole),
                $title);
        };

        if ($name eq 'text') {
            cmp_ok($s->sql('SELECT count(*) FROM s_text.resource WHERE NOT'
                           . " deleted AND body ~ '\\n' AND type ="
                           . " 'Observation'"), '>', 5,
                'FILE-03: there are bodies of several lines');
        }

        my $got = $check->('_elements=Observation.value,Observation.subject,'
                           . 'Patient.name',
            { Observation => [qw(value subject)], Patient => ['name'] },
            'ELEM-01 ELEM-02 ELEM-03 ELEM-04: items with types');
        $all->($got, 'no resource is lost');
        for my $id (qw(no-meta tagged nothing-to-remove)) {
            like($got->{"Observation/$id"}, qr/"SUBSETTED"/, "ELEM-04: $id");
        }
        like($got->{'Observation/no-meta'}, qr/"value": ?1\.50/,
            'CMP-12: digits');
        for my $stays (qw(_status modifierExtension implicitRules)) {
            like($got->{'Observation/tagged'}, qr/"$stays"/,
                "ELEM-03: $stays stays");
        }

        my @types = sort keys %stay;
        $check->('_elements=id&_type=' . join(',', @types),
            { map { $_ => [] } @types }, 'ELEM-01: an item of all types');
        $got = $check->('_elements=subject&_type=' . join(',', @types),
            { map { $_ => ['subject'] } qw(Condition Encounter Observation
                                          MedicationRequest Procedure) },
            'ELEM-01 ELEM-02: of all types that have it');

        my @female = grep { /^\{?.*"gender": ?"female"/ }
            map { $whole->{$_} } grep { m{^Patient/} } sort keys %$whole;
        cmp_ok(scalar @female, '>', 2, 'there are some');
        $got = $check->('_elements=id&_type=Patient'
                        . '&_typeFilter=Patient%3Fgender%3Dfemale',
            { Patient => [] }, 'ELEM-06: filters see the whole resource');
        is(join(' ', sort keys %$got), join(' ', sort map {
            FhirBulk::Data::key($_) } @female), 'ELEM-06: by gender');
        unlike(join('', values %$got), qr/"gender"/, 'ELEM-06: without it');

        for my $level ('/Patient', '/Group/cohort') {
            my $lines = lines($s->export("$level/\$export?_type=Observation,"
                . 'Patient,Practitioner&_elements=Observation.code', @base));
            is(wrong($lines, $whole, { Observation => [] }), '',
                "ELEM-01: $level, context is untouched");
            cmp_ok(scalar(grep { /^Practitioner/ } keys %$lines), '>', 0,
                "CMP-05: $level: references that go are followed");
        }

        my $organized = lines($s->export('/Patient/$export?organizeOutputBy='
            . 'Patient&_type=Observation,Patient&_elements=Observation.value',
            @base));
        is(wrong($organized, $whole, { Observation => ['value'] }), '',
            'ELEM-01: output by Patient');
        cmp_ok(scalar(keys %$organized), '>', 100, 'all of it');

        subtest 'ELEM-05' => sub {
            for my $bad (qw(Patient.name.family Nothing.id Patient.nothing
                            nothing Patient. .name Patient.valueQuantity))
            {
                my $path = "/\$export?_type=Patient&_elements=$bad";
                my $reply = $s->kickoff($path, @base);
                is(join(' ', $reply->{status}, map { $_->{code} }
                        @{ $reply->issues }), '400 value', $bad);
                my $export = $s->export("$path,Patient.gender", @base,
                    Prefer => ['respond-async', 'handling=lenient']);
                is(scalar @{ $export->{manifest}{error} }, 1,
                    "$bad: a warning");
                delete @{ $export->{files} }{ map { $_->{url} =~ s{.*/}{}r }
                    @{ $export->{manifest}{error} } };
                is(wrong(lines($export), $whole,
                         { Patient => ['gender'] }), '', "$bad: ignored");
            }
        };
    };

    subtest "$name, references" => sub {
        my $stored = "$s->{server}/$name/fhir";
        my $whole = lines($s->export('/$export', base => $stored));
        for my $form (qw(relative absolute)) {
            my $base = "$s->{server}/$name-$form/fhir";
            move($name, $stored, $base);
            my %want;
            for my $key (keys %$whole) {
                my $line = $whole->{$key} =~ s{\Q$stored\E/}{$base/}gr;
                $line =~ s{("reference": ?")\Q$base\E/}{$1}g;
                $line =~ s{("reference": ?")(?=[A-Z][A-Za-z]+/)}{$1$base/}g
                    if $form eq 'absolute';
                $want{$key} = $line;
            }

            my $check = sub {
                my ($got, $title) = @_;
                my @other = grep { $got->{$_} ne ($want{$_} // '') }
                    sort keys %$got;
                is("@other[0 .. ($#other < 2 ? $#other : 2)]", '', $title);
            };
            my $got = lines($s->export('/$export', base => $base));
            $check->($got, "CMP-06: $form");
            is(scalar keys %$got, scalar keys %want, 'all of it');
            $got = lines($s->export('/Patient/$export?organizeOutputBy='
                . 'Patient&_type=Observation', base => $base));
            $check->($got, "CMP-06: $form, by Patient");
            cmp_ok(scalar keys %$got, '>', 100, 'much of it');
            move($name, $base, $stored);
        }
    };
}

$s->stop;
done_testing;
