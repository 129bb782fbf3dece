# Copyright (c) the nginx-fhir-bulk authors
#
# What the export of a Group costs by the share of the patients that are its
# members: 1, 10 and 100 of a hundred, from a jsonb column with the indexes
# that docs/profiles.md names, in turns with an export of all Patients.  Used
# by "run".

use strict;
use warnings;

my @shares = (1, 10, 100);

# the table of "export", with Groups and the index over references to Patients
sub cohorts_database {
    my ($pg) = @_;
    local @ENV{keys %$pg} = values %$pg;
    my $psql = "t/lib/pg-cluster.sh psql $pg->{PGHOST} -qAt";
    my $patients = q(FROM resource WHERE type = 'Patient' AND NOT deleted);

    run("$psql -d postgres -c 'CREATE DATABASE cohorts TEMPLATE jsonb'");

    open my $sql, '|-', "$psql -v ON_ERROR_STOP=1 -d cohorts"
        or die "bench: psql: $!\n";
    print $sql <<'END';
SET maintenance_work_mem = '512MB';
CREATE INDEX resource_patients ON resource USING gin (
    string_to_array(translate(jsonb_path_query_array(body,
        'strict $.**.reference.** ? (@ like_regex "Patient/")')::text,
        '"', '/'), '/'));
END
    print $sql <<"END" for @shares;
INSERT INTO resource (type, id, last_updated, body)
SELECT 'Group', 'share-$_', now(), jsonb_build_object(
    'resourceType', 'Group', 'id', 'share-$_', 'type', 'person',
    'actual', true, 'member', jsonb_agg(jsonb_build_object(
        'entity', jsonb_build_object('reference', 'Patient/' || id))))
FROM (SELECT id $patients ORDER BY md5(id)
      LIMIT (SELECT ceil(count(*) * $_ / 100.0) $patients)) member;
END
    print $sql "VACUUM (FREEZE, ANALYZE) resource;\n";
    close $sql or die "bench: the Groups cannot be made\n";
}

# $o: rows, rounds, lines, cases
sub bench_cohorts {
    my ($o) = @_;
    my %of;
    my @wanted = grep { "cohort_$_->[0]" =~ /$o->{cases}/ || $_->[0] eq 'all' }
        ['all', { level => 'patient' }],
        map { ["${_}pct", { level => 'group', group => "share-$_" }] } @shares;

    print "cohorts: $o->{rows} resources, $o->{rounds} rounds; loading them\n";
    my ($pg, $live) = load_tables('jsonb');
    cohorts_database($pg);

    for my $round (0 .. $o->{rounds}) {
        for my $case ($round % 2 ? @wanted : reverse @wanted) {
            my ($name, $how) = @$case;
            my ($t, $kib, $n, $cpu) = export_once($pg, 'jsonb', 1, 'gzip',
                { %$how, database => 'cohorts' });

            next if $round == 0;                # the table is in memory now
            push @{ $of{$name} }, { seconds => $t, cpu => $cpu, n => $n,
                                    us => $t / $n * 1e6 };
        }
        print "  round $round of $o->{rounds} done\n";
    }

    printf "\n%-10s %8s %8s %10s %10s %12s %6s\n", 'cohorts', 'seconds',
        'CPU', 'resources', 'a second', 'us/resource', 'ratio';

    for my $name (map { $_->[0] } @wanted) {
        my ($t, $cpu, $us) = map { my $of = $_;
            median(map { $_->{$of} } @{ $of{$name} }) } qw(seconds cpu us);
        my $n = $of{$name}[0]{n};
        my $ratio = median(map { $of{all}[$_]{us} / $of{$name}[$_]{us} }
                           0 .. $o->{rounds} - 1);

        printf "%-10s %8.2f %8.2f %10d %10.0f %12.1f %6.2f\n", $name, $t,
            $cpu, $n, $n / $t, $us, $ratio;
        push @{ $o->{lines} }, sprintf("cohort_%s_ratio %.2f", $name, $ratio),
            sprintf("cohort_%s_rows_per_s %.0f", $name, $n / $t)
            if $name ne 'all';
    }
}

1;
