#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What a HAPI store lacks is told at the start, in a sentence with its cure;
# the role of conf-examples/hapi lacks nothing, and --probe knows the store.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use Test::More;

my $s = FhirBulk->new(source => 'none', start => 0);
$s->start_postgres;

my $row = "INSERT INTO hfj_resource (res_id, res_type, res_ver, res_updated,"
    . " res_published, has_tags, fhir_id, partition_id)"
    . " VALUES (1, 'Patient', 1, %s, now(), false, '1', %s)";
my $object = "INSERT INTO hfj_res_ver (pid, res_id, res_type, res_ver,"
    . " res_updated, res_published, has_tags, res_encoding, res_text)"
    . " VALUES (1, 1, 'Patient', 1, now(), now(), false, 'JSONC', %d);"
    . " SELECT lo_from_bytea(%d, '\\x7b7d')";

# name => [what is wrong, what is said, options of the tenant, warning]
my %cases = (
    schema => ['REVOKE USAGE ON SCHEMA schema FROM r',
        qr/the role "r" may not use the schema "schema": GRANT USAGE ON SCHEMA schema TO r/],
    nowhere => ['', qr/there is no schema "not_there"/,
        { schema => 'not_there' }],
    (map { my $t = $_; ("no_$t" => ["DROP TABLE hfj_$t",
        qr/there is no table no_$t\.hfj_$t$/]) }
        qw(resource res_ver res_tag tag_def res_link partition)),
    (map { my $t = $_; ("grant_$t" => ["REVOKE SELECT ON hfj_$t FROM r",
        qr/the role "r" may not read table grant_$t\.hfj_$t: GRANT SELECT ON grant_$t\.hfj_$t TO r$/]) }
        qw(resource res_ver res_tag tag_def res_link partition res_ver_prov)),
    # they come and go with the versions
    no_prov => ['DROP TABLE hfj_res_ver_prov; DROP TABLE hfj_forced_id',
        undef],
    grant_forced => ['REVOKE SELECT ON hfj_forced_id FROM r', undef],
    ids => ['ALTER TABLE hfj_resource DROP fhir_id; DROP TABLE hfj_forced_id',
        qr/there is no table ids\.hfj_forced_id$/],
    ids_grant => ['ALTER TABLE hfj_resource ALTER fhir_id DROP NOT NULL;'
        . 'REVOKE SELECT ON hfj_forced_id FROM r',
        qr/GRANT SELECT ON ids_grant\.hfj_forced_id TO r$/],
    columns => ['ALTER TABLE hfj_res_ver RENAME res_encoding TO other',
        qr/table columns\.hfj_res_ver has no column "res_encoding": is it HAPI 5\.7 or newer\?/],
    objects => [sprintf($object, 4711, 4711),
        qr/the role "r" may not read the large objects with the content of resources: ALTER ROLE r SET lo_compat_privileges = on/],
    granted => [sprintf($object, 4712, 4712) . ' \\g /dev/null'
        . "\nGRANT SELECT ON LARGE OBJECT 4712 TO r", undef],
    partitioned => ["INSERT INTO hfj_partition VALUES (7, NULL, 'north')",
        qr/the store is partitioned, and one export can be of one partition only: set the option "partition" to one of default, north/],
    everything => ["INSERT INTO hfj_partition VALUES (7, NULL, 'north')",
        qr/the store is partitioned/, { partition => 'all' }],
    unnamed => [sprintf($row, 'now()', 3), qr/the store is partitioned/],
    wrong => ["INSERT INTO hfj_partition VALUES (7, NULL, 'north')",
        qr/there is no partition "south" in hfj_partition: partitions are default, north/,
        { partition => 'south' }],
    (map { ("part_$_" => [
        "INSERT INTO hfj_partition VALUES (7, NULL, 'north')", undef,
        { partition => $_ }]) } qw(north default 7)),
    zone => [sprintf($row, "now() AT TIME ZONE 'UTC' + interval '1 hour'",
                     'NULL'),
        qr/resources of zone\.hfj_resource were changed later than now, in the zone "UTC": is the option "timezone" that of the FHIR server\?/,
        {}, 'warning'],
    zone_right => [sprintf($row, "now() AT TIME ZONE 'UTC' +"
                           . " interval '1 hour'", 'NULL'), undef,
        { timezone => 'Etc/GMT-2' }],
    binaries => ["INSERT INTO hfj_binary_storage_blob VALUES"
        . " ('b1', 1, 'text/plain', NULL, now(), '1', 5)",
        qr/hfj_binary_storage_blob has data of attachments: the resources are exported without these/,
        {}, 'warning'],
    plain => ['', undef],
);

my $tables = FhirBulk::read_file("$FhirBulk::top/t/lib/hapi.sql");
my $sql = "CREATE ROLE r LOGIN; GRANT pg_monitor TO r;\n";
for my $name (sort keys %cases) {
    $sql .= "CREATE SCHEMA $name; SET search_path = $name;\n$tables"
        . "GRANT USAGE ON SCHEMA $name TO r;\n"
        . "GRANT SELECT ON ALL TABLES IN SCHEMA $name TO r;\n"
        . ($cases{$name}[0] =~ s/\bschema\b(?= FROM)/$name/r) . ";\n";
    $s->{tenants}{$name} = { source => 'postgres', profile => 'hapi',
        schema => $name, conninfo => $s->conninfo('r'),
        %{ $cases{$name}[2] || {} } };
}
$s->sql($sql, map { "-v $_=false" } qw(old mid native parts));

# a database as conf-examples/hapi has it, with a large object of the server's
sub psql {
    my ($text, @options) = @_;
    $s->sql("\\c hapi\n$text", @options);
}
$s->sql('CREATE DATABASE hapi');
psql($tables, map { "-v $_=" . ($_ eq 'old' ? 'true' : 'false') }
     qw(old mid native parts));
psql(FhirBulk::read_file("$FhirBulk::top/conf-examples/hapi/role.sql"));
psql(sprintf($object, 4713, 4713) . ' \g /dev/null');
sub as { return $s->conninfo($_[0]) =~ s/dbname=\w+/dbname=hapi/r }
$cases{role} = ['', undef];
$s->{tenants}{role} = { source => 'postgres', profile => 'hapi',
                        conninfo => as('fhir_export') };

$s->write_ini;
$s->start_sidecar(alone => 1, nowait => 1);

my %said;
FhirBulk::wait_for('all tenants', 60, sub {
    my $log = FhirBulk::read_file($s->{log}) // '';
    %said = ();
    push @{ $said{$2} }, "$1 $3"
        while $log =~ /^(\w+) source: tenant "(\w+)":? (.*)$/mg;
    return !grep { !grep { /^error|^notice is ready/ } @{ $said{$_} || [] } }
        keys %cases;
});

for my $name (sort keys %cases) {
    my (undef, $text, undef, $warning) = @{ $cases{$name} };
    my @said = @{ $said{$name} };
    if (!defined $text) {
        is("@said", 'notice is ready', "$name: good");
    } elsif ($warning) {
        like($said[0], qr/^warn\w* $text/, "$name: a warning");
        is($said[1], 'notice is ready', "$name: and it runs");
    } else {
        my $here = $name eq 'schema' ? $text =~ s/schema(?=[" ](?:TO|:|"))/$name/r
                                     : $text;
        like($said[0], qr/^error .*?$text/, "$name: refused, with the reason");
        ok(!(grep { /is ready/ } @said), "$name: and does not run");
    }
}

sub probe {
    my ($who, $database) = @_;
    my $conninfo = as($who) =~ s/dbname=\K\w+/$database \/\/ 'hapi'/er;
    return scalar
        qx($s->{bulkd} --probe '$conninfo' --profiles $s->{profiles} 2>&1);
}
my $said = probe('fhir_export');
like($said, qr/^HAPI FHIR JPA server 5\.7 to 6\.2, schema "public"$/m,
    '--probe: which store it is');
like($said, qr/^source = postgres\nconninfo = .*\nprofile = hapi$/m,
    '--probe: how it is configured');
unlike($said, qr/missing/, '--probe: nothing is missing');
psql("INSERT INTO hfj_partition VALUES (7, NULL, 'north')");
$said = probe('r');
like($said, qr/tables cannot be read: GRANT SELECT ON public\.hfj_forced_id, .*public\.hfj_tag_def TO r$/m,
    '--probe: grants');
like($said, qr/ALTER ROLE r SET lo_compat_privileges = on/,
    '--probe: large objects');
like(probe('fhir_export'), qr/^; partition = default\n; partition = north$/m,
    '--probe: partitions');
unlike(probe('r', 'template1'), qr/HAPI/, '--probe: not where there is none');

$s->stop;
done_testing;
