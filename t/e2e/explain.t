#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# fhir-bulkd --explain: a plan of each query, warnings where an index is
# missing or memory does not suffice, and none where all is well.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use Test::More;

my $s = FhirBulk->new(source => 'postgres', start => 0,
                      ini => { part_size => '1m' });
my $table = 's_jsonb.resource';

# large enough for a scan to hurt; bodies that do not shrink
$s->sql(<<"END");
INSERT INTO $table (type, id, last_updated, body)
SELECT 'Observation', 'many-' || i, '2024-01-01'::timestamptz
           + i * interval '1 second',
       jsonb_build_object('resourceType', 'Observation', 'id', 'many-' || i,
           'subject', jsonb_build_object('reference', 'Patient/p' || i % 500),
           'text', (SELECT string_agg(md5(i || '/' || k), '')
                    FROM generate_series(1, 30) k))
FROM generate_series(1, 20000) i;
CREATE INDEX resource_patients ON $table USING gin (
    string_to_array(translate(jsonb_path_query_array(body,
        'strict \$.**.reference.** ? (@ like_regex "Patient/")')::text,
        '"', '/'), '/'));
VACUUM ANALYZE $table;
END

# [exit code, what it prints]
sub explained {
    my ($tenant) = @_;

    my $out = qx($s->{bulkd} --explain $tenant -c $s->{ini_file} 2>&1);
    my $code = $? >> 8;
    unlike($out, qr/many-\d/, 'no id of the table is printed');

    return ($code, $out);
}

# the plan of one query
sub plan_of {
    my ($out, $what) = @_;
    my ($plan) = $out =~ /^\Q$what\E\n((?:  .*\n)*)/m;
    return $plan // 'no such query';
}

sub warned { return () = $_[0] =~ /^  warning: /mg }

my %index = (
    'rows.sql: a range of Observation' => 'resource_pkey',
    'rows.sql: Observation since yesterday' => 'resource_updated',
    'deleted.sql: Observation since yesterday' => 'resource_updated',
    'rows.sql: Observation of 100 Patients' => 'resource_patients',
    'rows.sql: 100 of Observation by id' => 'resource_pkey',
    'rows.sql: all of Patient' => 'resource_',
    'patients.sql: all' => 'resource_',
    'patients.sql: 100 by id' => 'resource_',
    'resource.sql: one Group' => 'resource_pkey',
);

subtest 'a table with its indexes' => sub {
    my ($code, $out) = explained('default');

    is($code, 0, 'nothing to warn of') or diag($out);
    like(plan_of($out, $_), qr/Index .*\b$index{$_}/, "$_: by an index")
        for sort keys %index;
    like(plan_of($out, 'rows.sql: all of Observation'), qr/^  Seq Scan/,
        'most of the table is read from end to end');
    like(plan_of($out, 'rows.sql: a range of blocks, Observation'),
        qr/Tid Range Scan/, 'ranges of blocks');
    like(plan_of($out, 'rows.sql: a range of Observation'),
        qr/id >= :lo\b.*id < :hi\b/, 'ends of a range by their names');
    like(plan_of($out, 'sample.sql: of one block in a hundred'),
        qr/Sample Scan/, 'the sample');
    like($out, qr/\n\n12 plans, 0 warnings\n\z/, 'the sum');
};

subtest 'indexes that are missing' => sub {
    $s->sql("DROP INDEX s_jsonb.resource_updated");
    my ($code, $out) = explained('default');
    is($code, 1, 'without an index on the time: warned');
    like(plan_of($out, $_), qr/^  warning: \S.* reads much of it for/m,
        "$_: reads the table") for grep { /since/ } keys %index;
    like(plan_of($out, 'table "s_jsonb"."resource"'),
        qr/warning: no index finds what is later/, 'and that none is there');
    like($out, qr/^12 plans, @{[ scalar warned($out) ]} warnings$/m,
        'all are counted');

    $s->sql('DROP INDEX s_jsonb.resource_patients;'
            . "ALTER TABLE $table DROP CONSTRAINT resource_pkey");
    ($code, $out) = explained('default');
    is($code, 1, 'without any: warned');
    like($out, qr/^  warning: no index finds what belongs/m,
        'Groups are scans');
    like($out, qr/^  warning: no index finds ranges of ids/m, 'ranges, too');
    my $scan = qr/^  warning: Seq Scan on resource \(\d+ MB\) reads much/m;
    like(plan_of($out, $_), $scan, "$_: a scan")
        for grep { !/ of 100 Patients/ } sort keys %index;
    unlike(plan_of($out, 'rows.sql: all of Observation'), qr/warning/,
        'what needs most of the table may read it');

    $s->sql("ALTER TABLE $table ADD PRIMARY KEY (type, id);"
            . "CREATE INDEX resource_updated ON $table (type, last_updated)");
};

subtest 'memory' => sub {
    $s->sql("CREATE VIEW s_jsonb.sorted AS SELECT 'Patient' AS type,"
            . " id, last_updated, deleted, body FROM $table ORDER BY body;"
            . ' GRANT SELECT ON s_jsonb.sorted'
            . ' TO fhir_bulk_reader');
    my %keys = %{ $s->{tenant} };
    $s->{tenants} = {
        small => { %keys, table => 's_jsonb.sorted' },
        large => { %keys, table => 's_jsonb.sorted',
                   settings => 'work_mem=1GB' },
    };
    $s->write_ini;

    my ($code, $out) = explained('small');
    is($code, 1, 'a sort of the whole table: warned');
    like(plan_of($out, 'rows.sql: all of Patient'),
        qr/warning: Sort of about \d+ MB does not fit into work_mem \(4096 kB/,
        'with both sizes') or diag($out);

    ($code, $out) = explained('large');
    unlike($out, qr/does not fit/, "the tenant's own work_mem counts");
};

subtest 'never analysed' => sub {
    $s->sql("CREATE TABLE s_jsonb.fresh (LIKE $table INCLUDING ALL);"
            . 'ALTER TABLE s_jsonb.fresh SET (autovacuum_enabled = off);'
            . "INSERT INTO s_jsonb.fresh SELECT * FROM $table;"
            . 'GRANT SELECT ON s_jsonb.fresh TO fhir_bulk_reader');
    $s->{tenants} = { fresh => { %{ $s->{tenant} },
                                 table => 's_jsonb.fresh' } };
    $s->write_ini;
    my ($code, $out) = explained('fresh');
    is($code, 1, 'estimates of nothing: warned');
    like($out, qr/warning: nothing is known of table fresh: ANALYZE it/,
        'and what helps');
};

subtest 'a table of each type' => sub {
    my $sql = 'CREATE SCHEMA types; GRANT USAGE ON SCHEMA types TO'
        . " fhir_bulk_reader;\n";
    $sql .= "CREATE TABLE types.\L$_\E AS SELECT id::text, last_updated,"
        . " body FROM $table WHERE type = '$_';"
        . "ALTER TABLE types.\L$_\E ADD PRIMARY KEY (id);"
        . "CREATE INDEX ON types.\L$_\E (last_updated);"
        . "ANALYZE types.\L$_\E;"
        for qw(Patient Observation Group);
    $s->sql("$sql GRANT SELECT ON ALL TABLES IN SCHEMA types TO"
            . ' fhir_bulk_reader');
    $s->{tenants} = { types => { %{ $s->{tenant} }, deleted_column => undef,
                                 type_column => undef,
                                 table => 'types.{type_lower}' } };
    $s->write_ini;
    my ($code, $out) = explained('types');
    is_deeply([$out =~ /^table "types"\."(\w+)"$/mg], [qw(observation patient)],
        'the largest, and that of Patient');
    is($code, 1, 'no index over references');
    is(scalar warned($out), 1, 'and nothing else') or diag($out);
};

subtest 'no plans' => sub {
    my ($code, $out) = explained('nobody');
    is($code, 2, 'no such tenant');
    like($out, qr/there is no tenant "nobody"/, 'named');

    $s->{tenants} = { folder => { source => 'ndjson', path => $s->{dir} } };
    $s->write_ini;
    ($code, $out) = explained('folder');
    is($code, 2, 'no database');
    like($out, qr/the source of tenant "folder" is no database/, 'named');

    $s->sql("REVOKE SELECT ON $table FROM fhir_bulk_reader");
    ($code, $out) = explained('default');
    is($code, 2, 'no right');
    like($out, qr/permission denied/, 'in the words of the database');

    $s->pg_cluster('stop');
    ($code, $out) = explained('default');
    is($code, 2, 'no server');
    like($out, qr/cannot connect/, 'told');
};

is(system("$s->{bulkd} --explain default >/dev/null 2>&1") >> 8, 2,
    '--explain needs a configuration');

done_testing();
