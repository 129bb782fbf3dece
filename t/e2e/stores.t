#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# HAPI FHIR, Medplum and LinuxForHealth in one database: --probe tells them
# apart, --explain has a plan of each query, and searches that name ids or
# Patients give the same by indexes as by reading whole types.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Hapi;
use FhirBulk::Lfh;
use FhirBulk::Medplum;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8;
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '16k' });
my $m = FhirBulk::Medplum->new($s);

my $hapi = FhirBulk::Hapi->new($s, shape => 'new', cases => 0);
$hapi->load($s);

my $lfh = FhirBulk::Lfh->new($s);
my $folder = $s->sample_folder('sample', '--patients', 12);
for my $file (sort glob "$folder/*.ndjson") {
    $lfh->put($_, tokens => length($_) % 2) for split /\n/, FhirBulk::read_file($file);
}
$lfh->load;

my %keys = (
    hapi => $hapi->keys_of($s),
    medplum => { source => 'postgres', profile => 'medplum',
                 conninfo => $s->conninfo('fhir_export'),
                 partition => $m->{north} },
    linuxforhealth => { source => 'postgres', profile => 'linuxforhealth',
                        schema => 'fhirdata', conninfo => $s->conninfo },
);
for my $store (keys %keys) {
    $s->{tenants}{"$store-$_->[0]"} = { %{ $keys{$store} },
                                        cohort_percent => $_->[1] }
        for ['whole', 0], ['links', 25];
}
$s->sql("ALTER DATABASE postgres SET log_statement = 'all'");
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub percent {
    my ($text) = @_;
    return $text =~ s/([^A-Za-z0-9_.~-])/sprintf '%%%02X', ord $1/ger;
}

# what a search of Observations gives, and what the database heard
sub told {
    my ($tenant, $filter) = @_;

    my $log = -s "$s->{pg}/server.log";
    my $query = '/$export?_type=Observation'
        . (defined $filter ? "&_typeFilter=" . percent($filter) : '');
    my $export = $s->export($query, base => "$s->{server}/$tenant/fhir");

    return ($export,
            substr FhirBulk::read_file("$s->{pg}/server.log"), $log);
}

for my $store (sort keys %keys) {
    my ($all) = told("$store-whole");
    my (%of, @ids);
    for my $line (map { split /\n/ } values %{ $all->{files} }) {
        my $r = $json->decode($line);
        next if $r->{resourceType} ne 'Observation';
        push @ids, $r->{id};
        $of{$1}++ if ($r->{subject}{reference} // '') =~ m{^Patient/([^/]+)$};
    }
    my ($patient) = sort { $of{$b} <=> $of{$a} || $a cmp $b } keys %of;
    cmp_ok($of{$patient}, '>', 3, "$store: a Patient with Observations");

    my $filter = "Observation?patient=$patient";
    my ($whole, $whole_log) = told("$store-whole", $filter);
    my ($links, $links_log) = told("$store-links", $filter);
    my @maps = map { FhirBulk::Data::of_export($_) } $whole, $links;
    is(FhirBulk::Data::difference(@maps), '', "$store: the same by Patient");
    cmp_ok(scalar keys %{ $maps[1] }, '>=', $of{$patient},
        "$store: all of the Patient's");
    like($links_log, qr/DETAIL:.*\Q$patient\E/,
        "$store: found by the Patient's id");
    unlike($whole_log, qr/DETAIL:.*\{"?\Q$patient\E/,
        "$store: not with cohort_percent = 0");
    my $statements = join '', grep { !/DETAIL/ } split /^/m, $links_log;
    unlike($statements, qr/\Q$patient\E/, "$store: it is in no statement");

    my ($some, $log) = told("$store-links",
                            "Observation?_id=$ids[0],$ids[-1],nobody");
    is(join(' ', sort keys %{ FhirBulk::Data::of_export($some) }),
        join(' ', sort map { "Observation/$_" } @ids[0, -1]),
        "$store: by ids");
    like($log, qr/DETAIL:.*\Q$ids[0]\E/, "$store: by the ids themselves");
}

my $probe = qx($s->{bulkd} --probe '${\ $s->conninfo}' \\
               --profiles $s->{profiles} 2>&1);
my @found = split /^(?=\[tenant )/m, $probe;
shift @found;
my %found = map { (/^profile = (\w+)$/m ? $1 : '?') => $_ } @found;
is_deeply([sort keys %found], [sort keys %keys], 'all are recognised, once')
    or diag($probe);
like($found{hapi}, qr/^schema = hapi_new$/m, 'hapi: its schema');
like($found{medplum}, qr/^; partition = \Q$m->{north}\E/m,
    'medplum: a project');
like($found{linuxforhealth}, qr/^schema = fhirdata$/m,
    'linuxforhealth: its schema');

for my $store (sort keys %keys) {
    my $plans = qx($s->{bulkd} --explain $store-links -c $s->{ini_file} 2>&1);
    my ($n, $warned) = $plans =~ /^(\d+) plans, (\d+) warnings$/m;
    cmp_ok($n // 0, '>', 10, "$store: its queries have plans")
        or diag($plans);
    is($warned, 0, "$store: nothing to warn of") or diag($plans);
    like($plans, qr/^rows\.sql: Observation of 100 Patients$/m,
        "$store: of Patients, too");
    # what much of a store is read in, where keys are of all types
    my $spans = () = $plans =~ /^(?:rows|tags)\.sql: a range of several types$/mg;
    is($spans, $store eq 'hapi' ? 2 : 0, "$store: and of several types");
}

$s->stop;
done_testing();
