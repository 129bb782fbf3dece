#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Searches that name ids or Patients are answered by the store's indexes: the
# same resources as without, and no id in a statement.  explain.t has the plans.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use Test::More;

my $s = FhirBulk->new(
    source => 'postgres', start => 0, sample => ['--resources', 1500],
    clients => { app => {}, narrow => {
        scopes => 'system/Observation.rs?patient=pat-1' } },
    ini => { max_active_jobs_per_client => 1000 });
my $table = 's_jsonb.resource';

$s->sql(<<"END");
INSERT INTO $table (type, id, last_updated, body)
SELECT 'Observation', 'scoped-' || i, '2024-01-01', jsonb_build_object(
           'resourceType', 'Observation', 'id', 'scoped-' || i,
           'subject', jsonb_build_object('reference', 'Patient/pat-' || i))
FROM generate_series(1, 3) i;
CREATE INDEX resource_patients ON $table USING gin (
    string_to_array(translate(jsonb_path_query_array(body,
        'strict \$.**.reference.** ? (@ like_regex "Patient/")')::text,
        '"', '/'), '/'));
VACUUM ANALYZE $table;
ALTER ROLE fhir_bulk_reader SET log_statement = 'all';
END

my @patients = split /\n/, $s->sql("SELECT id FROM $table WHERE type ="
    . " 'Patient' AND NOT deleted ORDER BY id LIMIT 200");
my @ids = split /\n/, $s->sql("SELECT id FROM $table WHERE type ="
    . " 'Observation' AND NOT deleted ORDER BY md5(id) LIMIT 5");
cmp_ok(scalar @patients, '>', 10, 'there are Patients');

sub percent {
    my ($text) = @_;
    return $text =~ s/([^A-Za-z0-9_.~-])/sprintf '%%%02X', ord $1/ger;
}

# name, how its Observations are found, path, types, searches
my $few = join ',', @patients[0, 3];
my $two = join ',', @ids[0, 1];
my @stories = (
    ['ids', 'ids', '/$export', 'Observation,Condition',
     "Observation?_id=$two,nobody"],
    ['ids and more', 'ids', '/$export', 'Observation',
     'Observation?_id=' . join(',', @ids) . '&code:missing=false'],
    ['Patients', 'patients', '/$export', 'Observation,Encounter',
     "Observation?patient=$few"],
    ['Patients of two types', 'patients', '/$export',
     'Observation,Condition,Patient', "Observation?patient=$patients[0]",
     "Condition?subject=Patient/$patients[5]"],
    ['at Patient level', 'patients', '/Patient/$export',
     'Observation,Condition', "Observation?subject:Patient=$few"],
    ['alternatives', 'patients', '/$export', 'Observation',
     "Observation?patient=$patients[1]", "Observation?patient=$patients[2]"],
    ['one alternative says nothing', '', '/$export', 'Observation',
     "Observation?patient=$patients[1]", 'Observation?status=amended'],
    ['Patients that are not there', 'patients', '/$export',
     'Observation', 'Observation?patient=nobody'],
    ['more Patients than are looked for', '', '/$export', 'Observation',
     'Observation?patient=' . join(',', @patients, map { "x$_" } 1 .. 100)],
    ['a granular scope', 'patients', '/$export', 'Observation'],
);

my %by = (ids => qr/"id" = ANY \(\$\d+\)/,
          patients => qr/LOG:  execute (?:(?!LOG: ).)*&& \$\d+::text\[\]/s);

# what comes out, and what the database heard
sub told {
    my ($name, $path, $types, @filters) = @_;

    my $log = -s "$s->{pg}/server.log";
    my $query = join '', map { '&_typeFilter=' . percent($_) } @filters;
    local $s->{bearer} = $name eq 'a granular scope'
        ? $s->token('narrow', 'system/Observation.rs?patient=pat-1')
        : $s->token('app');
    my $got = FhirBulk::Data::of_export(
        $s->export("$path?_type=$types$query"));

    return ($got, substr FhirBulk::read_file("$s->{pg}/server.log"), $log);
}

# a table that is small for its parts is read whole
$s->write_ini(part_size => '1g');
$s->start_sidecar;
$s->start_nginx;
my %whole;
for my $story (@stories) {
    my ($name, $how, @query) = @$story;
    ($whole{$name}, my $log) = told($name, @query);
    unlike($log, qr/$by{$_}/, "$name: not by $_ in a small table")
        for sort keys %by;
}
is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'restart');

$s->write_ini(part_size => '64k');
$s->start_sidecar;
for my $story (@stories) {
    my ($name, $how, @query) = @$story;
    my ($have, $log) = told($name, @query);

    is(FhirBulk::Data::difference($have, $whole{$name}), '',
        "$name: the same resources");
    cmp_ok(scalar keys %$have, '>', 0, "$name: some") if $name !~ /not there/;
    for my $array (sort keys %by) {
        my $used = $log =~ $by{$array} ? 1 : 0;
        is($used, $array eq $how ? 1 : 0,
            "$name: " . ($used ? "by $array" : "not by $array"));
    }

    # parameters are the database's to log or not; statements never have them
    my $statements = join '', grep { !/DETAIL/ } split /^/m, $log;
    my @told = grep { $statements =~ /'[^']*\b\Q$_\E\b/ } @patients, @ids;
    is("@told", '', "$name: no id in a statement")
        if $name !~ /^one alternative|^more/;
}

# whoever does not trust the store's links
is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'restart');
$s->{tenant}{cohort_percent} = 0;
$s->write_ini(part_size => '64k');
$s->start_sidecar;
for my $story (@stories[0, 2]) {
    my ($name, $how, @query) = @$story;
    my ($have, $log) = told($name, @query);
    is(FhirBulk::Data::difference($have, $whole{$name}), '',
        "$name, cohort_percent = 0: the same resources");
    unlike($log, $by{patients}, "$name, cohort_percent = 0: not by Patients");
}

$s->stop;
done_testing();
