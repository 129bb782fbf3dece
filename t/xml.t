#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# FILE-20: what the converter makes of resources is read back by a reader of
# its own (t/lib/FhirBulk/Xml.pm: libxml2, strict) and is the JSON that it was
# made from, with the elements in R4's order: every element of every type, the
# sample data, and those cases of t/cases/xml that lose nothing.
#
# With FHIR_XSD=FILE the documents are also validated against R4's schema
# (fhir-single.xsd) for what stands where; values and what is mandatory are made
# up or left out here.

use strict;
use warnings;

use File::Temp qw(tempdir);
use FindBin;
use Test::More;

chdir "$FindBin::Bin/.." or die "$FindBin::Bin/..: $!";
use lib 't/lib';
use FhirBulk::Xml;
use FhirBulk::XmlMake;

my $dir = tempdir('fhb-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $schema = $ENV{FHIR_XSD}
    ? XML::LibXML::Schema->new(location => $ENV{FHIR_XSD}) : undef;

sub slurp {
    my ($file) = @_;

    open my $fh, '<:raw', $file or die "$file: $!";
    local $/;
    return scalar <$fh>;
}

# what the schema says, but for values, and for what the made ones do without
sub invalid {
    my ($xml) = @_;

    return '' if !$schema;
    eval { $schema->validate(XML::LibXML->load_xml(string => $xml)); 1 }
        and return '';
    return join "\n", grep {
        /\S/ && !/Missing child element|is required but missing/
        && !/facet '(?:enumeration|pattern|minLength)'/
        && !/is not a valid value of the (?:atomic|list|union|local) type/
    } split /\n/, "$@";
}

# '' when all is well
sub wrong {
    my ($json, $r) = @_;

    return "refused: $r->{refused}" if defined $r->{refused};
    return "left out: $r->{path}" if $r->{left_out};
    return eval {
        FhirBulk::Xml::differs(FhirBulk::Xml::from_xml($r->{xml}),
                               FhirBulk::Xml::from_json($json));
    } // "unreadable: $@";
}

# the first few faults of many documents
sub round_trip {
    my ($title, @json) = @_;
    my @faults;

    open my $fh, '>:raw', "$dir/in" or die "in: $!";
    print $fh map { "$_\n" } @json;
    close $fh or die "in: $!";

    my @results = FhirBulk::Xml::convert("$dir/in");
    is(scalar @results, scalar @json, "$title: one answer for each");

    for my $i (0 .. $#results) {
        my $wrong = wrong($json[$i], $results[$i])
            || invalid($results[$i]{xml});
        push @faults, substr($json[$i], 0, 300) . "\n$wrong" if $wrong;
    }
    is(join("\n", splice @faults, 0, 3), '',
        "$title: " . @json . ' resources come back');
}

my $make = FhirBulk::XmlMake->new(7);
my @types = sort keys %{ FhirBulk::Xml::definitions()->{resources} };
is(scalar @types, 146, 'all types of R4');

my @made = map { $make->of_type($_) } @types;
push @made, $make->rest;
is(join("\n", $make->missing), '', 'every element of R4 was made');
round_trip('every element', @made);

my $patients = $ENV{XML_PATIENTS} // 12;
system("build/fhir-sample --patients $patients --out $dir/sample 2> $dir/err")
    == 0 or die slurp("$dir/err");
my @sample = map { split /\n/, slurp($_) } sort glob "$dir/sample/*.ndjson";
cmp_ok(scalar @sample, '>', 500, 'sample data');
round_trip('sample data', @sample);

# cases: what is kept in "expected" is read with the same eyes; some are no
# FHIR and need only be XML
my %no_fhir = map { $_ => 1 } qw(choice-two-of-one depth-allowed-contained empty
    null-beside-value primitive-arrays-holes primitive-kinds single-for-array);
my %cases = (whole => 0, cut => 0);

for my $name (map { m{([^/]+)$} } sort glob 't/cases/xml/*') {
    my ($input, $expected) = map { slurp("t/cases/xml/$name/$_") }
        qw(input expected);
    my ($xml, $report) = $expected =~ /\A(<.*>)\n(.*)\z/s or next;

    if ($report ne '' || $no_fhir{$name}) {
        ok(eval { XML::LibXML->load_xml(string => $xml) }, "$name: is XML")
            or diag($@);
        $cases{cut}++;
        next;
    }
    is(wrong($input, { xml => $xml, left_out => 0 }), '',
        "$name: comes back");
    $cases{whole}++;
}
cmp_ok($cases{whole}, '>', 15, 'enough cases that lose nothing');
cmp_ok($cases{cut}, '>', 5, 'and that do');

done_testing();
