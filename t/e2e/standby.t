#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# A hot standby as the source: conflicts with recovery in the middle of an
# export, restarts, promotion.  Every job ends, whole, or says why it did not.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use Test::More;

# as many workers as may fail at once, and one more
my $s = FhirBulk->new(
    source => 'postgres', start => 0, sample => ['--resources', 1500],
    ini => { part_size => '64k', workers => 8, max_retries => 5 });
my $standby = "$s->{dir}/standby";
my $gate = { $s->load_gate('Observation') }->{where};

sub cluster {
    my ($command, @more) = @_;
    local $s->{pg} = $standby;
    return $s->pg_cluster($command, @more);
}

# rows of Basic that nobody exports make work for vacuum
$s->sql(<<'END');
ALTER SYSTEM SET autovacuum = off;
SELECT pg_reload_conf();
INSERT INTO s_jsonb.resource (type, id, last_updated, body)
SELECT 'Basic', 'b' || i, '2020-01-01T00:00:00Z',
    jsonb_build_object('resourceType', 'Basic', 'id', 'b' || i)
FROM generate_series(1, 200) i;
CREATE TABLE s_jsonb.plain AS SELECT * FROM s_jsonb.resource;
GRANT SELECT ON s_jsonb.plain TO fhir_bulk_reader;
VACUUM ANALYZE;
END
push @{ $s->{at_end} }, sub { cluster('drop') };
$s->folder('standby');
rmdir $standby;
my ($host) = cluster('standby', $s->{pg}, 'fsync=off',
                     'max_standby_streaming_delay=50ms',
                     'hot_standby_feedback=off',
                     'wal_receiver_status_interval=1s') =~ /^PGHOST=(\S+)/m;

my %keys = $s->postgres_keys('jsonb');
my $conninfo = "host=$host port=5432 dbname=postgres user=fhir_bulk_reader";
my $slow = int($s->sql('SELECT sum(length(body::text)) FROM s_jsonb.resource')
               / 2) . '/s';
$s->{tenant} = { %keys, conninfo => $conninfo };
$s->{tenants} = {
    gated => { %keys, conninfo => $conninfo, where => $gate },
    # without an index on ids: blocks of the table only
    blocks => { %keys, conninfo => $conninfo, table => 's_jsonb.plain',
                where => $gate },
    slow => { %keys, conninfo => $conninfo, rate_limit => $slow },
};
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub base { return $_[0] eq 'default' ? $s->{base} : "$s->{server}/$_[0]/fhir" }

sub begin {
    my ($tenant) = @_;
    my $reply = $s->kickoff('/$export', base => base($tenant));
    $reply->{status} == 202 or die "$reply->{status}: $reply->{body}\n";
    return $reply->header('Content-Location');
}

sub on_standby {
    my ($sql) = @_;
    local $s->{pghost} = $host;
    return $s->sql($sql);
}

# SQL for a time as manifests have it
sub utc {
    my ($time) = @_;
    return "SELECT to_char(($time) AT TIME ZONE 'UTC',"
        . " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
}

# readers of the sidecar on the standby
sub readers {
    return on_standby("SELECT count(*) FROM pg_stat_activity"
                      . " WHERE usename = 'fhir_bulk_reader'"
                      . " AND query LIKE 'COPY%'");
}

sub caught_up {
    my $lsn = $s->sql('SELECT pg_current_wal_lsn()');
    FhirBulk::wait_for('the standby', 20, sub { on_standby(
        "SELECT pg_last_wal_replay_lsn() >= '$lsn'") eq 't' });
}

# what an export on the standby does not survive
sub conflict {
    my ($table) = @_;
    $s->sql("UPDATE s_jsonb.$table SET version = version + 1,"
            . " last_updated = '2020-01-01T00:00:00Z' WHERE type = 'Basic';"
            . "VACUUM s_jsonb.$table");
}

sub conflicts {
    return on_standby("SELECT confl_snapshot + confl_lock + confl_bufferpin"
                      . " FROM pg_stat_database_conflicts"
                      . " WHERE datname = 'postgres'");
}

sub log_of {
    my ($url) = @_;
    my ($id) = $url =~ m{([^/]+)$};
    return join "\n", FhirBulk::read_file($s->{log}) =~ /^.*\[\Q$id\E\].*$/mg;
}

sub whole {
    my ($url, $table, $title, $seconds) = @_;
    my $export = $s->collect($url, $s->wait_complete($url, $seconds));
    is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export), $table),
        '', $title);
    return $export;
}

sub told {
    my ($export) = @_;
    return join '', map { $export->{files}{ $_->{url} =~ s{.*/}{}r } }
        map { @{ $_->{error} || [] }, @{ $_->{outcome} || [] } }
        $export->{manifest};
}

my $table = FhirBulk::Data::of_table($s, 's_jsonb.resource');

subtest 'an export from a standby' => sub {
    $s->sql("UPDATE s_jsonb.resource SET version = 2 WHERE id = 'b1'");
    caught_up();
    my $margin = "pg_last_xact_replay_timestamp() - interval '10 seconds'";
    my $before = on_standby(utc("$margin - interval '5 milliseconds'"));
    my $export = whole(begin('default'), $table, 'whole');
    my $time = $export->{manifest}{transactionTime};
    cmp_ok($time, 'ge', $before, 'TIME-09: transactionTime is the time of '
           . 'what was replayed last …');
    cmp_ok($time, 'lt', on_standby(utc($margin)), '… less the margin');
};

# held while they read, so that a conflict meets them there
sub held {
    FhirBulk::wait_for('readers', 20, sub { on_standby(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY%'"
        . " AND wait_event = 'PgSleep'") > 0 });
}

my %times = (gated => 3, blocks => 2);
for my $tenant (qw(gated blocks)) {
    subtest "conflicts with recovery, $tenant" => sub {
        $s->gate('closed');
        caught_up();
        my $url = begin($tenant);
        for my $i (1 .. $times{$tenant}) {
            held();
            conflict($tenant eq 'blocks' ? 'plain' : 'resource');
            FhirBulk::wait_for('the next snapshot', 30, sub {
                my $n = () = log_of($url) =~ /: goes on:/g;
                return $n >= $i;
            });
        }
        $s->gate('open');
        my $export = whole($url, $table, 'STAT-25: nothing is missing or '
                           . 'there twice');
        like(told($export), qr/was interrupted and went on/,
            'the message file tells of it');
        like(log_of($url), qr/the standby ended the export's snapshot to go on with replication \(conflict with recovery, 40001\): see hot_standby_feedback and max_standby_streaming_delay/,
            'the log names it');
        my @parts = log_of($url) =~ /: goes on: .*?(\d+ of \d+) parts/g;
        my ($left, $all) = split / of /, $parts[-1];
        ok($tenant eq 'blocks' || $left < $all,
            'in the end what is done stays done') or diag "@parts";
        is((grep { $_ > 4 } log_of($url) =~ /: try (\d+) of 6/g) + 0, 0,
            'many workers that fail at once are one failure');
    };
}

subtest 'a conflict while a reader is held back by rate_limit' => sub {
    my $seen = conflicts();
    my $url = begin('slow');
    FhirBulk::wait_for('readers', 20, sub { readers() > 0 });
    conflict('resource');
    FhirBulk::wait_for('a conflict', 30, sub { conflicts() > $seen });
    whole($url, $table, 'whole');
    # the server may end a session that it cannot speak to
    my @bad = grep { !/conflict with recovery|connection is lost/ }
        log_of($url) =~ /^.*: try .*$/mg;
    is("@bad", '', 'and what ended it has its name');
};

subtest 'a conflict at every try' => sub {
    $s->gate('closed');
    caught_up();
    $s->write_ini(max_retries => 2);
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        FhirBulk::read_file($s->{log}) =~ /configuration reloaded/ });

    my $url = begin('gated');
    my $reply;
    FhirBulk::wait_for('the end of the job', 60, sub {
        my $seen = conflicts();
        if (readers() > 0) {
            conflict('resource');
            FhirBulk::wait_for('a conflict', 20,
                               sub { conflicts() > $seen });
        }
        $reply = $s->get($url);
        return $reply->{status} != 202;
    });
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    is($reply->{status}, 500, 'STAT-14: it fails, no 202 for ever');
    like($reply->issues->[0]{diagnostics}, qr/the data source is a standby, which ended it again and again/,
        'and says why');
    unlike($reply->{body}, qr/s_jsonb|SELECT|host=/, 'no SQL, no host');
    $s->gate('open');
    caught_up();
};

subtest 'the standby is restarted' => sub {
    my $url = begin('slow');
    FhirBulk::wait_for('readers', 20, sub { readers() > 2 });
    cluster('restart');
    whole($url, $table, 'whole');
    my @tries = log_of($url) =~ /: try (\d+) of 6/g;
    is((grep { $_ > 4 } @tries) + 0, 0,
        'as many workers as there are lose their connection once')
        or diag "@tries";
};

subtest 'the standby is promoted' => sub {
    my $url = begin('slow');
    FhirBulk::wait_for('readers', 20, sub { readers() > 0 });
    on_standby('SELECT pg_promote(true, 30)');
    is(on_standby('SELECT pg_is_in_recovery()'), 'f', 'a primary now');
    whole($url, $table, 'the job goes on');
    unlike(log_of($url), qr/ try \d+ of /, 'without a word');
    my $before = on_standby(utc("clock_timestamp() - interval '1 second'"));
    my $export = whole(begin('default'), $table, 'and so does the next');
    cmp_ok($export->{manifest}{transactionTime}, 'gt', $before,
        'TIME-09: without the margin, as on a primary');
};

$s->stop;
done_testing;
