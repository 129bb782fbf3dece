#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# A LinuxForHealth store on a hot standby: the export reads the standby, meets
# conflicts by vacuum, and is whole in the end.  t/e2e/standby.t has what else
# happens to a standby.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Lfh;
use Test::More;

my $s = FhirBulk->new(
    source => 'none', start => 0,
    ini => { part_size => '64k', workers => 4, max_retries => 5 });
my $standby = "$s->{dir}/standby";
$s->start_postgres;
my $base = $s->{base};
my $sample = $s->sample_folder('sample', '--patients', 12, '--base', $base);
my $cohort = FhirBulk::Data::sample_members($s->{truth}, 'cohort');
my $truth = FhirBulk::Data::truth($s->{truth});

my $lfh = FhirBulk::Lfh->new($s, base => $base);
for my $file (glob "$sample/*.ndjson") {
    $lfh->put($_) for split /\n/, FhirBulk::read_file($file);
}
$lfh->load;
my $gate = { $s->load_gate('fhirdata.observation_logical_resources') };
$gate->{where} =~ s/\(type\)/(l.tableoid::regclass::text)/;

sub cluster {
    my ($command, @more) = @_;
    local $s->{pg} = $standby;
    return $s->pg_cluster($command, @more);
}

$s->sql(q{ALTER SYSTEM SET autovacuum = off;
          SELECT pg_reload_conf(); VACUUM ANALYZE});
push @{ $s->{at_end} }, sub { cluster('drop') };
$s->folder('standby');
rmdir $standby;
my ($host) = cluster('standby', $s->{pg}, 'fsync=off',
                     'max_standby_streaming_delay=50ms',
                     'hot_standby_feedback=off') =~ /^PGHOST=(\S+)/m;

sub on_standby {
    my ($sql) = @_;
    local $s->{pghost} = $host;
    return $s->sql($sql);
}

sub caught_up {
    my $lsn = $s->sql('SELECT pg_current_wal_lsn()');
    FhirBulk::wait_for('the standby', 20, sub { on_standby(
        "SELECT pg_last_wal_replay_lsn() >= '$lsn'") eq 't' });
}

$s->{tenant} = { $lfh->tenant(
    conninfo => "host=$host port=5432 dbname=postgres user=fhir_bulk_reader",
    context_resources => 'off', cohort_percent => 100, %$gate) };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub log_of {
    my ($url) = @_;
    my ($id) = $url =~ m{([^/]+)$};
    return join "\n", FhirBulk::read_file($s->{log}) =~ /^.*\[\Q$id\E\].*$/mg;
}

# dead rows of a table that no export reads
sub conflict {
    $s->sql('UPDATE fhirdata.resource_change_log SET version_id = version_id;'
            . 'VACUUM fhirdata.resource_change_log');
}

my %wanted = (
    '/$export' => $lfh->truth,
    '/Group/cohort/$export' => {
        %{ FhirBulk::Data::compartment($lfh->truth, $truth, $cohort) },
        'Group/cohort' => $lfh->truth->{'Group/cohort'} },
);
for my $path (sort keys %wanted) {
    subtest $path => sub {
        $s->gate('closed');
        caught_up();
        my $reply = $s->kickoff($path);
        is($reply->{status}, 202, 'kick-off');
        my $url = $reply->header('Content-Location');
        for my $times (1, 2) {
            FhirBulk::wait_for('readers', 20, sub { on_standby(
                'SELECT count(*) FROM pg_stat_activity'
                . " WHERE usename = 'fhir_bulk_reader'"
                . " AND wait_event = 'PgSleep'") > 0 });
            conflict();
            FhirBulk::wait_for('the next snapshot', 30, sub {
                my $n = () = log_of($url) =~ /: goes on:/g;
                return $n >= $times;
            });
        }
        $s->gate('open');
        my $export = $s->collect($url, $s->wait_complete($url));
        is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
                                      $wanted{$path}), '',
            'STAT-25: nothing is missing or there twice');
        like(log_of($url), qr/\(conflict with recovery, 40001\)/,
            'after a conflict, which the log names');
    };
}

$s->stop;
done_testing;
