#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What can be wrong in a LinuxForHealth store, one by one: content that is
# elsewhere, damaged or not there is told of and the rest comes; links of every
# parameter and form; two tenants; rights and tables that are missing.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Compress::Zlib ();
use FhirBulk;
use FhirBulk::Lfh;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $time = '2024-05-01T10:20:30.000001Z';
# small parts: no table is too small to be looked up in
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '16k' });
$s->start_postgres;

my $north = FhirBulk::Lfh->new($s, schema => 'north',
                               base => 'https://fhir:9443/r4');
my $south = FhirBulk::Lfh->new($s, schema => 'South', shape => 24);

sub basic {
    my ($id, %more) = @_;
    return { resourceType => 'Basic', id => $id, %more };
}

sub packed { return Compress::Zlib::memGzip($_[0]) }

# each of them is counted with this reason; no ids are told
my $body = '{"resourceType":"Basic","id":"x"}';
my $isize = packed($body);
substr($isize, -4) = pack 'V', 0xffff_fff0;
my $crc = packed($body);
substr($crc, -8, 1) ^= "\1";
my %wrong = (
    offloaded => [{ offload => 1 },
                  'its content is kept outside of the database'],
    nothing => [{ data => undef }, 'it has no content'],
    'no-bytes' => [{ data => '' }, 'it has no content'],
    'no-row' => [{ current => '' },
                 'the row of its current version is missing'],
    'cut-off' => [{ data => substr(packed($body), 0, 12) },
                  'its content is cut off'],
    'cut-end' => [{ data => substr(packed($body), 0, -9) },
                  'its content is too large, or damaged'],
    'bad-crc' => [{ data => $crc }, 'its content cannot be decompressed'],
    'bad-isize' => [{ data => $isize },
                    'its content is too large, or damaged'],
    trailing => [{ data => packed($body) . 'more of it' },
                 'its content is too large, or damaged'],
    'two-members' => [{ data => packed('{"a":1,') . packed('"b":2}') },
                      'its content cannot be decompressed'],
    garbage => [{ data => "\x00\xff\xfe garbage" },
                'its content is not a JSON object'],
    array => [{ data => packed('[1]') }, 'its content is not a JSON object'],
    empty => [{ data => packed('') },
              'its content is too large, or damaged'],
);
for my $id (sort keys %wrong) {
    $north->put(basic($id), time => $time, %{ $wrong{$id}[0] });
}

# the same ids in both schemas, and keys that mean something else
for ($north, $south) {
    $_->put(basic('shared', code => { text => $_->{schema} }), time => $time);
    $_->put(basic('was', code => { text => 'old' }), time => $time);
    $_->put(basic('was', code => { text => $_->{schema} }), time => $time);
}
$south->put(basic('south-only'), time => $time);

# not packed at all, and 3 MB of what cannot be packed
my $plain = $north->put(basic('plain'), time => $time);
$north->{versions}{ $plain->{key} }[-1][5] = $plain->{body};
$north->put(basic('large', extension => [{ url => 'urn:x',
    valueString => join '', map { chr(35 + int rand 57) } 1 .. 3_000_000 }]),
    time => $time);

# one resource per link of the Patient compartment, to the member, to somebody
# else and to nobody
my %member;
sub at {
    my ($value, @path) = @_;
    return @path ? { shift @path => at($value, @path) } : $value;
}
for my $id (qw(m1 m2 x1)) {
    $north->put({ resourceType => 'Patient', id => $id }, time => $time);
    $member{"Patient/$id"} = 1 if $id ne 'x1';
}
$north->put({ resourceType => 'Group', id => 'g', type => 'person',
              actual => JSON::PP::true, member => [
                  map { { entity => { reference => "Patient/$_" } } }
                      qw(m1 m2)] }, time => $time);
$member{'Group/g'} = 1;

my $n = 0;
for my $type (FhirBulk::LfhTables::types()) {
    next if $type =~ /^(?:Patient|Group)$/;
    for my $path (FhirBulk::LfhTables::compartment($type)) {
        $n++;
        for my $who (qw(Patient/m1 Patient/x1 Practitioner/m1)) {
            my $id = sprintf 'l%d-%s', $n, $who =~ tr{/}{-}r;
            # in both tables of links
            $north->put({ resourceType => $type, id => $id,
                          %{ at({ reference => $who }, split /\./, $path) } },
                        time => $time, tokens => $n % 2);
            $member{"$type/$id"} = 1 if $who eq 'Patient/m1';
        }
    }
}
cmp_ok($n, '>', 30, 'links of many types');

my $base = "$s->{server}/north/fhir";
my %forms = (
    versioned => ['Patient/m2/_history/7', 1],
    absolute => ["$base/Patient/m2", 1],
    both => ["$base/Patient/m2/_history/7", 1],
    'known-base' => ['https://fhir:9443/r4/Patient/m2', 0],
    foreign => ['https://elsewhere.example/fhir/Patient/m2', 0],
    inside => ["$base/Patient/x1/Patient/m2", 0],
    longer => ['Patient/m22', 0],
    contained => ['#m2', 0],
    urn => ['urn:uuid:m2', 0],
);
for my $tokens ('', 1) {
    for my $form (sort keys %forms) {
        my ($reference, $belongs) = @{ $forms{$form} };
        for my $typed ({}, { type => 'Patient' }) {
            my $id = "$form-$tokens-" . keys %$typed;
            $north->put({ resourceType => 'Observation', id => $id,
                          subject => { reference => $reference, %$typed } },
                        time => $time, tokens => $tokens);
            $member{"Observation/$id"} = 1 if $belongs;
        }
    }
}
$_->load for $north, $south;

sub probe {
    my $who = $s->conninfo('fhir_bulk_reader');
    my $out = qx($s->{bulkd} --probe '$who' --profiles $s->{profiles} 2>&1);
    return ($? >> 8, $out);
}

my ($code, $out) = probe();
is($code, 0, '--probe: recognised, nothing is missing') or diag $out;
like($out, qr/LinuxForHealth .* schema "$_->[0]" of version $_->[1]/,
    "schema $_->[0] and its age")
    for ['South', 'V0024 to V0026'], ['north', 'V0027 or newer'];
like($out, qr/^profile = linuxforhealth\n; schema = South\n; schema = north$/m,
    'a section to choose the schema in');
$s->sql('REVOKE USAGE ON SCHEMA north FROM fhir_bulk_reader;'
        . 'REVOKE SELECT ON north.basic_resources FROM fhir_bulk_reader');
($code, $out) = probe();
is($code, 1, 'something is missing');
my @cures = $out =~ /^\s*missing: .*?: (GRANT [^;]*;)/mg;
is(scalar @cures, 2, 'two rights') or diag $out;
$s->sql("@cures");
is((probe())[0], 0, 'what was printed is the cure');

sub start {
    my ($percent) = @_;
    $s->{tenants} = {
        north => { $north->tenant(cohort_percent => $percent,
                                  context_resources => 'off') },
        south => { $south->tenant(context_resources => 'off') },
    };
    $s->write_ini;
    $s->start_sidecar;
}

start(100);
$s->start_nginx;

sub export {
    my ($tenant, $path) = @_;
    return $s->export($path, base => "$s->{server}/$tenant/fhir");
}

sub differs {
    my ($export, $wanted) = @_;
    return FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
                                      $wanted);
}

sub issues {
    my ($export) = @_;
    return map { @{ $_->{issue} } } map { $json->decode($_) }
        map { split /\n/ } map { $export->{files}{ $_->{url} =~ s{.*/}{}r } }
        @{ $export->{manifest}{error} };
}

my $export = export('north', '/$export');
my %good = %{ $north->truth };
delete @good{ map { "Basic/$_" } keys %wrong };
is(differs($export, \%good), '', 'what can be read comes');

# told once by each part
my (%reasons, %told);
$reasons{ $_->[1] }++ for values %wrong;
for (map { $_->{diagnostics} } issues($export)) {
    /^Basic: (\d+) could not be exported: (.*)\.$/ or die "$_\n";
    $told{$2} += $1;
}
is_deeply(\%told, \%reasons, 'and the rest is told of');

is(differs(export('south', '/$export'), $south->truth), '',
    'another schema is another tenant');

sub of_group {
    my ($way) = @_;
    $north->watch;
    is(differs(export('north', '/Group/g/$export'),
               { map { ($_ => $north->truth->{$_}) } keys %member }), '',
        'CMP-02: each link and form of reference');
    is($north->way, $way, "found by $way");
}
of_group('links');
$s->end('fhir-bulkd', 'TERM');
start(0);
of_group('scan');

# a grant that is missing for one type, for the links of another
$s->sql('REVOKE SELECT ON north.observation_ref_values,'
        . ' north.device_resources FROM fhir_bulk_reader');
$s->end('fhir-bulkd', 'TERM');
my $from = -s $s->{log};
start(100);
my $log = FhirBulk::wait_for('the source', 20, sub {
    my $said = substr FhirBulk::read_file($s->{log}), $from;
    return $said =~ /tenant "north" is ready/ ? $said : undef;
});
like($log, qr/may not read 1 of the tables of schema north, device_resources among them: grant it, or leave/,
    'a warning names the table');
like($log, qr/may not read 1 of the tables of references in schema north, observation_ref_values among them/,
    'and that of links');
is(differs(export('north', '/Group/g/$export?_type=Observation,Condition'),
           { map { ($_ => $north->truth->{$_}) }
             grep { /^(?:Observation|Condition)/ } keys %member }), '',
    'without its links a type is read whole');
my $reply = $s->wait_done($s->kickoff('/$export?_type=Device',
    base => "$s->{server}/north/fhir")->header('Content-Location'));
is($reply->{status}, 500, 'a type that may not be read is none without rows');
$s->sql('GRANT SELECT ON ALL TABLES IN SCHEMA north TO fhir_bulk_reader');

# [what is wrong, how it is made in schema S, what the start says]
my @defects = (
    ['no schema', 'DROP SCHEMA S CASCADE', 'there is no schema S'],
    ['no right to the schema',
     'REVOKE USAGE ON SCHEMA S FROM fhir_bulk_reader',
     'may not use the schema: GRANT USAGE ON SCHEMA S TO fhir_bulk_reader'],
    ['no table', 'DROP TABLE S.patient_resources',
     'there is no table S.patient_resources'],
    ['no column', 'ALTER TABLE S.patient_logical_resources DROP is_deleted',
     'table S.patient_logical_resources has no column is_deleted: bring the '
     . q{FHIR server's schema up to date}],
    ['a column of another type',
     'ALTER TABLE S.patient_resources ALTER last_updated TYPE timestamptz',
     'column last_updated of S.patient_resources is of type timestamp with '
     . 'time zone, not timestamp without time zone'],
    ['no right to a table',
     'REVOKE SELECT ON S.patient_resources FROM fhir_bulk_reader',
     'may not read table S.patient_resources: GRANT SELECT ON ALL TABLES IN '
     . 'SCHEMA S TO fhir_bulk_reader'],
);
$s->end('fhir-bulkd', 'TERM');
for my $n (0 .. $#defects) {
    my $lfh = FhirBulk::Lfh->new($s, schema => 'wrong_' . chr(97 + $n));
    $lfh->load;
    $s->sql($defects[$n][1] =~ s/\bS\b/$lfh->{schema}/gr);
    $s->{tenants}{ $lfh->{schema} } = { $lfh->tenant };
}
$s->write_ini;
$s->start_sidecar;
for my $n (0 .. $#defects) {
    my ($title, undef, $said) = @{ $defects[$n] };
    my $schema = 'wrong_' . chr(97 + $n);
    $said =~ s/\bS\b/$schema/g;
    my $line = eval { FhirBulk::wait_for('the start', 20, sub {
        FhirBulk::read_file($s->{log}) =~ /^(error .*tenant "$schema".*)$/m
            ? $1 : undef }) };
    like($line, qr/\Q$said\E/, "$title: the start says it in a sentence");
    delete $s->{tenants}{$schema};
}

$s->end('fhir-bulkd', 'TERM');
for (['table', 'x'], ['partition', 'x'], ['deleted_column', 'x']) {
    my ($name, $value) = @$_;
    $s->{tenants}{north}{$name} = $value;
    $s->write_ini;
    like(scalar qx($s->{bulkd} -c $s->{ini_file} 2>&1), qr/no use for the option "$name"/,
        "option $name is refused");
    delete $s->{tenants}{north}{$name};
}

$s->stop;
done_testing;
