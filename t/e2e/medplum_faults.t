#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The store profile medplum where something is wrong: what the start says of
# rights, columns and projects, what a job says of rows that cannot be read,
# and what fhir-bulkd --probe would see.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Medplum;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '16k' });
my $m = FhirBulk::Medplum->new($s, old => 1);
my $id = \&FhirBulk::Medplum::uuid;

# roles that lack something, or have too much, and a table of another kind
$s->sql(<<'SQL');
CREATE ROLE nothing LOGIN;
CREATE ROLE little LOGIN;
CREATE ROLE much LOGIN;
GRANT SELECT ON "Patient", "Patient_History", "Group", "Condition" TO little;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO much;
CREATE SCHEMA other;
CREATE TABLE other."Patient" ("id" uuid, "content" jsonb,
    "lastUpdated" timestamptz, "deleted" boolean, "compartments" uuid[]);
GRANT USAGE ON SCHEMA other TO much;
GRANT SELECT ON other."Patient" TO much;
SQL

my %tenants = (
    good => {},
    nameless => { partition => 'clinic' },
    nobody => { partition => $id->('nobody') },
    nowhere => { schema => 'nowhere' },
    nothing => { conninfo => $s->conninfo('nothing') },
    little => { conninfo => $s->conninfo('little') },
    much => { conninfo => $s->conninfo('much') },
    other => { conninfo => $s->conninfo('much'), schema => 'other' },
    scan => { cohort_percent => 0 },
    query => { cohort_percent => 100 },
);
$s->{tenants}{$_} = {
    source => 'postgres', profile => 'medplum', context_resources => 'off',
    partition => $m->{north}, conninfo => $s->conninfo('fhir_export'),
    %{ $tenants{$_} }
} for keys %tenants;

subtest 'what has to be said' => sub {
    for my $case (
        [{ partition => undef }, qr/partition/],
        [{ table => 'resource' }, qr/table/],
        [{ deleted_column => 'deleted' }, qr/deleted_column/])
    {
        my ($keys, $text) = @$case;
        my ($name) = keys %$keys;
        local $s->{tenants} = { x => { %{ $s->{tenants}{good} }, %$keys } };
        $s->write_ini;
        my $log = "$s->{dir}/$name.log";
        $s->spawn('refused', [$s->{bulkd}, '-c', $s->{ini_file}],
                  log => $log);
        is(FhirBulk::wait_for('its end', 20, sub { $s->ended('refused') }),
            'exit 1', "$name: refused at start");
        like(FhirBulk::read_file($log), $text, 'and it says why');
    }
};

$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

subtest 'what the start says' => sub {
    my %says = (
        nameless => [error => qr/"partition" is the id of a project, .* not "clinic"/],
        nobody => [warn => qr/project \S+ has no Patient/],
        nowhere => [error => qr/there is no table "nowhere"."Patient"/],
        nothing => [error => qr/the role "nothing" may not read "Patient": GRANT SELECT ON "Patient" TO nothing/],
        little => [warn => qr/the role "little" may not read "AllergyIntolerance" and \d+ more tables: exports of such types fail/],
        much => [warn => qr/the role "much" may read secrets of Medplum, .*REVOKE SELECT ON "AccessPolicy", .*"User" FROM much/],
        other => [error => qr/(?:has no column "projectId"|is of type jsonb, not text)/],
        good => [warn => qr/"Patient" has Patients without a project/],
    );
    for my $tenant (sort keys %says) {
        my ($level, $text) = @{ $says{$tenant} };
        ok(eval { FhirBulk::wait_for('a line', 20, sub {
            FhirBulk::read_file($s->{log})
                =~ /^$level source: tenant "$tenant": (?:.*)$text/m;
        }) }, "$tenant: a sentence, $level");
    }
    my ($little) = grep { /history/i } FhirBulk::read_file($s->{log})
        =~ /^warn source: tenant "little": (.*)$/mg;
    like($little // '', qr/may not read "Condition_History".* and 1 more/,
        'little: nor history');
    my @good = FhirBulk::read_file($s->{log}) =~ /^\w+ source: tenant "good": /mg;
    is(scalar @good, 1, 'role.sql: nothing more to say');
};

sub export {
    my ($tenant, $path) = @_;
    return $s->export($path, base => "$s->{server}/$tenant/fhir");
}

sub issues {
    my ($export) = @_;
    return map { @{ $json->decode($_)->{issue} } }
        map { split /\n/, $s->download($_->{url}) }
        @{ $export->{manifest}{error} };
}

subtest 'a table that may not be read' => sub {
    my $base = "$s->{server}/little/fhir";
    my $url = $s->kickoff('/$export?_type=Observation', base => $base)
        ->header('Content-Location');
    is($s->wait_done($url)->{status}, 500, 'a job fails, and is not empty');
    like(FhirBulk::read_file($s->{log}),
        qr/permission denied for table Observation/, 'the log says why');
    my $patients = export('little', '/$export?_type=Patient');
    is(scalar keys %{ FhirBulk::Data::of_export($patients) },
        scalar(grep { m{^Patient/} } keys %{ $m->{truth}{ $m->{north} } }),
        'what may be read is exported');
};

subtest 'deletions without history' => sub {
    $s->sql(<<"SQL");
UPDATE "Condition" SET "deleted" = true, "content" = '',
    "lastUpdated" = '2025-06-01Z'
WHERE "id" IN (SELECT "id" FROM "Condition" LIMIT 1);
SQL
    my @export = map { export('little',
        "$_?_type=Patient,Condition&_since=2025-01-01T00:00:00Z") }
        '/$export', '/Patient/$export';
    my @told = map { scalar(() = join('', map { $s->download($_->{url}) }
        @{ $_->{manifest}{deleted} // [] }) =~ /"Condition\//g) } @export;
    is("@told", '1 0', 'TOMB-06: told to all, but nobody knows whose it was');
    is(join(' ', map { "$_->{severity}:$_->{code}" } issues($export[1])),
        'warning:incomplete', 'TOMB-04: and that is said');
};

subtest 'rows that cannot be read' => sub {
    my %bad = (
        empty => '', list => '[1]', cut => '{"resourceType":"Observation"',
        odd => '{"resourceType":"Observation","id":"x","meta":[]}',
        twice => '{"resourceType":"Observation","meta":{"author":1},'
            . '"meta":{"author":2}}');
    $s->sql(join '', map {
        'INSERT INTO "Observation" ("id", "content", "lastUpdated",'
            . ' "projectId", "compartments", "__version") VALUES'
            . " ('${\ $id->('bad', $_)}', '$bad{$_}', now(), '$m->{north}',"
            . " '{}', 1);\n" } sort keys %bad);
    my $export = export('good', '/$export?_type=Observation');
    my $want = grep { m{^Observation/} } keys %{ $m->{truth}{ $m->{north} } };
    is(scalar keys %{ FhirBulk::Data::of_export($export) }, $want,
        'the others are exported');
    my $said = join "\n", map { $_->{diagnostics} // '' } issues($export);
    my %reasons;
    $reasons{$2} += $1
        while $said =~ /Observation: (\d+) could not be exported: (.*)\.$/mg;
    is_deeply(\%reasons, { 'its content is not a JSON object' => 2,
        'it has no content' => 1, 'its content is not valid JSON' => 2 },
        'MAN-11: each is reported') or diag $said;
    unlike($said, qr/author/, 'without content');
};

# FHIR counts an absolute URL of this server to the Patient, Medplum does not:
# what is found by its own list of compartments lacks such links
subtest 'absolute references' => sub {
    my ($patient) = keys %{ FhirBulk::Data::sample_members(
        $m->{file}{ $m->{north} }, 'edge') };
    my %found = (scan => 1, query => 0);
    for my $tenant (sort keys %found) {
        my $url = "$s->{server}/$tenant/fhir/Patient/$patient";
        my $which = $id->($url);
        my $content = $json->encode({ resourceType => 'Observation',
            id => $which, subject => { reference => $url }, meta => {} });
        $s->sql('INSERT INTO "Observation" ("id", "content", "lastUpdated",'
            . ' "projectId", "compartments", "__version") VALUES'
            . " ('$which', '$content', now(), '$m->{north}',"
            . " '{$m->{north}}', 1)");
        my $got = FhirBulk::Data::of_export(export($tenant, '/Group/'
            . $m->id('Group', 'edge') . '/$export?_type=Observation'));
        is(exists $got->{"Observation/$which"} ? 1 : 0, $found{$tenant},
            "CMP-04: cohort_percent = $tenants{$tenant}{cohort_percent}");
    }
};

subtest 'probe' => sub {
    $s->sql('DROP SCHEMA other CASCADE');       # no other store
    my $look = sub {
        my ($who) = @_;
        my $said = qx($s->{bulkd} --profiles $s->{profiles} \\
            --probe "${\ $s->conninfo($who)}" 2>&1);
        return (($? >> 8) . " $said");
    };
    my $ini = join "\n", 'profile = medplum',
        "; partition = $m->{north}   (North Clinic  Co)",
        '; partition = ' . $id->('Project', 'secret'),
        "; partition = $m->{south}   (South Clinic)";
    my $said = $look->('fhir_export');
    like($said, qr/^0 .*^Medplum, an older database.*^\Q$ini\E$/ms,
        'what it is, its projects, and nothing is missing') or diag $said;
    like($look->('little'), qr/^1 .*\d+ tables of FHIR types may not be read, among them "AllergyIntolerance": GRANT SELECT/s,
        'what is missing');
    like($look->('much'),
        qr/^1 .*secrets of Medplum may be read: REVOKE SELECT ON "Acc/s,
        'too much');
    $s->sql('CREATE DATABASE empty');
    my $conninfo = $s->conninfo =~ s/dbname=\w+/dbname=empty/r;
    $said = qx($s->{bulkd} --profiles $s->{profiles} --probe "$conninfo" 2>&1);
    is(join(' ', $? >> 8, $said =~ /error|Medplum/i), 3,
        'a database of another kind: nothing, and no error') or diag $said;
};

$s->stop;
done_testing;
