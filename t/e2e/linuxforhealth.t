#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The store profile linuxforhealth: what comes out is what the server's REST
# API would give, at every level, from schemas of three ages, each a tenant.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Lfh;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '64k' });
$s->start_postgres;
my $elsewhere = 'http://base.invalid/fhir';
my $sample = $s->sample_folder('sample', '--patients', 12, '--base',
                               $elsewhere);
my $truth = FhirBulk::Data::truth($s->{truth});

my $cohort = FhirBulk::Data::sample_members($s->{truth}, 'cohort');

# the sample in a schema of the given age; what has been changed has a version
# of long ago
sub store {
    my ($shape, $server, %put) = @_;

    my $base = "$s->{server}/age$shape/fhir";
    my $lfh = FhirBulk::Lfh->new($s, schema => "age_$shape", shape => $shape,
                                 base => $server // $base);
    my $n = 0;
    for my $file (sort glob "$sample/*.ndjson") {
        for (split /\n/, FhirBulk::read_file($file)) {
            my $line = s/\Q$elsewhere\E/$base/gr;
            my ($versions) = /"versionId":"(\d+)"/;
            my %how = map { ($_ => $put{$_}->($n)) } keys %put;
            $n++;
            $lfh->put($line, %how, time => '2022-01-01T00:00:00.5Z')
                if $versions > 1;
            $lfh->put($line, %how);
        }
    }

    return $lfh;
}

# upgraded and half reindexed; one that knows its name; not migrated at all
my %store = (
    27 => store(27, 'https://fhir:9443/r4', tokens => sub { $_[0] % 2 }),
    24 => store(24),
    10 => store(10, 'https://fhir:9443/r4',
                flag => sub { $_[0] % 3 ? 'X' : 'N' }),
);
my $new = $store{27};

# later than all of the sample
my $since = '2026-01-01T00:00:00Z';
my $day = '2026-02-01T10:20:30.123456Z';
my ($member) = sort keys %$cohort;
my ($outsider) = sort grep { !$cohort->{$_} }
    map { m{^Patient/(.*)} ? $1 : () } keys %$truth;

sub observation {
    my ($id, $patient, %more) = @_;
    return { resourceType => 'Observation', id => $id, status => 'final',
             code => { text => 'x' },
             subject => { reference => "Patient/$patient" }, %more };
}

for my $lfh (values %store) {
    # deleted: content of the member, of nobody, alive again, deleted twice
    for my $of (['of-member', $member], ['of-outsider', $outsider],
                ['back', $member], ['twice', $member])
    {
        $lfh->put(observation(@$of), time => '2022-05-01T00:00:00.5Z');
        $lfh->remove(Observation => $of->[0], $day,
                     $lfh->{shape} == 10 ? (flag => 'X') : ());
    }
    $lfh->put(observation(back => $member), time => '2026-03-01T00:00:00Z');
    $lfh->put(observation(twice => $outsider), time => '2026-03-01T00:00:00Z');
    $lfh->remove(Observation => 'twice', '2026-03-02T00:00:00.000001Z');
    $lfh->put({ resourceType => 'Practitioner', id => 'left' }, time => $day);
    $lfh->remove(Practitioner => 'left', '2025-12-31T23:59:59.999999Z');

    # erased, but referred to
    $lfh->put(observation(erased => $member), time => $day);
    $lfh->erase(Observation => 'erased');
    $lfh->put({ resourceType => 'Provenance', id => 'of-erased',
                recorded => $day, target => [
                    { reference => 'Observation/erased' },
                    { reference => "Patient/$member/_history/1" }] },
              time => $day);
    $lfh->put({ resourceType => 'Basic', id => 'bare' },
              time => '2022-01-01T00:00:00Z');
    $lfh->load;
}

sub start {
    my ($percent) = @_;
    $s->{tenants}{"age$_"} = { $store{$_}->tenant(
        cohort_percent => $percent, context_resources => 'off') }
        for keys %store;
    $s->write_ini;
    $s->start_sidecar;
}

# a zone that no time of the store is in
$s->sql(q{ALTER SYSTEM SET timezone = 'Asia/Kolkata';
          SELECT pg_reload_conf()});
start(100);
$s->start_nginx;

sub export {
    my ($tenant, $path) = @_;
    return $s->export($path, base => "$s->{server}/$tenant/fhir");
}

sub gives {
    my ($tenant, $path, $wanted, $title) = @_;
    my $export = export($tenant, $path);
    is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
                                  $wanted), '', "$tenant: $title");
    is(told($export), '', "$tenant: nothing is wrong");
    return $export;
}

sub told {
    my ($export) = @_;
    return join '', map { $export->{files}{ $_->{url} =~ s{.*/}{}r } }
        @{ $export->{manifest}{error} || [] };
}

# "DELETE" entries of the deleted files
sub gone {
    my ($export) = @_;
    return join ' ', sort map { $_->{request}{url} } map { @{ $_->{entry} } }
        map { $json->decode($_) } map { split /\n/ }
        map { $export->{files}{ $_->{url} =~ s{.*/}{}r } }
        @{ $export->{manifest}{deleted} || [] };
}

sub part {
    my ($map, $test) = @_;
    return { map { ($_ => $map->{$_}) } grep { $test->($_) } keys %$map };
}

# who it belongs to, of what the sample does not know
my %owner = ('Observation/back' => $member, 'Provenance/of-erased' => $member);
for my $key (keys %owner) {
    $truth->{$key} = { $owner{$key} => 1 };
}

sub ours {
    my ($lfh, $patients) = @_;
    return FhirBulk::Data::compartment($lfh->truth, $truth, $patients);
}

sub group {
    my ($shape, $way) = @_;
    my $lfh = $store{$shape};
    $lfh->watch;
    gives("age$shape", '/Group/cohort/$export', {
        %{ ours($lfh, $cohort) },
        'Group/cohort' => $lfh->truth->{'Group/cohort'} }, 'of a Group');
    is($lfh->way, $way, "found by $way");
}

for my $shape (sort keys %store) {
    my $lfh = $store{$shape};
    my $tenant = "age$shape";

    subtest "schema V00$shape" => sub {
        gives($tenant, '/$export', $lfh->truth,
            'all, as the REST API has it, byte for byte');
        gives($tenant, '/Patient/$export', ours($lfh),
            'of all Patients');
        group($shape, 'links');

        my $later = gives($tenant, "/\$export?_since=$since",
            part($lfh->truth, sub { $_[0] =~ m{/(?:back|of-erased)$} }),
            'what is later');
        is(gone($later), 'Observation/of-member Observation/of-outsider'
            . ' Observation/twice', 'TOMB-01 TOMB-05: and what is gone');
        is(gone(export($tenant, "/Patient/\$export?_since=$since")),
            'Observation/of-member Observation/of-outsider Observation/twice',
            'TOMB-04: of all Patients');
        is(gone(export($tenant, "/Group/cohort/\$export?_since=$since")),
            'Observation/of-member', 'TOMB-04: of members, by the last '
            . 'content that there was');
    };
}

subtest 'times are UTC and have microseconds' => sub {
    my $body = $new->{now}{'Provenance/of-erased'}{body};
    like($body, qr/"lastUpdated":"2026-02-01T10:20:30\.123456Z"/,
        'in the body');
    my $one = '/$export?_type=Provenance&_since=2026-02-01T10:20:30.123';
    gives('age27', "${one}455Z", part($new->truth, sub {
        $_[0] eq 'Provenance/of-erased' }), 'the instant before');
    gives('age27', "${one}456Z", {}, 'TIME-01: later than');
    gives('age27', '/$export?_type=Provenance&_until='
        . '2026-02-01T11:20:30.123456%2B01:00', part($new->truth, sub {
            $_[0] =~ /^Provenance/ && $_[0] !~ /of-erased/ }), 'before');
    gives('age27', '/$export?_type=Provenance&_since=2026-02-01T00:00:00Z'
        . '&_until=2026-02-01T10:20:30.123457Z', part($new->truth, sub {
        $_[0] eq 'Provenance/of-erased' }), 'a window');

    my $gone = '/$export?_type=Observation&_since=2026-03-02T00:00:00.00000';
    my $last = export('age27', "${gone}0Z");
    is(gone($last), 'Observation/twice', 'TOMB-01: the instant before');
    like(join('', values %{ $last->{files} }),
        qr/"lastUpdated":"2026-03-02T00:00:00\.000(?:001)?(?:Z|\+00:00)"/,
        'TOMB-03: when it was');
    is(gone(export('age27', "${gone}1Z")), '', 'TOMB-01: later than');
};

$s->end('fhir-bulkd', 'TERM');
start(0);
subtest 'the same without the tables of links' => sub {
    group($_, 'scan') for sort keys %store;
};

$s->stop;
done_testing;
