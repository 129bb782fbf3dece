#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Exports while others write: one snapshot per job, and a chain of _since
# exports that loses nothing and does not repeat what did not change.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use IPC::Open2;
use Test::More;
use Time::HiRes qw(sleep time);

my $s = FhirBulk->new(
    source => 'postgres', start => 0, sample => ['--patients', 20],
    ini => { part_size => '128k', workers => 3 });
$s->load_gate('Observation');

# one role that may see when other sessions' transactions began, and one that
# may not
$s->sql('CREATE ROLE seer LOGIN IN ROLE pg_read_all_stats, fhir_bulk_reader');
my %keys = $s->postgres_keys('jsonb');
$s->{tenants} = {
    seer => { %keys, conninfo => $s->conninfo('seer'),
              transaction_margin => '0s' },
    gated => { %keys, where => 'gate.pass(type)' },
};
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my %base = (default => $s->{base},
            map { $_ => "$s->{server}/$_/fhir" } qw(seer gated));

# a session that is told what to do, line by line
sub session {
    my $pid = open2(my $out, my $in, 'psql', '-X', '-q', '-A', '-t', '-d',
                    $s->conninfo);
    my $self = { pid => $pid, in => $in, out => $out };
    $in->autoflush(1);
    return $self;
}

sub say_sql {
    my ($session, $sql) = @_;
    print { $session->{in} } "$sql;\n\\echo done\n";
    while (defined(my $line = readline $session->{out})) {
        return if $line eq "done\n";
    }
    die "psql ended: $sql\n";
}

sub leave {
    my ($session) = @_;
    close $session->{in};
    close $session->{out};
    waitpid $session->{pid}, 0;
}

# writes one resource in one transaction, stamped as servers do
sub put {
    my ($type, $id, $text) = @_;
    return "INSERT INTO s_jsonb.resource (type, id, last_updated, body)"
        . " VALUES ('$type', '$id', now(), jsonb_build_object('resourceType',"
        . " '$type', 'id', '$id', 'language', '$text'))"
        . ' ON CONFLICT (type, id) DO UPDATE SET body = excluded.body,'
        . ' last_updated = excluded.last_updated,'
        . ' version = resource.version + 1, deleted = false';
}

sub now { FhirBulk::Data::of_table($s, 's_jsonb.resource') }

# an export into the client's copy; gives the keys it brought
sub pull {
    my ($copy, $tenant, $since) = @_;
    my $path = '/$export' . ($since ? "?_since=$since" : '');
    my $export = $s->export($path, base => $base{$tenant});
    my $got = FhirBulk::Data::of_export($export);
    @$copy{ keys %$got } = values %$got;
    return ($got, $export->{manifest}{transactionTime});
}

subtest '_since to the microsecond' => sub {
    $s->sql("INSERT INTO s_jsonb.resource (type, id, last_updated, body)"
            . " SELECT 'Basic', id, t::timestamptz, jsonb_build_object("
            . "'resourceType', 'Basic', 'id', id) FROM (VALUES"
            . " ('at', '2031-01-01T00:00:00Z'),"
            . " ('us', '2031-01-01T00:00:00.000001Z'),"
            . " ('ms', '2031-01-01T00:00:00.001Z')) v (id, t)");
    # not later than now is what a kick-off wants
    $s->sql("UPDATE s_jsonb.resource SET last_updated = last_updated"
            . " - interval '10 years' WHERE type = 'Basic'");
    my $ids = sub {
        my ($got) = pull({}, 'default', $_[0] . '&_type=Basic');
        return join ' ', sort map { s{.*/}{}r } keys %$got;
    };
    is($ids->('2021-01-01T00:00:00Z'), 'ms us', 'TIME-01: strictly later');
    is($ids->('2021-01-01T00:00:00.000001Z'), 'ms', 'TIME-03: microseconds');
    is($ids->('2021-01-01T01:00:00.001%2B01:00'), '', 'TIME-01: a zone');
    $s->sql("DELETE FROM s_jsonb.resource WHERE type = 'Basic'");
};

# changed while the plan is made: no part was read yet; and while parts are
# read
for my $when ('planning', 'closed') {
    subtest "one snapshot, changes when the gate is: $when" => sub {
        $s->gate($when);
        my $before = now();
        my $reply = $s->kickoff('/$export', base => $base{gated});
        my $url = $reply->header('Content-Location');
        FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions });

        my @old = sort grep { m{^Observation/} } keys %$before;
        my ($changed, $removed) = map { s{.*/}{}r } @old;
        $s->sql(put('Observation', $changed, "changed $when") . ';'
                . put('Patient', "new-$when", 'new') . ';'
                . "DELETE FROM s_jsonb.resource WHERE id = '$removed'");
        $s->gate('open');
        my $got = FhirBulk::Data::of_export(
            $s->collect($url, $s->wait_complete($url)));
        is(FhirBulk::Data::difference($got, $before), '',
            'TIME-08 TIME-09: all parts show the moment of the snapshot, '
            . 'whatever was changed, added or removed since');
    };
}

for my $tenant (qw(seer default)) {
    subtest "transactions in flight, role $tenant" => sub {
        my $copy = {};

        # began before the snapshot and has written
        my $writer = session();
        say_sql($writer, 'BEGIN');
        say_sql($writer, put('Patient', "slow-$tenant", 'one'));
        # began before the snapshot and has not written yet
        my $sleeper = session();
        say_sql($sleeper, 'BEGIN');
        say_sql($sleeper, 'SELECT 1');
        sleep 1.1;

        my ($first, $t1) = pull($copy, $tenant);
        ok(!$first->{"Patient/slow-$tenant"}, 'not committed, not exported');

        say_sql($writer, 'COMMIT');
        say_sql($sleeper, put('Patient', "late-$tenant", 'two'));
        say_sql($sleeper, 'COMMIT');
        leave($_) for $writer, $sleeper;

        my ($second, $t2) = pull($copy, $tenant, $t1);
        ok($second->{"Patient/slow-$tenant"},
            'TIME-09: committed after the snapshot with an older time');
        ok($second->{"Patient/late-$tenant"},
            'TIME-09: began before, wrote and committed after');
        ok(!grep({ m{^Organization/} } keys %$second),
            'TIME-09: what did not change is not repeated');
        is(FhirBulk::Data::difference($copy, now()), '',
            'TIME-09: two exports are what the table holds')
            if $tenant eq 'seer';
    };
}

for my $tenant (qw(seer default)) {
    subtest "continuous writers, role $tenant" => sub {
        $s->sql("DELETE FROM s_jsonb.resource WHERE deleted");
        my %quiet = %{ now() };
        my @writers = map {
            my $n = $_;
            my $session = session();
            print { $session->{in} } <<"SQL";
SET application_name = 'writer';
DO \$\$
DECLARE
    n int := 0;
BEGIN
    WHILE (SELECT last_value FROM gate.state) = 1 LOOP
        n := n + 1;
        INSERT INTO s_jsonb.resource (type, id, last_updated, body)
        SELECT t, t || (n * 7 % 50) || 'w$n', now(), jsonb_build_object(
            'resourceType', t, 'id', t || (n * 7 % 50) || 'w$n',
            'language', n::text)
        FROM unnest(ARRAY['Observation', 'Patient', 'Encounter']) t
        ON CONFLICT (type, id) DO UPDATE SET body = excluded.body,
            last_updated = excluded.last_updated;
        PERFORM pg_sleep(random() * 0.02);
        COMMIT;
    END LOOP;
END
\$\$;
\\echo done
SQL
            $session;
        } 1 .. 3;

        my (%copy, $time, %repeated);
        for my $round (1 .. 3) {
            (my $got, $time) = pull(\%copy, $tenant, $time);
            if ($round > 1) {
                $repeated{$_} = 1
                    for grep { $quiet{$_} && $got->{$_} eq $quiet{$_} }
                        keys %$got;
            }
            sleep 0.4;
        }
        $s->gate('closed');
        for my $session (@writers) {
            readline $session->{out};
            leave($session);
        }
        $s->gate('open');
        pull(\%copy, $tenant, $time);

        is(FhirBulk::Data::difference(\%copy, now()), '',
            'TIME-08 TIME-09: a full and three _since exports are what the '
            . 'table holds');
        my @repeated = $tenant eq 'seer' ? sort keys %repeated : ();
        is("@repeated", '',
            'TIME-09: nothing is repeated that did not change');
        # leave no recent rows to the next round
        $s->sql("DELETE FROM s_jsonb.resource WHERE id ~ 'w[123]\$'"
                . " OR id ~ '^(slow|late|new)'");
    };
}

$s->stop;
done_testing;
