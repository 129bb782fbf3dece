# Copyright (c) the nginx-fhir-bulk authors
#
# What XML files cost: exports as XML in turns with the same ones as NDJSON, of
# a text column, by one worker.  Used by "run".

use strict;
use warnings;

# name, compression, XML?
my @forms = (
    ['ndjson', 'off', 0],
    ['xml', 'off', 1],
    ['ndjson_gzip', 'gzip', 0],
    ['xml_gzip', 'gzip', 1],
);

sub bench_xml {
    my ($o) = @_;
    my ($rounds, $cases) = @$o{qw(rounds cases)};
    my (%cpu, %kib, %seconds);

    # each form of XML has its NDJSON beside it
    my @wanted = grep {
        my $of = $_->[0] =~ s/^(?:xml|ndjson)/xml/r;
        $of =~ /$cases/;
    } @forms or die "bench: no case of xml has \"$cases\" in its name\n";

    print "xml: $o->{rows} resources, $rounds rounds; loading them\n";
    my ($pg, $live, $bytes) = load_tables('text');
    export_once($pg, 'text', 1, 'gzip');        # the table is in memory

    for my $round (1 .. $rounds) {
        # who comes first changes, so that nobody has the warm cache each time
        for my $form ($round % 2 ? @wanted : reverse @wanted) {
            my ($name, $compression, $xml) = @$form;
            my ($t, $kib, $n, $cpu) = export_once($pg, 'text', 1, $compression,
                { ini => 'xml_output = on', query => !$xml ? ''
                      : '_outputFormat=application/fhir%2Bxml' });

            # nothing is left out to be fast
            die "bench: $name: $n of $live resources\n" if $n != $live;
            push @{ $seconds{$name} }, $t;
            push @{ $cpu{$name} }, $cpu;
            $kib{$name} = $kib if $kib > ($kib{$name} // 0);
        }
        print "  round $round of $rounds done\n";
    }

    printf "\n%-14s %8s %8s %10s %8s %6s %15s %6s %9s\n", 'xml', 'seconds',
        'CPU', 'rows/s', 'MB/s', 'ratio', 'from - to', 'CPU', 'peak MiB';

    for my $name (map { $_->[0] } @wanted) {
        my $plain = $name =~ s/^xml/ndjson/r;
        my ($ratios, $cpu_ratios) = map { my $of = $_;
            [sort { $a <=> $b } map { $of->{$plain}[$_] / $of->{$name}[$_] }
             0 .. $rounds - 1] } \%seconds, \%cpu;
        my $t = median(@{ $seconds{$name} });

        printf "%-14s %8.2f %8.2f %10.0f %8.0f %6.2f %6.2f - %6.2f %6.2f"
            . " %9.1f\n", $name, $t, median(@{ $cpu{$name} }), $live / $t,
            $bytes / $t / 1e6, median(@$ratios), @$ratios[0, -1],
            median(@$cpu_ratios), $kib{$name} / 1024;
        push @{ $o->{lines} }, sprintf("%s_ratio %.2f", $name,
                                       median(@$ratios)),
            sprintf("%s_cpu_ratio %.2f", $name, median(@$cpu_ratios)),
            sprintf("%s_peak_rss_mib %.1f", $name, $kib{$name} / 1024)
            if $name ne $plain;
    }
}

1;
