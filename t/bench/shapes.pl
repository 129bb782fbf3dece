# Copyright (c) the nginx-fhir-bulk authors
#
# What search filters, _elements, output by Patient, partial manifests and
# exports of Patients cost: the same sidecar and table, in turns with a plain
# system export.  Used by "run".

use strict;
use warnings;

# name, level, query, more keys of the tenant
my @shapes = (
    ['plain', 'system', ''],
    ['predicate', 'system', '_typeFilter=Observation%3Fcategory%3Dlaboratory%26'
                            . 'date%3Dge2024-04-15'],
    ['elements', 'system', '_elements=Observation.status,Observation.code,'
                           . 'Observation.subject,Observation.value'],
    ['partial', 'system', 'allowPartialManifests=true'],
    ['organized', 'system', 'organizeOutputBy=Patient'],
    ['patient', 'patient', ''],
    ['patient_alone', 'patient', '', 'context_resources = off'],
);

sub bench_shapes {
    my ($o) = @_;
    my ($rounds, $cases) = @$o{qw(rounds cases)};
    my @wanted = grep { $_->[0] eq 'plain' || $_->[0] =~ /$cases/ } @shapes;
    push @wanted, ['against', 'system', ''] if defined $o->{against};
    my (%cpu, %kib, %rows, %seconds);

    print "shapes: $o->{rows} resources, $rounds rounds; loading them\n";
    my ($pg, $live) = load_tables('text');
    export_once($pg, 'text', 1, 'gzip');        # the table is in memory

    for my $round (1 .. $rounds) {
        # who comes first changes, so that nobody has the warm cache each time
        for my $shape ($round % 2 ? @wanted : reverse @wanted) {
            my ($name, $level, $query, $keys) = @$shape;
            my ($t, $kib, $n, $cpu) = export_once($pg, 'text', 1, 'gzip',
                { level => $level, query => $query, keys => $keys,
                  tree => $name eq 'against' ? $o->{against} : undef });

            push @{ $seconds{$name} }, $t;
            push @{ $cpu{$name} }, $cpu;
            $rows{$name} = $n;
            $kib{$name} = $kib if $kib > ($kib{$name} // 0);
        }
        print "  round $round of $rounds done\n";
    }

    printf "\n%-14s %8s %8s %10s %12s %6s %6s %9s\n", 'shapes', 'seconds',
        'CPU', 'rows/s', 'rows written', 'ratio', 'CPU', 'peak MiB';

    for my $name (map { $_->[0] } @wanted) {
        my ($ratio, $cpu_ratio) = map { my $of = $_;
            median(map { $of->{plain}[$_] / $of->{$name}[$_] }
                   0 .. $rounds - 1) } \%seconds, \%cpu;
        my $t = median(@{ $seconds{$name} });

        printf "%-14s %8.2f %8.2f %10.0f %12s %6.2f %6.2f %9.1f\n", $name, $t,
            median(@{ $cpu{$name} }), $live / $t, $rows{$name} || '-', $ratio,
            $cpu_ratio, $kib{$name} / 1024;
        push @{ $o->{lines} }, sprintf("%s_ratio %.2f", $name, $ratio),
            sprintf("%s_cpu_ratio %.2f", $name, $cpu_ratio)
            if $name ne 'plain';
        push @{ $o->{lines} }, sprintf "%s_peak_rss_mib %.1f", $name,
            $kib{$name} / 1024;
    }
}

1;
