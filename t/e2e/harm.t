#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Do no harm: a role that may only read, settings of sessions, caps on
# connections, and a rate limit that follows a reload.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep time);

my $s = FhirBulk->new(
    source => 'postgres', start => 0, sample => ['--resources', 2500],
    ini => { part_size => '256k', workers => 4, max_running_jobs => 8 });
my $gate = { $s->load_gate('Observation') }->{where};

# A role with nothing but CONNECT, USAGE and SELECT, not even what everybody
# has, and with defaults of its own that would kill a long export.  Then roles
# that may do too much, and one for each cap.
$s->sql(<<'END');
ALTER SYSTEM SET log_line_prefix = '%u %p: ';
SELECT pg_reload_conf();
REVOKE ALL ON DATABASE postgres FROM public;
REVOKE ALL ON SCHEMA public FROM public;
CREATE ROLE plain LOGIN;
GRANT CONNECT ON DATABASE postgres TO plain;
GRANT USAGE ON SCHEMA s_jsonb TO plain;
GRANT SELECT ON s_jsonb.resource TO plain;
ALTER ROLE plain SET log_statement = 'all';
ALTER ROLE plain SET default_transaction_read_only = off;
ALTER ROLE plain SET default_transaction_isolation = 'serializable';
CREATE ROLE hasty LOGIN IN ROLE fhir_bulk_reader;
ALTER ROLE hasty SET statement_timeout = '200ms';
ALTER ROLE hasty SET idle_in_transaction_session_timeout = '100ms';
ALTER ROLE hasty SET lock_timeout = '50ms';
CREATE ROLE writer LOGIN IN ROLE fhir_bulk_reader;
GRANT UPDATE, INSERT ON s_jsonb.resource TO writer;
CREATE ROLE three LOGIN IN ROLE fhir_bulk_reader;
CREATE ROLE five LOGIN IN ROLE fhir_bulk_reader;
CREATE SEQUENCE s_jsonb.counter;
GRANT ALL ON s_jsonb.counter TO writer;
GRANT CONNECT ON DATABASE postgres TO fhir_bulk_reader;
END

my $size = $s->sql('SELECT sum(length(body::text)) FROM s_jsonb.resource');
my %keys = $s->postgres_keys('jsonb');

sub tenant {
    my ($role, %more) = @_;
    return { %keys, conninfo => $s->conninfo($role), %more };
}

my $folder = $s->sample_folder('data', '--resources', 2500);
my %tenants = (
    plain => tenant('plain'),
    hasty => tenant('hasty', where => $gate),
    writer => tenant('writer', where => "nextval('s_jsonb.counter') > 0"),
    super => tenant('fhb'),
    set => tenant('plain',
                  settings => 'work_mem=7MB application.word=yes jit=on',
                  where => "current_setting('work_mem') = '7MB' AND"
                      . " current_setting('application.word') = 'yes'"),
    three => tenant('three', where => $gate, max_connections => 3),
    five => tenant('five', where => $gate, max_connections => 5),
    slow => tenant('plain', rate_limit => int($size / 3) . '/s'),
    folder => { source => 'ndjson', path => $folder,
                rate_limit => int($size / 2) . '/s' },
);
$s->{tenants} = \%tenants;
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $table = FhirBulk::Data::of_table($s, 's_jsonb.resource');
my ($patient) = map { s{.*/}{}r } grep { m{^Patient/} } sort keys %$table;

sub base { return "$s->{server}/$_[0]/fhir" }

sub begin {
    my ($tenant, $path) = @_;
    my $reply = $s->kickoff($path // '/$export', base => base($tenant));
    $reply->{status} == 202
        or die "$tenant: $reply->{status}: $reply->{body}\n";
    return $reply->header('Content-Location');
}

sub whole {
    my ($url, $title, $tables) = @_;
    my $export = $s->collect($url, $s->wait_complete($url));
    is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export),
                                  $tables // $table), '', $title);
    return $export;
}

sub reload {
    my (%more) = @_;
    for my $name (keys %more) {
        $tenants{$name} = { %{ $tenants{$name} }, %{ $more{$name} } };
    }
    $s->write_ini;
    my $seen = () = FhirBulk::read_file($s->{log}) =~ /configuration reloaded/g;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        my $now = () = FhirBulk::read_file($s->{log})
            =~ /configuration reloaded/g;
        return $now > $seen;
    });
}

sub sessions {
    my ($role) = @_;
    return $s->sql("SELECT count(*) FROM pg_stat_activity"
                   . " WHERE usename = '$role'");
}

sub metric {
    my ($name) = @_;
    my $body = $s->control('GET', '/v1/metrics')->{body};
    my ($value) = $body =~ /^fhir_bulk_\Q$name\E (\S+)$/m
        or die "no $name in\n$body";
    return $value;
}

# ---- the role ------------------------------------------------------------

subtest 'SELECT is enough, and nothing is written' => sub {
    whole(begin('plain'), 'system level');
    my $since = '_since=2000-01-01T00:00:00Z';
    for my $path ("/\$export?$since", '/Patient/$export',
                  "/Patient/\$export?$since&organizeOutputBy=Patient",
                  '/Group/cohort/$export', "/Group/nested/\$export?$since",
                  '/Patient/$export?_elements=id&_type=Patient,Observation',
                  '/$export?_type=Observation&_typeFilter=Observation%3F'
                  . 'status%3Dfinal',
                  '/Patient/$export?includeAssociatedData='
                  . 'LatestProvenanceResources')
    {
        my $reply = $s->kickoff($path, base => base('plain'));
        $reply = $s->kickoff($path =~ s/nested/cohort/r,
                             base => base('plain')) if $reply->{status} == 404;
        is($reply->{status}, 202, "$path: 202") or diag $reply->{body};
        my $url = $reply->header('Content-Location');
        ok($s->wait_complete($url)->{output}, "$path: complete");
    }
    my $body = qq({"resourceType":"Parameters","parameter":[{"name":"patient",)
        . qq("valueReference":{"reference":"Patient/$patient"}}]});
    my $reply = $s->kickoff('/Patient/$export', method => 'POST',
                            'Content-Type' => 'application/fhir+json',
                            body => $body, base => base('plain'));
    is($reply->{status}, 202, 'patient: 202') or diag $reply->{body};
    $s->wait_complete($reply->header('Content-Location'));

    my (%verbs, @bad, %by);
    my $log = FhirBulk::read_file("$s->{pg}/server.log");
    while ($log =~ /^plain (\d+): LOG:  (?:statement|execute [^:]+): (.*(?:\n\t.*)*)/mg) {
        $by{$1} //= $2;
        for my $one (split /;\s*/, $2) {
            my ($verb) = $one =~ /^\s*(\w+)/ or next;
            $verbs{uc $verb}++;
            push @bad, $one if $one !~ /^\s*(?:SELECT|WITH|SET|BEGIN|SAVEPOINT|RELEASE
                                    |ROLLBACK\ TO|COPY\ \(|EXPLAIN\ (?!.*ANALYZE))/x
                || $one =~ /\bFOR (?:UPDATE|SHARE|NO KEY|KEY)\b/;
        }
    }
    cmp_ok($verbs{COPY} // 0, '>', 10, 'the server has logged our statements');
    is("@bad[0 .. ($#bad < 3 ? $#bad : 3)]", '',
        'all of them only read or set');
    is((grep { !/^SET default_transaction_read_only = on;/ } values %by) + 0,
        0, 'each session begins by giving up to write');
    # where two workers meet in a table, the one that came from its begin stops
    my @refused = grep { !/canceling statement due to user request/ }
        $log =~ /^plain \d+: (?:ERROR|FATAL):.*/mg;
    is("@refused", '', 'and none was refused for want of rights');
    like($log, qr/^plain \d+: LOG:  statement: SET statement_timeout = '60s'/m,
        'what a kick-off looks up has an end');
};

subtest 'who may write is told so, and cannot by us' => sub {
    my $log = FhirBulk::wait_for('the checks', 20, sub {
        my $text = FhirBulk::read_file($s->{log});
        return $text =~ /"writer" is ready/ && $text =~ /"super" is ready/
            && $text =~ /"plain" is ready/ ? $text : undef;
    });
    like($log, qr/warn source: tenant "writer": the role "writer" may change "s_jsonb"."resource", SELECT is all it needs: REVOKE INSERT, UPDATE ON "s_jsonb"."resource" FROM writer/,
        'a role that may write is named, with the grant');
    like($log, qr/warn source: tenant "super": the role "fhb" is a superuser/,
        'so is a superuser');
    unlike($log, qr/warn source: tenant "(?:plain|three|set)"/,
        'and nobody else');

    my $reply = $s->wait_done(begin('writer'));
    is($reply->{status}, 500, 'a function that writes ends the job');
    is($s->sql('SELECT is_called FROM s_jsonb.counter'), 'f',
        'and has written nothing');
};

# ---- settings ------------------------------------------------------------

subtest "a role's timeouts do not end a long export" => sub {
    $s->gate('slow');
    my $begin = time;
    whole(begin('hasty'), 'complete and whole');
    cmp_ok(time - $begin, '>', 0.5, 'it took longer than they allow');
    $s->gate('open');
    unlike(FhirBulk::read_file("$s->{pg}/server.log"),
        qr/^hasty \d+: (?:ERROR|FATAL).*timeout/m, 'no session was ended');
};

subtest 'settings' => sub {
    whole(begin('set'), 'those of the tenant hold in each of its sessions');
};

# ---- connections ---------------------------------------------------------

subtest 'max_connections' => sub {
    $s->gate('closed');
    my @jobs = map { begin('three') } 1 .. 4;
    my @more = map { begin('five') } 1 .. 4;

    # a job's snapshot and a worker of 3; two and two of 5
    FhirBulk::wait_for('the gate', 20, sub { $s->sql(
        "SELECT count(*) FILTER (WHERE usename = 'three') = 1"
        . " AND count(*) FILTER (WHERE usename = 'five') = 2"
        . " FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
        . " AND usename IN ('three', 'five')") eq 't' });
    is(sessions('three'), 2, '3: one is left for what kick-offs look up');
    is(sessions('five'), 4, '5: likewise; two caps on one database');
    is(metric('source_connections{tenant="five",is="open"}'), 4, 'metrics');
    is(metric('source_connections{tenant="five",is="most"}'), 5, 'metrics');

    # the one that is left serves a crowd, in turn
    my @pids;
    for my $child (1 .. 6) {
        my $pid = fork // die "fork: $!\n";
        if ($pid == 0) {
            my $good = eval {
                my $r = $s->kickoff('/Group/cohort/$export?_type=Group',
                                    base => base('three'));
                $r->{status} == 202
                    && $s->request('DELETE', $r->header('Content-Location'))
                        ->{status} == 202;
            };
            POSIX::_exit($good ? 0 : 1);
        }
        push @pids, $pid;
    }
    my $most = 0;
    while (@pids) {
        my $open = metric('source_connections{tenant="three",is="open"}');
        $most = $open if $open > $most;
        @pids = grep {
            my $end = waitpid $_, POSIX::WNOHANG();
            is($?, 0, 'kick-off at Group level while all is busy') if $end;
            !$end;
        } @pids;
    }
    cmp_ok($most, '<=', 3, 'never more than 3');
    whole(begin('plain'), 'another tenant still finds a worker');

    $s->gate('open');
    whole($_, 'all that waited complete, whole') for @jobs, @more;
    FhirBulk::wait_for('the end of the sessions', 10,
                       sub { sessions('three') + sessions('five') == 0 });
    is(metric('source_connections{tenant="three",is="open"}')
       + metric('source_connections{tenant="three",is="waiting"}'), 0,
        'nothing is left counted');
    my @lost = FhirBulk::read_file($s->{log}) =~ /^.*try \d+ of.*$/mg;
    is("@lost", '', 'nobody gave up on the way');
};

subtest 'what --check says of it' => sub {
    for my $case (
        [{ max_connections => 2 }, qr/"max_connections": 2 is too few: a job needs one for its snapshot and one for a worker/],
        [{ max_connections => 0 }, qr/is not a number from 1 to/],
        [{ rate_limit => '20m' }, qr/is not "off", nor bytes per second such as 20m\/s/],
        [{ rate_limit => '0/s' }, qr/is not "off", nor/],
        [{ settings => 'work_mem' }, qr/is not NAME=VALUE/],
        [{ settings => 'a=b Default_Transaction_Read_Only=off' }, qr/changes Default_Transaction_Read_Only, which/],
        [{ settings => "a;b=c" }, qr/is not NAME=VALUE/])
    {
        my ($keys, $text) = @$case;
        my ($name) = keys %$keys;
        local $s->{tenants} = { plain => { %{ $tenants{plain} }, %$keys } };
        local $s->{ini_file};
        $s->write_ini;
        my $said = qx($s->{bulkd} --check -c $s->{ini_file} 2>&1);
        isnt($?, 0, "$name = $keys->{$name}: refused");
        like($said, $text, 'and it says why');
    }
    $s->write_ini;
};

# ---- rate ----------------------------------------------------------------

# at most so many seconds, where nobody else works
sub takes {
    my ($tenant, $tables) = @_;
    my $begin = time;
    my $url = begin($tenant);
    $s->wait_complete($url);
    my $took = time - $begin;
    whole($url, "$tenant: whole", $tables);
    return $took;
}

subtest 'rate_limit' => sub {
    my $files = FhirBulk::Data::of_folder($folder);
    my $took = takes('slow');
    cmp_ok($took, '>', 2.4, 'all workers together keep to it');
    cmp_ok($took, '<', FhirBulk::patience(9), 'and use it');
    cmp_ok(takes('folder', $files), '>', 1.5, 'a folder likewise');
    cmp_ok(metric('source_rate_limit_wait_seconds{tenant="slow"}'), '>', 2,
        'metrics: how long readers waited');

    # hours, then a reload in the middle
    reload(map { $_ => { rate_limit => '1k/s' } } qw(slow folder));
    my %urls = (slow => begin('slow'));
    FhirBulk::wait_for('readers', 10, sub { $s->sql(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'plain'"
        . " AND query LIKE 'COPY%'") > 0 });
    $urls{folder} = begin('folder');
    sleep 0.5;
    is($s->get($urls{$_})->{status}, 202, "$_: goes on slowly") for sort keys %urls;
    my $begin = time;
    reload(map { $_ => { rate_limit => 'off' } } qw(slow folder));
    $s->wait_complete($urls{$_}) for sort keys %urls;
    cmp_ok(time - $begin, '<', FhirBulk::patience(5),
        'running jobs follow the reload');
    whole($urls{slow}, 'slow: whole');
    whole($urls{folder}, 'folder: whole', $files);

    # a job that waits for the rate can be cancelled
    reload(slow => { rate_limit => '1k/s' });
    my $url = begin('slow');
    FhirBulk::wait_for('readers', 10, sub { sessions('plain') > 1 });
    is($s->request('DELETE', $url)->{status}, 202, 'deleted');
    $begin = time;
    FhirBulk::wait_for('the end of its sessions', 10,
                       sub { sessions('plain') == 0 });
    cmp_ok(time - $begin, '<', FhirBulk::patience(5),
        'DEL-03: its readers go at once');
};

$s->stop;
done_testing;
