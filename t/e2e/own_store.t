#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The profile that docs/own-store.md writes, as it stands there: table, role,
# files and tenant are taken out of the page and used.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $page = FhirBulk::read_file("$FhirBulk::top/docs/own-store.md")
    // die "no docs/own-store.md\n";

# blocks of the page: those that begin with a file's name, and the others
my (%file, @sql, $tenant);
while ($page =~ /^```(\w+)\n(.*?)^```$/msg) {
    my ($language, $text) = ($1, $2);
    if ($text =~ /^(?:--|;) (\w+\.(?:sql|ini))\b/) {
        $file{$1} = $text;
    } elsif ($language eq 'sql') {
        push @sql, $text;
    } elsif ($text =~ /^\[tenant north\]\n(.*)/s) {
        $tenant = $1;
    }
}
is(join(' ', sort keys %file), 'check.sql deleted.sql facts.sql patients.sql'
    . ' profile.ini resource.sql rows.sql sample.sql types.sql',
    'the page has all files');
my ($create, $role) = @sql;

my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '16k', workers => 2 });
$s->start_postgres;
my $folder = $s->sample_folder('sample', '--patients', 12,
                               '--base', "$s->{server}/north/fhir");
my @lines = map { split /\n/, FhirBulk::read_file($_) }
    grep { !/Observation|DocumentReference|MedicationRequest|Provenance/ }
    sort glob "$folder/*.ndjson";
my $truth = FhirBulk::Data::truth($s->{truth});
my %all = map { my $r = $json->decode($_);
                ("$r->{resourceType}/$r->{id}" => $r) } @lines;

# the same ids in two tenants; what is in columns is not in the bodies
$s->sql($create . <<'SQL' . join(",\n", map { '($j$' . $_ . '$j$)' } @lines)
INSERT INTO resources
SELECT t.name, j->>'resourceType', j->>'id', j #>> '{meta,versionId}',
       ((j - 'id') #- '{meta,versionId}' #- '{meta,lastUpdated}')
           || jsonb_build_object('implicitRules', 'urn:' || t.name),
       (j #>> '{meta,lastUpdated}')::timestamptz, false
FROM (VALUES ('north'), ('south')) t (name), (VALUES
SQL
    . ") v (text), LATERAL (SELECT text::jsonb) x (j);\nANALYZE;\n$role");
$_->{implicitRules} = 'urn:north' for values %all;

mkdir "$s->{profiles}/own" or die "own: $!\n";
$s->write_file("$s->{profiles}/own/$_", $file{$_}) for keys %file;
my %keys = $tenant =~ /^(\w+) *= *(.*)$/mg;
$keys{conninfo} =~ s/host=\S+ dbname=\S+/$s->conninfo =~ s,user=.*,,r/e;
$keys{context_resources} = 'off';
$s->{tenants} = { north => \%keys, south => { %keys, partition => 'south' } };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub export {
    my ($name, $path) = @_;
    return $s->export($path, base => "$s->{server}/$name/fhir");
}

# '' when an export holds exactly these, member by member
sub differs {
    my ($export, @keys) = @_;
    my %got = map { my $r = $json->decode($_);
                    ("$r->{resourceType}/$r->{id}" => $json->encode($r)) }
        map { split /\n/, $s->download($_->{url}) }
        @{ $export->{manifest}{output} };
    return FhirBulk::Data::difference(\%got,
        { map { $_ => $json->encode($all{$_}) } @keys });
}

sub compartment {
    my ($patients) = @_;
    return keys %{ FhirBulk::Data::compartment(\%all, $truth, $patients) };
}

is(differs(export('north', '/$export'), keys %all), '',
    'KICK-01: id and meta are woven in, of one tenant');
is(differs(export('north', '/Patient/$export'), compartment()), '',
    'KICK-02: all Patients');
is(differs(export('north', '/Group/cohort/$export'), 'Group/cohort',
           compartment(FhirBulk::Data::sample_members($s->{truth}, 'cohort'))),
    '', 'KICK-03: a Group');
my ($since) = (sort map { $_->{meta}{lastUpdated} } values %all)[100];
is(differs(export('north', "/\$export?_type=Encounter&_since="
                  . ($since =~ s/\+/%2B/r)),
           grep { /^Encounter/ && $all{$_}{meta}{lastUpdated} gt $since }
           keys %all),
    '', 'TIME-01: _since');
$_->{implicitRules} = 'urn:south' for values %all;
is(differs(export('south', '/$export'), keys %all), '',
    'NET-03: the other tenant, with the same ids');

my ($gone, $other) = sort grep { /^Condition/ } keys %all;
$s->sql("UPDATE resources SET is_deleted = true, last_updated ="
        . " '2026-01-01Z' WHERE tenant_id = 'north' AND id = '"
        . ($gone =~ s{.*/}{}r) . "'; UPDATE resources SET is_deleted = true,"
        . " last_updated = '2026-01-01Z' WHERE tenant_id = 'south' AND id = '"
        . ($other =~ s{.*/}{}r) . "'");
for my $level ('', '/Patient') {
    my $export = export('north', "$level/\$export?_since=2025-12-31T00:00:00Z");
    is(join(' ', map { $_->{request}{url} } map { @{ $_->{entry} } }
            map { $json->decode($_) }
            map { split /\n/, $s->download($_->{url}) }
            @{ $export->{manifest}{deleted} // [] }), $gone,
        "TOMB-01 TOMB-06: deletions$level");
}

# what check.sql is for
$s->sql('REVOKE SELECT ON resources FROM fhir_export');
is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'stopped');
$s->start_sidecar;
ok(eval { FhirBulk::wait_for('a sentence', 20, sub {
    FhirBulk::read_file($s->{log}) =~ /^error source: tenant "north": the role "fhir_export" may not read "resources": GRANT SELECT ON "resources" TO fhir_export$/m;
}) }, 'check.sql: a sentence that helps');

$s->stop;
done_testing;
