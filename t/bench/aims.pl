# Copyright (c) the nginx-fhir-bulk authors
#
# What the figures of the benchmarks are to reach.  A run says at its end which
# of them it missed; it does not fail by that.  Used by "run".

use strict;
use warnings;

# at least
my %least = (
    copy_text_sink_ratio => 1.4,
    copy_text_identity_ratio => 1.1,
    copy_text_gzip_ratio => 1.0,
    copy_jsonb_1w_ratio => 1.1,
    copy_jsonb_2w_ratio => 1.7,
    copy_limit_ratio => 0.85,
    predicate_ratio => 0.6,
    elements_ratio => 0.4,
    xml_ratio => 0.3,
    file_large_ratio => 0.97,
    file_large_c1_ratio => 0.97,
    file_large_c256_ratio => 0.97,
    file_small_ratio => 0.9,
    file_small_c1_ratio => 0.9,
    file_small_c256_ratio => 0.9,
    status_ratio => 0.9,
    hapi_ratio => 1.4,
    medplum_ratio => 1.1,
);

# at most
my %most = (
    copy_sink_cpu_s_per_gb => 0.5,
    peak_rss_mib => 64,
    stores_peak_rss_mib => 64,
    small_export_ms => 150,
    small_export_busy_ms => 1000,
);

# what fixed costs of a job would hide in a small table
my %large = (
    cohort_1pct_ratio => 0.5,
    cohort_10pct_ratio => 0.5,
    cohort_100pct_ratio => 0.5,
);

# lines "NAME VALUE"
sub print_missed {
    my ($quick, @lines) = @_;
    my ($known, @missed) = (0);

    %least = (%least, %large) unless $quick;
    for (@lines) {
        my ($name, $value) = split;
        my ($aim, $missed) = exists $least{$name}
            ? ("at least $least{$name}", $value < $least{$name})
            : exists $most{$name}
            ? ("at most $most{$name}", $value > $most{$name}) : next;

        $known++;
        push @missed, "$name $value (aim: $aim)" if $missed;
    }
    return if !$known;

    print "\n", @missed ? 'missed ' . @missed : 'reached all', " of $known "
        . "aims\n", map { "  $_\n" } @missed;
}

1;
