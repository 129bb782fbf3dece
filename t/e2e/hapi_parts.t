#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# A HAPI store with partitions: each is a tenant, with the same ids in each;
# by name, by number, the default one; in one table and in partitioned tables.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Hapi;
use Test::More;

my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '96k' });
$s->start_postgres;

# tenant => [shape, number of the partition, as it is called]
my %tenants = (
    default => ['parts', undef, 'DEFAULT'],
    north => ['parts', 11, 'north'],
    left => ['native', 1, 'left'],
    right => ['native', 2, '2'],
);
my (%store, %first);
for my $name (sort { ($tenants{$a}[1] // 0) <=> ($tenants{$b}[1] // 0) }
              keys %tenants)
{
    my ($shape, $number, $called) = @{ $tenants{$name} };
    my $h = $store{$name} = FhirBulk::Hapi->new($s, shape => $shape,
        partition => $number, beside => $first{$shape},
        $name eq 'left' ? () : (sample => 0));
    $first{$shape} //= $h;
    $h->load($s);
    $s->{tenants}{"$name-$_"} = $h->keys_of($s, partition => $called,
        context_resources => 'off', cohort_percent => $_) for 0, 100;
}
$s->sql("INSERT INTO hapi_parts.hfj_partition VALUES (11, 'x', 'north');"
        . "INSERT INTO hapi_native.hfj_partition VALUES (1, 'x', 'left'),"
        . " (2, 'y', 'right')");
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

# how an export and a map differ, '' if not at all
sub differs {
    my ($tenant, $path, $wanted) = @_;
    my $got = eval { FhirBulk::Hapi::content(
        $s->export($path, base => "$s->{server}/$tenant/fhir")) }
        or return $@;
    return FhirBulk::Data::difference($got, $wanted);
}

sub deletions {
    my ($tenant, $path) = @_;
    my $export = $s->export($path, base => "$s->{server}/$tenant/fhir");
    return join ' ', sort map { m{"url":\s*"([^"]+)"}g }
        map { $export->{files}{ $_->{url} =~ s{.*/}{}r } }
        @{ $export->{manifest}{deleted} || [] };
}

for my $name (sort keys %tenants) {
    my ($truth, $owners) = @{ $store{$name} }{qw(truth owners)};

    subtest $name => sub {
        ok(exists $truth->{'Patient/hap'}, 'ids that others have too');
        is(differs("$name-0", '/$export', $truth), '',
            'all of the partition, and nothing else');
        for my $percent (0, 100) {
            my $part = FhirBulk::Data::compartment($truth, $owners,
                                                   { hap => 1 });
            $part->{'Group/mixed'} = $truth->{'Group/mixed'};
            is(differs("$name-$percent", '/Group/mixed/$export', $part), '',
                "a Group of it, cohort_percent $percent");
        }
        my %patients = map { $_ => $truth->{$_} } grep { m{^Patient/} }
            keys %$truth;
        my $gone = join ' ', sort grep { $store{$name}{deleted}{$_}[1]{hap} }
            keys %{ $store{$name}{deleted} };
        is(deletions("$name-0", '/Group/mixed/$export?_since='
                     . '2024-06-01T00:00:00Z'), $gone, 'its deletions');
        is(differs("$name-100", '/Patient/$export?_type=Patient',
                   \%patients), '', 'its Patients');
    };
}

$s->stop;
done_testing;
