#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# From the tables of a HAPI server: what is exported is what its REST API would
# return, at each level, whatever its version, whether whole types are read or
# the links of patients.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Hapi;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8;

# small parts: ranges of res_id
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '96k' });
$s->start_postgres;

# old: its server runs on local time
my %store = map { $_->{shape} => $_ } map { FhirBulk::Hapi->new($s, @$_) }
    [shape => 'new'], [shape => 'old', zone => 'Europe/Berlin'],
    [shape => 'mid'];
$_->load($s) for values %store;

my @tenants = map { my $shape = $_; map { "$shape-$_" } qw(scan links) }
    qw(new old mid);
for my $tenant (@tenants) {
    my ($shape, $how) = split /-/, $tenant;
    $s->{tenants}{$tenant} = $store{$shape}->keys_of($s,
        context_resources => 'off',
        cohort_percent => $how eq 'links' ? 100 : 0);
}
$s->{tenants}{context} = $store{old}->keys_of($s, cohort_percent => 100);
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub export {
    my ($tenant, $path) = @_;
    return $s->export($path, base => "$s->{server}/$tenant/fhir");
}

# how an export and a map differ, '' if not at all
sub differs {
    my ($export, $wanted, $without) = @_;
    my $got = eval { FhirBulk::Hapi::content($export) } or return $@;
    my ($a, $b) = map {
        my $map = $_;
        +{ map { $_ => $map->{$_} }
           grep { !$without || !m{^$without/} } keys %$map };
    } $got, $wanted;
    return FhirBulk::Data::difference($a, $b);
}

# why resources are missing: reason => how many
sub reasons {
    my ($export) = @_;
    my %n;
    for my $item (@{ $export->{manifest}{error} }) {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        for my $line (split /\n/, $export->{files}{$name}) {
            my $text = $json->decode($line)->{issue}[0]{diagnostics};
            $text =~ /: (\d+) could not be exported: (.*)\.$/
                ? $n{$2} += $1 : $n{$text}++;
        }
    }
    return \%n;
}

# the deletions of an export: "Type/id" => when
sub deletions {
    my ($export) = @_;
    my %when;
    for my $item (@{ $export->{manifest}{deleted} || [] }) {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        $when{ $_->{request}{url} }++
            for map { @{ $json->decode($_)->{entry} } }
                split /\n/, $export->{files}{$name};
    }
    return join ' ', sort keys %when;
}

for my $tenant (@tenants) {
    my ($shape, $how) = split /-/, $tenant;
    my $store = $store{$shape};
    my ($truth, $owners) = @$store{qw(truth owners)};
    my %live = map { m{^Patient/(.*)} ? ($1 => 1) : () } keys %$truth;

    subtest $tenant => sub {
        my %broken;
        $broken{$_}++ for values %{ $store->{broken} };

        if ($how eq 'scan') {
            my $export = export($tenant, '/$export');
            is(differs($export, $truth), '',
                'system level: all that the API would return, content and '
                . 'meta, once');
            is_deeply(reasons($export), \%broken,
                'what cannot be exported is told, with its reason');
        }

        my $all = FhirBulk::Data::compartment($truth, $owners, \%live);
        is(differs(export($tenant, '/Patient/$export'), $all), '',
            'Patient level: of any live Patient');

        my $part = FhirBulk::Data::compartment($truth, $owners,
                                               $store->{members});
        $part->{'Group/cohort'} = $truth->{'Group/cohort'};
        is(differs(export($tenant, '/Group/cohort/$export'), $part), '',
            'Group level: of its members');

        my $mixed = FhirBulk::Data::compartment($truth, $owners,
                                                { hap => 1 });
        $mixed->{'Group/mixed'} = $truth->{'Group/mixed'};
        is(differs(export($tenant, '/Group/mixed/$export'), $mixed), '',
            'GRP-02: who is inactive is no member');

        my @types = qw(Observation Patient Condition);
        my %some = map { $_ => $part->{$_} } grep {
            m{^(\w+)/} && grep { $_ eq $1 } @types } keys %$part;
        is(differs(export($tenant, '/Group/cohort/$export?_type='
                          . join ',', @types), \%some), '', 'with _type');
    };
}

# later than, earlier than, to the millisecond; a Provenance may come along
# with what it is about
for my $tenant (qw(new-scan old-scan old-links)) {
    my $store = $store{ $tenant =~ s/-.*//r };
    my %ms = map { ("$_->{type}/$_->{id}" => $_->{ms}
                    + ($_->{micro} // 0) / 1000) } @{ $store->{entries} };
    my @times = sort { $a <=> $b } @ms{ keys %{ $store->{truth} } };
    my ($from, $to) = map { POSIX::floor($_) }
        @times[@times / 3, @times * 2 / 3];
    my ($since, $until) = map { FhirBulk::Hapi::instant($_) =~ s/\+.*/Z/r }
        $from, $to;
    my $window = sub {
        my ($map, $lo, $hi) = @_;
        return { map { $_ => $map->{$_} } grep {
            my $ms = $ms{$_};
            (!defined $lo || $ms > $lo) && (!defined $hi || $ms < $hi)
        } keys %$map };
    };

    subtest "$tenant: time" => sub {
        my $truth = $store->{truth};
        if ($tenant =~ /scan/) {
            is(differs(export($tenant, "/\$export?_since=$since"),
                       $window->($truth, $from), 'Provenance'), '',
                'TIME-01: _since');
            is(differs(export($tenant, "/\$export?_until=$until"),
                       $window->($truth, undef, $to), 'Provenance'), '',
                'TIME-07: _until');
            is(differs(export($tenant, "/\$export?_since=$since&_until="
                              . "$until&_type=Observation,Encounter"),
                       { map { $_ => $truth->{$_} }
                         grep { m{^(?:Observation|Encounter)/} }
                         keys %{ $window->($truth, $from, $to) } }), '',
                'TIME-01: both, of two types');
        }
        my $part = FhirBulk::Data::compartment($truth, $store->{owners},
                                               $store->{members});
        $part->{'Group/cohort'} = $truth->{'Group/cohort'};
        is(differs(export($tenant, "/Group/cohort/\$export?_since=$since"),
                   $window->($part, $from), 'Provenance'), '',
            'TIME-01: _since at Group level');
    };
}

for my $tenant (qw(new-scan old-links mid-scan)) {
    my $store = $store{ $tenant =~ s/-.*//r };
    subtest "$tenant: deletions" => sub {
        my $gone = $store->{deleted};
        my $since = '2024-06-01T00:00:00Z';
        is(deletions(export($tenant, "/\$export?_since=$since")),
            join(' ', sort keys %$gone),
            'TOMB-01: those that hfj_resource knows, and nothing else');
        is(deletions(export($tenant, '/$export?_since='
                            . '2024-06-02T00:00:00Z&_type=Observation')), '',
            'TOMB-01: none later');
        is(deletions(export($tenant, "/Group/mixed/\$export?_since=$since")),
            join(' ', sort grep { $gone->{$_}[1]{hap} } keys %$gone),
            'TOMB-06: of the members, by the version before');
    };
}

subtest 'resources by their ids' => sub {
    my $store = $store{old};
    my $want = FhirBulk::Data::compartment($store->{truth}, $store->{owners},
                                           $store->{members});
    $want->{'Group/cohort'} = $store->{truth}{'Group/cohort'};
    my %text = map { ("$_->{type}/$_->{id}" => $_->{text}) }
        @{ $store->{entries} };
    for my $depth (1 .. 3) {
        my @more = map { $text{$_} =~ m{"reference":"((?:Practitioner
            |PractitionerRole|Organization|Location|Medication)/[^"]+)"}gx }
            keys %$want;
        $want->{$_} = $store->{truth}{$_} for grep { $store->{truth}{$_} }
            @more;
    }
    my @number = grep { m{^(?:Location|Medication)/\d+$} } keys %$want;
    cmp_ok(scalar @number, '>', 3, 'some have a number for id');
    is(differs(export('context', '/Group/cohort/$export'), $want), '',
        'CMP-05: what others refer to, by name and by number');
};

$s->stop;
done_testing;
