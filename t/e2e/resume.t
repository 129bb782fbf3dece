#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Nothing that was accepted is lost: kill -9 at many moments, the database
# restarted, sessions ended, the sidecar away, nginx reloaded.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use Test::More;
use Time::HiRes qw(sleep time);

my $seed = $ENV{FHIR_BULK_SEED} // 20250101;
note "FHIR_BULK_SEED=$seed";

my @sample = ('--resources', 5000);
my $s = FhirBulk->new(
    source => 'postgres', start => 0, sample => \@sample,
    ini => { part_size => '96k', workers => 2, max_retries => 8 });

# ranges of ids need an index; without one there are only ctid ranges
$s->sql(<<'END');
CREATE SCHEMA s_ctid;
CREATE TABLE s_ctid.resource AS SELECT * FROM s_jsonb.resource;
ANALYZE s_ctid.resource;
GRANT USAGE ON SCHEMA s_ctid TO fhir_bulk_reader;
GRANT SELECT ON s_ctid.resource TO fhir_bulk_reader;
END
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
$s->{tenants} = {
    ndjson => { source => 'ndjson',
                path => $s->sample_folder('data', @sample, '--base',
                                          "$s->{server}/ndjson/fhir") },
    ctid => { $s->postgres_keys('jsonb'), table => 's_ctid.resource' },
    moving => { $s->postgres_keys('jsonb'), table => 's_ctid.resource',
                where => 'gate.pass(type)' },
};
# the truth is the compartment
$_->{context_resources} = 'off' for $s->{tenant}, values %{ $s->{tenants} };
srand $seed;
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $table = FhirBulk::Data::of_table($s, 's_jsonb.resource');
my %holds = (default => $table, ctid => $table, moving => $table,
             ndjson => FhirBulk::Data::of_folder($s->{tenants}{ndjson}{path}));

sub base {
    my ($tenant) = @_;
    return $tenant eq 'default' ? $s->{base} : "$s->{server}/$tenant/fhir";
}

sub start {
    my ($tenant, $path) = @_;
    my $reply = $s->kickoff($path // '/$export', base => base($tenant));
    $reply->{status} == 202 or die "kick-off: $reply->{status}\n";
    return $reply->header('Content-Location');
}

sub crash {
    my $end = $s->end('fhir-bulkd', 'KILL');
    $s->start_sidecar;
    return $end;
}

# the job completes, with everything once, and nothing else on the disk
sub whole {
    my ($tenant, $url, $what) = @_;

    my $manifest = $s->wait_complete($url, 60);
    my $export = $s->collect($url, $manifest);
    my $got = eval { FhirBulk::Data::of_export($export) };
    is($got ? FhirBulk::Data::difference($got, $holds{$tenant}) : $@, '',
        "STAT-25: every resource once, counts right: $what");

    my $folder = $s->job_folder($url, $tenant);
    my %listed = map { m{([^/]+)$}; $1 => 1 }
        map { $_->{url} } @{ $manifest->{output} }, @{ $manifest->{error} };
    my @extra = grep { !$listed{$_} }
        map { m{([^/]+?)(?:\.gz)?$} } glob "$folder/files/*";
    my @tmp = glob "$folder/tmp/*";
    is("@extra @tmp", ' ', "STAT-25: no file too many: $what");

    $s->request('DELETE', $url);
    return $export;
}

sub informed {
    my ($export) = @_;
    my ($name) = grep { /^error/ } keys %{ $export->{files} };
    return ($export->{files}{$name // ''} // '')
        =~ /"severity":"information".*interrupted/;
}

# how long does it take undisturbed?
my %takes;
for my $tenant (qw(ndjson default ctid)) {
    my $begin = time;
    my $url = start($tenant);
    $s->wait_complete($url);
    $takes{$tenant} = time - $begin;
    my $export = whole($tenant, $url, "$tenant undisturbed");
    cmp_ok(scalar @{ $export->{manifest}{output} }, '>', 30,
        "$tenant: many files");
}

# killed at a point that can be seen on the disk
sub files { my ($pattern) = @_; return scalar(() = glob $pattern) }

my %point = (
    'right after the 202' => sub { 1 },
    'a file is written' => sub { files("$_[0]/tmp/* $_[0]/files/*") > 0 },
    'the first file is sealed' => sub { files("$_[0]/files/*") > 0 },
    'half is sealed' => sub { files("$_[0]/files/*") > 30 },
    'the access record is there' => sub { -e "$_[0]/access.json" },
);

for my $tenant (qw(ndjson default ctid)) {
    subtest "$tenant: kill -9" => sub {
        for my $point (sort keys %point) {
            my $url = start($tenant);
            my $folder = $s->job_folder($url, $tenant);
            FhirBulk::wait_for($point, 30, sub { $point{$point}->($folder) });
            is(crash(), 'signal 9', "killed when: $point");
            is($s->get($url)->{status} =~ /^20[02]$/ ? 1 : 0, 1,
                'KICK-14 STAT-25: the same status URL answers');
            whole($tenant, $url, $point);
        }

        # and again and again, at any moment
        my $url = start($tenant);
        my @after;
        for (1 .. 4) {
            push @after, sprintf '%.3f', rand($takes{$tenant} / 2);
            sleep $after[-1];
            crash();
        }
        my $export = whole($tenant, $url, "killed after @after s");
    };
}

subtest 'several jobs at once' => sub {
    my %jobs = map { start($_) => $_ } qw(ndjson default ctid ndjson);
    sleep $takes{default} / 3;
    crash();
    whole($jobs{$_}, $_, 'four jobs') for sort keys %jobs;
};

subtest 'in the middle of a part, and told' => sub {
    $s->gate('closed');
    my $url = start('default');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    crash();
    is($s->get($url)->{status}, 202, 'STAT-25: still in progress');
    $s->gate('open');
    ok(informed(whole('default', $url, 'killed while a part is read')),
        'a message says that the export was interrupted');
};

subtest 'rows move meanwhile' => sub {
    $s->gate('slow');
    my $url = start('moving');
    my $folder = $s->job_folder($url, 'moving');
    FhirBulk::wait_for('files', 20, sub { files("$folder/files/*") > 0 });
    $s->end('fhir-bulkd', 'KILL');
    # every row gets another place, front and back
    $s->sql('UPDATE s_ctid.resource SET version = version + 1;'
            . 'VACUUM s_ctid.resource;'
            . "UPDATE s_ctid.resource SET version = version + 1"
            . " WHERE id < '8'");
    $s->start_sidecar;
    $s->gate('open');
    whole('moving', $url, 'rows have moved to other places');
};

subtest 'members change meanwhile' => sub {
    my %members = %{ FhirBulk::Data::sample_members($s->{truth}, 'cohort') };
    my ($out) = sort keys %members;
    $s->gate('closed');
    my $url = start('default', '/Group/cohort/$export');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    $s->sql('UPDATE s_jsonb.resource SET body = replace(body::text,'
            . " 'Patient/$out', 'Patient/nobody')::jsonb"
            . " WHERE type = 'Group'");
    crash();
    $s->gate('open');
    my $got = FhirBulk::Data::of_export(
        $s->collect($url, $s->wait_complete($url)));
    delete $got->{'Group/cohort'};
    my $want = FhirBulk::Data::compartment(
        $table, FhirBulk::Data::truth($s->{truth}), \%members);
    is(FhirBulk::Data::difference($got, $want), '',
        'GRP-04 STAT-25: the members are those of the start');
    $s->sql('UPDATE s_jsonb.resource SET body = replace(body::text,'
            . " 'Patient/nobody', 'Patient/$out')::jsonb"
            . " WHERE type = 'Group'");
};

subtest 'database' => sub {
    $s->gate('closed');
    my $url = start('default');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    $s->pg_cluster('restart');
    is($s->get($url)->{status}, 202, 'in progress after a restart');
    $s->gate('open');
    whole('default', $url, 'database restarted');

    for my $who ('state = \'active\'', 'state <> \'active\'') {
        $s->gate('closed');
        $url = start('default');
        FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
        my $n = $s->sql('SELECT count(pg_terminate_backend(pid)) FROM'
                        . ' pg_stat_activity WHERE usename ='
                        . " 'fhir_bulk_reader' AND $who");
        cmp_ok($n, '>', 0, "sessions ended: $who");
        $s->gate('open');
        whole('default', $url, "pg_terminate_backend where $who");
    }

    # at any moment: connecting, planning, reading
    for my $round (1 .. 2) {
        $url = start('default');
        for (1 .. 2) {
            FhirBulk::wait_for('a session', 20, sub {
                $s->sql('SELECT count(*) FROM pg_stat_activity WHERE'
                        . " usename = 'fhir_bulk_reader'")
                    || $s->get($url)->{status} == 200;
            });
            sleep rand 0.05;
            $s->sql('SELECT pg_terminate_backend(pid) FROM pg_stat_activity'
                    . " WHERE usename = 'fhir_bulk_reader'");
        }
        whole('default', $url, "sessions ended, round $round");
    }

    $s->gate('closed');
    $url = start('default');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    $s->pg_cluster('stop');
    crash();
    is($s->get($url)->{status}, 202,
        'the sidecar starts without the database and keeps the job');
    $s->start_postgres;
    $s->gate('open');
    whole('default', $url, 'sidecar killed while the database was down');
};

subtest 'the sidecar is away' => sub {
    $s->gate('closed');
    my $url = start('default');
    is($s->get($url)->{status}, 202, 'in progress');
    my $file_job = start('ndjson', '/$export?_type=Patient');
    my $file = $s->wait_complete($file_job)->{output}[0]{url};

    is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'stopped in order');
    for my $reply ($s->get($url), $s->kickoff('/$export')) {
        is($reply->{status}, 503, 'STAT-16: 503');
        is($reply->codes, 'transient', 'STAT-16 STAT-17: OperationOutcome');
        like($reply->header('Retry-After') // '', qr/^[1-9]\d*$/,
            'STAT-16: Retry-After');
        is($reply->header('Content-Type'), 'application/fhir+json', 'ERR-01');
    }
    is($s->get($file)->{status}, 200,
        'FILE-18: files are served without the sidecar');

    $s->start_sidecar;
    is($s->get($url)->{status}, 202, 'STAT-16 STAT-25: and 202 again');
    $s->gate('open');
    whole('default', $url, 'sidecar stopped and started');
};

subtest 'nginx' => sub {
    $s->gate('closed');
    my $url = start('default');
    $s->signal('nginx', 'HUP');
    is($s->get($url)->{status}, 202, 'STAT-25: nginx reloaded');
    $s->end('nginx', 'QUIT');
    $s->start_nginx;
    is($s->get($url)->{status}, 202, 'STAT-25: nginx restarted');
    $s->gate('open');
    whole('default', $url, 'nginx restarted');
};

$s->{nginx_may_complain} = 1;     # there was no socket at times
$s->stop;
done_testing;
